import { fakePhrases } from './fake-voicevox-query.js';
import { fakeSound } from './fake-voicevox-sound.js';
import { type FakeReply, type FakeRequest, FaultServer, jsonReply } from './fault-server.js';

/** How a server answers, whatever it was asked for; `asked` does as it is told. */
export type FakeSpeechFormat = 'asked' | 'wav' | 'pcm' | 'streamed-wav' | 'mp3' | 'json-error';

export type FakeOpenAiOptions = {
  /** Without it no key is needed. */
  readonly apiKey?: string;
  readonly format?: FakeSpeechFormat;
  readonly rateHz?: number;
  /** Many local servers have no /models. */
  readonly hasModels?: boolean;
};

export type FakeSpeechRequest = {
  readonly model: string;
  readonly voice: string;
  readonly input: string;
  readonly response_format: string;
  readonly speed?: number;
  readonly instructions?: string;
};

const MP3_FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);

const errorReply = (status: number, message: string): FakeReply =>
  jsonReply({ error: { message, type: 'invalid_request_error', param: null, code: null } }, status);

/** Speaks `POST /v1/audio/speech` over real HTTP; see FaultServer for counts, faults, latency, stop and restart. */
export class FakeOpenAiServer extends FaultServer {
  /** Bodies that reached /v1/audio/speech. */
  readonly speeches: FakeSpeechRequest[] = [];
  readonly #options: FakeOpenAiOptions;

  static async start(options: FakeOpenAiOptions = {}): Promise<FakeOpenAiServer> {
    const server = new FakeOpenAiServer(options);
    await server.start();
    return server;
  }

  constructor(options: FakeOpenAiOptions = {}) {
    super((request) => this.#respond(request));
    this.#options = options;
  }

  #respond(request: FakeRequest): FakeReply {
    const { apiKey, hasModels = true } = this.#options;
    const key = String(request.headers['authorization'] ?? '').replace(/^Bearer /, '');
    // Repeats the key, which careless servers do.
    if (apiKey !== undefined && key !== apiKey) return errorReply(401, `Incorrect API key provided: ${key}`);
    switch (`${request.method} ${request.path}`) {
      case 'GET /v1/models':
        return hasModels ? jsonReply({ object: 'list', data: [] }) : jsonReply({ detail: 'Not Found' }, 404);
      case 'POST /v1/audio/speech':
        return this.#speak(JSON.parse(request.body), key);
      default:
        return jsonReply({ detail: 'Not Found' }, 404);
    }
  }

  #speak(speech: FakeSpeechRequest, key: string): FakeReply {
    this.speeches.push(speech);
    if (speech.voice === 'nobody') return errorReply(400, `Voice nobody does not exist (key ${key})`);
    const { format = 'asked', rateHz = 24_000 } = this.#options;
    const wav = fakeSound(
      {
        accent_phrases: fakePhrases(speech.input, speech.voice.length),
        speedScale: speech.speed ?? 1,
        pitchScale: 0,
        intonationScale: 1,
        volumeScale: 1,
        prePhonemeLength: 0.1,
        postPhonemeLength: 0.1,
        outputSamplingRate: rateHz,
        outputStereo: false,
        kana: '',
      },
      { upspeak: true, trueLengths: true, styleId: speech.voice.length },
    );
    switch (format === 'asked' ? speech.response_format : format) {
      case 'wav':
        return { status: 200, contentType: 'audio/wav', body: wav };
      case 'pcm':
        return { status: 200, contentType: 'audio/pcm', body: wav.subarray(44) };
      case 'streamed-wav': {
        const streamed = Buffer.from(wav);
        streamed.writeUInt32LE(0xffffffff, 4);
        streamed.writeUInt32LE(0xffffffff, 40);
        return { status: 200, contentType: 'audio/wav', body: streamed };
      }
      case 'mp3':
        return { status: 200, contentType: 'audio/mpeg', body: MP3_FRAME };
      default:
        return jsonReply({ error: { message: `no audio for key ${key}` } });
    }
  }
}
