import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Tests that start `bin/hoso.js` need dist/ as it is now; built once, before any of them. */
export const setup = async (): Promise<void> => {
  const root = resolve(import.meta.dirname, '../..');
  const { ensureBuilt } = (await import(pathToFileURL(resolve(root, 'bin/build.js')).href)) as {
    ensureBuilt: (root: string) => Promise<string | null>;
  };
  const problem = await ensureBuilt(root);
  // Not thrown: the tests that start the built program fail by themselves, the others need no build.
  if (problem !== null) console.warn(problem);
};
