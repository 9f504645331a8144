import type { ChapterSpan, ManifestEntry } from '../domain/manifest.js';
import { shownText } from './shown-text.js';
import { type SpokenSentence, spokenSentences } from './spoken-sentences.js';

/** A sentence as the player's page shows it. `startMs`: whole ms from the episode's start. */
export type ShownSentence = { readonly text: string; readonly startMs: number; readonly isJapanese: boolean };

/** What one voice says in one go. `speaker` is null where the same one spoke just before. */
export type ShownParagraph = {
  readonly speaker: string | null;
  readonly sentences: readonly ShownSentence[];
};

export type ShownChapter = {
  readonly chapter: ChapterSpan;
  readonly paragraphs: readonly ShownParagraph[];
};

type Paragraph = { speaker: string | null; sentences: ShownSentence[]; length: number; voice: string };

/** Pauses after which a new thought begins. */
const ENDS_PARAGRAPH: ReadonlySet<string> = new Set(['paragraph', 'segment', 'beat']);
/** In scripts that have a line for each sentence and no blank ones: about this many characters stay together. */
const LONG_PARAGRAPH = 160;

/** The pauses that stand right before each utterance, by its index. */
const pausesBefore = (timeline: readonly ManifestEntry[]): ReadonlyMap<number, string> => {
  const pauses = new Map<number, string>();
  let last = '';
  for (const entry of timeline) {
    if (entry.type === 'utterance') {
      pauses.set(entry.index, last);
      last = '';
    } else if (entry.type === 'pause') last = entry.kind;
  }
  return pauses;
};

const shownSentence = ({ utterances }: SpokenSentence): ShownSentence => {
  const text = utterances
    .map((utterance) => shownText(utterance.text))
    .join('')
    .trim();
  return {
    text,
    startMs: Math.round(utterances[0]?.startMs ?? 0),
    isJapanese: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text),
  };
};

/** The whole transcript by chapters, for reading. `names`: of the voices, by profile id. */
export const playerTranscript = (
  timeline: readonly ManifestEntry[],
  chapters: readonly ChapterSpan[],
  names: ReadonlyMap<string, string>,
): readonly ShownChapter[] => {
  const sentences = spokenSentences(timeline);
  const pauses = pausesBefore(timeline);
  const hasSeveralSpeakers = new Set(sentences.map(({ voice }) => voice)).size > 1;
  const byChapter = chapters.map((chapter) => ({ chapter, paragraphs: [] as Paragraph[] }));
  let lastVoice: string | null = null;
  for (const sentence of sentences) {
    const [first] = sentence.utterances;
    const shown = shownSentence(sentence);
    if (first === undefined || shown.text === '') continue;
    const place = byChapter.findLast(({ chapter }) => chapter.startMs <= first.startMs) ?? byChapter[0];
    if (place === undefined) continue;
    const { voice } = sentence;
    const last = place.paragraphs.at(-1);
    const pause = pauses.get(first.index) ?? '';
    const endsParagraph =
      last === undefined ||
      last.voice !== voice ||
      ENDS_PARAGRAPH.has(pause) ||
      (pause === 'line' && last.length >= LONG_PARAGRAPH);
    if (endsParagraph) {
      const speaker = hasSeveralSpeakers && voice !== lastVoice ? (names.get(voice) ?? voice) : null;
      place.paragraphs.push({ speaker, sentences: [shown], length: shown.text.length, voice });
    } else {
      last.sentences.push(shown);
      last.length += shown.text.length;
    }
    lastVoice = voice;
  }
  return byChapter.map(({ chapter, paragraphs }) => ({
    chapter,
    paragraphs: paragraphs.map(({ speaker, sentences: spoken }) => ({ speaker, sentences: spoken })),
  }));
};
