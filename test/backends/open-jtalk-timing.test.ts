import { describe, expect, it } from 'vitest';
import { timingInTrace } from '../../src/backends/open-jtalk-timing.js';
import { usefulPartOfTrace } from '../../src/backends/open-jtalk-trace.js';

const LENGTH_S = 0.05;

type Phonemes = string | readonly string[];

/** Words as `surface/pronunciation`; each phoneme takes 50 ms. */
const traceOf = (words: readonly string[], phonemes: Phonemes): { trace: string; durationS: number } => {
  const names = typeof phonemes === 'string' ? phonemes.split(' ') : phonemes;
  const analysis = words.map((word) => {
    const [surface = '', kana = ''] = word.split('/');
    return `${surface},名詞,一般,*,*,*,*,${surface},${kana},${kana},1/2,C1,-1`;
  });
  const labels = names.map((name, index) => {
    const [before = 'xx', after = 'xx'] = [names[index - 1], names[index + 1]];
    const tail = '/A:-1+1+2/B:xx-xx_xx/C:02_xx+xx/D:xx+xx_xx/E:xx_xx!xx_xx-xx';
    return `${index * 500_000} ${(index + 1) * 500_000} xx^${before}-${name}+${after}=xx${tail}`;
  });
  const trace = `[Text analysis result]\n${analysis.join('\n')}\n\n[Output label]\n${labels.join('\n')}\n\n[Global parameter]\nFrame period -> 240(point)\n`;
  return { trace, durationS: names.length * LENGTH_S };
};

const timingOf = (words: readonly string[], phonemes: Phonemes) => {
  const { trace, durationS } = traceOf(words, phonemes);
  return timingInTrace(trace, durationS);
};
const textsOf = (words: readonly string[], phonemes: Phonemes) =>
  timingOf(words, phonemes)?.map(({ text }) => text);

describe('timingInTrace', () => {
  it('joins consonant and vowel, and leaves the silence at the edges out', () => {
    const timing = timingOf(['猫/ネコ'], 'sil n e k o sil');
    expect(timing?.map(({ text }) => text)).toEqual(['ネ', 'コ']);
    const times = timing?.flatMap(({ startS, endS }) => [startS, endS]) ?? [];
    expect(times.map((seconds) => seconds.toFixed(6))).toEqual([
      '0.050000',
      '0.150000',
      '0.150000',
      '0.250000',
    ]);
  });

  it('knows ん, っ, long vowels, devoiced vowels and pauses', () => {
    expect(
      textsOf(
        ['学校/ガッコー', 'です/デス’', '、/、', 'パン/パン'],
        'sil g a cl k o o d e s U pau p a N sil',
      ),
    ).toEqual(['ガ', 'ッ', 'コ', 'ー', 'デ', 'ス', '、', 'パ', 'ン']);
  });

  it.each([
    ['キャンプ', 'ky a N p u', 'キャ ン プ'],
    ['ドゥ', 'd u', 'ドゥ'],
    ['ドゥ', 'd o u', 'ド ゥ'],
    ['フュー', 'f u y u u', 'フ ュ ー'],
    ['デュオ', 'dy u o', 'デュ オ'],
    ['ヴュー', 'by u u', 'ヴュ ー'],
    ['ファン', 'f a N', 'ファ ン'],
    ['フゥ', 'f u u', 'フ ゥ'],
    ['シキ', 'sh I k i', 'シ キ'],
  ])('gives the morae of %s, spoken as %s, their kana', (kana, phonemes, expected) => {
    expect(textsOf([`あ/${kana}`], `sil ${phonemes} sil`)).toEqual(expected.split(' '));
  });

  it('takes a question and a bracket for the pauses that they are, none at the end', () => {
    expect(
      textsOf(
        ['「/、', '本当/ホント', '？/？', '」/、', 'はい/ハイ', '！/！'],
        'sil h o N t o pau h a i sil',
      ),
    ).toEqual(['ホ', 'ン', 'ト', '、', 'ハ', 'イ']);
  });

  it('names the phonemes where the kana are others: the times are as true', () => {
    expect(textsOf(['ーと/ート'], 'sil t o sil')).toEqual(['to']);
    expect(textsOf(['謎/*'], 'sil n a z o pau n e sil')).toEqual(['na', 'zo', '、', 'ne']);
  });

  const { trace, durationS } = traceOf(['猫/ネコ', '、/、', '犬/イヌ'], 'sil n e k o pau i n u sil');

  it('needs nothing of what comes after the labels', () => {
    expect(timingInTrace(usefulPartOfTrace(Buffer.from(trace)), durationS)).toEqual(
      timingInTrace(trace, durationS),
    );
    expect(usefulPartOfTrace(Buffer.from(trace))).not.toContain('Frame period');
    expect(timingInTrace(usefulPartOfTrace(Buffer.from(trace)), durationS)).toHaveLength(5);
  });

  it.each([
    ['empty', ''],
    ['without labels', trace.slice(0, trace.indexOf('[Output label]'))],
    ['cut off behind the heading', trace.slice(0, trace.indexOf('[Output label]') + 15)],
    ['cut off between two labels', trace.slice(0, trace.indexOf('\n2500000') + 1)],
    ['cut off in a label', trace.slice(0, trace.indexOf('2500000 3000000') + 20)],
    ['without a label in the middle', trace.replace(/^1500000 .*\n/m, '')],
    ['with a line that is no label', trace.replace(/^1500000 .*$/m, 'what is this')],
    ['with times that go back', trace.replace('1500000 2000000', '1500000 1400000')],
    ['with a consonant alone', trace.replace(/-e\+/, '-b+')],
    ['of bytes that are no text', '\u0000\ufffd\ufffd[Output label]\n\ufffd'],
  ])('tells nothing by a trace %s', (_name, torn) => {
    expect(torn).not.toBe(trace);
    expect(timingInTrace(torn, durationS)).toBeNull();
  });

  it('tells nothing by the trace of another sound', () => {
    expect(timingInTrace(trace, durationS)).not.toBeNull();
    expect(timingInTrace(trace, durationS + 0.005)).toBeNull();
    expect(timingInTrace(trace, durationS - 0.005)).toBeNull();
  });
});
