import { setMaxListeners } from 'node:events';
import { readEnvironment } from '../config/environment.js';
import { runCli } from './run-cli.js';

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
// A reader that has seen enough (`hoso plan … | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  environment: readEnvironment(),
  // Asked for each time: the window may be made narrower meanwhile.
  get terminalColumns() {
    return process.stderr.isTTY ? process.stderr.columns : null;
  },
  signal: controller.signal,
});
