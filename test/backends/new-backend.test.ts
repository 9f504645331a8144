import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/backends/backend.js';
import { describeBackendContract } from '../support/describe-backend-contract.js';

const ROOT = resolve(import.meta.dirname, '../..');
const REGISTRY_END = '};\n\nexport const backendNames';

/** The recipe's code blocks: the backend's file, the registry's line, the test. */
const recipeSteps = (): readonly string[] => {
  const docs = readFileSync(join(ROOT, 'docs/backends.md'), 'utf8');
  const recipe = docs.slice(docs.indexOf('## A new backend'));
  return [...recipe.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
};

/** Follows the recipe on a copy of the sources: one file, one line, one test. */
const followRecipe = (): string => {
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(join(cache, 'recipe-'));
  for (const folder of ['util', 'domain', 'audio', 'backends']) {
    cpSync(join(ROOT, 'src', folder), join(copy, 'src', folder), { recursive: true });
  }
  const suite = 'test/support/describe-backend-contract.ts';
  cpSync(join(ROOT, suite), join(copy, suite));
  const [file = '', line = '', test = ''] = recipeSteps();
  writeFileSync(join(copy, 'src/backends/hum.ts'), file);
  const registry = join(copy, 'src/backends/registry.ts');
  writeFileSync(registry, readFileSync(registry, 'utf8').replace(REGISTRY_END, `${line}${REGISTRY_END}`));
  mkdirSync(join(copy, 'test/backends'));
  writeFileSync(join(copy, 'test/backends/hum.test.ts'), test);
  const config = {
    extends: '../../tsconfig.json',
    include: ['src/backends', 'test/backends'],
    compilerOptions: { skipLibCheck: true },
  };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));
  return copy;
};

describe('the recipe of docs/backends.md', () => {
  const copy = followRecipe();
  afterAll(() => rmSync(copy, { recursive: true }));

  it('compiles', async () => {
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const compiling = promisify(execFile)(tsc, ['-p', join(copy, 'tsconfig.json')]);
    await expect(compiling).resolves.toMatchObject({ stdout: '' });
  });

  describeBackendContract('hum', {
    load: async (): Promise<Backend> => {
      const registry = await import(pathToFileURL(join(copy, 'src/backends/registry.ts')).href);
      expect(registry.backendNames).toContain('hum');
      const found = await registry.backendNamed('hum');
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    },
    options: () => ({}),
    otherOptions: () => ({ volume: 0.8 }),
  });
});
