import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Backend,
  BackendError,
  BackendSession,
  OpenContext,
  ResolvedVoice,
  SynthesisResult,
} from '../../src/backends/backend.js';
import { engineFactsSchema } from '../../src/domain/facts.js';
import { canonicalJson } from '../../src/util/canonical-json.js';
import { sha256 } from '../../src/util/sha256.js';

export type BackendContractSample = {
  /** Called before the tests, so that a fake engine can be running by then. */
  readonly load: () => Promise<Backend>;
  /** As written in hoso.config.yaml, before the backend's schema. */
  readonly settings?: () => unknown;
  /** As written in a voice profile. */
  readonly options: () => Record<string, unknown>;
  /** Options of the same voice that must not sound the same. */
  readonly otherOptions?: () => Record<string, unknown>;
  readonly env?: Readonly<Record<string, string>>;
  readonly baseDir?: string;
  /** A sentence, and a longer one that begins the same. */
  readonly sentences?: readonly [string, string];
  /** False for programs whose output is not the same from one run to the next. */
  readonly deterministic?: boolean;
  /** Settings with which nothing answers; left out by backends that cannot be missing. */
  readonly unreachable?: () => { settings?: unknown; options?: Record<string, unknown> };
  /** Text that must never be found in facts, resolved options or error messages. */
  readonly secrets?: readonly string[];
};

export const hashFile = async (path: string): Promise<string> => sha256(await readFile(path));

const never = (): AbortSignal => new AbortController().signal;

/** What the sample says, through the backend's schemas, ready for `open`. */
export const openContext = (
  backend: Backend,
  sample: {
    settings?: unknown;
    options: readonly unknown[];
    env?: OpenContext['env'];
    baseDir?: string;
    signal?: AbortSignal;
  },
): OpenContext => ({
  settings: backend.settingsSchema.parse(sample.settings ?? {}),
  voices: sample.options.map((options) => backend.optionsSchema.parse(options)),
  baseDir: sample.baseDir ?? process.cwd(),
  hashFile,
  env: sample.env ?? {},
  signal: sample.signal ?? never(),
});

/** Of this process: other tests run beside this one. */
const temporaryFiles = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('hoso-') && name.includes(`-${process.pid}-`));

const soundHash = ({ pcm }: SynthesisResult): string =>
  sha256(new Uint8Array(pcm.samples.buffer, pcm.samples.byteOffset, pcm.samples.byteLength));

const seconds = ({ pcm }: SynthesisResult): number =>
  pcm.samples.length / pcm.format.channels / pcm.format.sampleRateHz;

