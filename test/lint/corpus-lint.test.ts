import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintFinding } from '../../src/domain/lint-finding.js';
import { corpusIsHere, corpusScripts } from '../support/corpus.js';
import { jsonLines, repositoryRoot, runHoso } from '../support/run-hoso.js';
import { tempDir } from '../support/temp-dir.js';

type Linted = { path: string; findings: LintFinding[]; errors: number; warnings: number; fixed: number };

if (!corpusIsHere) console.warn('SKIPPED: lint of the real scripts; ../shared/corpus is not here');

const letters = (text: string): string => (text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []).join('');

describe.skipIf(!corpusIsHere)('lint of the real scripts', () => {
  it('ends, and every position holds the word it names', async () => {
    const scripts = corpusScripts();
    const startedMs = performance.now();
    const run = await runHoso(repositoryRoot, ['lint', '--json', ...scripts.map(({ file }) => file)]);
    const seconds = (performance.now() - startedMs) / 1_000;
    console.info(`lint of ${scripts.length} scripts: ${seconds.toFixed(2)} s`);
    expect(run.code).toBe(0);
    const linted = (jsonLines(run.stdout) as Linted[]).filter(({ path }) => path.endsWith('.txt'));
    expect(linted).toHaveLength(scripts.length);
    let count = 0;
    for (const [index, { findings }] of linted.entries()) {
      const lines = new TextDecoder().decode(scripts[index]?.bytes).split('\n');
      let before = 0;
      for (const { line, column, text, level, reading } of findings) {
        expect(lines[line - 1]?.slice(column - 1, column - 1 + text.length)).toBe(text);
        expect(text).not.toBe('');
        if (reading !== undefined) expect(['info', 'warning']).toContain(level);
        expect(line).toBeGreaterThanOrEqual(before);
        before = line;
        count += 1;
      }
    }
    console.info(`${count} findings`);
    expect(count).toBeGreaterThan(1_000);
  }, 60_000);

  it('doubts little of what has aired', async () => {
    const scripts = corpusScripts();
    const run = await runHoso(repositoryRoot, ['lint', '--json', ...scripts.map(({ file }) => file)]);
    const linted = jsonLines(run.stdout) as Linted[];
    const doubtful = linted.flatMap(({ findings }) =>
      findings.filter(
        ({ level, code }) => level !== 'info' && code !== 'word-unknown' && code !== 'markdown',
      ),
    );
    // Programmes, labels, directions and chatter are rare in scripts that a person has looked through.
    expect(doubtful.length).toBeLessThan(scripts.length / 2);
    expect(linted.every(({ errors }) => errors === 0)).toBe(true);
  }, 60_000);

  it('repairs without losing a letter, and comes to an end', async () => {
    const dir = tempDir();
    const originals = corpusScripts();
    const files = originals.map(({ name, bytes }) => {
      const file = join(dir, `${name}.txt`);
      writeFileSync(file, bytes);
      return file;
    });
    const fixed = await runHoso(repositoryRoot, ['lint', '--fix', '--json', ...files]);
    expect(fixed.code).toBe(0);
    files.forEach((file, index) => {
      const before = new TextDecoder().decode(originals[index]?.bytes);
      expect(letters(readFileSync(file, 'utf8'))).toBe(letters(before));
    });
    const again = jsonLines((await runHoso(repositoryRoot, ['lint', '--fix', '--json', ...files])).stdout);
    expect((again as Linted[]).every((each) => each.fixed === 0)).toBe(true);
  }, 60_000);
});
