import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixSource } from '../../src/lint/fix-source.js';
import { notesOf } from '../support/lint-of.js';
import { parsed, spoken, warned } from '../support/parse-rules.js';

const BODY = `みなさん、こんばんは！ずんだもんなのだ。
1つ目の記事は、「池の鯉に名札をつけた小学校」というお話なのだ。
名札は木でできていて、雨の日もにじまないのだ。
`;

/** As `lint --fix` does it: until nothing is left to repair. */
const fixed = (source: string): string => {
  let text = source;
  for (let turn = 0; turn < 10; turn += 1) text = fixSource(text, notesOf(text)).text;
  return text;
};

const letters = (text: string): string => (text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []).join('');

describe('what is repaired', () => {
  it.each([
    ['fences around the whole', `\`\`\`\n${BODY}\`\`\`\n`, BODY],
    [
      'chatter before and after, outside of a fence',
      `はい、かしこまりました。\n以下が台本です。\n\`\`\`text\n${BODY}\`\`\`\n修正点があればお知らせください。\n`,
      BODY,
    ],
    [
      'Markdown signs',
      `# 朝\n- **豆**と\`npm\`なのだ。\n> ~~昔~~\n${BODY}`,
      `朝\n豆とnpmなのだ。\n昔\n${BODY}`,
    ],
    ['half-width kana and signs', `ﾃﾚﾋﾞの｢朝｣なのだ｡\n${BODY}`, `テレビの「朝」なのだ。\n${BODY}`],
    ['separators in full width', `${BODY}－－－－\n${BODY}`, `${BODY}----\n${BODY}`],
    [
      'beats that are nearly ones',
      `${BODY} 、。ここで英語スキル発動！　､｡「Nine Green Pears」なのだ。\u00a0、。\n`,
      `${BODY}　、。ここで英語スキル発動！　、。「Nine Green Pears」なのだ。　、。\n`,
    ],
    [
      'a closing beat that can stand at one place only',
      `${BODY}　、。ここで英語スキル発動！　、。「Nine Green Pears」なのだ。\n----\nまた明日なのだ！\n`,
      `${BODY}　、。ここで英語スキル発動！　、。「Nine Green Pears」なのだ。　、。\n----\nまた明日なのだ！\n`,
    ],
  ])('%s', (_what, source, expected) => {
    expect(fixed(source)).toBe(expected);
    expect(fixed(source.replaceAll('\n', '\r\n'))).toBe(expected.replaceAll('\n', '\r\n'));
  });

  it('leaves a clean script as it is', () => expect(fixed(BODY)).toBe(BODY));

  it.each([
    '[題](https://example.com/a)なのだ。\n',
    'ずんだもん：やあ。\n',
    '（間）\n',
    'はい、承知しましたのだ！ずんだもんなのだ。\n',
    'はい、かしこまりました！\n',
    '今日は静か、。明日は雨なのだ。\n',
    'ーーーー\n',
    '| 朝 | 夜 |\n',
    '3 * 4 * 5なのだ。\n',
    '****\n',
    '- - - -\n',
  ])('leaves to a person: %j', (line) => {
    expect(fixed(`${line}${BODY}`)).toBe(`${line}${BODY}`);
  });

  it('closes a skill passage without changing who speaks what', () => {
    const open = `${BODY}　、。ここで英語スキル発動！　、。One Small Boatなのだ。\nふねなのだ。\n　、。再びスキル発動！　、。Two Boatsなのだ。　、。\n`;
    expect(warned(parsed(open)).join()).toContain('skill-unclosed');
    const closed = fixed(open);
    expect(warned(parsed(closed))).toEqual([]);
    const voices = (text: string) =>
      spoken(parsed(text))
        .flat()
        .filter((each) => each !== '|');
    expect(voices(closed)).toEqual(voices(open));
  });
});

const pieces = fc.constantFrom(
  ...[
    '豆の話なのだ。',
    'Node.js',
    '**',
    '*',
    '`',
    '```',
    '\n',
    '\n',
    '- ',
    '# ',
    '> ',
    '~~',
    '　、。',
    ' 、。',
    '､｡',
    'ﾏﾒ',
    '－－－',
    '---',
    '英語スキル発動！',
    'スキル発動',
    '1つ目の記事は「朝」なのだ。',
    '{今日|きょう}',
    '<break 1s>',
    '（間）',
    '|',
    '-',
  ],
);
const scripts = fc
  .array(pieces, { minLength: 1, maxLength: 30 })
  .map((all) => `朝なのだ。\n${all.join('')}`)
  // The language of a fence is markup: it goes with the fence.
  .filter((source) => !/`{3}[^\n]*Node/.test(source));

describe('repairs of anything', () => {
  it('lose no letter and no digit', () => {
    fc.assert(
      fc.property(scripts, (source) => {
        expect(letters(fixed(source))).toBe(letters(source));
      }),
    );
  });

  it('end: a second run has nothing to repair', () => {
    fc.assert(
      fc.property(scripts, (source) => {
        const once = fixed(source);
        expect(fixSource(once, notesOf(once)).text).toBe(once);
      }),
    );
  });

  it('name places that hold what they name', () => {
    fc.assert(
      fc.property(scripts, (source) => {
        for (const { start, end, fix } of notesOf(source)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(source.length);
          for (const edit of fix ?? []) expect(edit.start).toBeLessThanOrEqual(edit.end);
        }
      }),
    );
  });
});
