import type { Failure } from '../domain/failure.js';
import { LineIndex } from '../util/line-index.js';
import { err, ok, type Result } from '../util/result.js';
import { findInvalidUtf8 } from './find-invalid-utf8.js';

const BOM = '\uFEFF';
/** Front matter as Jekyll reads it: `---`, keys of which `layout:` is one, `---` again. */
const FRONT_MATTER = /^\s*---[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[A-Za-z_][\w-]*[ \t]*:/;
const FRONT_MATTER_END = /^(?:---|\.\.\.)[ \t]*$/m;
const LAYOUT = /^layout[ \t]*:/m;
/** The beginning of a JSON object, perhaps in a list, even when the rest of it is broken. */
const JSON_START = /^\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){0,200}"\s*:/;
const CONTROL = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g;

const isJekyllPage = (text: string): boolean => {
  const head = FRONT_MATTER.exec(text);
  if (head === null) return false;
  const body = text.slice(text.indexOf('---') + 3);
  const end = FRONT_MATTER_END.exec(body);
  return end !== null && LAYOUT.test(body.slice(0, end.index));
};

const isJson = (text: string): boolean => {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return false;
  if (JSON_START.test(text)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isBinary = (text: string): boolean =>
  text.includes('\0') || (text.match(CONTROL)?.length ?? 0) > text.length / 20;

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

/**
 * Bytes of a script file → its text, without BOM. Refused as `script-invalid`: an empty file, binary, text that
 * is not UTF-8, a Jekyll page, JSON. A leading `---` alone is a separator and no reason to refuse.
 */
export const decodeScript = (bytes: Uint8Array, path: string): Result<string, Failure> => {
  const refuse = (message: string, hint: string, at?: { line: number; column: number }) =>
    err<Failure>({ code: 'script-invalid', message, hint, file: path, ...at });

  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return refuse('the file is UTF-16, not UTF-8', 'save it as UTF-8: iconv -f UTF-16 -t UTF-8 IN > OUT');
  }
  if (bytes.includes(0)) {
    return refuse('the file is binary, not text', 'give the script: a UTF-8 text file');
  }
  const invalid = findInvalidUtf8(bytes);
  if (invalid !== -1) {
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, invalid));
    const { line, column } = new LineIndex(before).positionAt(before.length);
    if (isBinary(new TextDecoder('utf-8').decode(bytes))) {
      return refuse('the file is binary, not text', 'give the script: a UTF-8 text file');
    }
    return refuse(
      `the file is not UTF-8: byte ${invalid} (counted from 0) on line ${line}`,
      'save it as UTF-8; if it is Shift_JIS: iconv -f CP932 -t UTF-8 IN > OUT',
      { line, column },
    );
  }
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const text = decoded.startsWith(BOM) ? decoded.slice(1) : decoded;
  if (text.trim() === '') return refuse('the file is empty', 'write the script into it');
  if (isBinary(text)) return refuse('the file is binary, not text', 'give the script: a UTF-8 text file');
  if (isJekyllPage(text)) {
    return refuse(
      'the file is a Jekyll page (front matter with `layout:`), not a script',
      'give the script of the episode; `hoso page SCRIPT PAGE.md` fills a page',
      { line: 1, column: 1 },
    );
  }
  if (isJson(text)) {
    return refuse('the file is JSON, not a script', 'give the script: a UTF-8 text file', {
      line: 1,
      column: 1,
    });
  }
  return ok(text);
};
