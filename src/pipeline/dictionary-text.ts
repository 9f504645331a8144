import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  stringify,
  visit,
  type YAMLMap,
} from 'yaml';
import { type DictionaryEntry, dictionarySchema } from '../reading/dictionary-entry.js';
import { canonicalJson, type Json } from '../util/canonical-json.js';
import { parseCheckedYaml } from '../util/checked-yaml.js';
import { appendEntries } from './dictionary-import.js';

/** The entries of a dictionary's text; null when they are not as they should be. An empty text has none. */
export const entriesOf = (text: string): readonly DictionaryEntry[] | null => {
  if (text.replace(/^\s*(?:#.*)?$/gm, '').trim() === '') return [];
  const parsed = parseCheckedYaml(text, dictionarySchema);
  return parsed.ok ? parsed.value : null;
};

/** Whether the text is in the short form `surface: reading`, which takes nothing else. */
export const isShortForm = (text: string): boolean => isMap(parseDocument(text).contents);

/** Where an entry stands: an item of the list, or a pair of the short form. */
type Place =
  | { readonly form: 'list'; readonly item: YAMLMap; readonly index: number }
  | { readonly form: 'short'; readonly pair: Pair };

type ParsedText = ReturnType<typeof parseDocument>;

const placeOf = (document: ParsedText, entry: DictionaryEntry, index: number): Place | null => {
  const { contents } = document;
  if (isSeq(contents)) {
    const item = contents.items[index];
    return isMap(item) ? { form: 'list', item, index } : null;
  }
  if (!isMap(contents)) return null;
  const pair = contents.items.find(({ key }) => String(isScalar(key) ? key.value : key) === entry.surface);
  return pair === undefined ? null : { form: 'short', pair };
};

const rangeOf = (node: unknown): readonly [number, number] | null =>
  isScalar(node) && !isAlias(node) && node.range ? [node.range[0], node.range[1]] : null;

const splice = (text: string, [start, end]: readonly [number, number], put: string): string =>
  text.slice(0, start) + put + text.slice(end);

/** The whole lines from the one with the first unit to the one with the last, break included. */
const linesAround = (text: string, start: number, end: number): readonly [number, number] => {
  const next = text.indexOf('\n', end);
  return [text.lastIndexOf('\n', start - 1) + 1, next === -1 ? text.length : next + 1];
};

/** From the first unit of a node's scalars to the last; null for a node without any. */
const extentOf = (node: unknown): readonly [number, number] | null => {
  let extent: [number, number] | null = null;
  const add = (scalar: unknown): void => {
    const range = rangeOf(scalar);
    if (range === null) return;
    extent = extent === null ? [...range] : [Math.min(extent[0], range[0]), Math.max(extent[1], range[1])];
  };
  visit(node as YAMLMap, { Scalar: (_key, scalar) => add(scalar) });
  return extent;
};

/** In no order: the short form puts surfaces that are numbers first. */
const asText = (entries: readonly DictionaryEntry[]): string =>
  entries
    .map((entry) => canonicalJson(entry as Json))
    .sort()
    .join('\n');

const isSame = (a: readonly DictionaryEntry[] | null, b: readonly DictionaryEntry[]): boolean =>
  a !== null && asText(a) === asText(b);

/** The first of some texts that holds just these entries; null when none does. */
const firstWith = (
  wanted: readonly DictionaryEntry[],
  candidates: readonly (() => string | null)[],
): string | null => {
  for (const candidate of candidates) {
    const text = candidate();
    if (text !== null && isSame(entriesOf(text), wanted)) return text;
  }
  return null;
};

/** As YAML writes it plain where it can, and in quotes, which fit anywhere. */
const spellings = (text: string): readonly string[] => [
  stringify(text, { lineWidth: 0 }).trimEnd(),
  JSON.stringify(text),
];

/** The text without one entry; comments and all other entries stay as they are. Null when that cannot be done. */
export const withoutEntry = (
  text: string,
  entries: readonly DictionaryEntry[],
  index: number,
): string | null => {
  const entry = entries[index];
  if (entry === undefined) return null;
  const wanted = entries.filter((_, at) => at !== index);
  const byLines = (): string | null => {
    const place = placeOf(parseDocument(text), entry, index);
    const extent =
      place === null
        ? null
        : place.form === 'list'
          ? extentOf(place.item)
          : [rangeOf(place.pair.key)?.[0] ?? 0, rangeOf(place.pair.value)?.[1] ?? 0];
    return extent === null ? null : splice(text, linesAround(text, extent[0] ?? 0, extent[1] ?? 0), '');
  };
  const byDocument = (): string => {
    const document = parseDocument(text);
    const place = placeOf(document, entry, index);
    if (place?.form === 'list') document.deleteIn([index]);
    else document.delete(entry.surface);
    return document.toString({ lineWidth: 0 });
  };
  return firstWith(wanted, [byLines, byDocument]);
};

/**
 * The text with another reading for one entry. An accent goes with the reading that it belongs to. Null when that
 * cannot be done.
 */
export const withReading = (
  text: string,
  entries: readonly DictionaryEntry[],
  index: number,
  reading: string,
): string | null => {
  const entry = entries[index];
  if (entry === undefined) return null;
  const { accent: _accent, ...others } = entry;
  const wanted = entries.map((each, at) => (at === index ? { ...others, reading } : each));
  const inPlace = (spelling: string) => (): string | null => {
    const place = placeOf(parseDocument(text), entry, index);
    if (place === null) return null;
    const range = rangeOf(place.form === 'list' ? place.item.get('reading', true) : place.pair.value);
    if (range === null) return null;
    const changed = splice(text, range, spelling);
    if (entry.accent === undefined || place.form !== 'list') return changed;
    const accent = rangeOf(place.item.get('accent', true));
    if (accent === null) return null;
    const shift = accent[0] > range[0] ? changed.length - text.length : 0;
    const lines = linesAround(changed, accent[0] + shift, accent[1] + shift);
    return /^\s*accent\s*:/.test(changed.slice(...lines)) ? splice(changed, lines, '') : null;
  };
  const byDocument = (): string => {
    const document = parseDocument(text);
    const place = placeOf(document, entry, index);
    if (place?.form === 'list') {
      document.setIn([index, 'reading'], reading);
      document.deleteIn([index, 'accent']);
    } else {
      document.set(entry.surface, reading);
    }
    return document.toString({ lineWidth: 0 });
  };
  return firstWith(wanted, [...spellings(reading).map(inPlace), byDocument]);
};

/** The text with one more entry at its end. Null when that cannot be done. */
export const withEntry = (
  text: string,
  entries: readonly DictionaryEntry[],
  entry: DictionaryEntry,
): string | null => firstWith([...entries, entry], [() => appendEntries(text, [entry])]);
