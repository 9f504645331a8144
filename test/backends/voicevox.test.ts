import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BackendSession } from '../../src/backends/backend.js';
import { createVoicevoxBackend, voicevoxBackend } from '../../src/backends/voicevox.js';
import { describeBackendContract, openContext } from '../support/describe-backend-contract.js';
import {
  FakeVoicevoxEngine,
  type FakeVoicevoxKind,
  type FakeVoicevoxOptions,
} from '../support/fake-voicevox-engine.js';
import type { Fault } from '../support/fault-server.js';

/** A port that nothing listens on. */
const CLOSED = 'http://127.0.0.1:59';

describe.each<[FakeVoicevoxKind, string, string]>([
  ['voicevox', 'voicevox', 'ずんだもん'],
  ['mock', 'voicevox', 'ずんだもん'],
  ['aivisspeech', 'aivisspeech', 'Anneli'],
  ['sharevox', 'sharevox', 'ずんだもん'],
  ['coeiroink', 'coeiroink', 'ずんだもん'],
])('a fake %s', (kind, engine, speaker) => {
  let server: FakeVoicevoxEngine;
  beforeAll(async () => {
    server = await FakeVoicevoxEngine.start({ kind });
    return () => server.stop();
  });
  describeBackendContract(`voicevox (${kind})`, {
    load: async () => voicevoxBackend,
    settings: () => ({ engine, urls: [server.url] }),
    options: () => ({ speaker }),
    otherOptions: () => ({ speaker, volumeScale: 0.5 }),
    unreachable: () => ({ settings: { engine, urls: CLOSED } }),
  });
});

const never = new AbortController().signal;
let servers: FakeVoicevoxEngine[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

const startEngine = async (options: FakeVoicevoxOptions = {}): Promise<FakeVoicevoxEngine> => {
  const server = await FakeVoicevoxEngine.start(options);
  servers.push(server);
  return server;
};
const openAt = (url: string, settings: Record<string, unknown> = {}): Promise<BackendSession> =>
  voicevoxBackend.open(
    url,
    openContext(voicevoxBackend, { settings: { urls: [url], ...settings }, options: [] }),
  );
const resolveOptions = (session: BackendSession, options: Record<string, unknown>) =>
  voicevoxBackend.resolve(voicevoxBackend.optionsSchema.parse(options), session.facts);
const soundOf = (session: BackendSession, options: Record<string, unknown>) => {
  const resolved = resolveOptions(session, options);
  if (!resolved.ok) throw new Error(resolved.error.message);
  return resolved.value.options;
};
const speak = (session: BackendSession, reading: string, options: Record<string, unknown> = { styleId: 3 }) =>
  session.synthesize({ reading, options: soundOf(session, options) }, never);

describe('voicevox: facts', () => {
  it('tells engine, version, core and the styles that speak', async () => {
    const server = await startEngine();
    const { facts } = await openAt(server.url);
    expect(facts.version).toBe('VOICEVOX Engine 0.25.2 (074fc39e, core 0.16.4)');
    expect(facts.dictionaryHash).toBeNull();
    expect(facts.styles).toContainEqual({ speaker: 'ずんだもん', style: 'ノーマル', id: 3 });
    expect(facts.styles?.map(({ id }) => id)).not.toContain(3003);
  });

  it('has one dictionary hash for the same words under other ids', async () => {
    const word = { surface: 'ｈｏｓｏ', pronunciation: 'ホウソウ', accent_type: 0, priority: 5 };
    const other = { ...word, pronunciation: 'ホソ' };
    const hashes = await Promise.all(
      [{ a: word, b: other }, { c: other, d: word }, { a: word }, {}].map(async (userDictionary) => {
        const server = await startEngine({ userDictionary });
        return (await openAt(server.url)).facts.dictionaryHash;
      }),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
    expect(hashes[3]).toBeNull();
  });

  it('finds the mock mode of the engine by the real names of its dummies', async () => {
    const session = await openAt((await startEngine({ kind: 'mock' })).url);
    expect(soundOf(session, { speaker: 'ずんだもん', style: 'ノーマル' })['styleId']).toBe(3);
    expect(soundOf(session, { speaker: '春日部つむぎ' })['styleId']).toBe(8);
    expect(soundOf(session, { speaker: 'dummy1', style: 'style0' })['styleId']).toBe(0);
    expect(soundOf(session, { styleId: 2 })['styleId']).toBe(2);
    expect(soundOf(session, { speaker: 'ちび式じい', style: 'ノーマル' })['styleId']).toBe(0);
    expect(resolveOptions(session, { speaker: 'ちび式じい', style: 'あまあま' }).ok).toBe(false);
    expect(resolveOptions(session, { speaker: '剣崎雌雄' }).ok).toBe(false);
  });

  it('is unavailable where something else answers', async () => {
    const server = await startEngine();
    server.failNext('web-page', { path: '/version' });
    await expect(openAt(server.url)).rejects.toMatchObject({
      message: expect.stringContaining('a web page'),
    });
    await expect(openAt(`${server.url}/elsewhere`)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('no VOICEVOX engine'),
    });
    const env = { VOICEVOX_URL: 'http://:::' };
    const context = openContext(voicevoxBackend, { options: [], env });
    const [address = ''] = voicevoxBackend.addresses(voicevoxBackend.settingsSchema.parse({}), env);
    await expect(voicevoxBackend.open(address, context)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('is no URL'),
    });
  });
});

