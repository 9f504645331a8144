import { resolve } from 'node:path';
import type { OnEvent } from '../domain/events.js';
import type { Failure } from '../domain/failure.js';
import type { Script } from '../domain/script.js';
import { err, ok, type Result } from '../util/result.js';
import type { OpenProject } from './open-project.js';
import type { PageTitles } from './publishing.js';
import { readScript } from './read-script.js';
import { type PreparedScript, prepareScript } from './render-session.js';

/** A script that was read, or why it could not be; `path` is how the caller named it. */
export type ReadScript = { readonly path: string; readonly result: Result<Script, readonly Failure[]> };

/** A script that can be rendered, or why it cannot. */
export type ScriptToRender = {
  readonly path: string;
  /** Null when it could not be read. */
  readonly script: Script | null;
  readonly result: Result<PreparedScript, readonly Failure[]>;
};

export const readScripts = (
  open: OpenProject,
  cwd: string,
  paths: readonly string[],
  host?: string,
): Promise<readonly ReadScript[]> =>
  Promise.all(
    paths.map(async (path) => ({ path, result: await readScript(open, resolve(cwd, path), path, host) })),
  );

const tellWarnings = (path: string, script: Script, onEvent: OnEvent): void => {
  for (const { line, column, code, message } of script.warnings) {
    onEvent({
      type: 'warning',
      script: script.name,
      message: `${path}:${line}:${column}: ${code}: ${message}`,
    });
  }
};

type WithPage = { readonly script: Script; readonly page: PageTitles | null };

const withItsPage = async (
  open: OpenProject,
  script: Script,
  pagePath: string | null,
): Promise<Result<WithPage, readonly Failure[]>> => {
  if (pagePath === null && open.project.config.pages.dir === undefined) return ok({ script, page: null });
  // Loaded only where there are pages: an up-to-date answer comes sooner without it.
  const { withPage } = await import('./page-of-script.js');
  return withPage(open, script, pagePath);
};

/**
 * Finds the voices of each script and tells the parser's warnings. Two scripts of one name would write one file:
 * only the first may, the other is a warning and a failure. `pagePath`: the page, or folder of pages, to be filled in.
 */
export const prepareScripts = async (
  open: OpenProject,
  read: readonly ReadScript[],
  onEvent: OnEvent,
  pagePath: string | null = null,
): Promise<readonly ScriptToRender[]> => {
  const owner = new Map<string, string>();
  const prepare = async ({ path, result }: ReadScript): Promise<ScriptToRender> => {
    if (!result.ok) return { path, script: null, result };
    const { name } = result.value;
    const other = owner.get(name);
    owner.set(name, other ?? path);
    const titled = await withItsPage(open, result.value, pagePath);
    if (!titled.ok) return { path, script: result.value, result: titled };
    const { script, page } = titled.value;
    tellWarnings(path, script, onEvent);
    if (other !== undefined) {
      const message = `${name}.mp3 is the episode of ${other} too`;
      onEvent({ type: 'warning', script: name, message: `${path}: ${message}` });
      const hint = 'Rename one of the two.';
      return { path, script, result: err([{ code: 'usage', file: path, message, hint }]) };
    }
    const prepared = await prepareScript(open, script);
    return { path, script, result: prepared.ok ? ok({ ...prepared.value, page, pagePath }) : prepared };
  };
  return Promise.all(read.map(prepare));
};