/** The suite that every registered backend passes, and that a new one starts with. */
export const describeBackendContract = (name: string, sample: BackendContractSample): void => {
  describe(`backend contract: ${name}`, () => {
    const [sentence, longSentence] = sample.sentences ?? [
      '今日は良い天気です。',
      '今日は良い天気ですから、みんなで海まで歩いて行きましょう。',
    ];
    let backend: Backend;
    let session: BackendSession;
    let voice: ResolvedVoice;
    let filesBefore: string[];

    const resolveVoice = (options: Record<string, unknown>): ResolvedVoice => {
      const resolved = backend.resolve(backend.optionsSchema.parse(options), session.facts);
      if (!resolved.ok) throw new Error(resolved.error.message);
      return resolved.value;
    };
    const speak = (reading: string, signal = never()): Promise<SynthesisResult> =>
      session.synthesize({ reading, options: voice.options }, signal);
    const openSample = (
      sampled: { settings?: unknown; options?: Record<string, unknown> } = {},
    ): Promise<BackendSession> => {
      const context = openContext(backend, {
        settings: sampled.settings ?? sample.settings?.(),
        options: [
          sampled.options ?? sample.options(),
          ...(sample.otherOptions ? [sample.otherOptions()] : []),
        ],
        ...(sample.env && { env: sample.env }),
        ...(sample.baseDir && { baseDir: sample.baseDir }),
      });
      const [address] = backend.addresses(context.settings, context.env);
      if (address === undefined) throw new Error('no address');
      return backend.open(address, context);
    };
    const expectNoSecret = (text: string): void => {
      for (const secret of sample.secrets ?? []) expect(text).not.toContain(secret);
    };

    beforeAll(async () => {
      filesBefore = temporaryFiles();
      backend = await sample.load();
      session = await openSample();
      voice = resolveVoice(sample.options());
    });
    afterAll(async () => {
      await session.close();
      await session.close();
      expect(temporaryFiles()).toEqual(filesBefore);
    });

    it('describes itself', () => {
      expect(backend.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(backend.revision).toBeGreaterThanOrEqual(1);
      expect(backend.capabilities.maxTextLength).toBeGreaterThanOrEqual(40);
      expect(backend.capabilities.maxConcurrency ?? 1).toBeGreaterThanOrEqual(1);
    });

    it('refuses settings and options that it does not know', () => {
      expect(backend.settingsSchema.safeParse({ noSuchSetting: 1 }).success).toBe(false);
      expect(backend.optionsSchema.safeParse({ ...sample.options(), noSuchOption: 1 }).success).toBe(false);
    });

    it('has facts that are plain JSON', () => {
      expect(engineFactsSchema.parse(JSON.parse(JSON.stringify(session.facts)))).toEqual(session.facts);
      expectNoSecret(JSON.stringify(session.facts));
      if (session.address !== null) expect(JSON.stringify(session.facts)).not.toContain(session.address);
    });

    it('resolves a voice purely, with every audible option in the result', () => {
      const again = resolveVoice(sample.options());
      expect(canonicalJson(again.options)).toBe(canonicalJson(voice.options));
      expect(again.voiceHash).toBe(voice.voiceHash);
      expect(Object.keys(voice.options)).toEqual(expect.arrayContaining([...backend.audibleOptions]));
      expect(backend.audibleOptions.length).toBeGreaterThan(0);
      expectNoSecret(JSON.stringify(voice));
    });

    it('speaks: PCM that is not silent, longer for a longer text', async () => {
      const short = await speak(sentence);
      const { format, samples } = short.pcm;
      expect(format.sampleRateHz).toBeGreaterThanOrEqual(8000);
      expect([1, 2]).toContain(format.channels);
      expect(samples.length % format.channels).toBe(0);
      expect(samples.some((value) => Math.abs(value) > 300)).toBe(true);
      expect(seconds(short)).toBeGreaterThan(0.3);
      expect(seconds(await speak(longSentence))).toBeGreaterThan(seconds(short) * 1.2);
    });

    it('makes the same sound for the same request, and another for other options', async () => {
      const first = await speak(sentence);
      if (sample.deterministic !== false) expect(soundHash(await speak(sentence))).toBe(soundHash(first));
      if (sample.otherOptions === undefined) return;
      const other = resolveVoice(sample.otherOptions());
      const audible = ({ options }: ResolvedVoice): unknown =>
        backend.audibleOptions.map((key) => options[key]);
      expect(audible(other)).not.toEqual(audible(voice));
      const request = { reading: sentence, options: other.options };
      expect(soundHash(await session.synthesize(request, never()))).not.toBe(soundHash(first));
    });

    it('keeps requests in flight apart', async () => {
      const readings = [sentence, longSentence, sentence, longSentence, longSentence];
      const lengths = (await Promise.all(readings.map((reading) => speak(reading)))).map(seconds);
      expect(lengths[0]).toBeLessThan(lengths[1] ?? 0);
      expect(lengths[2]).toBeLessThan(lengths[3] ?? 0);
      expect(lengths[2]).toBeLessThan(lengths[4] ?? 0);
    });

    it('tells timing only within the clip, in order', async () => {
      const { timing, ...result } = await speak(longSentence);
      if (backend.capabilities.timing === 'none') expect(timing).toBeUndefined();
      let end = 0;
      for (const unit of timing ?? []) {
        expect(unit.startS).toBeGreaterThanOrEqual(end);
        expect(unit.endS).toBeGreaterThanOrEqual(unit.startS);
        end = unit.endS;
      }
      expect(end).toBeLessThanOrEqual(seconds(result) + 1e-6);
    });

    it('takes a reading of the greatest length and refuses one that is longer', async () => {
      const { maxTextLength } = backend.capabilities;
      const longest = longSentence
        .repeat(Math.ceil(maxTextLength / longSentence.length))
        .slice(0, maxTextLength);
      expect(seconds(await speak(longest))).toBeGreaterThan(1);
      await expect(speak(`${longest}よ`)).rejects.toMatchObject({ name: 'BackendError', kind: 'rejected' });
    });

    it('survives strange readings: sound or a BackendError, and nothing is run or read', async () => {
      const strange = [
        '-h',
        '--help',
        '-o /dev/null',
        '$(touch hoso-was-here)',
        '`touch hoso-was-here`; touch hoso-was-here',
        '" \' \\ %s %n {text} {wav} {textFile}',
        '@/etc/passwd',
        '/etc/passwd',
        'abc\u0000def',
        'one\ntwo\r\nthree\ttabs',
        '\ud800 lone surrogate',
        '🎉🎉 emoji é “curly” & | < > ＆',
        '、。',
        '　',
        ' ',
      ];
      for (const reading of strange) {
        const outcome = await speak(reading).then(
          (result) => result,
          (error: unknown) => error,
        );
        if (outcome instanceof Error) {
          expect(outcome.name, reading).toBe('BackendError');
          expect(outcome.message).not.toBe('');
          expectNoSecret(`${outcome.message} ${outcome.stack}`);
        } else {
          expect((outcome as SynthesisResult).pcm.samples.length, reading).toBeGreaterThan(0);
        }
      }
      expect(readdirSync(sample.baseDir ?? process.cwd())).not.toContain('hoso-was-here');
      expect(readdirSync(process.cwd())).not.toContain('hoso-was-here');
    });

    it('tells the pronunciation in katakana, where it can', async () => {
      const kana = await session.pronounce?.({ reading: sentence, options: voice.options }, never());
      if (kana !== undefined) expect(kana).toMatch(/^[ァ-ヴー、。？！・]+$/);
    });

    it('ends with the reason of an abort, before or during the work, and goes on working', async () => {
      const reason = new Error('stop');
      await expect(speak(longSentence, AbortSignal.abort(reason))).rejects.toBe(reason);
      const controller = new AbortController();
      const pending = [speak(longSentence, controller.signal), speak(longSentence, controller.signal)];
      setTimeout(() => controller.abort(reason), 5);
      for (const outcome of await Promise.allSettled(pending)) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBe(reason);
      }
      expect(seconds(await speak(sentence))).toBeGreaterThan(0.3);
    });

    it('warms up without harm', async () => {
      await session.prepare?.([voice], never());
      expect(seconds(await speak(sentence))).toBeGreaterThan(0.3);
    });

    if (sample.unreachable !== undefined) {
      const { unreachable } = sample;
      it('says that the engine is unavailable, and what to do', async () => {
        const error = await openSample(unreachable()).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toMatchObject({ name: 'BackendError', kind: 'unavailable', backend: backend.name });
        expect((error as BackendError).hint ?? '').not.toBe('');
        expectNoSecret(String((error as BackendError).stack));
      });
    }
  });
};
