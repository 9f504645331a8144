import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hoso, seconds } from './hoso.js';

const LENGTHS = [32_500, 65_000, 130_000] as const;
const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';

/** One sentence each, of what no host writes: twice the text shall take no more than twice the time. */
const UNITS: Readonly<Record<string, string>> = {
  'Latin words': 'river cloud and Zorvik ',
  'one Latin word': 'abcdefg',
  'one word in capitals': 'NAGAG',
  katakana: 'カタカナ',
  figures: '1,234.5 ',
  'signs of Markdown': 'あ*い**う[',
};

const dir = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
try {
  console.log(
    `${'hoso plan, one sentence'.padEnd(26)}${LENGTHS.map((length) => `${length}`.padStart(10)).join('')}`,
  );
  for (const [what, unit] of Object.entries(UNITS)) {
    const times: string[] = [];
    for (const length of LENGTHS) {
      const script = join(dir, NAME);
      writeFileSync(script, `朝なのだ。\n${unit.repeat(Math.floor(length / unit.length))}なのだ。\n`);
      const { wallMs } = await hoso(['plan', '--json', '--backend', 'tone', script]);
      times.push(seconds(wallMs).padStart(10));
    }
    console.log(`${what.padEnd(26)}${times.join('')}`);
  }
} finally {
  await rm(dir, { recursive: true });
}
