import { join } from 'node:path';
import { type Failure, HosoError } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import { err, ok, type Result } from '../util/result.js';
import { takeEpisodeLock } from './episode-lock.js';
import { fillPage } from './fill-page.js';
import { findPlayer } from './find-player.js';
import { isEpisodeUnchanged } from './is-episode-unchanged.js';
import { planEpisode } from './plan-episode.js';
import { readManifest } from './read-manifest.js';
import type { PreparedScript, RenderSession } from './render-session.js';
import { isRefusedWrite, makeOutDir, openStaging, outputUnwritable, removeLeftOvers } from './staging.js';

/** An episode that stands in the output folder. */
export type Rendered = {
  readonly file: string;
  readonly manifest: Manifest;
  readonly upToDate: boolean;
};

const renderLocked = async (
  session: RenderSession,
  prepared: PreparedScript,
): Promise<Result<Rendered, readonly Failure[]>> => {
  const { open, onEvent } = session;
  const { script } = prepared;
  const { outDir } = open.project;
  const file = join(outDir, `${script.name}.mp3`);
  const last = await readManifest(join(outDir, `${script.name}.json`));
  const planned = await planEpisode(open, prepared, session.engines, last);
  if (!planned.ok) return planned;
  const { plan, facts, away } = planned.value;
  for (const { message } of away) onEvent({ type: 'warning', script: script.name, message });
  if (!planned.value.inputs.ok) return planned.value.inputs;
  const { hash: inputs, publishing, music } = planned.value.inputs.value;
  const isUpToDate =
    session.usesCache && last?.hashes.inputs === inputs && (await isEpisodeUnchanged(outDir, last));
  const hasPlayer = session.player || (await findPlayer(outDir, last));
  if (isUpToDate) {
    if (!hasPlayer) return ok({ file, manifest: last, upToDate: true });
    const { refreshPlayer } = await import('./player-file.js');
    return ok({ file, manifest: await refreshPlayer(outDir, last, publishing), upToDate: true });
  }
  if (plan.items.some((item) => item.type === 'utterance' && item.key === null)) return err(away);
  const staging = await openStaging(outDir, script.name);
  try {
    // Loaded only when something has to be made: an up-to-date answer comes sooner without it.
    const { makeEpisode } = await import('./make-episode.js');
    const manifest = await makeEpisode(
      session,
      { script, plan, facts, inputs, publishing, last, music, hasPlayer },
      staging.dir,
    );
    // The manifest last: one that does not fit its neighbours means that the render has to be done again.
    await staging.commit([`${script.name}.mp3`, ...Object.keys(manifest.files), `${script.name}.json`]);
    return ok({ file, manifest, upToDate: false });
  } finally {
    await staging.remove();
  }
};

/** Renders one script, alone on its episode; expected failures are values. */
export const renderScript = async (
  session: RenderSession,
  prepared: PreparedScript,
): Promise<Result<Rendered, readonly Failure[]>> => {
  const { open, signal, onEvent } = session;
  const { script } = prepared;
  try {
    await makeOutDir(open.project.outDir);
    const release = await takeEpisodeLock(open.project.outDir, script.name, signal, (pid) =>
      onEvent({ type: 'lock-wait', script: script.name, pid }),
    );
    try {
      // Also when nothing has to be made: a run may have been killed just before it tidied up.
      await removeLeftOvers(open.project.outDir);
      const rendered = await renderLocked(session, prepared);
      if (!rendered.ok) return rendered;
      const failure = await fillPage(open, prepared, rendered.value);
      return failure === null ? rendered : err([failure]);
    } finally {
      await release();
    }
  } catch (error) {
    if (signal.aborted) return err([{ code: 'cancelled', message: `${script.name} was cancelled` }]);
    if (error instanceof HosoError) return err([error.failure]);
    // The cache tells its own refusals.
    if (isRefusedWrite(error)) return err([outputUnwritable(open.project.outDir, error).failure]);
    throw error;
  }
};
