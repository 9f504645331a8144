import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCli } from '../../src/cli/run-cli.js';
import type { Environment } from '../../src/config/environment.js';
import { tempDir } from './temp-dir.js';

export const repositoryRoot = resolve(import.meta.dirname, '../..');

export type HosoRun = { readonly code: number; readonly stdout: string; readonly stderr: string };

const environment: Environment = {
  get: () => undefined,
  ffmpegPath: undefined,
  ci: true,
  noColor: true,
};

/** Runs one command line in this process, as `cwd` would see it. */
export const runHoso = async (
  cwd: string,
  args: readonly string[],
  changes: { signal?: AbortSignal; environment?: Partial<Environment> } = {},
): Promise<HosoRun> => {
  let stdout = '';
  let stderr = '';
  const code = await runCli(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    cwd,
    environment: { ...environment, ...changes.environment },
    terminalColumns: null,
    signal: changes.signal ?? new AbortController().signal,
  });
  return { code, stdout, stderr };
};

/** A project of its own with the `tone` backend, the station's voices and the scripts given by name. */
export const toneProject = (
  scripts: Readonly<Record<string, string | Uint8Array>>,
  dir = tempDir(),
): string => {
  cpSync(join(repositoryRoot, 'voices'), join(dir, 'voices'), { recursive: true });
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\n');
  mkdirSync(join(dir, 'scripts'));
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(dir, 'scripts', name), text);
  return dir;
};

export const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
