import { resolve } from 'node:path';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { scriptToJson } from '../parse/script-to-json.js';
import { ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { readScript } from './read-script.js';

/** A parsed script and the object that `hoso parse --json` prints of it. */
export const describeScript = async (
  open: OpenProject,
  cwd: string,
  path: string,
  host?: string,
): Promise<Result<{ readonly script: Script; readonly json: object }, readonly Failure[]>> => {
  const read = await readScript(open, resolve(cwd, path), path, host);
  return read.ok ? ok({ script: read.value, json: scriptToJson(read.value) }) : read;
};
