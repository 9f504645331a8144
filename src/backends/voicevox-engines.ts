/** The engines that speak VOICEVOX's HTTP interface, and in what they differ. Docs: docs/backends.md. */
type EngineTraits = {
  /** What its makers call it. */
  readonly title: string;
  /** A command that starts it, where there is one for every system. */
  readonly start?: string;
  /** Of the address when none is given, on 127.0.0.1: `localhost` costs seconds on some machines. */
  readonly port: number;
  /** Whether `initialize_speaker` loads a model that stays loaded. */
  readonly warmsUp: boolean;
  /** It takes one request at a time, and likes them sorted by style and speed. */
  readonly oneAtATime: boolean;
};

export const VOICEVOX_ENGINES = {
  voicevox: {
    title: 'VOICEVOX',
    start: 'docker run --rm -p 127.0.0.1:50021:50021 voicevox/voicevox_engine:cpu-latest',
    port: 50021,
    warmsUp: true,
    oneAtATime: false,
  },
  nemo: { title: 'VOICEVOX Nemo', port: 50121, warmsUp: true, oneAtATime: false },
  aivisspeech: { title: 'AivisSpeech', port: 10101, warmsUp: true, oneAtATime: false },
  sharevox: { title: 'SHAREVOX', port: 50025, warmsUp: true, oneAtATime: false },
  coeiroink: { title: 'COEIROINK', port: 50031, warmsUp: false, oneAtATime: true },
} as const satisfies Readonly<Record<string, EngineTraits>>;

export type VoicevoxEngineName = keyof typeof VOICEVOX_ENGINES;

export const traitsOf = (engine: VoicevoxEngineName): EngineTraits => VOICEVOX_ENGINES[engine];

/** Built from source, also the one with `--enable_mock`, whose speakers are dummies and whose lengths are none. */
export const DEVELOPMENT_ENGINE_UUID = 'c7b58856-bd56-4aa1-afb7-b8415f824b06';

/** Engines whose phoneme lengths are not those of the sound, by uuid. */
const UNTRUE_LENGTHS: ReadonlySet<string> = new Set([
  DEVELOPMENT_ENGINE_UUID,
  // AivisSpeech
  '1b4a5014-d9fd-11ee-b97d-83c170a68ed3',
  // COEIROINK v1
  '7505c175-3861-4e04-845f-d1032abbbf1f',
]);

/** Whether the lengths in a query are exact: VOICEVOX and VOICEVOX Nemo, told by their manifest. */
export const hasTrueLengths = (
  manifest: { readonly uuid: string; readonly brand_name: string } | null,
): boolean =>
  manifest !== null &&
  !UNTRUE_LENGTHS.has(manifest.uuid.toLowerCase()) &&
  manifest.brand_name.toUpperCase().startsWith('VOICEVOX');
