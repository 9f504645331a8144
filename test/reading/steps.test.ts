import { describe, expect, it } from 'vitest';
import { foldToAscii } from '../../src/backends/fold-to-ascii.js';
import { READING_STEPS } from '../../src/reading/to-reading.js';
import { read } from '../support/reading-options.js';

const TABLE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'unicode-form': [
    ['ﾃﾞｰﾀ', 'データ'],
    ['第Ⅲ章', '第3章'],
    ['㈱さくら', '株式会社さくら'],
    ['30㎡', '30平方メートル'],
    ['ｚ　ん', 'ゼットん'],
    ['①②⑬と❸', '1、2、13と3'],
    ['7①', '7、1'],
    ['ℵだ', 'アレフだ'],
  ],
  markup: [
    ['**強い**`語`', '強い語'],
    ['> 引用', '引用'],
    ['- 項目', '項目'],
    ['[題](https://example.com)', '題'],
    ['つむぎ☆だよ🎉', 'つむぎだよ'],
    ['<b>太い</b>', '太い'],
    ['**<AI>とは**', '<エーアイ>とは'],
    ['```ts\n値\n```', '値'],
    ['犬&nbsp;&amp;&nbsp;Cat&#39;s &#x732B;', '犬&キャッツ猫'],
    ['S&amp;T', 'エスアンドティー'],
    ['鳥&hellip;&#9734;&unknown;', '鳥…&アンノウン;'],
    ['&lt;b&gt;', '<ビー>'],
    ['&#xD800;&#1;', '&#エックスディー800;'],
  ],
  urls: [
    ['見てね https://www.example.com/a?b=1 です', '見てねイグザンプルドットコムです'],
    ['タプツ://example.com/aです', 'イグザンプルドットコムです'],
    ['（https://example.com）', '（イグザンプルドットコム）'],
  ],
  'list-numbers': [
    ['1.  まず', '1、まず'],
    ['2) 次に', '2、次に'],
  ],
  brackets: [
    ['すごい(笑)', 'すごいかっこわらい'],
    ['100円（税込)です', '100円（税込）です'],
    ['それなww', 'それなわら'],
    ['空（）だ', '空だ'],
  ],
  amounts: [
    ['1,234,567人', '1234567人'],
    ['¥3,500', '3500円'],
    ['$3.5Bの投資', '35億ドルの投資'],
    ['$20', '20ドル'],
    ['€5 million', '500万ユーロ'],
  ],
  'dates-and-times': [
    ['2026-07-04に', '2026年7月4日に'],
    ['2026/7/24', '2026年7月24日'],
    ['10:30に', '10時30分に'],
    ['8:05', '8時5分'],
    ['9:00', '9時'],
    ['16:9', '16対9'],
  ],
  fractions: [
    ['7/28に発売', '7月28日に発売'],
    ['費用は1/20に', '費用は20分の1に'],
    ['1/2', '2分の1'],
    ['9/12(土)', '9月12日（土）'],
    ['3/31まで', '3月31日まで'],
  ],
  ranges: [
    ['10〜20人', '10から20人'],
    ['5％〜8％', '5%から8%'],
    ['10-20人', '10から20人'],
    ['3-4人', '3、4人'],
    ['は〜い', 'はーい'],
    ['東京〜大阪', '東京から大阪'],
  ],
  signs: [
    ['-5度', 'マイナス5度'],
    ['気温-5度', '気温マイナス5度'],
    ['4096x4096', '4096かける4096'],
    ['6*7と8 * 9', '6かける7と8かける9'],
    ['**6*7**と*強*い8*9', '6かける7と強い8かける9'],
    ['2**8', '2の8乗'],
    ['10²とx³', '10の2乗とエックスの3乗'],
    ['7km²と30 cm³', '7平方キロメートルと30立方センチメートル'],
    ['~/.envを', 'ドットエンブを'],
    ['A→B', 'エー、ビー'],
    ['8分→3分', '8分から3分'],
    ['20℃', '20度'],
    ['C#', 'シーシャープ'],
    ['〇〇さん', 'まるまるさん'],
    ['肉+米', '肉プラス米'],
    ['#1だ', 'ナンバー1だ'],
  ],
  versions: [
    ['192.168.0.1', '192ドット168ドット0ドット1'],
    ['Python 3.11.7', 'パイソン3テン11テン7'],
    ['iOS 18.2', 'アイオーエス18.2'],
  ],
  spaces: [['これは 犬 です', 'これは犬です']],
  newlines: [
    ['一行目\n二行目', '一行目、二行目'],
    ['「曲がり\n角」のパン屋', '「曲がり角」のパン屋'],
    ['『青い「鳥\nかご」と\n月』だ', '『青い「鳥かご」と月』だ'],
    ['「Blue\nMoon」だ', '「ブルームーン」だ'],
  ],
};

