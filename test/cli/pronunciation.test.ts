import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseWav, pcmBytes } from '../../src/audio/wav.js';
import { openJtalkBackend } from '../../src/backends/open-jtalk.js';
import { findDictionary, findVoiceFile } from '../../src/backends/open-jtalk-files.js';
import { pronunciationInTrace } from '../../src/backends/open-jtalk-trace.js';
import type { PronouncedUtterance } from '../../src/pipeline/pronounce-scripts.js';
import { openContext } from '../support/describe-backend-contract.js';
import { FakeVoicevoxEngine } from '../support/fake-voicevox-engine.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';
import { tempDir } from '../support/temp-dir.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';
const SCRIPT = `きょうは火曜日なのだ。
1つ目の記事は、「池の鯉に名札をつけた小学校」というお話なのだ。
鯉は全部で1,200匹、GPUで数えたのだ！
それでは、また明日なのだ。
`;

const project = (config: string, text = SCRIPT) => {
  const dir = toneProject({ [NAME]: text });
  writeFileSync(join(dir, 'hoso.config.yaml'), config);
  return dir;
};

const pronounced = async (dir: string) => {
  const run = await runHoso(dir, ['lint', '--pronunciation', '--json', `scripts/${NAME}`]);
  const [linted] = jsonLines(run.stdout) as { pronunciations?: PronouncedUtterance[] }[];
  return { ...run, utterances: linted?.pronunciations ?? [] };
};

const render = async (dir: string) => {
  const run = await runHoso(dir, ['render', `scripts/${NAME}`]);
  expect(run.stderr).not.toContain('error');
  expect(run.code).toBe(0);
};

const write = (dir: string, file: string, text: string): void => writeFileSync(join(dir, file), text);

/** What the program says it says while it makes the sound: trace and WAV of one run. */
const synthesizeWithTrace = async (reading: string, options: Record<string, unknown>) => {
  const dir = tempDir();
  const dictionary = (await findDictionary(undefined, dir)) ?? '';
  const voice = (await findVoiceFile(`${options['voice']}`, dir)) ?? '';
  const trace = join(dir, 'trace.txt');
  const wav = join(dir, 'sound.wav');
  const flags = [
    ['-r', options['speed']],
    ['-fm', options['pitchHalfTones']],
    ...(options['allPass'] === null ? [] : [['-a', options['allPass']]]),
    ['-jf', options['intonation']],
    ['-jm', options['gvSpectrum']],
    ['-g', options['volumeDb']],
    ['-u', options['msdThreshold']],
    ['-b', options['postfilter']],
  ].flatMap((pair) => pair.map(String));
  execFileSync('open_jtalk', ['-x', dictionary, '-m', voice, ...flags, '-ow', wav, '-ot', trace], {
    input: `${reading}\n`,
  });
  return { trace: readFileSync(trace, 'utf8'), wav: readFileSync(wav) };
};

describe('the kana of Open JTalk', () => {
  it('are those of the run that makes the sound', async () => {
    const dir = project('backend: open-jtalk\n');
    const { code, utterances } = await pronounced(dir);
    expect(code).toBe(0);
    expect(utterances.map(({ text }) => text).join('')).toBe(SCRIPT.replaceAll('\n', ''));
    const plan = await runHoso(dir, ['plan', '--json', `scripts/${NAME}`]);
    const [{ sounds }] = jsonLines(plan.stdout) as [{ sounds: { options: Record<string, unknown> }[] }];
    const options = openJtalkBackend.optionsSchema.parse(sounds[0]?.options);
    const session = await openJtalkBackend.open(null, openContext(openJtalkBackend, { options: [options] }));
    const signal = new AbortController().signal;
    for (const { reading, kana } of utterances) {
      const { trace, wav } = await synthesizeWithTrace(reading, options);
      expect(kana).toBe(pronunciationInTrace(trace));
      expect(kana).toMatch(/^[ァ-ヴー、？！]+$/);
      // And that run is the one that hoso's clips come from.
      const made = await session.synthesize({ reading, options }, signal);
      const sound = parseWav(wav);
      expect(sound.ok && Buffer.compare(pcmBytes(sound.value), pcmBytes(made.pcm))).toBe(0);
    }
    expect(utterances[2]?.kana).toContain('センニヒャッピキ');
    expect(utterances[2]?.kana).toContain('ジーピーユー');
  }, 60_000);

  it('are compared with those of the last render', async () => {
    const dir = project('backend: open-jtalk\n');
    write(dir, 'dictionary.yaml', '鯉: コイ\n');
    expect((await pronounced(dir)).utterances.every(({ change }) => change === 'new')).toBe(true);
    await render(dir);
    const same = await pronounced(dir);
    expect(same.utterances.every(({ change, last }) => change === 'same' && last === undefined)).toBe(true);

    write(dir, 'dictionary.yaml', '鯉: ニシキゴイ\n');
    write(dir, `scripts/${NAME}`, SCRIPT.replace('また明日', 'また来週'));
    const { utterances } = await pronounced(dir);
    expect(utterances.map(({ change }) => change)).toEqual(['same', 'changed', 'changed', 'new']);
    expect(utterances[1]?.kana).toContain('ニシキゴイ');
    expect(utterances[1]?.last?.kana).toContain('コイ');
    expect(utterances[1]?.last?.kana).not.toContain('ニシキゴイ');

    // Another way to write the same sound is no change of what is said.
    write(dir, 'dictionary.yaml', '鯉: こい\n');
    const again = await pronounced(dir);
    expect(again.utterances.map(({ change }) => change)).toEqual(['same', 'same', 'same', 'new']);

    const text = await runHoso(dir, ['lint', '--pronunciation', `scripts/${NAME}`]);
    expect(text.stdout).toContain(`scripts/${NAME}:2:1: zundamon (open-jtalk)\n`);
    expect(text.stdout).toContain(`    kana     ${again.utterances[1]?.kana}\n`);
    expect(text.stdout).toContain('pronunciations against the last render: 1 new');
  }, 60_000);
});

