import { join, resolve } from 'node:path';
import { initProject } from '../../pipeline/init-project.js';
import { type CliIo, reportFailures } from '../cli-io.js';

/** `hoso init`: the paths made, a line each. */
export const initCommand = async (io: CliIo, dir: string): Promise<number> => {
  const made = await initProject(resolve(io.cwd, dir));
  if (!made.ok) return reportFailures(io, [made.error]);
  for (const path of made.value) io.stdout(`${join(dir, path)}\n`);
  io.stderr(`Try it: cd ${dir} && npx hoso render scripts/*.txt\n`);
  return 0;
};
