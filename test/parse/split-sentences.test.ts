import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/parse/split-sentences.js';

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const kinds = (text: string) => splitSentences(text).map(({ endKind }) => endKind);

describe('splitSentences', () => {
  it.each([
    ['あ。い。', ['あ。', 'い。']],
    ['あ！？い!?う', ['あ！？', 'い!?', 'う']],
    ['（あ。）い。', ['（あ。）', 'い。']],
    ['「あ。いう」え。', ['「あ。いう」え。']],
    ['『あ！』え。お', ['『あ！』え。', 'お']],
    ['「あ『い。』う。」え。', ['「あ『い。』う。」え。']],
    ['「あ。\nい」う。', ['「あ。\nい」う。']],
    ['あ\nい\r\nう', ['あ', 'い', 'う']],
    ['あ。 \n\n　い。 ', ['あ。', 'い。']],
    ['"すごい！"と"次。"。', ['"すごい！"', 'と"次。"。']],
    ['「あ。い', ['「あ。', 'い']],
    ['あ。」い', ['あ。」', 'い']],
    ['3.5はv2.0です。', ['3.5はv2.0です。']],
    ['', []],
    [' \n\u3000', []],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('keeps quotes of up to 60 characters whole', () => {
    const kept = `「${'あ'.repeat(29)}。${'い'.repeat(30)}」う。`;
    const cut = `「${'あ'.repeat(30)}。${'い'.repeat(30)}」う。`;
    expect(sentences(kept)).toEqual([kept]);
    expect(sentences(cut)).toHaveLength(2);
  });

  it('keeps a short quote inside a long one', () => {
    const text = `「${'あ'.repeat(60)}『い。う』え。お」`;
    expect(sentences(text)).toEqual([`「${'あ'.repeat(60)}『い。う』え。`, 'お」']);
  });

  it('says what ended each sentence', () => {
    expect(kinds('あ。い？う！\nえ\nお。\nか')).toEqual([
      'stop',
      'question',
      'question',
      'line',
      'stop',
      'end',
    ]);
    expect(kinds('あ。！い。」')).toEqual(['question', 'stop']);
  });

  it('covers all but white space, in order', () => {
    const text = fc.array(fc.constantFrom(...'あA1。！？!?「」『』（）"\n\r \u3000、-'), { maxLength: 200 });
    fc.assert(
      fc.property(text, (characters) => {
        const whole = characters.join('');
        let at = 0;
        for (const { start, end } of splitSentences(whole)) {
          expect(whole.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(whole.slice(start, end).trim()).toBe(whole.slice(start, end));
          at = end;
        }
        expect(whole.slice(at).trim()).toBe('');
      }),
    );
  });
});
