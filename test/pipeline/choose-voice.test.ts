import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/domain/script.js';
import { chooseVoice } from '../../src/pipeline/choose-voice.js';
import { parseNotation } from '../../src/reading/notation.js';

const VOICES = new Set(['tsumugi', 'zundadon', 'ずんだ']);

/** A script of one passage, with something around it. */
const scriptOf = (text: string): Script => ({
  path: 'x.txt',
  name: 'x',
  host: 'zundamon',
  program: null,
  date: null,
  source: `前---${text}---後`,
  segments: [
    {
      index: 1,
      title: null,
      line: 1,
      passages: [{ type: 'speech', voice: 'zundamon', skill: null, text, line: 1, column: 5, offset: 4 }],
    },
  ],
  chapters: [],
  warnings: [],
});

const choose = (text: string, from: number, to: number, voice: string | null) => {
  const changed = chooseVoice(scriptOf(text), { offset: 4 + from, length: to - from }, voice, VOICES);
  if (!changed.ok) return changed.error.message;
  expect(changed.value.startsWith('前---') && changed.value.endsWith('---後')).toBe(true);
  return changed.value.slice(4, -4);
};

const chooseWords = (text: string, words: string, voice: string | null) =>
  choose(text, text.indexOf(words), text.indexOf(words) + words.length, voice);

describe('chooseVoice', () => {
  it.each([
    ['今日の話なのだ。', '今日の話なのだ。', 'tsumugi', '<voice tsumugi>今日の話なのだ。</voice>'],
    // Spaces and line breaks at the edges stay outside.
    [
      '\n　今日の話なのだ。\n\n',
      '\n　今日の話なのだ。\n\n',
      'tsumugi',
      '\n　<voice tsumugi>今日の話なのだ。</voice>\n\n',
    ],
    ['一つ。二つ。三つ。', '二つ。', 'tsumugi', '一つ。<voice tsumugi>二つ。</voice>三つ。'],
    [
      '<voice zundadon>一つ。二つ。</voice>',
      '二つ。',
      'tsumugi',
      '<voice zundadon>一つ。</voice><voice tsumugi>二つ。</voice>',
    ],
    [
      '<voice zundadon>一つ。</voice>',
      '<voice zundadon>一つ。</voice>',
      'tsumugi',
      '<voice tsumugi>一つ。</voice>',
    ],
    ['<voice zundadon>一つ。</voice>', '<voice zundadon>一つ。</voice>', null, '一つ。'],
    [
      '一<voice zundadon>二</voice>三',
      '一<voice zundadon>二</voice>三',
      'tsumugi',
      '<voice tsumugi>一二三</voice>',
    ],
    [
      '一<voice zundadon>二三四</voice>五',
      '三',
      null,
      '一<voice zundadon>二</voice>三<voice zundadon>四</voice>五',
    ],
    [
      '{鯉|こい}と<break 500ms>池',
      '{鯉|こい}と<break 500ms>池',
      'tsumugi',
      '<voice tsumugi>{鯉|こい}と<break 500ms>池</voice>',
    ],
    [
      '\\<voice x>と書くのだ。',
      '\\<voice x>と書くのだ。',
      'tsumugi',
      '<voice tsumugi>\\<voice x>と書くのだ。</voice>',
    ],
    // Tags elsewhere stay as they are written.
    [
      '<voice  zundadon >一</voice >二',
      '二',
      'tsumugi',
      '<voice  zundadon >一</voice ><voice tsumugi>二</voice>',
    ],
    ['一つ。', '一つ。', null, '一つ。'],
  ])('%j, %j to %s', (text, words, voice, wanted) => expect(chooseWords(text, words, voice)).toBe(wanted));

  it.each([
    ['{鯉|こい}と池', 1, 2, 'tsumugi', 'cuts through a notation'],
    ['一\\<二', 0, 2, 'tsumugi', 'cuts through a notation'],
    ['🐟が跳ねた。', 1, 4, 'tsumugi', 'or a character'],
    ['跳ねた🐟', 0, 4, 'tsumugi', 'or a character'],
    ['一 二', 1, 2, 'tsumugi', 'holds nothing to say'],
    ['一</voice>二', 0, 10, 'tsumugi', 'never opened or closed'],
    ['一二', 0, 2, 'nobody', 'there is no voice nobody'],
    ['一二', 0, 2, 'ずんだ', 'cannot be written in a script'],
    ['一二', 0, 99, 'tsumugi', 'does not lie in one passage'],
    ['一二', -3, 1, 'tsumugi', 'does not lie in one passage'],
  ])('%j from %i to %i as %s: refused', (text, from, to, voice, message) =>
    expect(choose(text, from, to, voice)).toContain(message),
  );

  /** The voice of each character that is spoken, in order; tags are left out. */
  const said = (text: string): [string, string | null][] =>
    parseNotation(text).flatMap((span) =>
      span.type === 'voice'
        ? []
        : [...text.slice(span.start, span.end)].map((sign): [string, string | null] => [
            sign,
            span.type === 'break' ? null : span.voice,
          ]),
    );

  it('changes the voice of the stretch and nothing else, whatever stands there', () => {
    const piece = fc.constantFrom(
      '一',
      '二つ。',
      ' ',
      '\n',
      '{鯉|こい}',
      '\\<',
      '<voice zundadon>',
      '</voice>',
      '<voice a>',
      '<',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), fc.constantFrom('tsumugi', null), (source, a, b, voice) => {
        const [from, to] = [Math.min(a, b) % source.length, Math.max(a, b) % (source.length + 1)];
        if (from >= to) return;
        const changed = chooseVoice(scriptOf(source), { offset: 4 + from, length: to - from }, voice, VOICES);
        // A refusal changes nothing.
        if (!changed.ok) return;
        const after = changed.value.slice(4, -4);
        const before = said(source);
        const now = said(after);
        expect(now.map(([sign]) => sign)).toEqual(before.map(([sign]) => sign));
        // Where each spoken character stands in the source.
        const places = parseNotation(source).flatMap((span) =>
          span.type === 'voice'
            ? []
            : Array.from({ length: span.end - span.start }, (_, at) => span.start + at),
        );
        const inside = source.slice(from, to);
        const start = from + (inside.length - inside.trimStart().length);
        const end = to - (inside.length - inside.trimEnd().length);
        for (const [index, [sign, speaker]] of before.entries()) {
          const place = places[index] ?? -1;
          if (sign.trim() === '') continue;
          expect(now[index]?.[1]).toBe(place >= start && place < end ? voice : speaker);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
