import { z } from 'zod';
import type { EngineFacts } from '../domain/facts.js';
import { canonicalJson } from '../util/canonical-json.js';
import { sha256 } from '../util/sha256.js';
import { BackendError } from './backend.js';
import type { HttpClient } from './http-client.js';
import {
  type Manifest,
  manifestSchema,
  parseReply,
  type Speakers,
  speakersSchema,
  userDictionarySchema,
} from './voicevox-api.js';

const NOT_THERE = new Set([404, 405, 501]);
const NOT_SPEECH = new Set(['sing', 'singing_teacher', 'frame_decode']);

/**
 * The engine's mock mode has dummies in place of these speakers, under their uuids and style ids; by their real
 * names the same profiles work with it.
 */
const DUMMY_VOICES: readonly {
  readonly uuid: string;
  readonly name: string;
  readonly styles: Readonly<Record<number, string>>;
}[] = [
  {
    uuid: '7ffcb7ce-00ec-4bdc-82cd-45a8889e43ff',
    name: '四国めたん',
    styles: { 0: 'あまあま', 2: 'ノーマル', 4: 'セクシー', 6: 'ツンツン' },
  },
  {
    uuid: '388f246b-8c41-4ac1-8e2d-5d79f3ff56d9',
    name: 'ずんだもん',
    styles: { 1: 'あまあま', 3: 'ノーマル', 5: 'セクシー', 7: 'ツンツン' },
  },
  { uuid: '35b2c544-660e-401e-b503-0e14c635303a', name: '春日部つむぎ', styles: { 8: 'ノーマル' } },
];

/** Voices of hoso's own profiles that the mock mode has no dummy for: its first one stands in. */
const STAND_INS: readonly { readonly speaker: string; readonly style: string }[] = [
  { speaker: 'ちび式じい', style: 'ノーマル' },
];

const isDummy = (name: string): boolean => /^dummy\d+$/.test(name);

type Styles = NonNullable<EngineFacts['styles']>;

/** In the mock mode every speaker is a dummy, and all sound the same. */
const standIns = (speakers: Speakers, styles: Styles): Styles => {
  const [first] = styles;
  if (first === undefined || !speakers.every(({ name }) => isDummy(name))) return [];
  return STAND_INS.map((voice) => ({ ...voice, id: first.id }));
};

/** Every style that can speak, by speaker and style name. */
export const talkStyles = (speakers: Speakers): Styles => {
  const own = ownStyles(speakers);
  return [...own, ...standIns(speakers, own)];
};

const ownStyles = (speakers: Speakers): Styles =>
  speakers.flatMap(({ name, speaker_uuid, styles }) => {
    const real = isDummy(name) ? DUMMY_VOICES.find(({ uuid }) => uuid === speaker_uuid) : undefined;
    return styles
      .filter(({ type }) => type === undefined || !NOT_SPEECH.has(type))
      .flatMap((style) => {
        const own = { speaker: name, style: style.name, id: style.id };
        const realStyle = real?.styles[style.id];
        if (real === undefined || realStyle === undefined) return [own];
        return [{ speaker: real.name, style: realStyle, id: style.id }, own];
      });
  });

/** Equal for equal words, whatever ids they have; null when there are none. */
export const dictionaryHash = (words: z.infer<typeof userDictionarySchema>): string | null => {
  const sorted = Object.values(words).map(canonicalJson).sort();
  return sorted.length === 0 ? null : sha256(sorted.join('\n'));
};

export type VoicevoxFacts = {
  readonly facts: EngineFacts;
  /** Null for engines that have none. */
  readonly manifest: Manifest | null;
};

/** Asks an engine who it is. Throws BackendError; `unavailable` when what answers is no engine of this family. */
export const askVoicevoxFacts = async (
  client: HttpClient,
  place: { readonly backend: string; readonly address: string },
  signal: AbortSignal,
): Promise<VoicevoxFacts> => {
  const ask = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
    parseReply(schema, await client(path, { signal }), { ...place, path });
  /** For what old engines and forks do not have: null. Any other refusal is a fault, not an answer. */
  const askIfThere = async <T>(path: string, schema: z.ZodType<T>): Promise<T | null> => {
    const reply = await client(path, { signal, allows: (status) => NOT_THERE.has(status) });
    return NOT_THERE.has(reply.status) ? null : parseReply(schema, reply, { ...place, path });
  };
  const version = await askIfThere('/version', z.string());
  if (version === null) {
    const message = `what answers at ${place.address} is no VOICEVOX engine: it has no /version`;
    throw new BackendError('unavailable', place.backend, message, {
      address: place.address,
      hint: 'Correct the address in hoso.config.yaml (backends.voicevox.urls) or in VOICEVOX_URL.',
    });
  }
  const [speakers, manifest, words, cores] = await Promise.all([
    ask('/speakers', speakersSchema),
    askIfThere('/engine_manifest', manifestSchema),
    askIfThere('/user_dict', userDictionarySchema),
    askIfThere('/core_versions', z.array(z.string())),
  ]);
  const details = [
    ...(manifest === null ? [] : [manifest.uuid.slice(0, 8)]),
    ...(cores === null || cores.length === 0 ? [] : [`core ${cores.join(' ')}`]),
  ];
  return {
    manifest,
    facts: {
      version: `${manifest?.name ?? 'VOICEVOX'} ${version}${details.length === 0 ? '' : ` (${details.join(', ')})`}`,
      dictionaryHash: words === null ? null : dictionaryHash(words),
      voiceFiles: {},
      styles: talkStyles(speakers),
    },
  };
};
