import { z } from 'zod';
import type { EngineFacts } from '../domain/facts.js';
import { nearestNames } from '../util/nearest-names.js';
import { err, ok, type Result } from '../util/result.js';
import type { ResolvedVoice, VoiceFailure } from './backend.js';

/**
 * Scales as the engine names them, in the ranges of its editor's sliders: the engine itself checks none. Null
 * leaves what the engine says.
 */
const soundShape = {
  speedScale: z.number().min(0.5).max(2).nullable().default(null),
  pitchScale: z.number().min(-0.15).max(0.15).nullable().default(null),
  intonationScale: z.number().min(0).max(2).nullable().default(null),
  volumeScale: z.number().min(0).max(2).nullable().default(null),
  /** Silence before and after the sound, in seconds. */
  prePhonemeLength: z.number().min(0).max(1.5).nullable().default(null),
  postPhonemeLength: z.number().min(0).max(1.5).nullable().default(null),
  /** Length of every pause inside the sentence, in seconds. */
  pauseLength: z.number().min(0).max(5).nullable().default(null),
  pauseLengthScale: z.number().min(0).max(2).nullable().default(null),
  /** AivisSpeech only. */
  tempoDynamicsScale: z.number().min(0).max(2).nullable().default(null),
  /** Raises the end of a question. */
  upspeak: z.boolean().default(true),
};

export const voicevoxOptionsSchema = z
  .strictObject({
    speaker: z.string().min(1).optional(),
    /** By default ノーマル or ふつう, else the speaker's first. */
    style: z.string().min(1).optional(),
    /** Instead of speaker and style. */
    styleId: z.int().optional(),
    ...soundShape,
  })
  .superRefine(({ speaker, style, styleId }, context) => {
    const complain = (message: string): void => context.addIssue({ code: 'custom', message });
    if (speaker === undefined && styleId === undefined) complain('speaker or styleId is needed');
    if (speaker !== undefined && styleId !== undefined) complain('give speaker or styleId, not both');
    if (style !== undefined && speaker === undefined) complain('style needs a speaker');
  });
export type VoicevoxOptions = z.infer<typeof voicevoxOptionsSchema>;

/** A voice's options when its style has been looked up: all of them are audible. */
export const voicevoxSoundSchema = z.strictObject({ styleId: z.int(), ...soundShape });
export type VoicevoxSound = z.infer<typeof voicevoxSoundSchema>;

type Style = NonNullable<EngineFacts['styles']>[number];

/** Of the names in a message. */
const MAX_NAMES = 20;
const LIST_HINT = '"hoso voices list --backend voicevox" lists them all.';
const PLAIN_STYLES = ['ノーマル', 'ふつう'];

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/g, '');

const unknown = (option: string, message: string, wanted: string, names: readonly string[]): VoiceFailure => {
  const distinct = [...new Set(names)];
  const near = nearestNames(wanted, distinct);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `There are: ${distinct.slice(0, MAX_NAMES).join(', ')}${distinct.length > MAX_NAMES ? '…' : '.'}`;
  return { code: 'voice-unknown', option, message: `voicevox: ${message}`, hint: `${hint} ${LIST_HINT}` };
};

const findStyle = (
  { speaker, style, styleId }: VoicevoxOptions,
  all: readonly Style[],
): Result<number, VoiceFailure> => {
  if (styleId !== undefined) {
    if (all.some(({ id }) => id === styleId)) return ok(styleId);
    const names = all.map((known) => `${known.id} (${known.speaker} ${known.style})`);
    return err(unknown('styleId', `there is no style ${styleId}`, `${styleId}`, names));
  }
  const wanted = speaker ?? '';
  const own = all.filter((known) => fold(known.speaker) === fold(wanted));
  const [first] = own;
  if (first === undefined) {
    return err(
      unknown(
        'speaker',
        `there is no speaker ${wanted}`,
        wanted,
        all.map((known) => known.speaker),
      ),
    );
  }
  const plain = own.find((known) => PLAIN_STYLES.includes(known.style)) ?? first;
  const found = style === undefined ? plain : own.find((known) => fold(known.style) === fold(style));
  if (found !== undefined) return ok(found.id);
  return err(
    unknown(
      'style',
      `${wanted} has no style ${style}`,
      style ?? '',
      own.map((known) => known.style),
    ),
  );
};

/** Looks the style up among those the engine told. Pure. */
export const resolveVoicevox = (
  options: VoicevoxOptions,
  facts: EngineFacts,
): Result<ResolvedVoice, VoiceFailure> => {
  const found = findStyle(options, facts.styles ?? []);
  if (!found.ok) return found;
  const { speaker, style, styleId, ...sound } = options;
  return ok({ options: { styleId: found.value, ...sound }, voiceHash: null });
};
