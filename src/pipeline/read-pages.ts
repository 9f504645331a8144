import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Failure } from '../domain/failure.js';
import { type ChosenPage, choosePage, type PageEntry, pageEntry } from '../publish/choose-page.js';
import { err, ok, type Result } from '../util/result.js';

/** A page of the site. */
export type Page = { readonly file: string; readonly text: string };

/** What a path names: a page that is there, or the folder of all pages. */
export type PagePlace =
  | { readonly kind: 'page'; readonly page: Page; readonly dir: string }
  | { readonly kind: 'folder'; readonly dir: string };

/** The text of a page, a BOM included, so that it can be written back byte for byte. Throws what reading throws. */
const readText = async (file: string): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));

const unreadable = (file: string, error: unknown): Failure => {
  const { code, message } = error as NodeJS.ErrnoException;
  const hint = 'Name a page that is there, or the folder of the pages.';
  if (code === 'ENOENT') return { code: 'usage', file, message: 'there is no such page or folder', hint };
  if (error instanceof TypeError) return { code: 'usage', file, message: 'is no UTF-8 text', hint };
  return { code: 'usage', file, message: `cannot be read: ${message}`, hint };
};

export const readPage = async (file: string): Promise<Result<Page, Failure>> => {
  try {
    return ok({ file, text: await readText(file) });
  } catch (error) {
    return err(unreadable(file, error));
  }
};

/** Looks what a path is. */
export const pagePlace = async (path: string): Promise<Result<PagePlace, Failure>> => {
  try {
    if ((await stat(path)).isDirectory()) return ok({ kind: 'folder', dir: path });
  } catch (error) {
    return err(unreadable(path, error));
  }
  const page = await readPage(path);
  return page.ok ? ok({ kind: 'page', page: page.value, dir: dirname(path) }) : page;
};

/** Names of the files of a folder that may be pages. */
export const pageNames = async (dir: string): Promise<readonly string[]> =>
  (await readdir(dir)).filter((name) => /\.(?:md|markdown)$/i.test(name) && !name.startsWith('.')).sort();

/** Chooses the page of an episode among all of a folder; other files there are passed over. */
export const choosePageIn = async (
  dir: string,
  episode: { readonly fileName: string; readonly date: string | null },
): Promise<ChosenPage> => {
  const entries: PageEntry[] = [];
  for (const name of await pageNames(dir)) {
    const text = await readText(join(dir, name)).catch(() => null);
    const entry = text === null ? null : pageEntry(name, text);
    if (entry !== null) entries.push(entry);
  }
  return choosePage(entries, episode);
};
