import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { runChild } from './run-child.js';

const root = resolve(import.meta.dirname, '../..');

/**
 * Compiles modules of `src/` and what they import, before the tests of a file, so that child processes can
 * run them. The answer gives the URL of a module by its path in `src/`, without the ending.
 */
export const compileModules = (...modules: readonly string[]): ((module: string) => string) => {
  let dir = '';
  beforeAll(async () => {
    // Within the repository, where packages are found.
    mkdirSync(join(root, '.cache'), { recursive: true });
    dir = mkdtempSync(join(root, '.cache', 'test-modules-'));
    writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
    const project = join(dir, 'tsconfig.json');
    writeFileSync(
      project,
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          noEmit: false,
          rootDir: join(root, 'src'),
          outDir: join(dir, 'out'),
          types: ['node'],
        },
        include: [],
        files: modules.map((module) => join(root, 'src', `${module}.ts`)),
      }),
    );
    const { code, stdout } = await runChild(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      project,
    ]);
    if (code !== 0) throw new Error(`the compiler failed:\n${stdout}`);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return (module) => pathToFileURL(join(dir, 'out', `${module}.js`)).href;
};
