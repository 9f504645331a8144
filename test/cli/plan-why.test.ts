import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { commandProject } from '../support/command-project.js';
import { FakeVoicevoxEngine, type FakeVoicevoxOptions } from '../support/fake-voicevox-engine.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const TEXT = 'きょうわ2026年1月6日なのだ。\n庭に小さな池を作ったのだ。\nかえるが3匹きたのだ。\n';
const SCRIPT = `scripts/${NAME}.txt`;

type Item = { type: string; text: string; key: string | null; cached: boolean | null; why: string | null };

const itemsOf = async (dir: string, flags: readonly string[] = []): Promise<Item[]> => {
  const run = await runHoso(dir, ['plan', '--json', SCRIPT, ...flags]);
  expect(run.code, run.stderr).toBe(0);
  const [plan] = jsonLines(run.stdout) as { items: Item[] }[];
  return plan?.items.filter(({ type }) => type === 'utterance') ?? [];
};

/** Reason of each utterance; null where its clip is there. */
const whys = async (dir: string, flags: readonly string[] = []): Promise<(string | null)[]> =>
  (await itemsOf(dir, flags)).map(({ why }) => why);

const render = async (dir: string): Promise<void> => {
  const run = await runHoso(dir, ['render', SCRIPT]);
  expect(run.code, run.stderr).toBe(0);
};

const edit = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(file, edited);
};

it('text, dictionary, clip and cache: only what was touched is a miss, for its own reason', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  expect(await whys(dir)).toEqual(Array(3).fill('never-rendered'));
  await render(dir);
  expect(await whys(dir)).toEqual([null, null, null]);
  expect(await whys(dir, ['--no-cache'])).toEqual(Array(3).fill('cache-off'));

  edit(join(dir, SCRIPT), '3匹', '4匹');
  expect(await whys(dir)).toEqual([null, null, 'text-changed']);
  edit(join(dir, SCRIPT), '4匹', '3匹');

  writeFileSync(join(dir, 'dictionary.yaml'), '池: イケ\n');
  expect(await whys(dir)).toEqual([null, 'reading-changed', null]);
  rmSync(join(dir, 'dictionary.yaml'));

  const clips = join(dir, '.cache', 'clips');
  const key = (await itemsOf(dir))[0]?.key ?? '';
  const file = readdirSync(clips, { recursive: true, encoding: 'utf8' }).find((name) => name.includes(key));
  rmSync(join(clips, file ?? ''));
  expect(await whys(dir)).toEqual(['clip-missing', null, null]);
});

it('another host, and an option of the voice', async () => {
  const { dir } = commandProject({ [`${NAME}.txt`]: TEXT });
  await render(dir);
  edit(join(dir, 'voices', 'zundamon.yaml'), 'revision: 1', 'revision: 2');
  expect(await whys(dir)).toEqual(Array(3).fill('voice-option-changed'));
  // The other host's profile says the same: its clips are those that are there.
  expect(await whys(dir, ['--host', 'tsumugi'])).toEqual([null, null, null]);
  edit(join(dir, 'voices', 'tsumugi.yaml'), 'revision: 1', 'revision: 3');
  expect(await whys(dir, ['--host', 'tsumugi'])).toEqual(Array(3).fill('voice-changed'));
});

const voicevoxProject = async (options: FakeVoicevoxOptions) => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  let engine = await FakeVoicevoxEngine.start(options);
  onTestFinished(() => engine.stop());
  const use = (url: string): void =>
    writeFileSync(
      join(dir, 'hoso.config.yaml'),
      `backend: voicevox\nbackends:\n  voicevox:\n    urls: ['${url}']\n`,
    );
  use(engine.url);
  return {
    dir,
    /** Another engine takes its place. */
    async replace(other: FakeVoicevoxOptions | null): Promise<void> {
      await engine.stop();
      if (other === null) return;
      engine = await FakeVoicevoxEngine.start(other);
      use(engine.url);
    },
  };
};

it('version and user dictionary of the engine', async () => {
  const { dir, replace } = await voicevoxProject({});
  await render(dir);
  expect(await whys(dir)).toEqual([null, null, null]);
  await replace({ version: '0.26.0' });
  expect(await whys(dir)).toEqual(Array(3).fill('engine-version-changed'));
  const word = {
    surface: 'かえる',
    pronunciation: 'カワズ',
    accent_type: 1,
    priority: 5,
  };
  await replace({ userDictionary: { '1b4a5014-d9fd-11ee-b97d-83c170a68ed3': word } });
  expect(await whys(dir)).toEqual(Array(3).fill('dictionary-changed'));
}, 60_000);

it('an engine that does not answer: the last render’s facts do, and without any nothing is known', async () => {
  const { dir, replace } = await voicevoxProject({});
  await render(dir);
  await replace(null);
  edit(join(dir, SCRIPT), '3匹', '4匹');
  const planned = await runHoso(dir, ['plan', '--json', SCRIPT]);
  expect(planned).toMatchObject({ code: 0, stderr: expect.stringMatching(/warning: .*voicevox/i) });
  expect(await whys(dir)).toEqual([null, null, 'text-changed']);
  // What needs the engine ends with 4; what does not goes on.
  expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(4);
  edit(join(dir, SCRIPT), '4匹', '3匹');
  const upToDate = await runHoso(dir, ['render', SCRIPT]);
  expect(upToDate).toMatchObject({ code: 0, stderr: expect.stringMatching(/warning: [\s\S]*up to date/) });

  rmSync(join(dir, 'output'), { recursive: true });
  const items = await itemsOf(dir);
  expect(items).toHaveLength(3);
  for (const item of items)
    expect(item).toMatchObject({ key: null, cached: null, why: 'engine-unreachable' });
  expect((await runHoso(dir, ['render', SCRIPT])).code).toBe(4);
}, 60_000);

it('a voice file: the same name, other bytes', async () => {
  const dir = toneProject({ [`${NAME}.txt`]: TEXT });
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: open-jtalk\n');
  const installed = join(import.meta.dirname, '../../.cache/voices/mei/mei_normal.htsvoice');
  const voice = join(dir, 'own.htsvoice');
  writeFileSync(voice, readFileSync(installed));
  edit(join(dir, 'voices', 'zundamon.yaml'), 'voice: mei_normal', `voice: ${voice}`);
  await render(dir);
  expect(await whys(dir)).toEqual([null, null, null]);
  writeFileSync(voice, Buffer.concat([readFileSync(installed), Buffer.from('\n')]));
  expect(await whys(dir)).toEqual(Array(3).fill('voice-file-changed'));
}, 60_000);
