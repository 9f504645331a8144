import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The repository: this file is compiled to `.cache/bench/`. */
export const repositoryRoot = resolve(import.meta.dirname, '../..');

export type Timed = { readonly wallMs: number; readonly stdout: string };

/** Runs a program (no shell) and tells how long it took. */
export const timed = async (program: string, args: readonly string[]): Promise<Timed> => {
  const startedAtMs = performance.now();
  const { stdout } = await run(program, [...args], { cwd: repositoryRoot, maxBuffer: 256 * 2 ** 20 });
  return { wallMs: performance.now() - startedAtMs, stdout };
};

/** Runs the built command line as a person does. */
export const hoso = (args: readonly string[]): Promise<Timed> =>
  timed(process.execPath, [resolve(repositoryRoot, 'bin/hoso.js'), ...args]);

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** `hoso studio` in a project's folder, until it is stopped. */
export const startStudio = async (
  dir: string,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const child = spawn(process.execPath, [resolve(repositoryRoot, 'bin/hoso.js'), 'studio', '--quiet'], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const [data] = (await Promise.race([
    once(child.stdout, 'data'),
    closed.then(() => Promise.reject(new Error('the studio did not start'))),
  ])) as [Buffer];
  return {
    url: String(data).trim(),
    stop: async () => {
      child.kill();
      await closed;
    },
  };
};
