import { type Failure, HosoError } from '../domain/failure.js';
import { replaceFile } from '../util/replace-file.js';
import { err, ok, type Result } from '../util/result.js';
import { sha256 } from '../util/sha256.js';
import { readScriptText, type ScriptText } from './script-text.js';

const BOM = '\uFEFF';

/** Why a script was not written: it is not there, or it is no longer what the caller knows. */
export type SaveRefusal =
  | { readonly reason: 'failed'; readonly failure: Failure }
  | { readonly reason: 'changed'; readonly current: ScriptText };

/** A text with the line ends that the file has; browsers write \n. */
const withLineEnds = (source: string, before: string): string => {
  const isCrlf = /\r\n/.test(before) && !/(?<!\r)\n/.test(before);
  return isCrlf ? source.replaceAll(/(?<!\r)\n/g, '\r\n') : source;
};

/**
 * Writes a script in one step, if the file is still the one with this etag (sha256 of its bytes); BOM, line ends and
 * permissions stay, and of a link what it points to is written. Gives the new etag. Throws HosoError
 * `output-unwritable`.
 */
export const saveScript = async (
  file: string,
  path: string,
  source: string,
  etag: string,
): Promise<Result<string, SaveRefusal>> => {
  const current = await readScriptText(file, path);
  if (!current.ok) return err({ reason: 'failed', failure: current.error });
  if (current.value.etag !== etag) return err({ reason: 'changed', current: current.value });
  const { hasBom, source: before } = current.value;
  const bytes = new TextEncoder().encode(`${hasBom ? BOM : ''}${withLineEnds(source, before)}`);
  const written = sha256(bytes);
  if (written === etag) return ok(etag);
  try {
    await replaceFile(file, bytes);
  } catch (error) {
    const message = `cannot be written: ${(error as Error).message}`;
    throw new HosoError({ code: 'output-unwritable', file: path, message }, { cause: error });
  }
  return ok(written);
};
