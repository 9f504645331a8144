import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { referenceLoudness } from '../support/reference-ffmpeg.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { tempDir } from '../support/temp-dir.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260113';
const TEXT = `${'これは、すこし長い文なのだ。'.repeat(12)}\n`;
const RAW = '-f s16le -ar 44100 -ac 1';

/** ffmpeg, but its encoder does what the shell line says. */
const brokenEncoder = (line: string): string => {
  const path = join(tempDir(), 'ffmpeg-broken');
  writeFileSync(path, `#!/bin/sh\ncase "$*" in *libmp3lame*) ;; *) exec ffmpeg "$@";; esac\n${line}\n`);
  chmodSync(path, 0o755);
  return path;
};
/** It is given other sound than was sent. */
const through = (filter: string): string =>
  `ffmpeg -v error ${RAW} -i pipe:0 -af "${filter}" ${RAW} - | ffmpeg "$@"`;
const HOLE = through("volume=0:enable='between(t,5,9)'");

const output = (dir: string, kind: string): string => join(dir, 'output', `${NAME}.${kind}`);
const manifestOf = (dir: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(output(dir, 'json'), 'utf8')));
const render = (dir: string, ffmpegPath: string) =>
  runHoso(dir, ['render', `scripts/${NAME}.txt`], { environment: { ffmpegPath } });

describe('the gate', () => {
  it.each([
    ['a silence', HOLE, /silence: \d+ ms of silence at 0:0[45]\.\d, where \d+ ms are planned/],
    ['what is not heard', HOLE, /utterance: utterance \d+ \(line 1\) is not heard/],
    ['a decoder that stumbles', 'ffmpeg "$@"', /decode: .*Header missing/],
  ])('names what is wrong (%s) and leaves the last good file', async (name, harm, message) => {
    const dir = toneProject({ [`${NAME}.txt`]: TEXT });
    await render(dir, 'ffmpeg');
    const good = readFileSync(output(dir, 'mp3'));
    writeFileSync(join(dir, 'scripts', `${NAME}.txt`), TEXT.replace('すこし', 'かなり'));
    let path = brokenEncoder(harm);
    if (name === 'a decoder that stumbles') {
      path = join(tempDir(), 'ffmpeg-stumbles');
      const decode = 'ffmpeg "$@"; echo "Header missing" >&2';
      writeFileSync(path, `#!/bin/sh\ncase "$*" in *xerror*) ${decode};; *) exec ffmpeg "$@";; esac\n`);
      chmodSync(path, 0o755);
    }
    const run = await render(dir, path);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(readFileSync(output(dir, 'mp3')).equals(good)).toBe(true);
    expect(readdirSync(join(dir, 'output')).filter((file) => file.startsWith('.'))).toEqual([]);
  });

  it('corrects the gain when the finished sound is not as loud as it was reckoned', async () => {
    const dir = toneProject({ [`${NAME}.txt`]: TEXT });
    expect((await render(dir, brokenEncoder(through('volume=-2dB')))).code).toBe(0);
    const { integratedLufs } = referenceLoudness(output(dir, 'mp3'));
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(0.5);
  });

  it('turns down a part whose peaks the encoder raised, that part only', async () => {
    const dir = toneProject({ [`${NAME}.txt`]: `${TEXT}----\n${TEXT.repeat(3)}` });
    const once = join(dir, 'once');
    const peak = through("volume=11dB:enable='between(t,2,2.05)'");
    const path = brokenEncoder(`[ -e "${once}" ] && exec ffmpeg "$@"; : > "${once}"; ${peak}`);
    expect((await render(dir, path)).code).toBe(0);
    expect(referenceLoudness(output(dir, 'mp3')).truePeakDb).toBeLessThanOrEqual(-1);
    const { levels, gate } = manifestOf(dir);
    expect(gate?.truePeakDb).toBeLessThanOrEqual(-1);
    expect(Object.keys(levels?.partCeilings ?? {})).toHaveLength(1);
  });
});
