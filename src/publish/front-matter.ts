import { err, ok, type Result } from '../util/result.js';

/** A value on one line of the front matter. Offsets are UTF-16 units of the page. */
export type Scalar = {
  readonly start: number;
  readonly end: number;
  /** As it is written, with its quotes. */
  readonly raw: string;
  /** As YAML reads it: always as text. */
  readonly value: string;
};

export type FrontMatter = {
  /** Keys of the top level; null where the value is not a single line's text, a key's second value included. */
  readonly scalars: ReadonlyMap<string, Scalar | null>;
  /** Where its closing line begins: new keys go there. */
  readonly end: number;
  /** The page's own line end. */
  readonly newline: string;
};

const OPENING = /^\ufeff?---[ \t]*(\r?\n)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;
const KEY = /^(["']?)([A-Za-z_][\w-]*)\1[ \t]*:(?=[ \t\r\n]|$)[ \t]*/gm;
const DOUBLE_QUOTED = /"(?:[^"\\]|\\[\s\S])*"/y;
const SINGLE_QUOTED = /'(?:[^']|'')*'/y;

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

const unquoted = (raw: string): string => {
  if (raw.startsWith("'")) return raw.slice(1, -1).replaceAll("''", "'");
  if (!raw.startsWith('"')) return raw;
  try {
    return String(JSON.parse(raw));
  } catch {
    // YAML knows a few escapes more than JSON.
    return raw.slice(1, -1).replace(/\\(.)/g, '$1');
  }
};

/** The value that begins at `at`, up to `lineEnd` if it is a plain one; `raw` may span lines in quotes. */
const rawAt = (text: string, at: number, lineEnd: number): string => {
  if (text[at] === '"') return matchAt(DOUBLE_QUOTED, text, at) ?? text.slice(at, lineEnd);
  if (text[at] === "'") return matchAt(SINGLE_QUOTED, text, at) ?? text.slice(at, lineEnd);
  const line = text.slice(at, lineEnd);
  if (line.startsWith('#')) return '';
  return line.replace(/[ \t]+#.*$/, '').trimEnd();
};

/** What stands in more than a line, or is no text, cannot be set in place. */
const isSimple = (text: string, raw: string, lineEnd: number): boolean => {
  if (/[\r\n]/.test(raw) || /^[|>[{&*!]/.test(raw)) return false;
  return raw !== '' || !/^\r?\n[ \t]+\S/.test(text.slice(lineEnd, lineEnd + 200));
};

/** Finds keys and values of a page's front matter without touching a byte; the error says what is wrong. */
export const parseFrontMatter = (page: string): Result<FrontMatter, string> => {
  const opening = OPENING.exec(page);
  if (opening === null) return err('has no front matter: its first line is not ---');
  const closing = CLOSING.exec(page.slice(opening[0].length));
  if (closing === null) return err('has front matter without a closing ---');
  const end = opening[0].length + closing.index;
  const scalars = new Map<string, Scalar | null>();
  const head = page.slice(0, end);
  let at = opening[0].length;
  for (;;) {
    KEY.lastIndex = at;
    const key = KEY.exec(head);
    if (key === null) break;
    const name = key[2] ?? '';
    const start = key.index + key[0].length;
    const nextLine = head.indexOf('\n', start);
    const lineEnd = nextLine === -1 ? end : head[nextLine - 1] === '\r' ? nextLine - 1 : nextLine;
    const raw = rawAt(head, start, lineEnd);
    const scalar = { start, end: start + raw.length, raw, value: unquoted(raw) };
    scalars.set(name, !scalars.has(name) && isSimple(page, raw, lineEnd) ? scalar : null);
    at = start + raw.length;
  }
  return ok({ scalars, end, newline: opening[1] ?? '\n' });
};

/** Sets values, as they are to be written, and changes nothing else; a missing key is added as the last one. */
export const setScalars = (
  page: string,
  { scalars, end, newline }: FrontMatter,
  values: ReadonlyMap<string, string>,
): Result<string, string> => {
  const edits: { start: number; end: number; text: string }[] = [];
  for (const [key, text] of values) {
    const scalar = scalars.get(key);
    if (scalar === null) return err(`has a value of ${key} that is not one line of text`);
    if (scalar === undefined) edits.push({ start: end, end, text: `${key}: ${text}${newline}` });
    else if (scalar.raw !== text) {
      const needsSpace = page[scalar.start - 1] === ':';
      edits.push({ start: scalar.start, end: scalar.end, text: needsSpace ? ` ${text}` : text });
    }
  }
  let filled = page;
  for (const edit of edits.toSorted((a, b) => a.start - b.start).reverse()) {
    filled = filled.slice(0, edit.start) + edit.text + filled.slice(edit.end);
  }
  return ok(filled);
};
