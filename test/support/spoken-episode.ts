import type { Script } from '../../src/domain/script.js';
import { framesToMs, type Timeline, type TimelineEntry } from '../../src/domain/timeline.js';
import { createPlan } from '../../src/plan/create-plan.js';
import type { PlanVoice } from '../../src/plan/plan-voice.js';
import { countMorae } from '../../src/publish/count-morae.js';
import { describeEpisode, type EpisodeDescription } from '../../src/publish/describe-episode.js';
import { defaultPauses, tonePart } from './plan-part.js';

const RATE_HZ = 44_100;
/** About what the station's voices take. */
const MORA_MS = 135;

/** Speaks English through an engine of its own. */
const twoEngines = (voice: string): PlanVoice['parts'] => [
  tonePart({ voice, language: 'en', backend: 'command', credit: 'another tone' }),
  tonePart({ voice, language: 'ja' }),
];

/** The episode that a script would become if every mora took as long: all of it but the sound. */
export const spokenEpisode = (script: Script): EpisodeDescription => {
  const voiceIds = new Set(
    script.segments.flatMap(({ passages }) =>
      passages.flatMap((each) => (each.type === 'speech' ? [each.voice] : [])),
    ),
  );
  const voices = new Map(
    [...voiceIds].map((voice): [string, PlanVoice] => [
      voice,
      { parts: voice === script.host ? [tonePart({ voice })] : twoEngines(voice), englishPartner: null },
    ]),
  );
  const plan = createPlan({ script, voices, pauses: defaultPauses });
  let frames = 0;
  const entries = plan.items.map((item): TimelineEntry => {
    const lengthMs =
      item.type === 'pause' ? item.durationMs : Math.max(50, countMorae(item.reading) * MORA_MS);
    const startFrame = frames;
    frames += Math.round((lengthMs * RATE_HZ) / 1_000);
    const times = {
      startFrame,
      endFrame: frames,
      startMs: framesToMs(startFrame, RATE_HZ),
      endMs: framesToMs(frames, RATE_HZ),
      segment: item.segment,
    };
    if (item.type === 'pause') return { ...times, type: 'pause', kind: item.kind };
    const { index, voice, backend, text, line, offset, sound } = item;
    return { ...times, type: 'utterance', index, voice, backend, text, line, offset, sound };
  });
  const timeline: Timeline = { sampleRateHz: RATE_HZ, frames, entries };
  return describeEpisode({
    script,
    plan,
    timeline,
    audio: { channels: 1, bitrateKbps: 96 },
    facts: new Map(),
  });
};
