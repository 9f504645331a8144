import { setMaxListeners } from 'node:events';
import { readEnvironment } from '../config/environment.js';
import { runCli } from './run-cli.js';

const OUTPUT_FAILED = 1;

const controller = new AbortController();
// Every request that is on its way listens.
setMaxListeners(0, controller.signal);
let signals = 0;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    signals += 1;
    controller.abort();
    // Somebody who asks twice does not want to wait for tidying up.
    if (signals > 1) process.exit(130);
  });
}
/**
 * A reader that has seen enough (`hoso plan … | head`) is no failure of ours, and a render goes on without it. What is
 * refused otherwise (a full disk) ends the command like a signal, so that nothing is left behind.
 */
let isRefused = false;
const readers = { stdout: true, stderr: true };
for (const name of ['stdout', 'stderr'] as const) {
  process[name].on('error', (error: NodeJS.ErrnoException) => {
    readers[name] = false;
    if (error.code === 'EPIPE' || isRefused) return;
    // It may come after the command's end.
    isRefused = true;
    process.exitCode = OUTPUT_FAILED;
    write('stderr')(`error: the output could not be written: ${error.message}\n`);
    controller.abort();
  });
}
const write =
  (name: 'stdout' | 'stderr') =>
  (text: string): void => {
    if (readers[name]) process[name].write(text);
  };

const exitCode = await runCli(process.argv.slice(2), {
  stdout: write('stdout'),
  stderr: write('stderr'),
  cwd: process.cwd(),
  environment: readEnvironment(),
  // Asked for each time: the window may be made narrower meanwhile.
  get terminalColumns() {
    return process.stderr.isTTY ? process.stderr.columns : null;
  },
  signal: controller.signal,
});

process.exitCode = isRefused ? OUTPUT_FAILED : exitCode;
