import { resolve } from 'node:path';
import type { OnEvent } from '../domain/events.js';
import { type Failure, HosoError } from '../domain/failure.js';
import type { Plan } from '../domain/plan.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { readScript } from './read-script.js';
import { openRenderSession, prepareScript } from './render-session.js';
import { renderWav } from './render-wav.js';
import { type SelectedSegments, selectSegments } from './select-segments.js';

export type Preview = {
  /** The WAV file. */
  readonly file: string;
  readonly first: number;
  readonly last: number;
};

export type PreviewOptions = {
  readonly host?: string | undefined;
  readonly usesCache: boolean;
  readonly allowMixedEngines?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
};

/** The items from the first utterance of the segments to their last: no pause at either edge. */
const itemsOf = (plan: Plan, { first, last }: SelectedSegments): Plan['items'] => {
  const isInside = (index: number): boolean => {
    const item = plan.items[index];
    return item?.type === 'utterance' && item.segment >= first && item.segment <= last;
  };
  const inside = plan.items.map((_, index) => index).filter(isInside);
  return plan.items.slice(inside[0] ?? 0, (inside.at(-1) ?? -1) + 1);
};

/** Renders segments of a script to `output/X.segment-N.wav`; the clips are those of a render. */
export const previewSegment = async (
  open: OpenProject,
  cwd: string,
  path: string,
  wanted: string,
  options: PreviewOptions,
): Promise<Result<Preview, readonly Failure[]>> => {
  const read = await readScript(open, resolve(cwd, path), path, options.host);
  if (!read.ok) return read;
  const selected = selectSegments(read.value, wanted);
  if (!selected.ok) return err([selected.error]);
  const prepared = await prepareScript(open, read.value);
  if (!prepared.ok) return prepared;
  const session = await openRenderSession(open, [prepared.value], options);
  try {
    const { name } = read.value;
    const { first, last, label } = selected.value;
    const choose = (plan: Plan) => itemsOf(plan, selected.value);
    const file = await renderWav(session, prepared.value, choose, `${name}.segment-${label}`);
    return file.ok ? ok({ file: file.value, first, last }) : file;
  } catch (error) {
    if (options.signal.aborted) return err([{ code: 'cancelled', message: 'the preview was cancelled' }]);
    if (error instanceof HosoError) return err([error.failure]);
    throw error;
  } finally {
    await session.close();
  }
};
