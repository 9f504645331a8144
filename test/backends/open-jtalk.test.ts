import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeWav } from '../../src/audio/wav.js';
import type { BackendSession } from '../../src/backends/backend.js';
import { openJtalkBackend } from '../../src/backends/open-jtalk.js';
import { describeBackendContract, openContext } from '../support/describe-backend-contract.js';

describeBackendContract('open-jtalk', {
  load: async () => openJtalkBackend,
  options: () => ({ voice: 'mei_normal' }),
  otherOptions: () => ({ voice: 'mei_normal', speed: 1.3, pitchHalfTones: 3 }),
  unreachable: () => ({ settings: { program: 'open-jtalk-that-is-not-there' } }),
});

const never = new AbortController().signal;
const openWith = (settings: unknown, voices: readonly unknown[], baseDir?: string): Promise<BackendSession> =>
  openJtalkBackend.open(
    null,
    openContext(openJtalkBackend, { settings, options: voices, ...(baseDir && { baseDir }) }),
  );
const speak = (session: BackendSession, reading: string, options: Record<string, unknown> = {}) =>
  session.synthesize({ reading, options: openJtalkBackend.optionsSchema.parse(options) }, never);

describe('open-jtalk', () => {
  let session: BackendSession;
  beforeAll(async () => {
    session = await openWith({}, [{}, { voice: 'mei_happy' }, { voice: 'mei_hapy' }]);
  });

  it('tells version, dictionary and voice files as facts', () => {
    expect(session.facts.version).toMatch(/^open_jtalk \d+\.\d+, hts_engine \d/);
    expect(session.facts.dictionaryHash).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(session.facts.voiceFiles).sort()).toEqual(['mei_happy', 'mei_normal']);
  });

  it('names the nearest voice for one that is not there', () => {
    const options = openJtalkBackend.optionsSchema.parse({ voice: 'mei_hapy' });
    const resolved = openJtalkBackend.resolve(options, session.facts);
    expect(resolved).toMatchObject({ ok: false, error: { code: 'voice-unknown' } });
    expect(!resolved.ok && resolved.error.hint).toContain('mei_happy');
  });

  it('has a voice hash that is not the same for another voice', () => {
    const hashes = ['mei_normal', 'mei_happy'].map((voice) => {
      const resolved = openJtalkBackend.resolve(
        openJtalkBackend.optionsSchema.parse({ voice }),
        session.facts,
      );
      return resolved.ok ? resolved.value.voiceHash : null;
    });
    expect(new Set(hashes).size).toBe(2);
  });

  it.each([
    ['speed', 0],
    ['speed', 5],
    ['allPass', 1],
    ['intonation', -1],
    ['msdThreshold', 1.5],
    ['pitchHalfTones', 30],
    ['voice', ''],
  ])('refuses %s %s', (name, value) => {
    expect(openJtalkBackend.optionsSchema.safeParse({ [name]: value }).success).toBe(false);
  });

  it('speaks a slower sound at a lower speed', async () => {
    const [fast, slow] = await Promise.all([
      speak(session, '良い天気です。', { speed: 2 }),
      speak(session, '良い天気です。', { speed: 0.5 }),
    ]);
    expect(slow.pcm.samples.length).toBeGreaterThan(fast.pcm.samples.length * 2);
  });

  it('speaks all lines of a reading, though the program takes one', async () => {
    const one = await speak(session, 'はい');
    const two = await speak(session, 'はい\nそうです\r\nそれから行きます');
    expect(two.pcm.samples.length).toBeGreaterThan(one.pcm.samples.length * 2);
  });

  it.each(['、。', '', '！？', '♪', '「」'])('rejects %j: it holds nothing to speak', async (reading) => {
    await expect(speak(session, reading)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('speaks 200 full-width and 200 ASCII characters to the end', async () => {
    const half = await speak(session, 'あいうえおかきくけこ'.repeat(10));
    const whole = await speak(session, 'あいうえおかきくけこ'.repeat(20));
    expect(whole.pcm.samples.length).toBeGreaterThan(half.pcm.samples.length * 1.9);
    await expect(speak(session, 'abcde '.repeat(33))).resolves.toBeDefined();
  });

  it('tells the kana of the text analysis', async () => {
    const pronounce = (reading: string) =>
      session.pronounce?.({ reading, options: openJtalkBackend.optionsSchema.parse({}) }, never);
    expect(await pronounce('「今日」は良い天気です。')).toBe('キョー、ワヨイテンキデス');
    expect(await pronounce('本当？はい。')).toBe('ホントー？ハイ');
    expect(await pronounce('、。')).toBe('');
  });

  it.each([
    ['朝の港では、白い船が三そう、静かに揺れていました。', {}],
    ['「今日」は学校へ行ったの？いいえ、コーヒーを飲んで、ちょっと寝ました！', { speed: 1.4 }],
    ['キャッチャーがティーを飲む。', { speed: 0.5, pitchHalfTones: 4, allPass: 0.5 }],
    ['a', {}],
  ])('times every mora of %s', async (reading, voiceOptions) => {
    const options = openJtalkBackend.optionsSchema.parse(voiceOptions);
    const { pcm, timing = [] } = await session.synthesize({ reading, options }, never);
    const lengthS = pcm.samples.length / pcm.format.sampleRateHz;
    // As long as the sound, but for the silence at its edges, and one after the other.
    expect(timing[0]?.startS).toBeGreaterThan(0);
    expect(timing.at(-1)?.endS).toBeLessThan(lengthS);
    expect(timing.at(-1)?.endS).toBeGreaterThan(lengthS * 0.6);
    expect(timing.slice(1).map(({ startS }) => startS)).toEqual(timing.slice(0, -1).map(({ endS }) => endS));
    const said = timing.map(({ text }) => text).join('');
    expect(said).toBe(
      (await session.pronounce?.({ reading, options }, never))?.replace(/？(?!$)/g, '、').replace(/？$/, ''),
    );
  });

  it('is silent where it says that there is a pause, and loud before and after', async () => {
    const { pcm, timing = [] } = await speak(session, '大きな船が出た、白い波が立った、鳥が飛んだ。');
    const rateHz = pcm.format.sampleRateHz;
    const power = (fromS: number, toS: number): number => {
      const samples = pcm.samples.slice(Math.round(fromS * rateHz), Math.round(toS * rateHz));
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    };
    const pauses = timing.flatMap((unit, index) => (unit.text === '、' ? [index] : []));
    expect(pauses).toHaveLength(2);
    for (const index of pauses) {
      const [before, pause, after] = timing.slice(index - 1, index + 2);
      if (before === undefined || pause === undefined || after === undefined)
        throw new Error('no neighbours');
      // Its first fifth is the fading voice.
      const quiet = power(pause.startS + (pause.endS - pause.startS) / 5, pause.endS);
      expect(power(before.startS, before.endS)).toBeGreaterThan(quiet * 10);
      expect(power(after.startS, after.endS)).toBeGreaterThan(quiet * 10);
    }
  });

  it('says what is missing: dictionary or program', async () => {
    await expect(openWith({ dictionary: '/nowhere' }, [{}])).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('/nowhere'),
      hint: expect.stringContaining('open-jtalk-mecab-naist-jdic'),
    });
    await expect(openWith({ program: '/bin/true' }, [{}])).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('open-jtalk with a program that misbehaves', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'test-open-jtalk-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  /** Answers for its version as Open JTalk does and then does what `body` says. */
  const openScript = async (name: string, body: string): Promise<BackendSession> => {
    const path = join(dir, name);
    const version = 'if [ $# = 0 ]; then echo "Version 9.9" >&2; exit 0; fi';
    await writeFile(path, `#!/bin/sh\n${version}\n${body}\n`);
    await chmod(path, 0o755);
    return openWith({ program: `./${name}` }, [{}], dir);
  };

  it.each([
    ['no-sound', 'exit 0', 'empty'],
    ['fails', 'echo "out of memory" >&2; exit 3', 'exit code 3: out of memory'],
    ['torn', 'head -c 30 /bin/ls', 'WAV'],
    ['crashes', 'kill -SEGV $$', 'SIGSEGV'],
    [
      'short',
      "printf 'RIFF\\044\\0\\0\\0WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0\\200\\273\\0\\0\\0\\167\\001\\0\\002\\0\\020\\0data\\0\\0\\0\\0'",
      '0 ms',
    ],
  ])('takes %s for bad audio', async (name, body, message) => {
    const session = await openScript(name, body);
    await expect(speak(session, 'はい')).rejects.toMatchObject({
      kind: 'bad-audio',
      message: expect.stringContaining(message),
    });
  });

  /** Speaks a real sound and writes what `trace` prints in place of its trace. */
  const openWithTrace = async (name: string, trace: string): Promise<BackendSession> => {
    const { pcm } = await speak(await openWith({}, [{}]), '朝の港');
    await writeFile(join(dir, `${name}.wav`), encodeWav(pcm));
    return openScript(name, `cat "${dir}/${name}.wav"; ${trace}`);
  };

  it.each([
    ['without-trace', 'true'],
    ['torn-trace', "printf '[Text analysis result]\\n[Output label]\\n0 2500' >&3"],
    [
      'other-trace',
      "printf '[Output label]\\n0 900 x^x-sil+a=x\\n900 1800 x^x-a+sil=x\\n1800 9000 x^x-sil+x=x\\n' >&3",
    ],
    ['binary-trace', 'head -c 9000 /bin/ls >&3'],
  ])('speaks on without times: %s', async (name, trace) => {
    const session = await openWithTrace(name, trace);
    const spoken = await speak(session, 'はい');
    expect(spoken.pcm.samples.length).toBeGreaterThan(10_000);
    expect(spoken.timing).toBeUndefined();
  });

  it('takes no sound with a whole trace for bad audio', async () => {
    const session = await openScript(
      'only-trace',
      "printf '[Output label]\\n0 9 x^x-sil+x=x\\n' >&3; exit 0",
    );
    await expect(speak(session, 'はい')).rejects.toMatchObject({ kind: 'bad-audio' });
  });

  it('kills a program that hangs when the render is aborted', async () => {
    const session = await openScript('hangs', `echo $$ > "${dir}/pid"; exec sleep 600`);
    const controller = new AbortController();
    const reason = new Error('stop');
    const options = openJtalkBackend.optionsSchema.parse({});
    const speaking = session.synthesize({ reading: 'はい', options }, controller.signal);
    let pid = '';
    while (pid === '') {
      await new Promise((resolve) => setTimeout(resolve, 10));
      pid = (await readFile(join(dir, 'pid'), 'utf8').catch(() => '')).trim();
    }
    // Killing this process now would leave nothing: its files have no names.
    const own = (await readdir(tmpdir())).filter((file) => file.startsWith(`hoso-${process.pid}-`));
    expect(own).toEqual([]);
    controller.abort(reason);
    await expect(speaking).rejects.toBe(reason);
    expect(() => process.kill(Number(pid), 0)).toThrow();
  });
});