describe('the kana of VOICEVOX', () => {
  const start = async () => {
    const engine = await FakeVoicevoxEngine.start();
    onTestFinished(() => engine.stop());
    return { engine, dir: project(`backend: voicevox\nbackends:\n  voicevox:\n    urls: [${engine.url}]\n`) };
  };
  const setWord = (engine: FakeVoicevoxEngine, surface: string, pronunciation: string) => {
    const query = new URLSearchParams({ surface, pronunciation, accent_type: '1' });
    expect(engine.userDictionary.add(query).status).toBe(200);
  };

  it("show what a change of the engine's own dictionary does", async () => {
    const { engine, dir } = await start();
    await render(dir);
    setWord(engine, '鯉', 'ニシキゴイ');
    const { utterances } = await pronounced(dir);
    expect(utterances.map(({ change }) => change)).toEqual(['same', 'changed', 'changed', 'same']);
    expect(utterances[1]?.kana).toContain('ニシキゴイ');
    // As the clip of the last render tells: the engine would say something else today.
    expect(utterances[1]?.last?.kana).not.toContain('ニシキゴイ');
    expect(utterances[1]?.last?.kana).toMatch(/^[ァ-ヴー、]+$/);
  });

  it('are remembered: asked for once, and told without the engine', async () => {
    const { engine, dir } = await start();
    await render(dir);
    const asked = engine.countOf('/audio_query');
    const first = await pronounced(dir);
    const more = engine.countOf('/audio_query') - asked;
    expect(more).toBe(first.utterances.length);
    await pronounced(dir);
    expect(engine.countOf('/audio_query') - asked).toBe(more);
    await engine.stop();
    const away = await pronounced(dir);
    expect(away.code).toBe(0);
    expect(away.stderr).toContain('warning');
    expect(away.utterances).toEqual(first.utterances);
  });

  it('need the engine where nothing is known; the rest of lint does not', async () => {
    const { engine, dir } = await start();
    await engine.stop();
    const { code, stderr, stdout, utterances } = await pronounced(dir);
    expect(code).toBe(4);
    expect(stderr).toContain(engine.url);
    expect(utterances).toEqual([]);
    expect(stdout).toContain('letters-spelled');
  });

  it('survive a fault, and a damaged note', async () => {
    const { engine, dir } = await start();
    engine.failNext('unavailable', { path: '/audio_query' });
    const first = await pronounced(dir);
    expect(first.code).toBe(0);
    const note = join(dir, '.cache', 'pronunciations', NAME.replace('.txt', '.json'));
    expect(existsSync(note)).toBe(true);
    writeFileSync(note, '{"half": ');
    expect((await pronounced(dir)).utterances).toEqual(first.utterances);
  });

  it('name the place of what the engine refuses', async () => {
    const { engine, dir } = await start();
    engine.failNext('refused-detail-text', { path: '/audio_query', times: 20 });
    const { code, stderr } = await pronounced(dir);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`scripts/${NAME}:\\d+:\\d+: `));
  });
});

it('a backend that cannot tell says so', async () => {
  const { code, utterances } = await pronounced(project('backend: tone\n'));
  expect(code).toBe(0);
  expect(utterances.map(({ kana }) => kana)).toEqual([null, null, null, null]);
});
