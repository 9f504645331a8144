import { describe, expect, it } from 'vitest';
import { corpusIsHere, corpusScripts } from '../support/corpus.js';
import { jsonLines, repositoryRoot, runHoso } from '../support/run-hoso.js';

type Item = { type: string; text: string; reading: string; backend: string };

const LIMITS: Readonly<Record<string, number>> = { 'open-jtalk': 200, command: 300 };

const speakable = (text: string): string => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');

if (!corpusIsHere) console.warn('SKIPPED: the plans of the real scripts; ../shared/corpus is not here');

describe.skipIf(!corpusIsHere)('the plans of the real scripts', () => {
  it.each(['tone', 'open-jtalk'])(
    'lose nothing, keep the limit and have one pause between utterances: %s',
    async (backend) => {
      const scripts = corpusScripts();
      const files = scripts.map((script) => script.file);
      const run = await runHoso(repositoryRoot, [
        'plan',
        '--json',
        '--no-cache',
        '--backend',
        backend,
        ...files,
      ]);
      expect(run.code).toBe(0);
      const plans = jsonLines(run.stdout) as { items: Item[] }[];
      expect(plans).toHaveLength(scripts.length);
      for (const [index, { items }] of plans.entries()) {
        const name = scripts[index]?.name;
        const source = new TextDecoder().decode(scripts[index]?.bytes);
        const spoken = items.filter((item) => item.type === 'utterance');
        expect(speakable(spoken.map((item) => item.text).join('')), name).toBe(speakable(source));
        expect(items.map((item) => item.type).join(' '), name).toMatch(/^utterance( pause utterance)*$/);
        const tooLong = spoken.filter((item) => item.reading.length > (LIMITS[item.backend] ?? 500));
        expect(tooLong, name).toEqual([]);
      }
    },
    120_000,
  );
});