describe('the steps of a reading', () => {
  it.each(
    Object.entries(TABLE).flatMap(([step, cases]) => cases.map(([text, expected]) => [step, text, expected])),
  )('%s: %s', (_step, text = '', expected = '') => {
    expect(read(text)).toBe(expected);
  });

  it('have names that can be skipped one by one', () => {
    const names = READING_STEPS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [step, cases] of Object.entries(TABLE)) {
      expect(names).toContain(step);
      const changed = cases.filter(([text, expected]) => read(text, { skip: [step] }) !== expected);
      expect(changed.length, step).toBeGreaterThan(0);
    }
  });

  it('keep a space between Latin words of a quote, and the lines of a long one apart', () => {
    expect(read('「Blue\nMoon」だ', { english: 'engine' })).toBe('「Blue Moon」だ');
    const longest = 'あ'.repeat(29);
    expect(read(`「${longest}か\n${longest}」`)).toBe(`「${longest}か${longest}」`);
    expect(read(`「${longest}かき\n${longest}」`)).toBe(`「${longest}かき、${longest}」`);
  });

  it('drop URLs when asked to', () => {
    expect(read('見て https://example.com/a ね', { urls: 'drop' })).toBe('見てね');
  });

  it('keep the sound of a full day of minus signs, phone numbers and names', () => {
    expect(read('03-1234-5678')).toBe('03-1234-5678');
    expect(read('ガンダムF-91')).toBe('ガンダムエフ91');
  });
});

describe('readings for an English voice', () => {
  it.each([
    ['Cats &amp; “Dogs”', 'Cats and "Dogs"'],
    ['S&T is ½ of £5—or 6*7', 'S and T is 1/2 of 5 pounds, or 6 times 7'],
    ['x²y at 20°C → 2**8', 'x squared y at 20 degrees Celsius to 2 to the power of 8'],
    ['①② Café', '1, 2 Café'],
    ['**6**7', '67'],
  ])('%s', (text, expected) => {
    expect(read(text, { english: 'engine' })).toBe(expected);
  });

  it('lose nothing that says something when they are folded to ASCII', () => {
    const text = 'Café “Öl” ’tis ½ ²³ 20°C ±5 €7 £8 ¥9 6÷2 6×7 a→b ① ❷ ﬁn…';
    expect(foldToAscii(read(text, { english: 'engine' }))).toBe(
      'Cafe "Ol" \'tis 1/2 squared cubed 20 degrees Celsius plus or minus 5 7 euros 8 pounds 9 yen 6 divided by 2 6 times 7 a to b 1 2 fin...',
    );
  });

  it('are left alone where Japanese stands', () => {
    expect(read('犬 & Cat', { english: 'engine' })).toBe('犬& Cat');
  });
});

describe('katakana runs', () => {
  const long = 'アイウエオ'.repeat(20);

  it('get a 、 before the 49th mora', () => {
    const parts = read(long).split('、');
    expect(parts.join('')).toBe(long);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(48);
  });

  it('are cut between words, not before small kana or ー', () => {
    const title =
      'Open Source Projects for Professional Developers and International Research Communities of Tomorrow';
    const parts = read(title).split('、');
    expect(parts).toHaveLength(2);
    expect(parts[0]).toBe('オープンソースプロジェクツフォープロフェッショナルデベロッパーズアンド');
    for (const part of read('キャーッ'.repeat(40)).split('、')) expect(part).not.toMatch(/^[ャーッ]/u);
  });

  it('stay whole up to 48 morae', () => {
    const run = 'カ'.repeat(48);
    expect(read(run)).toBe(run);
  });
});
