import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { entriesOf, withEntry, withoutEntry, withReading } from '../../src/pipeline/dictionary-text.js';
import { type DictionaryEntry, dictionaryEntrySchema } from '../../src/reading/dictionary-entry.js';

const surface = fc.constantFrom(
  '技研',
  'VSCode',
  '123',
  'true',
  '~',
  "it's",
  '- x',
  'a: b',
  '#x',
  '池',
  'C++',
  '"',
  'null',
);
const reading = fc.constantFrom(
  'ぎけん',
  'ヌル',
  "ブイ'エス",
  '# いけ',
  '- いけ',
  'い: け',
  '「いけ」',
  '1',
  '[い]',
  '{い}',
  'い,け',
);

const entry = fc
  .record(
    {
      surface,
      reading,
      accent: fc.nat(3),
      voice: fc.constantFrom('tsumugi', 'zundamon'),
      wholeWord: fc.boolean(),
    },
    { requiredKeys: ['surface', 'reading'] },
  )
  .map((each) => each as Pick<DictionaryEntry, 'surface' | 'reading'> & Partial<DictionaryEntry>);

const comment = fc.constantFrom('', '# a comment\n', '\n', '\n# two\n# lines\n');

/** One entry as a person may write it. */
const written = (own: Partial<DictionaryEntry>, style: number): string => {
  const line = (key: string, value: unknown): string =>
    stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
  const pairs = Object.entries(own);
  if (style === 0)
    return `- {${pairs.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')}}\n`;
  const ordered = style === 1 ? pairs : pairs.toReversed();
  return ordered
    .map(
      ([key, value], at) =>
        `${at === 0 ? '- ' : '  '}${line(key, value)}${at === 0 && style === 2 ? ' # why' : ''}\n`,
    )
    .join('');
};

const text = fc
  .array(fc.tuple(comment, entry, fc.nat(2)), { maxLength: 5 })
  .map((all) => all.map(([above, own, style]) => `${above}${written(own, style)}`).join(''));

const comments = (source: string): string[] => source.split('\n').filter((line) => line.startsWith('#'));

const noteOf = (entries: readonly DictionaryEntry[] | null) => entries?.map((each) => ({ ...each })) ?? null;

describe('a dictionary’s text', () => {
  it('takes another reading, loses an entry, gains one; all else stays', () => {
    fc.assert(
      fc.property(text, entry, fc.nat(4), fc.boolean(), (source, added, at, isCrlf) => {
        const yaml = isCrlf ? source.replaceAll('\n', '\r\n') : source;
        const entries = entriesOf(yaml);
        if (entries === null) throw new Error(`no dictionary: ${yaml}`);
        const more = dictionaryEntrySchema.parse({ surface: added.surface, reading: added.reading });
        const grown = withEntry(yaml, entries, more);
        expect(noteOf(entriesOf(grown ?? ''))).toEqual([...entries, more]);
        expect(grown?.startsWith(yaml)).toBe(true);
        const index = at % Math.max(1, entries.length);
        const own = entries[index];
        if (own === undefined) return;
        const changed = withReading(yaml, entries, index, added.reading);
        const { accent: _accent, ...rest } = own;
        expect(noteOf(entriesOf(changed ?? ''))).toEqual(
          entries.map((each, place) => (place === index ? { ...rest, reading: added.reading } : each)),
        );
        expect(comments(changed ?? '')).toEqual(comments(yaml));
        const shrunk = withoutEntry(yaml, entries, index);
        expect(noteOf(entriesOf(shrunk ?? ''))).toEqual(entries.filter((_, place) => place !== index));
        expect(comments(shrunk ?? '')).toEqual(comments(yaml));
      }),
      { numRuns: 200 },
    );
  });

  it('of one list in a line', () => {
    const flow = '# all\n[{surface: 池, reading: いけ}, {surface: 鯉, reading: こい}] # here\n';
    const entries = entriesOf(flow) ?? [];
    expect(withReading(flow, entries, 1, 'こいこい')).toBe(flow.replace('こい}', 'こいこい}'));
    const shrunk = withoutEntry(flow, entries, 0) ?? '';
    expect(entriesOf(shrunk)?.map((each) => each.surface)).toEqual(['鯉']);
    expect(shrunk).toContain('# all');
  });

  it('with anchors', () => {
    const anchored = '- surface: 池\n  reading: &r いけ\n- surface: 沼\n  reading: *r\n';
    const entries = entriesOf(anchored) ?? [];
    const changed = withReading(anchored, entries, 1, 'ぬま') ?? '';
    expect(entriesOf(changed)?.map((each) => each.reading)).toEqual(['いけ', 'ぬま']);
  });
});
