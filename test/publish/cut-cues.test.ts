import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutCues } from '../../src/publish/cut-cues.js';
import { textWidth } from '../../src/publish/text-width.js';

const linesOf = (text: string, labelWidth = 0): readonly (readonly string[])[] =>
  cutCues(text, labelWidth).map(({ lines }) => lines);

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

describe('cutCues', () => {
  it('leaves a short sentence whole', () => {
    expect(linesOf('きょうは記事が3つなのだ。')).toEqual([['きょうは記事が3つなのだ。']]);
  });

  it('cuts at a 、 or where a phrase ends, not before a particle or inside a word', () => {
    expect(linesOf('朝の霜で葉っぱがしゃりしゃりになったので、豆乳をあたためたのだ。')).toEqual([
      ['朝の霜で', '葉っぱがしゃりしゃりになったので、'],
      ['豆乳をあたためたのだ。'],
    ]);
    expect(linesOf('値段は据え置きの29,800円で、電池だけで180日も動くのだ！')).toEqual([
      ['値段は据え置きの29,800円で、', '電池だけで180日も動くのだ！'],
    ]);
  });

  it('cuts English between words', () => {
    expect(
      linesOf('「Seven Quiet Harbors: A Study of Boats That Never Leave the Pier」という記事なのだ。'),
    ).toEqual([
      ['「Seven Quiet Harbors:'],
      ['A Study of Boats That Never Leave', 'the Pier」という記事なのだ。'],
    ]);
  });

  it('keeps a word of katakana whole', () => {
    const lines = linesOf('あしたのオンラインエキシビションマッチで会えるのを楽しみにしているのだ。').flat();
    expect(lines.some((line) => line.includes('オンラインエキシビションマッチ'))).toBe(true);
  });

  it('keeps room for a name on the first line only', () => {
    const [first = '', second = ''] =
      linesOf('枝豆の国からやってきて、豆乳をあたためて待っているのだ！', 14)[0] ?? [];
    expect(textWidth(first)).toBeLessThanOrEqual(26);
    expect(first + second).toBe('枝豆の国からやってきて、豆乳をあたためて待っているのだ！');
  });

  it('shows a word that is longer than a line as it is', () => {
    const word = 'w'.repeat(90);
    expect(linesOf(`これは${word}なのだ`).flat().join('')).toBe(`これは${word}なのだ`);
  });

  it('loses nothing, fits, and cuts only where a word ends, for any text', () => {
    const piece = fc.constantFrom(
      ...[
        'ずんだもん',
        '記事',
        'を',
        '読む',
        'のだ',
        '。',
        '、',
        '「',
        '」',
        '！',
        'オープンソース',
        'Robot ',
        'AI',
        '2026',
        '年',
      ],
      ...[
        'の',
        'に',
        '静かな',
        '港',
        ' ',
        '（',
        '）',
        'ー',
        '☆',
        '🎉',
        '食べられなかった',
        'ヴァーチャル',
        '%',
        '…',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 0, max: 18 }),
        (pieces, labelWidth) => {
          const text = pieces.join('');
          const cues = cutCues(text, labelWidth);
          const borders = new Set([...segmenter.segment(text)].map(({ index }) => index));
          expect(withoutSpaces(cues.flatMap(({ lines }) => lines).join(''))).toBe(withoutSpaces(text));
          for (const { start, lines } of cues) {
            expect(borders.has(start)).toBe(true);
            expect(lines.length).toBeLessThanOrEqual(2);
          }
        },
      ),
    );
  });

  it('never makes a line of words wider than twenty full-width characters', () => {
    const words = fc.array(
      fc.constantFrom('りんごを', '食べて、', '図書館に', '行く', 'Robot ', 'そして', 'カレー'),
      {
        minLength: 1,
        maxLength: 50,
      },
    );
    fc.assert(
      fc.property(words, (each) => {
        for (const { lines } of cutCues(each.join(''))) {
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(40);
        }
      }),
    );
  });
});
