import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCycles, importsOf, layerViolations, placeViolations, readSources } from './support/layers.js';

const sources = readSources(resolve(import.meta.dirname, '../src'));
const planted = (path: string, text: string) => [...sources, { path, text }];

describe('the real source tree', () => {
  it('is read', () => expect(sources.length).toBeGreaterThan(20));
  it('keeps the layers', () => expect(layerViolations(sources)).toEqual([]));
  it('has no import cycle', () => expect(importCycles(sources)).toEqual([]));
  it('keeps ffmpeg, the environment and the exit code in their places', () =>
    expect(placeViolations(sources)).toEqual([]));
  it('keeps files short', () => {
    const long = sources
      .filter((file) => !/\/(lexicon|data)[^/]*\.ts$/.test(file.path))
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter((file) => file.lines > 310);
    expect(long).toEqual([]);
  });
});

describe('negative controls: a planted violation is seen', () => {
  it.each([
    ['parse/planted.ts', "import { x } from '../plan/create-plan.js';"],
    ['parse/planted.ts', "import type { X } from '../plan/create-plan.js';"],
    ['cache/planted.ts', "import { x } from '../backends/backend.js';"],
    ['util/planted.ts', "export { x } from '../domain/plan.js';"],
    ['plan/planted.ts', "const x = await import('../pipeline/render.js');"],
    ['cli/planted.ts', "import { x } from '../parse/parse-script.js';"],
    ['web/planted.tsx', "import type { X } from '../studio/server.js';"],
    ['studio/planted.ts', "import { x } from '../publish/id3-tag.js';"],
    ['elsewhere/planted.ts', 'export const x = 1;'],
  ])('%s: %s', (path, text) => expect(layerViolations(planted(path, text))).toHaveLength(1));

  it('a cycle', () => {
    const files = [
      { path: 'util/a.ts', text: "import type { B } from './b.js';" },
      { path: 'util/b.ts', text: "export { A } from './a.js';" },
    ];
    expect(importCycles(files)).toHaveLength(1);
  });

  it.each([
    ['assemble/planted.ts', "import ffmpeg from 'fluent-ffmpeg';"],
    ['assemble/planted.ts', 'const a = process.env.PATH;'],
    ['assemble/planted.ts', "const a = process['env'].PATH;"],
    ['cli/planted.ts', 'process.exit(1);'],
    ['cli/planted.ts', 'export default 1;'],
    ['cli/planted.ts', "export * from './main.js';"],
    ['web/planted.tsx', "import { readFile } from 'node:fs/promises';"],
    ['web/planted.tsx', "import { renderRequestSchema } from '../domain/studio-requests.js';"],
  ])('%s: %s', (path, text) => expect(placeViolations(planted(path, text))).toHaveLength(1));

  it('an import in a comment is none', () =>
    expect(importsOf("// import x from 'y';\n/* from 'z' */")).toEqual([]));
});
