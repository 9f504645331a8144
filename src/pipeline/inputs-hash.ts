import type { AudioSettings, LoudnessTarget } from '../config/config-schema.js';
import type { Plan } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import { canonicalJson, type Json } from '../util/canonical-json.js';
import { sha256 } from '../util/sha256.js';

/** Raised when the same inputs would be rendered to another episode than before. */
const RENDER_REVISION = 3;

export type SoundSettings = { readonly audio: AudioSettings; readonly loudness: LoudnessTarget };

/** Hash of everything that decides an episode: what is said and how, titles, sound settings, tag and music (`others`). */
export const inputsHash = (script: Script, plan: Plan, sound: SoundSettings, others: Json): string =>
  sha256(
    canonicalJson({
      revision: RENDER_REVISION,
      items: plan.items,
      credits: plan.sounds.map((sound) => sound.credit),
      audio: sound.audio,
      loudness: sound.loudness,
      others,
      name: script.name,
      host: script.host,
      program: script.program,
      date: script.date,
      segments: script.segments.map(({ index, title }) => ({ index, title })),
      chapters: script.chapters.map(({ title, offset, url }) => ({ title, offset, url })),
    }),
  );
