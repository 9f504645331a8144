import { type SegmentSound, segmentSound } from '../assemble/segment-wav.js';
import { encoderLossDb } from '../audio/mp3-format.js';
import type { Clip } from '../domain/clip.js';
import type { Failure } from '../domain/failure.js';
import type { Manifest } from '../domain/manifest.js';
import type { Plan, PlanItem, UtteranceItem } from '../domain/plan.js';
import { err, ok, type Result } from '../util/result.js';
import { episodeFormat } from './episode-format.js';
import { EpisodeMix } from './episode-mix.js';
import { findMusic } from './find-music.js';
import { readSoundLevels } from './levels-memory.js';
import { loadMusic } from './load-music.js';
import { planScript } from './plan-script.js';
import type { PreparedScript, RenderSession } from './render-session.js';
import { utteranceOf } from './utterance-of.js';

export type MadeWav = SegmentSound & { readonly sampleRateHz: number };

/**
 * Makes the sound of some items of a script, as loud as in its episode; `last` is the manifest of its last render.
 * Throws HosoError, or the signal's reason.
 */
export const makeWav = async (
  session: RenderSession,
  prepared: PreparedScript,
  choose: (plan: Plan) => readonly PlanItem[],
  last: Manifest | null,
  signal: AbortSignal,
): Promise<Result<MadeWav, readonly Failure[]>> => {
  const { open, onEvent } = session;
  const { script } = prepared;
  const { config } = open.project;
  const planned = planScript(open, prepared, session.engines, last);
  if (!planned.ok) return planned;
  const { plan, away } = planned.value;
  const items = choose(plan);
  if (items.some((item) => item.type === 'utterance' && item.key === null)) return err(away);
  for (const { message } of away) onEvent({ type: 'warning', script: script.name, message });
  const utterances = items.filter((item) => item.type === 'utterance').length;
  onEvent({ type: 'render-start', script: script.name, utterances, distinct: utterances });
  const clips = new Map<UtteranceItem, Promise<Clip>>();
  const clip = (item: UtteranceItem): Promise<Clip> => {
    const made = clips.get(item) ?? session.synthesizer.clip(utteranceOf(script, plan, item), signal);
    clips.set(item, made);
    return made;
  };
  const { audio, loudness } = config;
  const memory = await readSoundLevels(open.project.levelsFile);
  const music = await findMusic(open, script);
  if (!music.ok) return music;
  const ffmpegPath = open.environment.ffmpegPath ?? 'ffmpeg';
  const loaded =
    music.value === null
      ? null
      : await loadMusic(music.value, script, plan, session.cache.clips, ffmpegPath, signal);
  // The pieces between the utterances; opening, ending and bed are the whole episode's.
  const played = loaded?.insertInto(items, false) ?? items;
  const mix = new EpisodeMix({ plan, items: played, music: loaded, audio, loudness, last, memory, clip });
  // What few sentences measure is not remembered: an episode decides how loud a sound is.
  const levels = mix.known() ?? (await mix.settle(async (settle) => settle(memory)));
  const sound = await segmentSound({
    items: played,
    clip,
    // The encoder would turn it down by this.
    ...mix.source(levels, -encoderLossDb(audio.bitrateKbps)),
    format: episodeFormat(audio, '', levels?.ceilingDb ?? null),
    signal,
  });
  return ok({ ...sound, sampleRateHz: audio.sampleRateHz });
};
