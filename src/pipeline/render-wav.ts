import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../domain/failure.js';
import type { Plan, PlanItem } from '../domain/plan.js';
import { ok, type Result } from '../util/result.js';
import { makeWav } from './make-wav.js';
import { readManifest } from './read-manifest.js';
import type { PreparedScript, RenderSession } from './render-session.js';
import { isRefusedWrite, makeOutDir, openStaging, outputUnwritable } from './staging.js';

/** Renders some items of a script to `output/<name>.wav`; gives its path. Throws HosoError. */
export const renderWav = async (
  session: RenderSession,
  prepared: PreparedScript,
  choose: (plan: Plan) => readonly PlanItem[],
  name: string,
): Promise<Result<string, readonly Failure[]>> => {
  const { outDir } = session.open.project;
  const last = await readManifest(join(outDir, `${prepared.script.name}.json`));
  const made = await makeWav(session, prepared, choose, last, session.signal);
  if (!made.ok) return made;
  await makeOutDir(outDir);
  const staging = await openStaging(outDir, name);
  try {
    await writeFile(join(staging.dir, `${name}.wav`), made.value.wav);
    await staging.commit([`${name}.wav`]);
  } catch (error) {
    throw isRefusedWrite(error) ? outputUnwritable(outDir, error) : error;
  } finally {
    await staging.remove();
  }
  return ok(join(outDir, `${name}.wav`));
};
