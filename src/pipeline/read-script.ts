import { readFile } from 'node:fs/promises';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { decodeScript } from '../parse/decode-script.js';
import { parseScript } from '../parse/parse-script.js';
import { err, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import { scriptRules } from './script-rules.js';

const reasonOf = (error: NodeJS.ErrnoException): string => {
  if (error.code === 'ENOENT') return 'there is no such file';
  if (error.code === 'EISDIR') return 'is a folder, not a script';
  if (error.code === 'EACCES') return 'may not be read';
  return `cannot be read: ${error.message}`;
};

/** Reads and parses a script file; `path` is how messages name it. */
export const readScript = async (
  open: OpenProject,
  file: string,
  path: string,
  host?: string,
): Promise<Result<Script, readonly Failure[]>> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const hint = 'Name a script: a UTF-8 text file.';
    return err([
      { code: 'script-unreadable', file: path, message: reasonOf(error as NodeJS.ErrnoException), hint },
    ]);
  }
  const decoded = decodeScript(bytes, path);
  if (!decoded.ok) return err([decoded.error]);
  return parseScript(decoded.value, path, scriptRules(open, host));
};
