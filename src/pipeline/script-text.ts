import { readFile } from 'node:fs/promises';
import type { Failure } from '../domain/failure.js';
import { decodeScript } from '../parse/decode-script.js';
import { err, ok, type Result } from '../util/result.js';
import { sha256 } from '../util/sha256.js';

const BOM = '\uFEFF';

/** The text of a script file, as it is. */
export type ScriptText = {
  /** Without BOM; what cannot be decoded is shown as well as it can be. */
  readonly source: string;
  readonly hasBom: boolean;
  /** sha256 of the file's bytes. */
  readonly etag: string;
  /** Why it is no script: it is empty, binary, or not UTF-8. */
  readonly failures: readonly Failure[];
};

/** Reads a script file; `path` is how messages name it. One that is not there is `script-unreadable`. */
export const readScriptText = async (file: string, path: string): Promise<Result<ScriptText, Failure>> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = isGone ? 'there is no such file' : `cannot be read: ${(error as Error).message}`;
    return err({ code: 'script-unreadable', file: path, message });
  }
  const decoded = decodeScript(bytes, path);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const hasBom = text.startsWith(BOM);
  return ok({
    source: decoded.ok ? decoded.value : hasBom ? text.slice(1) : text,
    hasBom,
    etag: sha256(bytes),
    failures: decoded.ok ? [] : [decoded.error],
  });
};

/** What `readScriptText` would say of a text that is not saved. */
export const checkScriptText = (source: string, path: string): Result<string, Failure> =>
  decodeScript(new TextEncoder().encode(source), path);
