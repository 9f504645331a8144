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

/** What a pair of an entry takes up: its lines, or, among others on one line, itself with a comma. */
const pairAround = (text: string, item: YAMLMap, name: string): readonly [number, number] | null => {
  const pair = item.items.find(({ key }) => isScalar(key) && key.value === name);
  const [key, value] = [rangeOf(pair?.key), rangeOf(pair?.value)];
  if (key === null || value === null) return null;
  const [start, end] = [key[0], value[1]];
  const lines = linesAround(text, start, end);
  if (text.slice(lines[0], start).trim() === '' && item.flow !== true) return lines;
  const before = /,\s*$/.exec(text.slice(0, start))?.[0] ?? '';
  if (before !== '') return [start - before.length, end];
  return [start, end + (/^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0)];
};

/** A document's text as the library writes it, with the line ends of the file. */
const rewritten = (document: ParsedText, before: string): string => {
  const text = document.toString({ lineWidth: 0 });
  return before.includes('\r\n') ? text.replaceAll(/\r?\n/g, '\r\n') : text;
};

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
    return rewritten(document, text);
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
    if (entry.accent === undefined || place.form !== 'list') return splice(text, range, spelling);
    const accent = pairAround(text, place.item, 'accent');
    if (accent === null) return null;
    // The later one first, so that the other's place stays true.
    return accent[0] > range[0]
      ? splice(splice(text, accent, ''), range, spelling)
      : splice(splice(text, range, spelling), accent, '');
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
    return rewritten(document, text);
  };
  return firstWith(wanted, [...spellings(reading).map(inPlace), byDocument]);
};

/** The text with one more entry at its end. Null when that cannot be done. */
export const withEntry = (
  text: string,
  entries: readonly DictionaryEntry[],
  entry: DictionaryEntry,
): string | null => firstWith([...entries, entry], [() => appendEntries(text, [entry])]);
