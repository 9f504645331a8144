import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/domain/script.js';
import { parseScript } from '../../src/parse/parse-script.js';
import { scriptToJson } from '../../src/parse/script-to-json.js';
import { LineIndex } from '../../src/util/line-index.js';
import { parsed, rulesWith, spoken } from '../support/parse-rules.js';

const WORDS = /[\p{L}\p{N}]/gu;
const words = (text: string): string => (text.match(WORDS) ?? []).join('');

/** Words that can be heard, and a text without the lines of code fences. */
const SAYABLE = /(?![ーｰゝゞヽヾ々〻〇])[\p{L}\p{N}]/u;
const withoutFences = (text: string): string => text.replace(/```[\w+#.-]*/g, '');

const passagesOf = (script: Script) => script.segments.flatMap((segment) => segment.passages);
const spokenText = (script: Script): string =>
  passagesOf(script)
    .map((passage) => (passage.type === 'speech' ? passage.text : ''))
    .join('');

/** What must hold of every script. */
const expectSound = (script: Script): void => {
  expect(words(spokenText(script))).toBe(words(script.source));
  const lines = new LineIndex(script.source);
  let end = 0;
  for (const passage of passagesOf(script)) {
    expect(passage.offset).toBeGreaterThanOrEqual(end);
    expect({ line: passage.line, column: passage.column }).toEqual(lines.positionAt(passage.offset));
    const text = passage.type === 'beat' ? '　、。' : passage.text;
    expect(script.source.slice(passage.offset, passage.offset + text.length)).toBe(text);
    expect(text).not.toMatch(/---/);
    end = passage.offset + text.length;
  }
  expect(script.segments.map(({ index }) => index)).toEqual(script.segments.map((_, index) => index + 1));
  for (const segment of script.segments) {
    expect(segment.passages.some((each) => each.type === 'speech' && SAYABLE.test(each.text))).toBe(true);
    expect(segment.line).toBe(segment.passages[0]?.line);
  }
  const offsets = script.chapters.map(({ offset }) => offset);
  expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  expect(new Set(offsets).size).toBe(offsets.length);
  for (const { title, line, offset } of script.chapters) {
    expect(title).not.toBe('');
    expect(line).toBe(lines.positionAt(offset).line);
  }
};

const pieces = fc.constantFrom(
  ...[
    '　、。',
    '　',
    '、',
    '。',
    '---',
    '----',
    '--',
    '-',
    '\n',
    '\r\n',
    '\n\n',
    ' ',
    '....',
    '……',
    'ー',
    '々〇',
    '* * *',
    '・',
  ],
  ...[
    '英語スキル発動',
    '再びスキル発動',
    '関西スキル発動',
    'スキル',
    '発動',
    '英語ｽｷﾙ発動！',
    'か\u3099',
    '𠮷',
    '👍🏽',
    '☆',
  ],
  ...[
    '「',
    '」',
    '『',
    '』',
    '“',
    '"',
    '！',
    '？',
    '**',
    '```',
    '# ',
    'Hello',
    '3.5',
    '１２',
    '漢字',
    'かな',
    'カナ',
  ],
  ...[
    '1つ目の記事は',
    '2つ目の記事',
    '最後の話題',
    'タイトルは「',
    '三つ目。',
    'という記事なのだ。',
    'おさらい',
    'お別れ',
  ],
  ...['今日は2026年1月2日、', '月曜日', '\u0000', '\uFEFF', '\uD83D'],
);
const scriptText = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
const mode = fc.constantFrom('auto' as const, 'separators' as const, 'openers' as const);

