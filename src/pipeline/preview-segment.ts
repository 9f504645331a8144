import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { segmentWav } from '../assemble/segment-wav.js';
import type { OnEvent } from '../domain/events.js';
import { type Failure, HosoError } from '../domain/failure.js';
import type { Plan } from '../domain/plan.js';
import { err, ok, type Result } from '../util/result.js';
import { episodeFormat } from './episode-format.js';
import type { OpenProject } from './open-project.js';
import { planScript } from './plan-script.js';
import { readManifest } from './read-manifest.js';
import { readScript } from './read-script.js';
import { openRenderSession, type PreparedScript, prepareScript, type RenderSession } from './render-session.js';
import { type SelectedSegments, selectSegments } from './select-segments.js';
import { makeOutDir, openStaging } from './staging.js';
import { utteranceOf } from './utterance-of.js';

export type Preview = {
  /** The WAV file. */
  readonly file: string;
  readonly first: number;
  readonly last: number;
};

export type PreviewOptions = {
  readonly host?: string | undefined;
  readonly usesCache: boolean;
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

const previewPrepared = async (
  session: RenderSession,
  prepared: PreparedScript,
  selected: SelectedSegments,
): Promise<Result<Preview, readonly Failure[]>> => {
  const { open, signal, onEvent } = session;
  const { script } = prepared;
  const { outDir, config } = open.project;
  const last = await readManifest(join(outDir, `${script.name}.json`));
  const planned = planScript(open, prepared, session.engines, last);
  if (!planned.ok) return planned;
  const { plan, away } = planned.value;
  const items = itemsOf(plan, selected);
  if (items.some((item) => item.type === 'utterance' && item.key === null)) return err(away);
  for (const { message } of away) onEvent({ type: 'warning', script: script.name, message });
  const utterances = items.filter((item) => item.type === 'utterance').length;
  onEvent({ type: 'render-start', script: script.name, utterances, distinct: utterances });
  const wav = await segmentWav({
    items,
    clip: (item) => session.synthesizer.clip(utteranceOf(script, plan, item), signal),
    format: episodeFormat(config.audio, ''),
    concurrency: availableParallelism(),
    signal,
  });
  const name = `${script.name}.segment-${selected.label}.wav`;
  await makeOutDir(outDir);
  const staging = await openStaging(outDir, `${script.name}.segment-${selected.label}`);
  try {
    await writeFile(join(staging.dir, name), wav);
    await staging.commit([name]);
  } finally {
    await staging.remove();
  }
  return ok({ file: join(outDir, name), first: selected.first, last: selected.last });
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
    return await previewPrepared(session, prepared.value, selected.value);
  } catch (error) {
    if (options.signal.aborted) return err([{ code: 'cancelled', message: 'the preview was cancelled' }]);
    if (error instanceof HosoError) return err([error.failure]);
    throw error;
  } finally {
    await session.close();
  }
};
