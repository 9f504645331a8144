import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** A program that is still there after this long has opened the page: it may stay as long as the browser does. */
const SEEN_MS = 2_000;

const defaultProgram = (): string => (platform() === 'darwin' ? 'open' : 'xdg-open');

/** Opens a page in the person's browser; gives what went wrong, or null. */
export const openInBrowser = (url: string, program = defaultProgram()): Promise<string | null> =>
  new Promise((resolve) => {
    const failed = (why: string): void => resolve(`the browser could not be opened (${program} ${why})`);
    const child = spawn(program, [url], { stdio: 'ignore', detached: true });
    const seen = setTimeout(() => resolve(null), SEEN_MS);
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(seen);
      failed(error.code === 'ENOENT' ? 'is not there' : error.message);
    });
    child.on('exit', (code) => {
      clearTimeout(seen);
      if (code === 0) resolve(null);
      else failed(`ended with ${code}`);
    });
    child.unref();
  });
