import { FakeUserDictionary } from './fake-user-dictionary.js';
import { type FakeQuery, fakeKana, fakePhrases } from './fake-voicevox-query.js';
import { fakeSound } from './fake-voicevox-sound.js';
import { type FakeReply, type FakeRequest, FaultServer, jsonReply } from './fault-server.js';

export type FakeSpeaker = {
  readonly name: string;
  readonly speaker_uuid: string;
  readonly styles: readonly { readonly name: string; readonly id: number; readonly type?: string }[];
  readonly version: string;
};

const ZUNDAMON_UUID = '388f246b-8c41-4ac1-8e2d-5d79f3ff56d9';
const METAN_UUID = '7ffcb7ce-00ec-4bdc-82cd-45a8889e43ff';
const TSUMUGI_UUID = '35b2c544-660e-401e-b503-0e14c635303a';

const speaker = (name: string, speaker_uuid: string, styles: FakeSpeaker['styles']): FakeSpeaker => ({
  name,
  speaker_uuid,
  styles,
  version: '0.16.0',
});

const PRODUCT_SPEAKERS: readonly FakeSpeaker[] = [
  speaker('四国めたん', METAN_UUID, [
    { name: 'ノーマル', id: 2 },
    { name: 'あまあま', id: 0 },
  ]),
  speaker('ずんだもん', ZUNDAMON_UUID, [
    { name: 'ノーマル', id: 3, type: 'talk' },
    { name: 'あまあま', id: 1, type: 'talk' },
    { name: 'ハミング', id: 3003, type: 'frame_decode' },
  ]),
  speaker('春日部つむぎ', TSUMUGI_UUID, [{ name: 'ノーマル', id: 8 }]),
  speaker('ちび式じい', '0c000000-0000-4000-8000-000000000042', [{ name: 'ノーマル', id: 42 }]),
  speaker('玄野武宏', '0c000000-0000-4000-8000-000000000011', [{ name: 'ノーマル', id: 11 }]),
  speaker('玄野武宏', '0c000000-0000-4000-8000-000000000011', [{ name: 'ツンギレ', id: 40 }]),
];

const MOCK_SPEAKERS: readonly FakeSpeaker[] = [
  speaker('dummy1', METAN_UUID, [
    { name: 'style0', id: 0 },
    { name: 'style1', id: 2 },
  ]),
  speaker('dummy2', ZUNDAMON_UUID, [
    { name: 'style0', id: 1 },
    { name: 'style1', id: 3 },
  ]),
  speaker('dummy3', TSUMUGI_UUID, [{ name: 'style0', id: 8 }]),
];

const AIVIS_SPEAKERS: readonly FakeSpeaker[] = [
  speaker('Anneli', '0c000000-0000-4000-8000-000000000888', [
    { name: 'ノーマル', id: 888753760 },
    { name: '通常', id: -1325133120 },
  ]),
];

type Kind = {
  readonly name: string;
  readonly brand: string;
  readonly uuid: string;
  readonly rateHz: number;
  readonly version: string;
  readonly core: string | null;
  readonly speakers: readonly FakeSpeaker[];
  /** Whether the sound is as long as the query says. */
  readonly trueLengths: boolean;
  readonly unknownStyle: FakeReply;
  /** What `/synthesis` answers to a query without phrases. */
  readonly emptyFails: boolean;
  /** Fields that its 0.14-era interface does not have. */
  readonly isOld: boolean;
};

const PRODUCT: Kind = {
  name: 'VOICEVOX Engine',
  brand: 'VOICEVOX',
  uuid: '074fc39e-678b-4c13-8916-ffca8d505d1d',
  rateHz: 24_000,
  version: '0.25.2',
  core: '0.16.4',
  speakers: PRODUCT_SPEAKERS,
  trueLengths: true,
  unknownStyle: jsonReply({ detail: 'Internal Server Error' }, 500),
  emptyFails: false,
  isOld: false,
};

