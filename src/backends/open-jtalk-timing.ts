import type { TimedUnit } from './backend.js';
import { labelsInTrace, type PhonemeLabel, pronouncedKana } from './open-jtalk-trace.js';

/** Sound and trace are of one run and agree to the sample; times in the trace are whole units of 100 ns. */
const LENGTH_TOLERANCE_S = 0.001;
const PAUSE = '、';
const PAUSE_PHONEME = 'pau';
/** A capital vowel is a devoiced one. */
const MORA_END = /^(?:[aiueoAIUEO]|N|cl)$/;

/** A phoneme that ends a mora, with the consonant before it: its text is both names. */
type Mora = TimedUnit & { readonly isPause: boolean };

const isWhole = (labels: readonly PhonemeLabel[], durationS: number): boolean => {
  const last = labels.at(-1);
  if (labels[0]?.phoneme !== 'sil' || last?.phoneme !== 'sil') return false;
  const isJoined = labels.every(
    ({ startS, endS }, index) => startS === (labels[index - 1]?.endS ?? 0) && endS >= startS,
  );
  return isJoined && Math.abs(last.endS - durationS) <= LENGTH_TOLERANCE_S;
};

/** Null when a consonant has no vowel. */
const morasOf = (labels: readonly PhonemeLabel[]): readonly Mora[] | null => {
  const moras: Mora[] = [];
  let consonant: PhonemeLabel | null = null;
  for (const label of labels) {
    const { phoneme, startS, endS } = label;
    if (MORA_END.test(phoneme)) {
      const text = `${consonant?.phoneme ?? ''}${phoneme}`;
      moras.push({ text, startS: consonant?.startS ?? startS, endS, isPause: false });
      consonant = null;
    } else if (consonant !== null) return null;
    else if (phoneme === PAUSE_PHONEME) moras.push({ text: PAUSE, startS, endS, isPause: true });
    else consonant = label;
  }
  return consonant === null ? moras : null;
};

const VOWEL_ROWS: readonly (readonly [vowel: string, kana: string])[] = [
  ['a', 'アカサタナハマヤラワガザダバパァャヮ'],
  ['i', 'イキシチニヒミリギジヂビピィ'],
  ['u', 'ウクスツヌフムユルグズヅブプヴゥュ'],
  ['e', 'エケセテネヘメレゲゼデベペェ'],
  ['o', 'オコソトノホモヨロヲゴゾドボポォョ'],
];
const SMALL_KANA = /^[ァィゥェォャュョヮ]$/;
const vowelOf = (kana: string): string => VOWEL_ROWS.find(([, row]) => row.includes(kana))?.[0] ?? '';

/**
 * Whether a small kana is part of the mora that begins with `kana`. The program makes one mora or two of the same
 * kana, as its dictionary cuts the words (ドゥ is `du`, or `do` and `u`): only the sound tells.
 */
const isJoined = (kana: string, small: string, sound: string): boolean => {
  if (!SMALL_KANA.test(small)) return false;
  const vowel = vowelOf(small);
  if (sound.at(-1)?.toLowerCase() !== vowel) return false;
  return vowelOf(kana) !== vowel || sound.at(-2) === 'y';
};

/** The kana of each mora; null when they are not the same number. */
const kanaOfMoras = (moras: readonly Mora[], kana: string): readonly string[] | null => {
  const waiting = [...kana.replace(/[、？！]+/g, PAUSE).replace(/^、|、$/g, '')];
  const texts: string[] = [];
  for (const { text, isPause } of moras) {
    const [first = '', second = ''] = waiting;
    if (first === '' || (first === PAUSE) !== isPause) return null;
    texts.push(waiting.splice(0, isJoined(first, second, text) ? 2 : 1).join(''));
  }
  return waiting.length === 0 ? texts : null;
};

/**
 * When each mora and pause is spoken, out of the trace of the run that made a sound of `durationS`. Pauses are 、, morae
 * the kana of the text analysis, or names of phonemes where these two do not fit. Null when the trace is not whole.
 */
export const timingInTrace = (trace: string, durationS: number): readonly TimedUnit[] | null => {
  const labels = labelsInTrace(trace);
  if (labels === null || !isWhole(labels, durationS)) return null;
  const moras = morasOf(labels.slice(1, -1));
  if (moras === null || moras.length === 0) return null;
  const kana = kanaOfMoras(moras, pronouncedKana(trace));
  return moras.map(({ text, startS, endS }, index) => ({ text: kana?.[index] ?? text, startS, endS }));
};
