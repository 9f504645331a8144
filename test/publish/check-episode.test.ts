import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../src/domain/timeline.js';
import { checkEpisode, type EpisodeCheck } from '../../src/publish/check-episode.js';
import { examinePart } from '../../src/publish/examine-part.js';
import { syntheticSpeech } from '../support/synthetic-speech.js';

const RATE = 24_000;
const FORMAT = { sampleRateHz: RATE, channels: 1 };
const TARGET = { lufs: -16, peakDb: -1 };

const entryOf = (
  type: 'utterance' | 'pause',
  index: number,
  startMs: number,
  endMs: number,
): TimelineEntry => {
  const at = {
    startMs,
    endMs,
    startFrame: (startMs * RATE) / 1_000,
    endFrame: (endMs * RATE) / 1_000,
    segment: 1,
  };
  if (type === 'pause') return { ...at, type, kind: 'sentence' };
  return { ...at, type, index, voice: 'v', backend: 'b', text: 'あ', line: index, offset: 0, sound: 0 };
};

/** Three utterances of 3 s with pauses of 300 and 1,200 ms between; the second part begins inside the long one. */
const ENTRIES = [
  entryOf('utterance', 1, 0, 3_000),
  entryOf('pause', 0, 3_000, 3_300),
  entryOf('utterance', 2, 3_300, 6_300),
  entryOf('pause', 0, 6_300, 7_500),
  entryOf('utterance', 3, 7_500, 10_500),
];
const CUT = 7_000 * (RATE / 1_000);

/** Continuous: speech that has no pauses of its own. */
const voice = (gain: number): Int16Array =>
  syntheticSpeech(9, FORMAT, 3).samples.map((sample, at) =>
    Math.round(gain * (sample + 900 * Math.sin(at / 9))),
  );

const episode = (change: (samples: Int16Array) => Int16Array = (samples) => samples): EpisodeCheck => {
  const whole = new Int16Array(10.5 * RATE);
  for (const { type, startFrame } of ENTRIES) if (type === 'utterance') whole.set(voice(4.6), startFrame);
  const samples = change(whole);
  return {
    sampleRateHz: RATE,
    frames: whole.length,
    entries: ENTRIES,
    parts: [
      { startFrame: 0, findings: examinePart({ format: FORMAT, samples: samples.subarray(0, CUT) }) },
      { startFrame: CUT, findings: examinePart({ format: FORMAT, samples: samples.subarray(CUT) }) },
    ],
    target: TARGET,
    silent: new Set(),
  };
};

const silenced = (fromMs: number, toMs: number) => (samples: Int16Array) =>
  samples.fill(0, (fromMs * RATE) / 1_000, (toMs * RATE) / 1_000);

describe('checkEpisode', () => {
  it('passes an episode that is as planned', () => {
    const findings = checkEpisode(episode());
    expect(findings.problems).toEqual([]);
    expect(Math.abs((findings.lufs ?? 0) + 16)).toBeLessThan(0.5);
    // The pause goes on over the border of two parts.
    expect(Math.abs(findings.longestSilenceMs - 1_200)).toBeLessThan(30);
  });

  it.each([
    ['loudness', (samples: Int16Array) => samples.map((sample) => sample * 0.9)],
    ['peak', (samples: Int16Array) => samples.fill(32_000, 20_000, 20_050)],
    ['length', (samples: Int16Array) => samples.subarray(0, samples.length - 1)],
    ['silence', silenced(6_000, 8_000)],
    ['silence', silenced(500, 2_500)],
    ['utterance', silenced(3_250, 6_320)],
  ])('names what is wrong: %s', (name, change) => {
    const { problems } = checkEpisode(episode(change));
    expect(problems.map((problem) => problem.split(':')[0])).toContain(name);
  });

  it('says which utterance and where', () => {
    const { problems } = checkEpisode(episode(silenced(3_250, 6_320)));
    expect(problems).toContain('utterance: utterance 2 (line 2) is not heard at 0:03.3');
    expect(problems.join()).toMatch(/silence: \d+ ms of silence at 0:03\.0, where 1500 ms are planned/);
  });

  it('does not ask for sound where the clip itself is silent', () => {
    const check = episode(silenced(3_250, 6_320));
    const { problems } = checkEpisode({ ...check, silent: new Set([2]) });
    expect(problems.filter((problem) => problem.startsWith('utterance'))).toEqual([]);
  });

  it('judges neither loudness nor peaks without a target', () => {
    const check = episode((samples) =>
      samples.map((sample) => Math.max(-32_768, Math.min(32_767, sample * 4))),
    );
    expect(checkEpisode(check).problems.length).toBeGreaterThan(0);
    expect(checkEpisode({ ...check, target: null }).problems).toEqual([]);
  });
});
