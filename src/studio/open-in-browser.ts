import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** Opens a page in the person's browser; gives what went wrong, or null. */
export const openInBrowser = (url: string): Promise<string | null> =>
  new Promise((resolve) => {
    const program = platform() === 'darwin' ? 'open' : 'xdg-open';
    const failed = (why: string): void => resolve(`the browser could not be opened (${program} ${why})`);
    const child = spawn(program, [url], { stdio: 'ignore', detached: true });
    child.on('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'ENOENT' ? 'is not there' : error.message),
    );
    // It may stay as long as the browser does.
    const seen = setTimeout(() => resolve(null), 2_000);
    child.on('exit', (code) => {
      clearTimeout(seen);
      if (code === 0) resolve(null);
      else failed(`ended with ${code}`);
    });
    child.unref();
  });
