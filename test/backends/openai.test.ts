import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BackendSession } from '../../src/backends/backend.js';
import { createOpenAiBackend, openAiBackend } from '../../src/backends/openai.js';
import { soundInReply } from '../../src/backends/openai-sound.js';
import { describeBackendContract, openContext } from '../support/describe-backend-contract.js';
import { type FakeOpenAiOptions, FakeOpenAiServer } from '../support/fake-openai-server.js';

const KEY = 'sk-very-secret-0123456789';

describe.each(['wav', 'pcm'])('with %s', (responseFormat) => {
  let server: FakeOpenAiServer;
  beforeAll(async () => {
    server = await FakeOpenAiServer.start({ apiKey: KEY });
    return () => server.stop();
  });
  describeBackendContract(`openai (${responseFormat})`, {
    load: async () => openAiBackend,
    settings: () => ({ urls: server.url }),
    options: () => ({ voice: 'nova', responseFormat }),
    otherOptions: () => ({ voice: 'nova', responseFormat, speed: 1.5 }),
    env: { OPENAI_API_KEY: KEY },
    unreachable: () => ({ settings: { urls: 'http://127.0.0.1:59' } }),
    secrets: [KEY],
  });
});

const never = new AbortController().signal;
let servers: FakeOpenAiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

const startServer = async (options: FakeOpenAiOptions = {}): Promise<FakeOpenAiServer> => {
  const server = await FakeOpenAiServer.start(options);
  servers.push(server);
  return server;
};
const openServer = (server: FakeOpenAiServer, env: Record<string, string> = {}): Promise<BackendSession> => {
  const context = openContext(openAiBackend, { settings: { urls: server.url }, options: [], env });
  return openAiBackend.open(`${server.url}/v1`, context);
};
const speak = (session: BackendSession, options: Record<string, unknown> = {}, reading = 'Hello there') =>
  session.synthesize(
    { reading, options: openAiBackend.optionsSchema.parse({ voice: 'nova', ...options }) },
    never,
  );

describe('openai: address', () => {
  const addresses = (settings: unknown, env: Record<string, string> = {}) =>
    openAiBackend.addresses(openAiBackend.settingsSchema.parse(settings), env);

  it("is OpenAI's own, the settings' or the environment's", () => {
    expect(addresses({})).toEqual(['https://api.openai.com/v1']);
    expect(addresses({ urls: 'http://localhost:8880' })).toEqual(['http://localhost:8880/v1']);
    expect(addresses({ urls: ['http://a:1/api/v1/', 'http://b:2'] })).toEqual([
      'http://a:1/api/v1',
      'http://b:2/v1',
    ]);
    expect(addresses({ urls: 'http://a:1' }, { OPENAI_BASE_URL: 'http://c:3/v1' })).toEqual([
      'http://c:3/v1',
    ]);
  });

  it('takes no key in the settings or the address', () => {
    for (const settings of [
      { apiKey: KEY },
      { urls: `http://x:${KEY}@a:1` },
      { urls: `http://a:1?key=${KEY}` },
    ]) {
      const parsed = openAiBackend.settingsSchema.safeParse(settings);
      expect(parsed.success).toBe(false);
      expect(JSON.stringify(parsed.error?.issues)).not.toContain(KEY);
    }
  });
});

describe('openai: key', () => {
  it('is sent as OpenAI wants it, and in nothing else', async () => {
    const server = await startServer({ apiKey: KEY });
    const session = await openServer(server, { OPENAI_API_KEY: ` ${KEY}\n` });
    await speak(session);
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([
      `Bearer ${KEY}`,
      `Bearer ${KEY}`,
    ]);
    expect(server.requests.map(({ body, path }) => body + path).join()).not.toContain(KEY);
  });

  it.each([
    ['is wrong', { OPENAI_API_KEY: 'sk-wrong-key' }],
    ['is missing', {}],
    ['cannot be one', { OPENAI_API_KEY: 'sk-wrong-key ひみつ' }],
  ])('that %s is found at once and not repeated', async (_, env) => {
    const server = await startServer({ apiKey: KEY });
    const error = await openServer(server, env).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'unavailable', hint: expect.stringContaining('OPENAI_API_KEY') });
    expect(`${(error as Error).stack}`).not.toContain('sk-wrong-key');
  });

  it('comes from the variable that the settings name, which must hold one', async () => {
    const server = await startServer({ apiKey: KEY });
    const settings = { urls: server.url, apiKeyEnv: 'MY_TTS_KEY' };
    const open = (env: Record<string, string>) =>
      openAiBackend.open(`${server.url}/v1`, openContext(openAiBackend, { settings, options: [], env }));
    expect(openAiBackend.environment(openAiBackend.settingsSchema.parse(settings))).toEqual([
      'MY_TTS_KEY',
      'OPENAI_BASE_URL',
    ]);
    await speak(await open({ MY_TTS_KEY: KEY, OPENAI_API_KEY: 'sk-other' }));
    const asked = server.requests.length;
    await expect(open({ OPENAI_API_KEY: KEY })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('MY_TTS_KEY'),
    });
    expect(server.requests.length).toBe(asked);
  });

  it('is not taken for the name of its variable', () => {
    const parsed = openAiBackend.settingsSchema.safeParse({ apiKeyEnv: KEY });
    expect(JSON.stringify(parsed.error?.issues)).toContain('name of an environment variable');
    expect(JSON.stringify(parsed.error?.issues)).not.toContain(KEY);
  });

  it("is asked for before OpenAI's own server is", async () => {
    let asked = 0;
    const backend = createOpenAiBackend(async () => {
      asked += 1;
      return new Response('{}');
    });
    const opening = backend.open('https://api.openai.com/v1', openContext(backend, { options: [] }));
    await expect(opening).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked).toBe(0);
  });

  it.each([
    ['a refusal', {}, { voice: 'nobody' }, 'rejected'],
    ['an error with status 200', { format: 'json-error' as const }, {}, 'bad-audio'],
  ])('is cut out of %s', async (_, options, voice, kind) => {
    const session = await openServer(await startServer({ ...options, apiKey: KEY }), { OPENAI_API_KEY: KEY });
    const error = await speak(session, voice).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind, message: expect.stringContaining('***') });
    expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(KEY);
  });
});

