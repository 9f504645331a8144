import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const TEXT = 'きょうわ2026年1月6日なのだ。\n庭に小さな池を作ったのだ。\nかえるが3匹きたのだ。\n';

/** A watch that runs beside the test; `stderr` grows. */
const startWatch = (dir: string) => {
  const controller = new AbortController();
  const told = { stdout: '', stderr: '' };
  const ended = runCli(['render', '--watch', `scripts/${NAME}.txt`], {
    stdout: (text) => {
      told.stdout += text;
    },
    stderr: (text) => {
      told.stderr += text;
    },
    cwd: dir,
    environment: { get: () => undefined, ffmpegPath: undefined, ci: true, noColor: true },
    terminalColumns: null,
    signal: controller.signal,
  });
  onTestFinished(async () => {
    controller.abort();
    await ended;
  });
  const rounds = (): number => told.stderr.split('watching for changes').length - 1;
  return {
    told,
    end: () => {
      controller.abort();
      return ended;
    },
    /** Does something and gives what the watch told of it: all up to the end of a round that says `expected`. */
    async after(action: () => void, expected: string | RegExp): Promise<string> {
      const from = told.stderr.length;
      const before = rounds();
      action();
      await expect
        .poll(() => rounds() > before && told.stderr.slice(from), { timeout: 20_000 })
        .toMatch(expected);
      return told.stderr.slice(from);
    },
  };
};

it('renders what changed at every save, however it is saved, until it is ended', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  const script = join(dir, 'scripts', `${NAME}.txt`);
  const mp3 = join(dir, 'output', `${NAME}.mp3`);
  const watch = startWatch(dir);
  await watch.after(() => {}, /, 3 made, 0 from the cache/);
  const firstInode = statSync(mp3).ino;

  await watch.after(() => writeFileSync(script, TEXT.replace('3匹', '4匹')), /, 1 made, 2 from the cache/);
  // Not written into: another file took its place.
  expect(statSync(mp3).ino).not.toBe(firstInode);

  const replace = (): void => {
    writeFileSync(`${script}.swp`, TEXT.replace('3匹', '5匹'));
    renameSync(`${script}.swp`, script);
  };
  await watch.after(replace, /, 1 made/);
  // The watch is not lost with the file that it began with.
  await watch.after(() => writeFileSync(script, TEXT.replace('池', '花だん')), /, 1 made/);

  await watch.after(() => writeFileSync(script, new Uint8Array([0x83, 0x65])), /error: .*UTF-8/);
  await watch.after(() => rmSync(script), /there is no such file/);
  await watch.after(() => writeFileSync(script, TEXT), /, 0 made, 3 from the cache/);

  expect(watch.told.stdout.split('\n').filter((line) => line !== '')).toEqual(Array(5).fill(mp3));
  expect(await watch.end()).toBe(130);
  const whole = await runHoso(dir, ['render', `scripts/${NAME}.txt`, '--no-cache', '--out', 'again']);
  expect(whole.code).toBe(0);
  expect(readFileSync(mp3).equals(readFileSync(join(dir, 'again', `${NAME}.mp3`)))).toBe(true);
}, 90_000);

it('looks at voices, dictionary and config, too', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  const config = join(dir, 'hoso.config.yaml');
  const watch = startWatch(dir);
  await watch.after(() => {}, /, 3 made/);
  const dictionary = '- surface: かえる\n  reading: カワズ\n';
  await watch.after(() => writeFileSync(join(dir, 'dictionary.yaml'), dictionary), /, 1 made/);
  await watch.after(() => writeFileSync(config, 'backend: tone\nout: elsewhere\n'), /, 0 made/);
  expect(watch.told.stdout).toContain(join(dir, 'elsewhere', `${NAME}.mp3`));
  await watch.after(() => writeFileSync(config, 'backend: tonne\n'), /error: .*tonne/);
  await watch.after(() => writeFileSync(config, 'backend: tone\n'), /up to date/);
  const profile = join(dir, 'voices', 'zundamon.yaml');
  const good = readFileSync(profile, 'utf8');
  await watch.after(() => writeFileSync(profile, 'id: [\n'), /error: .*zundamon\.yaml/);
  await watch.after(() => writeFileSync(profile, good), /up to date/);
}, 90_000);

it('begins also with a config that is wrong, and waits until it is right', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  const config = join(dir, 'hoso.config.yaml');
  writeFileSync(config, 'backend: tone\npauses: many\n');
  const watch = startWatch(dir);
  await watch.after(() => {}, /error: .*hoso\.config\.yaml/);
  await watch.after(() => writeFileSync(config, 'backend: tone\n'), /, 3 made/);
}, 60_000);

it('a save during a render ends it and begins again; what was synthesized is kept', async () => {
  const lines = Array.from({ length: 120 }, (_, index) => `${index + 1}本めのろうそくに火をつけたのだ。`);
  const dir = toneProject({ [`${NAME}.txt`]: lines.join('\n') });
  const script = join(dir, 'scripts', `${NAME}.txt`);
  const watch = startWatch(dir);
  await expect.poll(() => watch.told.stderr, { timeout: 20_000 }).toContain('120 utterances');
  await watch.after(
    () => writeFileSync(script, lines.slice(0, 40).join('\n')),
    /\d+ made, \d+ from the cache/,
  );
  expect(watch.told.stdout).toBe(`${join(dir, 'output', `${NAME}.mp3`)}\n`);
}, 60_000);

it('does not go with --dry-run', async () => {
  const run = await runHoso(toneProject({}), ['render', '--watch', '--dry-run', 'x.txt']);
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--dry-run') });
});
