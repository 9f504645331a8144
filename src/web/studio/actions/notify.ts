import { problemOf } from '../api/api-error.js';
import { m } from '../i18n/m.js';
import type { Notice } from '../state/app-state.js';
import type { Studio } from '../studio.js';

const DONE_MS = 4000;

let nextKey = 1;

const add = ({ store }: Studio, notice: Omit<Notice, 'key'>): void => {
  const key = nextKey;
  nextKey += 1;
  store.dispatch({ type: 'notice-added', notice: { ...notice, key } });
  // Problems stay until they are taken away by hand.
  if (notice.level === 'done') setTimeout(() => store.dispatch({ type: 'notice-removed', key }), DONE_MS);
};

export const notifyDone = (studio: Studio, text: string): void =>
  add(studio, { level: 'done', text, hint: null });

/** Tells of anything that was thrown; what was called off is no problem, and a lost server has its own banner. */
export const notifyProblem = (studio: Studio, error: unknown): void => {
  const problem = problemOf(error);
  if (problem === null) return;
  const { code, message, hint = null } = problem;
  // The banner says what mends it.
  if (code === 'backend-unavailable') add(studio, { level: 'problem', text: m.enginesAway, hint: message });
  else add(studio, { level: 'problem', text: message, hint });
};