describe('openai: requests and replies', () => {
  it('sends what the profile says, and no more', async () => {
    const server = await startServer();
    const session = await openServer(server);
    await speak(session);
    await speak(session, { model: 'kokoro', speed: 1.2, instructions: 'Calm.', responseFormat: 'pcm' });
    expect(server.speeches).toEqual([
      { model: 'gpt-4o-mini-tts', voice: 'nova', input: 'Hello there', response_format: 'wav' },
      {
        model: 'kokoro',
        voice: 'nova',
        input: 'Hello there',
        response_format: 'pcm',
        speed: 1.2,
        instructions: 'Calm.',
      },
    ]);
  });

  it('works with a server that lists no models', async () => {
    const session = await openServer(await startServer({ hasModels: false }));
    await expect(speak(session)).resolves.toBeDefined();
  });

  it.each(['wav', 'pcm', 'streamed-wav'] as const)(
    'tells by its bytes that a reply is %s',
    async (format) => {
      const session = await openServer(await startServer({ format }));
      const asked = format === 'pcm' ? 'wav' : 'pcm';
      const expected = await speak(await openServer(await startServer()));
      expect(await speak(session, { responseFormat: asked })).toEqual(expected);
    },
  );

  it('takes the rate of raw PCM from the profile, and holds a WAV to it', async () => {
    const raw = await openServer(await startServer({ format: 'pcm' }));
    expect((await speak(raw, { sampleRateHz: 22_050 })).pcm.format.sampleRateHz).toBe(22_050);
    const wav = await openServer(await startServer({ rateHz: 44_100 }));
    expect((await speak(wav)).pcm.format.sampleRateHz).toBe(44_100);
    await expect(speak(wav, { sampleRateHz: 24_000 })).rejects.toMatchObject({ kind: 'bad-audio' });
  });

  it('takes no MP3', async () => {
    const session = await openServer(await startServer({ format: 'mp3' }));
    await expect(speak(session)).rejects.toMatchObject({
      kind: 'bad-audio',
      message: expect.stringContaining('MP3 came'),
    });
  });

  it('is transient where the server is', async () => {
    const server = await startServer();
    const session = await openServer(server);
    server.failNext('too-many-requests');
    await expect(speak(session)).rejects.toMatchObject({ kind: 'transient', retryAfterMs: 1000 });
    server.failNext('reset-in-body');
    await expect(speak(session)).rejects.toMatchObject({ kind: 'transient' });
    server.failNext('web-page');
    await expect(speak(session)).rejects.toMatchObject({ kind: 'bad-audio' });
  });

  it.each([
    ['ID3 and more', 'MP3'],
    ['OggS and more', 'Ogg'],
    ['fLaC and more', 'FLAC'],
    ['<!DOCTYPE html><p>', 'web page'],
    ['{"error":{"message":"busy"}}', 'busy'],
    ['', 'nothing'],
    ['odd', 'middle of a sample'],
    ['RIFF and nothing', 'WAV'],
  ])('says what %j is', (text, said) => {
    const sound = soundInReply(Buffer.from(text), null);
    expect(sound.ok ? '' : sound.error).toContain(said);
  });

  it('takes quiet noise for sound, though its first bytes could be those of a header', () => {
    expect(soundInReply(Uint8Array.from([0xff, 0xff, 0xff, 0xff]), null).ok).toBe(true);
    expect(soundInReply(Uint8Array.from([0xff, 0xff, 0x01, 0x00]), null).ok).toBe(true);
  });
});
