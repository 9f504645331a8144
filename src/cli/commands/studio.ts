import { resolve } from 'node:path';
import { EXIT_CODES, formatFailure } from '../../domain/failure.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { version } from '../version.js';

export type StudioFlags = CommonFlags & { readonly port?: number; readonly open?: boolean };

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

/** `hoso studio`: a page to see, hear and mend episodes, until Ctrl-C; stdout has its address. */
export const studioCommand = async (
  io: CliIo,
  path: string | undefined,
  flags: StudioFlags,
): Promise<number> => {
  const { startStudio } = await import('../../studio/start-studio.js');
  const started = await startStudio({
    cwd: io.cwd,
    flags,
    host: flags.host,
    environment: io.environment,
    script: path === undefined ? null : { file: resolve(io.cwd, path), path },
    port: flags.port,
    version: version(),
    signal: io.signal,
    onBug: (error) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.stderr(`This is a bug in hoso: please report it with these lines.\n${told}\n`);
    },
  });
  if (!started.ok) return reportFailures(io, started.error);
  const { url, problems, close } = started.value;
  for (const problem of problems) io.stderr(`warning: ${formatFailure(problem)}\n`);
  if (flags.cache === false)
    io.stderr('warning: --no-cache does nothing here: the studio and render share their clips\n');
  io.stdout(flags.json === true ? `${JSON.stringify({ url })}\n` : `${url}\n`);
  if (flags.open === true) {
    const { openInBrowser } = await import('../../studio/open-in-browser.js');
    const problem = await openInBrowser(url);
    if (problem !== null) io.stderr(`warning: ${problem}\n`);
  }
  if (flags.quiet !== true) io.stderr('the studio runs; Ctrl-C ends it\n');
  await untilAborted(io.signal);
  await close();
  return EXIT_CODES.cancelled;
};
