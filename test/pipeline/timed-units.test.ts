import { describe, expect, it } from 'vitest';
import type { Clip } from '../../src/domain/clip.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import type { PlanItem, UtteranceItem } from '../../src/domain/plan.js';
import type { TimelineEntry } from '../../src/domain/timeline.js';
import { timedUnits } from '../../src/pipeline/timed-units.js';

const utterance = (index: number): UtteranceItem => ({
  type: 'utterance',
  index,
  segment: 1,
  voice: 'host',
  backend: 'fake',
  text: 'はい',
  reading: 'はい',
  key: 'k' as ClipKey,
  sound: 0,
  line: 1,
  column: 1,
  offset: 0,
});

const entry = (index: number, startMs: number): TimelineEntry => {
  const { voice, backend, text, line, offset, sound, segment } = utterance(index);
  const times = { startFrame: 0, endFrame: 0, startMs, endMs: startMs + 500, segment };
  return { ...times, type: 'utterance', index, voice, backend, text, line, offset, sound };
};

const clip = (timing: Clip['timing']): Clip => ({
  key: 'k' as ClipKey,
  format: { sampleRateHz: 24_000, channels: 1 },
  frames: 12_000,
  pcmHash: '',
  timing,
  read: () => Promise.reject(new Error('its sound is not needed')),
});

const items: readonly PlanItem[] = [
  utterance(1),
  { type: 'pause', segment: 1, kind: 'sentence', durationMs: 300 },
  utterance(2),
];
const timing = [
  { text: 'ハ', startS: 0.1, endS: 0.2 },
  { text: 'イ', startS: 0.2, endS: 0.35 },
];

describe('timedUnits', () => {
  it('puts what engines told on the episode; engines that tell nothing are left out', async () => {
    const units = await timedUnits(items, [entry(1, 0), entry(2, 800)], {
      clip: async ({ index }) => clip(index === 2 ? timing : null),
    });
    expect([1, 2].map((index) => units.has(index))).toEqual([false, true]);
    expect(units.get(1)).toBeUndefined();
    expect(units.get(2)).toEqual([
      { text: 'ハ', startMs: 900, endMs: 1_000 },
      { text: 'イ', startMs: 1_000, endMs: 1_150 },
    ]);
  });

  it('counts from where the clip is heard', async () => {
    const units = await timedUnits(items, [entry(1, 0), entry(2, 800)], {
      clip: async () => clip(timing),
      use: async () => ({ fromFrame: 1_200, toFrame: 12_000, gainDb: -3 }),
    });
    expect(units.get(2)?.[0]).toMatchObject({ text: 'ハ', startMs: 850 });
  });
});