describe('voicevox: voices', () => {
  it.each([
    [{ speaker: 'ずんだもん', style: 'あまあま' }, 1],
    [{ speaker: 'ずんだもん' }, 3],
    [{ speaker: '春日部 つむぎ', style: 'ﾉｰﾏﾙ' }, 8],
    [{ speaker: '玄野武宏', style: 'ツンギレ' }, 40],
    [{ styleId: 42 }, 42],
  ])('resolves %j to style %i', async (options, styleId) => {
    const session = await openAt((await startEngine()).url);
    expect(soundOf(session, options)['styleId']).toBe(styleId);
  });

  it.each([
    [{ speaker: 'ずんだもち' }, 'there is no speaker ずんだもち', 'Did you mean ずんだもん'],
    [{ speaker: 'ずんだもん', style: 'ノーマ' }, 'ずんだもん has no style ノーマ', 'Did you mean ノーマル'],
    [{ speaker: 'ABCDEFGHIJ' }, 'there is no speaker ABCDEFGHIJ', '四国めたん, ずんだもん'],
    [{ styleId: 3003 }, 'there is no style 3003', '3 (ずんだもん ノーマル)'],
  ])('says what is near for %j', async (options, message, hint) => {
    const session = await openAt((await startEngine()).url);
    const resolved = resolveOptions(session, options);
    if (resolved.ok) throw new Error('resolved');
    expect(resolved.error).toMatchObject({ code: 'voice-unknown', message: `voicevox: ${message}` });
    expect(resolved.error.hint).toContain(hint);
  });

  it('takes large and negative style ids', async () => {
    const session = await openAt((await startEngine({ kind: 'aivisspeech' })).url, { engine: 'aivisspeech' });
    expect(soundOf(session, { speaker: 'anneli', style: '通常' })['styleId']).toBe(-1325133120);
    await expect(speak(session, 'こんにちは', { styleId: 888753760 })).resolves.toBeDefined();
  });

  it.each([
    { speedScale: 0 },
    { speedScale: 2.1 },
    { pitchScale: 0.2 },
    { intonationScale: -0.1 },
    { volumeScale: 3 },
    { prePhonemeLength: -1 },
    { postPhonemeLength: 1.6 },
    { pauseLengthScale: 2.5 },
    { speedScale: Number.NaN },
    { styleId: 1.5 },
    { speaker: 'ずんだもん', styleId: 3 },
    { styleId: undefined },
    { styleId: undefined, style: 'ノーマル' },
  ])('refuses %j', (options) => {
    expect(voicevoxBackend.optionsSchema.safeParse({ styleId: 3, ...options }).success).toBe(false);
  });
});

