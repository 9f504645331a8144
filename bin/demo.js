#!/usr/bin/env node
// Renders one of the example scripts and says where the episode is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SCRIPT = 'scripts/株式会社ずんだもん技術室AI放送局_podcast_20261117.txt';

console.log(`Rendering ${SCRIPT}`);
const hoso = spawn(process.execPath, [join(root, 'bin/hoso.js'), 'render', SCRIPT], {
  cwd: root,
  stdio: ['inherit', 'pipe', 'inherit'],
});
// Ctrl-C reaches hoso too, which cleans up; its exit code is ours.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => hoso.kill('SIGTERM'));

let printed = '';
hoso.stdout.setEncoding('utf8').on('data', (text) => {
  printed += text;
});
const [code, signal] = await once(hoso, 'close');
const mp3 = resolve(root, printed.trim().split('\n').at(-1) ?? '');
if (code !== 0) {
  process.exitCode = code ?? 1;
  console.error(`The demo was not rendered (${signal ?? `exit code ${code}`}); the reason is above.`);
} else {
  const { durationMs } = JSON.parse(readFileSync(mp3.replace(/\.mp3$/, '.json'), 'utf8'));
  const seconds = Math.round(durationMs / 1000);
  console.log(`The episode is ${Math.floor(seconds / 60)} min ${seconds % 60} s long: ${mp3}`);
  console.log(`To hear it: ffplay -autoexit -nodisp '${relative(process.cwd(), mp3)}'`);
}
