import type { Failure } from '../domain/failure.js';
import type { EnglishMode } from '../domain/reading.js';
import type { VoiceProfile } from '../domain/voice-profile.js';
import { givenWithin, notatedParts } from '../plan/notated-text.js';
import { speakSentence } from '../plan/speak-sentence.js';
import { err, ok, type Result } from '../util/result.js';
import { findVoice } from './find-voice.js';
import type { OpenProject } from './open-project.js';
import { planVoices } from './plan-voices.js';
import { speakingVoices } from './voice-parts.js';

export type ReadOptions = {
  /** Id or name; by default the first host. */
  readonly voice?: string | undefined;
  /** Above what the profile says. */
  readonly english?: EnglishMode | undefined;
};

const firstHost = (open: OpenProject): Result<VoiceProfile, Failure> => {
  const profiles = [...open.voices.profiles.values()];
  const host = profiles.find((profile) => profile.programs.length > 0) ?? profiles[0];
  if (host !== undefined) return ok(host);
  return err({ code: 'voice-unknown', file: open.voices.dir, message: 'holds no voice profile' });
};

/** The reading of each text as a voice would be sent it; no engine is asked. */
export const readTexts = async (
  open: OpenProject,
  texts: readonly string[],
  { voice, english }: ReadOptions,
): Promise<Result<readonly { readonly text: string; readonly reading: string }[], readonly Failure[]>> => {
  const profile = voice === undefined ? firstHost(open) : findVoice(open.voices, voice);
  if (!profile.ok) return err([profile.error]);
  const { id } = profile.value;
  const speaking = await speakingVoices(open, [id]);
  if (!speaking.ok) return speaking;
  const planned = planVoices(open, speaking.value, new Map());
  if (!planned.ok) return planned;
  const found = planned.value.get(id);
  if (found === undefined) throw new Error(`voice ${id} was not planned`);
  const [first, ...others] = found.parts.map((part) => ({
    ...part,
    // A text is read as a whole, however long.
    maxTextLength: Number.POSITIVE_INFINITY,
    reading: english === undefined ? part.reading : { ...part.reading, english },
  }));
  if (first === undefined) throw new Error(`voice ${id} has no part`);
  const own = { parts: [first, ...others], englishPartner: found.englishPartner } as const;
  return ok(
    texts.map((text) => ({
      text,
      reading: notatedParts(text)
        .flatMap((part) => {
          if (part.type === 'break') return [];
          const { start, end, given } = part;
          return speakSentence(text.slice(start, end), givenWithin(given, start, end), own);
        })
        .map((piece) => piece.reading)
        .join(''),
    })),
  );
};