describe('parseScript', () => {
  it('loses nothing, and keeps every position, for any text', () => {
    fc.assert(
      fc.property(scriptText, mode, (source, segmentMode) => {
        const result = parseScript(source, 'x.txt', rulesWith({ host: 'zundamon', segmentMode }));
        if (result.ok) expectSound(result.value);
        else expect(withoutFences(source)).not.toMatch(SAYABLE);
        if (!SAYABLE.test(source)) expect(result.ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('loses nothing of any Unicode text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (source) => {
        const result = parseScript(source, 'x.txt', rulesWith({ host: 'zundamon' }));
        if (result.ok) expectSound(result.value);
        else expect(withoutFences(source)).not.toMatch(SAYABLE);
        if (!SAYABLE.test(source)) expect(result.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['ーーー\n', '々〇', '```\n', '```text\n', '~~~\n```js\n---\n☆'])(
    'refuses %j: nothing to say',
    (source) => {
      const result = parseScript(source, 'x.txt', rulesWith({ host: 'zundamon' }));
      expect(result).toMatchObject({ ok: false, error: [{ code: 'script-invalid', line: 1, column: 1 }] });
    },
  );

  it('keeps words that cannot be heard in the segment beside them', () => {
    const script = parsed('----\nー\n----\nあ。\n----\n々\n----\n```text\n----\nい。');
    expect(spoken(script)).toEqual([
      ['zundamon: ー', 'zundamon: あ。', 'zundamon: 々', 'zundamon: ```text'],
      ['zundamon: い。'],
    ]);
    expect(script.segments.map(({ index, line }) => [index, line])).toEqual([
      [1, 2],
      [2, 10],
    ]);
    expectSound(script);
  });

  it('says the same of the same text', () => {
    fc.assert(
      fc.property(scriptText, (text) => {
        expect(parsed(`あ${text}`)).toEqual(parsed(`あ${text}`));
      }),
    );
  });

  it.each(['', '\n \n', '☆！？', '----\n----', '　、。　、。', '……'])(
    'refuses a script with nothing to speak: %j',
    (source) => {
      const result = parseScript(source, 'x.txt', rulesWith({ host: 'zundamon' }));
      if (result.ok) throw new Error('taken');
      expect(result.error).toMatchObject([{ code: 'script-invalid', file: 'x.txt' }]);
    },
  );

  it('names the episode after the file, in NFC', () => {
    expect(parsed('あ', {}, 'a/b/ずんだの回.v2_20260101_2.txt'.normalize('NFD')).name).toBe(
      'ずんだの回.v2_20260101_2',
    );
    expect(parsed('あ', {}, 'x.md').name).toBe('x.md');
  });

  it.each([
    ['one long line', 'あ'.repeat(1_000_000)],
    ['hyphen runs', 'あ---'.repeat(100_000)],
    ['hyphens', `${'-'.repeat(5_000_000)}あ`],
    ['skill passages on one line', '　、。英語スキル発動！　、。Hello　、。あ'.repeat(20_000)],
    ['announcements without bodies', '　、。英語スキル発動！'.repeat(20_000)],
    ['markers without beats', '英語スキル発動！Hello。'.repeat(20_000)],
    ['open quotes', `${'「『'.repeat(500_000)}あ`],
    ['digits', '1'.repeat(2_000_000)],
    ['openers', 'タイトルは「いぬの本」。あ。い。う。え。'.repeat(10_000)],
    ['spaces', `あ${' '.repeat(2_000_000)}あ`],
    ['dots', `あ${'. '.repeat(1_000_000)}`],
    ['words of looking back', '今日'.repeat(200_000)],
    ['combining marks', `あ${'\u3099'.repeat(500_000)}スキル発動`],
  ])('bears %s', (_, source) => {
    const script = parsed(source);
    expect(words(spokenText(script)).length).toBe(words(source).length);
  });
});

describe('scriptToJson', () => {
  it('has the shape of parse --json', () => {
    const source =
      'はじめ。\n----\n　、。ここで英語スキル発動！　、。1つ目の記事は「Hello World」なのだ。\n----\n本文。\n\n\n\nお別れなのだ。';
    const json = JSON.parse(JSON.stringify(scriptToJson(parsed(source, {}, 'a/番組_20260102.txt'))));
    expect(json).toMatchObject({
      path: 'a/番組_20260102.txt',
      host: 'zundamon',
      program: null,
      date: '2026-01-02',
      segments: [
        {
          index: 1,
          title: null,
          passages: [{ type: 'speech', voice: 'zundamon', skill: null, text: 'はじめ。', line: 1 }],
        },
        {
          index: 2,
          title: 'Hello World',
          passages: [
            { type: 'beat', line: 3 },
            { type: 'speech', voice: 'zundamon', skill: null, text: 'ここで英語スキル発動！', line: 3 },
            { type: 'beat', line: 3 },
            {
              type: 'speech',
              voice: 'ai-zundamon',
              skill: 'english',
              text: expect.stringContaining('Hello'),
              line: 3,
            },
          ],
        },
        {
          index: 3,
          title: null,
          passages: [
            {
              type: 'speech',
              voice: 'zundamon',
              skill: null,
              text: '本文。\n\n\n\nお別れなのだ。',
              line: 5,
            },
          ],
        },
      ],
      chapters: [
        { title: 'オープニング', line: 1 },
        { title: 'Hello World', line: 3 },
        { title: 'エンディング', line: 9 },
      ],
      warnings: [{ code: 'skill-unclosed', message: expect.any(String), line: 3, column: 18 }],
    });
    expect(json.segments[0].passages).toHaveLength(1);
    expect(json.segments[1].passages).toHaveLength(4);
  });
});
