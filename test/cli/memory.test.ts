import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runChild } from '../support/run-child.js';
import { repositoryRoot, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const SENTENCES = 320;
const TELL_PEAK =
  'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS + "\\n"))';

it('half an hour of sound, 160 MB of it, does not stand in memory', async () => {
  const lines = Array.from(
    { length: SENTENCES },
    (_, index) =>
      `${index + 1}番めの引き出しには、古い地図と、まだ読んでいない手紙が${(index % 97) + 3}通はいっていて、だれもあけたことがないのだ。`,
  );
  const dir = toneProject({ [`${NAME}.txt`]: lines.join('\n') });
  const hook = `--import=data:text/javascript,${encodeURIComponent(TELL_PEAK)}`;
  const main = join(repositoryRoot, 'dist/cli/main.js');
  const run = await runChild(process.execPath, [hook, main, 'render', `scripts/${NAME}.txt`], {
    cwd: dir,
    env: process.env,
  });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toMatch(/3\d:\d\d of sound/);
  const peakMb = (Number(/peak (\d+)/.exec(run.stderr)?.[1]) * 1_024) / 1e6;
  // Measured: 170 MB, of which Node.js and the program without any sound are 100.
  expect(peakMb).toBeGreaterThan(30);
  expect(peakMb).toBeLessThan(250);
}, 180_000);
