import type { StudioProblem } from '../../../domain/studio-api.js';
import { m } from '../i18n/m.js';

const placeOf = ({ file, line, column }: StudioProblem): string | null => {
  const place = line === undefined ? '' : m.place(line, column ?? null);
  if (file === undefined) return place === '' ? null : place;
  return place === '' ? file : `${file} ${place}`;
};

/** Tells problems of a list from each other. */
export const problemKey = ({ code, file, line, message }: StudioProblem): string =>
  `${code}:${file}:${line}:${message}`;

/** A problem in hoso's own words (English), with its place and what mends it. */
export const ProblemText = ({ problem }: { readonly problem: StudioProblem }) => {
  const place = placeOf(problem);
  return (
    <p class="problem" lang={problem.code === 'offline' ? undefined : 'en'}>
      {place === null ? null : <span class="problem-place">{place}</span>} {problem.message}
      {problem.hint === undefined ? null : <span class="problem-hint">{problem.hint}</span>}
    </p>
  );
};