/** The table of quirks: voicevox.md, section 8. */
const KINDS = {
  voicevox: PRODUCT,
  mock: {
    ...PRODUCT,
    name: 'VOICEVOX ENGINE OSS',
    brand: 'VOICEVOX OSS',
    uuid: 'c7b58856-bd56-4aa1-afb7-b8415f824b06',
    version: 'latest',
    core: '0.0.0',
    speakers: MOCK_SPEAKERS,
    trueLengths: false,
    unknownStyle: jsonReply({ message: '指定されたスタイルが見つかりませんでした。' }, 422),
    emptyFails: true,
  },
  aivisspeech: {
    ...PRODUCT,
    name: 'AivisSpeech Engine',
    brand: 'AivisSpeech',
    uuid: '1b4a5014-d9fd-11ee-b97d-83c170a68ed3',
    rateHz: 44_100,
    version: '1.2.0',
    core: null,
    speakers: AIVIS_SPEAKERS,
    trueLengths: false,
    unknownStyle: jsonReply({ detail: 'スタイルは存在しません。' }, 404),
  },
  sharevox: {
    ...PRODUCT,
    name: 'SHAREVOX Engine',
    brand: 'SHAREVOX',
    uuid: '8446e858-4181-44e2-ac58-4192c8b48048',
    rateHz: 48_000,
    version: '0.2.1',
    trueLengths: false,
    isOld: true,
  },
  coeiroink: {
    ...PRODUCT,
    name: 'COEIROINK Engine',
    brand: 'COEIROINK',
    uuid: '7505c175-3861-4e04-845f-d1032abbbf1f',
    rateHz: 44_100,
    version: '1.7.1',
    trueLengths: false,
    isOld: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;
export type FakeVoicevoxKind = keyof typeof KINDS;

export type FakeVoicevoxOptions = {
  readonly kind?: FakeVoicevoxKind;
  readonly version?: string;
  readonly speakers?: readonly FakeSpeaker[];
  /** Words by id, as `/user_dict` tells them. */
  readonly userDictionary?: Readonly<Record<string, unknown>>;
  /** What the first synthesis with a style costs when it was not warmed up. */
  readonly firstStyleMs?: number;
};

const FASTAPI_MISSING = (name: string): FakeReply =>
  jsonReply({ detail: [{ type: 'missing', loc: ['query', name], msg: 'Field required', input: null }] }, 422);

/** A VOICEVOX engine over real HTTP; see FaultServer for counts, faults, latency, stop and restart. */
export class FakeVoicevoxEngine extends FaultServer {
  /** Style ids that were warmed up, in order. */
  readonly warmedUp: number[] = [];
  /** Queries that reached `/synthesis`. */
  readonly queries: FakeQuery[] = [];
  /** How often COEIROINK would have loaded a model: each change of style or speed. */
  modelLoads = 0;
  readonly userDictionary: FakeUserDictionary;
  readonly #kind: Kind;
  readonly #options: FakeVoicevoxOptions;
  readonly #loaded = new Set<number>();
  #lastModel = '';

  static async start(options: FakeVoicevoxOptions = {}): Promise<FakeVoicevoxEngine> {
    const engine = new FakeVoicevoxEngine(options);
    await engine.start();
    return engine;
  }

  constructor(options: FakeVoicevoxOptions = {}) {
    super((request) => this.#respond(request));
    this.#options = options;
    this.#kind = KINDS[options.kind ?? 'voicevox'];
    this.userDictionary = new FakeUserDictionary(options.userDictionary ?? {});
  }

  get #speakers(): readonly FakeSpeaker[] {
    return this.#options.speakers ?? this.#kind.speakers;
  }

  #respond(request: FakeRequest): FakeReply | Promise<FakeReply> {
    const { name, brand, uuid, rateHz, core, version } = this.#kind;
    if (request.method === 'DELETE') return this.userDictionary.remove(request.path);
    switch (`${request.method} ${request.path}`) {
      case 'GET /version':
        return jsonReply(this.#options.version ?? version);
      case 'GET /core_versions':
        return jsonReply(core === null ? [] : [core]);
      case 'GET /speakers':
        return jsonReply(this.#speakers);
      case 'GET /engine_manifest':
        return jsonReply({
          manifest_version: '0.13.1',
          name,
          brand_name: brand,
          uuid,
          default_sampling_rate: rateHz,
        });
      case 'GET /user_dict':
        return jsonReply(this.userDictionary.words);
      case 'POST /user_dict_word':
        return this.userDictionary.add(request.query);
      case 'POST /initialize_speaker':
        return this.#withStyle(request, (styleId) => {
          this.warmedUp.push(styleId);
          this.#loaded.add(styleId);
          return { status: 204, contentType: 'application/json', body: '' };
        });
      case 'POST /audio_query':
        return this.#withStyle(request, (styleId) => this.#query(request, styleId));
      case 'POST /synthesis':
        return this.#withStyle(request, (styleId) => this.#synthesis(request, styleId));
      default:
        return jsonReply({ detail: 'Not Found' }, 404);
    }
  }

  #withStyle(
    { query }: FakeRequest,
    answer: (styleId: number) => FakeReply | Promise<FakeReply>,
  ): FakeReply | Promise<FakeReply> {
    const given = query.get('speaker');
    if (given === null) return FASTAPI_MISSING('speaker');
    const styleId = Number(given);
    const isKnown = this.#speakers.some(({ styles }) => styles.some(({ id }) => id === styleId));
    return isKnown ? answer(styleId) : this.#kind.unknownStyle;
  }

  #query({ query }: FakeRequest, styleId: number): FakeReply {
    const given = query.get('text');
    if (given === null) return FASTAPI_MISSING('text');
    const text = this.userDictionary.applyTo(given);
    if (text.length > 2730) return jsonReply({ detail: 'Internal Server Error' }, 500);
    const phrases = fakePhrases(text, styleId);
    const isAivis = this.#kind.brand === 'AivisSpeech';
    return jsonReply({
      accent_phrases: isAivis ? phrases.map((phrase) => ({ ...phrase, pause_mora: null })) : phrases,
      speedScale: 1,
      pitchScale: 0,
      intonationScale: 1,
      volumeScale: 1,
      prePhonemeLength: 0.1,
      postPhonemeLength: 0.1,
      ...(!this.#kind.isOld && { pauseLength: null, pauseLengthScale: 1 }),
      ...(isAivis && { tempoDynamicsScale: 1 }),
      outputSamplingRate: this.#kind.rateHz,
      outputStereo: false,
      kana: isAivis ? text : fakeKana(phrases),
      fieldOfLaterVersions: { kept: true },
    });
  }

  async #synthesis({ query, contentType, body }: FakeRequest, styleId: number): Promise<FakeReply> {
    if (!contentType.startsWith('application/json')) {
      const problem = {
        type: 'model_attributes_type',
        loc: ['body'],
        msg: 'Input should be a valid dictionary',
      };
      return jsonReply({ detail: [problem] }, 422);
    }
    const asked: FakeQuery = JSON.parse(body);
    this.queries.push(asked);
    if (this.#kind.emptyFails && asked.accent_phrases.length === 0) {
      return jsonReply({ detail: 'Internal Server Error' }, 500);
    }
    if (!(asked.speedScale > 0)) return jsonReply({ detail: 'Internal Server Error' }, 500);
    if (this.#kind.brand === 'AivisSpeech' && typeof asked.kana !== 'string') return FASTAPI_MISSING('kana');
    const model = `${styleId} ${asked.speedScale}`;
    if (model !== this.#lastModel) this.modelLoads += 1;
    this.#lastModel = model;
    const { firstStyleMs = 0 } = this.#options;
    if (firstStyleMs > 0 && !this.#loaded.has(styleId)) {
      await new Promise((resolve) => setTimeout(resolve, firstStyleMs));
    }
    this.#loaded.add(styleId);
    const upspeak = query.get('enable_interrogative_upspeak') !== 'false';
    const { trueLengths } = this.#kind;
    return {
      status: 200,
      contentType: 'audio/wav',
      body: fakeSound(asked, { upspeak, trueLengths, styleId }),
    };
  }
}