describe('voicevox: requests', () => {
  it('sends the whole query back with the scales of the profile in it', async () => {
    const server = await startEngine();
    const session = await openAt(server.url);
    await speak(session, 'はい', { styleId: 3, speedScale: 1.25, pitchScale: -0.05, pauseLength: 0.4 });
    expect(server.queries[0]).toMatchObject({
      speedScale: 1.25,
      pitchScale: -0.05,
      pauseLength: 0.4,
      intonationScale: 1,
      fieldOfLaterVersions: { kept: true },
    });
    const asked = server.requests.find(({ path }) => path === '/synthesis');
    expect(asked?.query.get('enable_interrogative_upspeak')).toBe('true');
    expect(asked?.query.get('speaker')).toBe('3');
  });

  it('keeps the kana that AivisSpeech needs', async () => {
    const server = await startEngine({ kind: 'aivisspeech' });
    const session = await openAt(server.url, { engine: 'aivisspeech' });
    const { pcm } = await speak(session, 'こんにちは、皆さん。', { speaker: 'Anneli' });
    expect(server.queries[0]?.kana).toBe('こんにちは、皆さん。');
    expect(pcm.format.sampleRateHz).toBe(44_100);
  });

  it.each(['', ' ', '　、。', '！', '…', '「」', '♪'])(
    'makes silence of %j without asking for a sound',
    async (reading) => {
      const server = await startEngine({ kind: 'mock' });
      const { pcm } = await speak(await openAt(server.url), reading);
      expect(pcm.samples.length).toBe(4800);
      expect(pcm.samples.every((value) => value === 0)).toBe(true);
      expect(server.countOf('/synthesis')).toBe(0);
    },
  );

  it('parts words at line breaks and tabs, which the engine would glue together', async () => {
    const server = await startEngine();
    const session = await openAt(server.url);
    await speak(session, '今日は\n晴れ\tです');
    expect(server.requests.find(({ path }) => path === '/audio_query')?.query.get('text')).toBe(
      '今日は、晴れ、です',
    );
  });

  it('cuts a phrase that the engine would not speak to its end', async () => {
    const server = await startEngine();
    const session = await openAt(server.url);
    const moras = async (reading: string) => {
      await speak(session, reading);
      return server.queries.at(-1)?.accent_phrases.reduce((total, phrase) => total + phrase.moras.length, 0);
    };
    expect(await moras('ラ'.repeat(40))).toBe(40);
    expect(await moras('ラ'.repeat(100))).toBe(100);
    expect(await moras(`これは${'キャット'.repeat(25)}です`)).toBe(80);
    const kana = await session.pronounce?.(
      { reading: 'ラ'.repeat(60), options: soundOf(session, { styleId: 3 }) },
      never,
    );
    expect(kana?.replaceAll('、', '')).toBe('ラ'.repeat(60));
  });

  it('warms each style up once, without loading it anew', async () => {
    const server = await startEngine({ firstStyleMs: 5 });
    const session = await openAt(server.url);
    const voices = [3, 8, 3].map((styleId) => ({ options: soundOf(session, { styleId }), voiceHash: null }));
    await session.prepare?.(voices, never);
    expect(server.warmedUp).toEqual([3, 8]);
    const { query } = server.requests.find(({ path }) => path === '/initialize_speaker') ?? {};
    expect(query?.get('skip_reinit')).toBe('true');
  });

  it('tells that COEIROINK takes one sound at a time, of one style and speed after the other', () => {
    const servingOf = (engine: string) =>
      voicevoxBackend.serving?.(voicevoxBackend.settingsSchema.parse({ engine })) ?? null;
    expect(servingOf('voicevox')).toBeNull();
    const serving = servingOf('coeiroink');
    expect(serving?.maxInFlight).toBe(1);
    const kind = (styleId: number, speedScale: number | null, pitchScale: number | null = null) =>
      serving?.kindOf({ styleId, speedScale, pitchScale });
    expect(kind(3, 1.2, 0)).toBe(kind(3, 1.2, 0.1));
    expect(new Set([kind(3, 1.2), kind(3, 1.3), kind(3, null), kind(8, 1.2)]).size).toBe(4);
  });

  it('warms COEIROINK up with nothing', async () => {
    const server = await startEngine({ kind: 'coeiroink' });
    const session = await openAt(server.url, { engine: 'coeiroink' });
    await session.prepare?.([{ options: soundOf(session, { styleId: 3 }), voiceHash: null }], never);
    expect(server.warmedUp).toEqual([]);
  });

  it('goes through the fetch it is given', async () => {
    const server = await startEngine();
    const paths: string[] = [];
    const backend = createVoicevoxBackend((input, init) => {
      paths.push(new URL(String(input)).pathname);
      return fetch(input, init);
    });
    await backend.open(server.url, openContext(backend, { settings: { urls: server.url }, options: [] }));
    expect(paths[0]).toBe('/version');
  });
});

describe('voicevox: timing', () => {
  it.each([
    [{ styleId: 3 }, '今日は良い天気です。'],
    [{ styleId: 3, speedScale: 1.37 }, '本当に、そうなのだ？はい、そうなのだ！'],
    [{ styleId: 8, speedScale: 0.7, pauseLengthScale: 1.5 }, 'あっ、きゃっきゃ。みんな、ちょっと待って？'],
    [{ styleId: 8, pauseLength: 0.33, prePhonemeLength: 0, postPhonemeLength: 0 }, 'はい、そう、です'],
    [{ styleId: 8, upspeak: false }, '行くの？'],
  ])('is exact for %j %s', async (options, reading) => {
    const session = await openAt((await startEngine()).url);
    const { pcm, timing } = await speak(session, reading, options);
    expect(timing?.length).toBeGreaterThan(2);
    const postS =
      'postPhonemeLength' in options ? 0 : 0.1 / ('speedScale' in options ? options.speedScale : 1);
    const endS = (timing?.at(-1)?.endS ?? 0) + Math.round(postS * 93.75) / 93.75;
    expect(endS * 24_000).toBeCloseTo(pcm.samples.length, 6);
  });

  it.each<[FakeVoicevoxKind, string]>([
    ['mock', 'voicevox'],
    ['aivisspeech', 'aivisspeech'],
    ['coeiroink', 'coeiroink'],
  ])('is not told for %s, whose lengths are not those of the sound', async (kind, engine) => {
    const session = await openAt((await startEngine({ kind })).url, { engine });
    const id = session.facts.styles?.[0]?.id;
    expect((await speak(session, 'こんにちは', { styleId: id })).timing).toBeUndefined();
  });
});

