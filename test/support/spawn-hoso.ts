import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type HosoRun, repositoryRoot } from './run-hoso.js';

/** Starts the built command line as a process of its own. */
export const spawnHoso = (cwd: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess =>
  spawn(process.execPath, [join(repositoryRoot, 'dist/cli/main.js'), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });

/** Waits until it ends; a signal's name stands for the code where one ended it. */
export const endOf = async (
  child: ChildProcess,
): Promise<Omit<HosoRun, 'code'> & { readonly code: number | string }> => {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code: code ?? signal ?? '', stdout, stderr };
};
