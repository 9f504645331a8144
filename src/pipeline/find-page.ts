import { basename, join } from 'node:path';
import type { Failure } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';
import { choosePageIn, type Page, pagePlace, readPage } from './read-pages.js';

/** Where an episode's page is, or, when there is none yet, the folder where it belongs. */
export type FoundPage =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'none'; readonly dir: string };

export type PageQuery = {
  /** Absolute path of a page or of the folder of the pages. */
  readonly path: string;
  readonly fileName: string;
  readonly date: string | null;
  /** Take the page that was named, whosever it is. */
  readonly force: boolean;
};

const refused = (path: string, message: string, hint: string): Result<never, Failure> =>
  err({ code: 'usage', file: path, message, hint });

/** Finds the page of an episode, as the only one that can be meant; refuses where several can, or another one is. */
export const findPage = async ({
  path,
  fileName,
  date,
  force,
}: PageQuery): Promise<Result<FoundPage, Failure>> => {
  const place = await pagePlace(path);
  if (!place.ok) return place;
  if (place.value.kind === 'page' && force) return ok({ kind: 'page', page: place.value.page });
  const { dir } = place.value;
  const chosen = await choosePageIn(dir, { fileName, date });
  if (chosen.kind === 'several') {
    const list = chosen.files.join(', ');
    // With --force a folder says: it is none of these.
    if (place.value.kind === 'folder' && force) return ok({ kind: 'none', dir });
    return refused(
      path,
      `several pages may be that of ${fileName}: ${list}`,
      place.value.kind === 'page'
        ? 'Set audio_file_path in the right one, or use --force.'
        : 'Name the page itself with --force, or set its audio_file_path.',
    );
  }
  if (place.value.kind === 'folder') {
    if (chosen.kind === 'none') return ok({ kind: 'none', dir });
    const page = await readPage(join(dir, chosen.file));
    return page.ok ? ok({ kind: 'page', page: page.value }) : page;
  }
  const { page } = place.value;
  if (chosen.kind === 'one' && chosen.file === basename(page.file)) return ok({ kind: 'page', page });
  const whose = chosen.kind === 'one' ? `: that is ${chosen.file}` : '';
  return refused(path, `is not the page of ${fileName}${whose}`, 'Name its own page, or use --force.');
};
