import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './hoso.js';

const AIM_MB = 250;
/** Ten hours at 5.8 s each. */
const SENTENCES = 6_200;

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
/** Told by the process itself at its end: the most it ever had in memory. */
const TELL_PEAK =
  'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS + "\\n"))';

/** The most memory of one process of hoso, in MB of 1,000,000 bytes. */
const peakOf = async (dir: string, args: readonly string[]): Promise<number> => {
  const hook = `--import=data:text/javascript,${encodeURIComponent(TELL_PEAK)}`;
  const main = join(repositoryRoot, 'dist/program/main.js');
  const child = spawn(process.execPath, [hook, main, ...args], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`hoso ended with ${code}: ${stderr}`);
  return (Number(/peak (\d+)/.exec(stderr)?.[1]) * 1_024) / 1e6;
};

const dir = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
try {
  cpSync(join(repositoryRoot, 'voices'), join(dir, 'voices'), { recursive: true });
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\n');
  mkdirSync(join(dir, 'scripts'));
  const script = (edit: string): string =>
    Array.from({ length: SENTENCES }, (_, index) => {
      const sentence = `${index + 1}番めの引き出しには、古い地図と、まだ読んでいない手紙が${(index % 97) + 3}通はいっていて、${index === SENTENCES / 2 ? edit : ''}だれもあけたことがないのだ。`;
      return index % 100 === 99 ? `${sentence}\n----` : sentence;
    }).join('\n');
  const file = join(dir, 'scripts', `${NAME}.txt`);
  const tell = async (what: string): Promise<void> => {
    const peakMb = await peakOf(dir, ['render', file, '--quiet']);
    const missed = peakMb > AIM_MB ? `, missed by ${Math.round(peakMb - AIM_MB)} MB` : '';
    console.log(`${what.padEnd(28)}${Math.round(peakMb)} MB at most (aim ${AIM_MB} MB${missed})`);
  };
  writeFileSync(file, script(''));
  await tell('a cold render of ten hours');
  await tell('the same, up to date');
  writeFileSync(file, script('ほんとうに、'));
  await tell('one sentence changed');
} finally {
  await rm(dir, { recursive: true, force: true });
}