describe('voicevox: failures', () => {
  it.each<[Fault, string, string]>([
    ['error-then-reset', 'transient', 'HTTP 500: Internal Server Error'],
    ['refused-detail-text', 'rejected', 'HTTP 422: 該当するものが見つかりません'],
    ['refused-detail-list', 'rejected', 'HTTP 422: query.text: Field required'],
    ['refused-detail-object', 'rejected', 'HTTP 422: ACCENT_TOP'],
    ['refused-message', 'rejected', 'HTTP 422: 指定されたスタイルが見つかりませんでした。'],
    ['web-page', 'transient', 'a web page came instead of JSON'],
    ['reset', 'transient', 'the connection broke'],
    ['reset-in-body', 'transient', 'the connection broke'],
    ['too-many-requests', 'transient', 'HTTP 429: busy'],
    ['unavailable', 'transient', 'HTTP 503: starting'],
    ['restart', 'transient', 'the connection broke'],
  ])('%s of a query is %s', async (fault, kind, message) => {
    const server = await startEngine();
    const session = await openAt(server.url);
    server.failNext(fault, { path: '/audio_query' });
    const error = await speak(session, 'はい').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind, address: server.url, message: expect.stringContaining(message) });
    expect((error as Error).message.length).toBeLessThan(500);
    if (fault === 'too-many-requests') expect(error).toMatchObject({ retryAfterMs: 1000 });
  });

  it.each<[Fault, string, string]>([
    ['unavailable', 'transient', 'HTTP 503'],
    ['refused-detail-list', 'rejected', 'HTTP 422'],
    ['web-page', 'bad-audio', 'WAV'],
    ['reset-in-body', 'transient', 'the connection broke'],
    ['truncated-wav', 'bad-audio', 'cut short'],
    ['wrong-rate', 'bad-audio', '12000 Hz, 1 channels came, 24000 Hz'],
  ])('%s of a sound is %s', async (fault, kind, message) => {
    const server = await startEngine();
    const session = await openAt(server.url);
    server.failNext(fault, { path: '/synthesis' });
    await expect(speak(session, 'はい')).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message),
    });
    await expect(speak(session, 'はい')).resolves.toBeDefined();
  });

  it('goes on over the connections that a 500 closes', async () => {
    const server = await startEngine();
    const session = await openAt(server.url);
    for (let round = 0; round < 5; round += 1) {
      server.failNext('error-then-reset', { path: '/synthesis' });
      await expect(speak(session, 'はい')).rejects.toMatchObject({ kind: 'transient' });
      // The next request may meet the reset of a kept connection; the one after it must not.
      const next = await speak(session, 'はい').catch((error: unknown) => error);
      if (!(next instanceof Error)) continue;
      expect(next).toMatchObject({ kind: 'transient' });
      await expect(speak(session, 'はい')).resolves.toBeDefined();
    }
  });

  it('is unavailable when the engine has gone, and works again when it is back', async () => {
    const server = await startEngine();
    const session = await openAt(server.url);
    await speak(session, 'はい');
    await server.stop();
    // The first request may still go over a kept connection, and meet its reset.
    await speak(session, 'はい').catch(() => {});
    await expect(speak(session, 'はい')).rejects.toMatchObject({
      kind: 'unavailable',
      hint: expect.stringContaining('VOICEVOX_URL'),
    });
    await server.start();
    await expect(speak(session, 'はい')).resolves.toBeDefined();
  });

  it('leaves a request that hangs when it is aborted', async () => {
    const server = await startEngine();
    const session = await openAt(server.url);
    server.failNext('hang', { path: '/synthesis' });
    const controller = new AbortController();
    const reason = new Error('stop');
    const options = soundOf(session, { styleId: 3 });
    const speaking = session.synthesize({ reading: 'はい', options }, controller.signal);
    while (server.countOf('/synthesis') === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(reason);
    await expect(speaking).rejects.toBe(reason);
  });
});
