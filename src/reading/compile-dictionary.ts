import { HIRAGANA, KANJI, KATAKANA, LATIN } from './character-classes.js';
import type { DictionaryEntry } from './dictionary-entry.js';
import { MappedText } from './mapped-text.js';
import { removeMarkup } from './steps/markup.js';
import { unicodeForm } from './steps/unicode-form.js';

export type DictionaryWarning = {
  readonly code: 'duplicate' | 'unreachable';
  readonly message: string;
  /** Index into the entries that were given. */
  readonly entry: number;
};

export type DictionaryMatch = {
  readonly start: number;
  readonly end: number;
  readonly entry: DictionaryEntry;
};

export type CompiledDictionary = {
  readonly size: number;
  /** The longest matches from left to right, not overlapping; offsets are units of `text`. */
  readonly match: (text: string) => readonly DictionaryMatch[];
  readonly warnings: readonly DictionaryWarning[];
};

export type DictionaryScope = { readonly voice?: string; readonly backend?: string };

type Candidate = { readonly entry: DictionaryEntry; readonly surface: string };

const SCRIPTS = [
  new RegExp(`[${LATIN}]`, 'u'),
  /[0-9]/u,
  new RegExp(`[${KATAKANA}]`, 'u'),
  new RegExp(`[${HIRAGANA}]`, 'u'),
];
const WORD = new RegExp(`[${LATIN}0-9${KATAKANA}${HIRAGANA}${KANJI}]`, 'u');

const scriptOf = (character: string): number => SCRIPTS.findIndex((script) => script.test(character));

/** Kanji and hiragana may adjoin their like: Japanese puts no spaces between words. */
const cutsWord = (inside: string, outside: string): boolean => {
  const script = scriptOf(inside);
  return script !== -1 && script !== 3 && script === scriptOf(outside);
};

/** The form in which the dictionary meets a text. */
const inForm = (surface: string): string => unicodeForm(MappedText.of(surface)).text;

const fold = (surface: string): string => inForm(surface).toLowerCase();

const isWholeAt = (text: string, start: number, end: number, wholeWord: boolean): boolean => {
  const before = text[start - 1];
  const after = text[end];
  const edges = [
    [text[start], before],
    [text[end - 1], after],
  ] as const;
  return edges.every(([inside, outside]) => {
    if (inside === undefined || outside === undefined) return true;
    return wholeWord ? !(WORD.test(inside) && WORD.test(outside)) : !cutsWord(inside, outside);
  });
};

const whyUnreachable = (surface: string): string | undefined => {
  if (surface.trim() === '') return 'it has no visible character';
  if (surface.includes('\n')) return 'a sentence holds no line break';
  if (removeMarkup(MappedText.of(surface)).text !== surface) return 'markup and emoji are taken out before';
  return undefined;
};

/** One entry per surface and case rule: the last one given wins (a host's own after the project's). */
const withoutDuplicates = (
  entries: readonly DictionaryEntry[],
  scope: DictionaryScope,
): { candidates: Candidate[]; warnings: DictionaryWarning[] } => {
  const bySurface = new Map<string, { candidate: Candidate; index: number }>();
  const warnings: DictionaryWarning[] = [];
  const specificity = (entry: DictionaryEntry): number =>
    (entry.voice === undefined ? 0 : 2) + (entry.backend === undefined ? 0 : 1);
  entries.forEach((entry, index) => {
    if (entry.voice !== undefined && entry.voice !== scope.voice) return;
    if (entry.backend !== undefined && entry.backend !== scope.backend) return;
    const surface = inForm(entry.surface);
    const id = `${entry.caseSensitive ? `=${surface}` : `~${fold(surface)}`}`;
    const known = bySurface.get(id);
    if (known !== undefined && specificity(known.candidate.entry) === specificity(entry)) {
      warnings.push({
        code: 'duplicate',
        message: `「${entry.surface}」 is given twice (${known.candidate.entry.reading}, ${entry.reading}); the last one holds`,
        entry: index,
      });
    }
    if (known === undefined || specificity(known.candidate.entry) <= specificity(entry))
      bySurface.set(id, { candidate: { entry, surface }, index });
  });
  const exact = [...bySurface.values()];
  for (const { candidate, index } of exact) {
    const why = whyUnreachable(candidate.surface);
    if (why !== undefined)
      warnings.push({
        code: 'unreachable',
        message: `「${candidate.entry.surface}」 never matches: ${why}`,
        entry: index,
      });
  }
  return { candidates: exact.map(({ candidate }) => candidate), warnings };
};

/** Makes entries ready for matching; entries of other voices or backends than the scope's are left out. */
export const compileDictionary = (
  entries: readonly DictionaryEntry[],
  scope: DictionaryScope = {},
): CompiledDictionary => {
  const { candidates, warnings } = withoutDuplicates(entries, scope);
  const byFirst = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const first = fold(candidate.surface)[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), candidate]);
  }
  for (const list of byFirst.values())
    list.sort(
      (a, b) =>
        b.surface.length - a.surface.length || Number(b.entry.caseSensitive) - Number(a.entry.caseSensitive),
    );

  const matchAt = (text: string, at: number): DictionaryMatch | undefined => {
    for (const { entry, surface } of byFirst.get((text[at] ?? '').toLowerCase()) ?? []) {
      const end = at + surface.length;
      const found = text.slice(at, end);
      const same = entry.caseSensitive ? found === surface : found.toLowerCase() === surface.toLowerCase();
      if (same && isWholeAt(text, at, end, entry.wholeWord)) return { start: at, end, entry };
    }
    return undefined;
  };

  return {
    size: candidates.length,
    warnings,
    match: (text) => {
      const matches: DictionaryMatch[] = [];
      if (candidates.length === 0) return matches;
      for (let at = 0; at < text.length; ) {
        const match = matchAt(text, at);
        if (match === undefined) at += 1;
        else {
          matches.push(match);
          at = match.end;
        }
      }
      return matches;
    },
  };
};
