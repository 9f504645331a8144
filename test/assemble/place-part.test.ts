import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutParts } from '../../src/assemble/cut-parts.js';
import { partKey, partRecipe } from '../../src/assemble/part-recipe.js';
import {
  type FactsOf,
  marginFrames,
  type PlacedPart,
  placePart,
  shortestCutPauseMs,
} from '../../src/assemble/place-part.js';
import { samplesPerFrame } from '../../src/audio/mp3-format.js';
import { resampledFrames } from '../../src/audio/resample.js';
import type { PlanItem } from '../../src/domain/plan.js';
import { planOf, utterance } from '../support/plan-items.js';

const RATES = [44_100, 48_000, 32_000, 24_000, 16_000];

/** A clip's length follows from its text; rates differ from one to the next. */
const factsOf: FactsOf = (item) => {
  const name = item.type === 'utterance' ? item.text : item.kind;
  const sampleRateHz = [48_000, 24_000, 16_000, 22_050][name.length % 4] ?? 48_000;
  const frames = Math.round(name.length * 0.18 * sampleRateHz) + (name.charCodeAt(0) % 97);
  return {
    pcmHash: name,
    format: { sampleRateHz, channels: 1 },
    use: { fromFrame: 0, toFrame: frames, gainDb: 0 },
  };
};

const clipFrames = (item: PlanItem, rate: number): number => {
  if (item.type === 'pause') return Math.round((item.durationMs * rate) / 1_000);
  const { format, use } = factsOf(item);
  return resampledFrames(use.toFrame - use.fromFrame, format.sampleRateHz, rate);
};

const place = (items: readonly PlanItem[], rate: number): PlacedPart[] => {
  let startFrame = 0;
  return cutParts(items, shortestCutPauseMs(rate)).map((range) => {
    const part = placePart(items, range, factsOf, rate, startFrame);
    startFrame += part.frames;
    return part;
  });
};

const keysOf = (parts: readonly PlacedPart[]): string[] =>
  parts.map((part) =>
    partKey(
      partRecipe(part, {
        mp3: { sampleRateHz: 44_100, channels: 1, bitrateKbps: 96 },
        compressionLevel: 3,
        encoderVersion: 'test',
        fadeMs: 0,
        ceilingDb: null,
      }),
    ),
  );

const plan = fc
  .array(
    fc.tuple(
      fc.string({
        unit: fc.constantFrom(...'あいうえおかきくけこ'),
        minLength: 1,
        maxLength: 60,
        size: 'max',
      }),
      fc.constantFrom(0, 250, 300, 333, 600, 1_200),
    ),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
  .map(planOf);

describe('placePart', () => {
  it('lays every item behind the one before, exact to the sample but for the pauses at cuts', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...RATES), (items, rate) => {
        const parts = place(items, rate);
        const entries = parts.flatMap((part) => part.entries);
        const end = entries.at(-1);
        const spoken = end?.type === 'pause' && end.kind === 'end' ? entries.slice(0, -1) : entries;
        expect(spoken).toHaveLength(items.length);
        entries.slice(1).forEach((entry, index) => {
          expect(entry.startFrame).toBe(entries[index]?.endFrame);
        });
        const cuts = new Set(parts.slice(0, -1).map((part) => part.entries.at(-1)));
        spoken.forEach((entry, index) => {
          const item = items[index];
          if (item === undefined) throw new Error('more entries than items');
          const grown = entry.endFrame - entry.startFrame - clipFrames(item, rate);
          if (!cuts.has(entry)) expect(grown).toBe(0);
          expect(grown).toBeGreaterThanOrEqual(0);
          expect(grown).toBeLessThan(samplesPerFrame(rate));
          expect(entry.startMs).toBeCloseTo((entry.startFrame / rate) * 1_000, 2);
        });
        expect(end?.endFrame).toBe(parts.reduce((sum, part) => sum + part.frames, 0));
      }),
    );
  });

  it('starts every part on the grid, with silence around every cut', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...RATES), (items, rate) => {
        const parts = place(items, rate);
        const margin = marginFrames(rate);
        let startFrame = 0;
        parts.forEach((part, index) => {
          expect(part.startFrame).toBe(startFrame);
          expect(part.startFrame % samplesPerFrame(rate)).toBe(0);
          startFrame += part.frames;
          const first = part.clips[0];
          const last = part.clips.at(-1);
          if (index > 0) expect(first?.startFrame).toBe(margin);
          if (index === parts.length - 1 || last === undefined) return;
          expect(part.frames - last.startFrame - last.frames).toBeGreaterThanOrEqual(margin);
          expect(part.mp3Frames * samplesPerFrame(rate)).toBe(part.frames);
        });
        const last = parts.at(-1);
        // Encoder and decoder delay: the last MP3 frame ends where the episode does.
        expect((last?.mp3Frames ?? 0) * samplesPerFrame(rate)).toBe((last?.frames ?? 0) + 1_105);
      }),
    );
  });

  it('gives parts that are alike the same key wherever they stand', () => {
    const items = planOf(
      Array.from({ length: 60 }, (_, index) => [
        `${String.fromCharCode(0x3042 + index)}${'ら'.repeat(30)}`,
        index % 10 === 9 ? 1_200 : 300,
      ]),
    );
    const before = place(items, 44_100);
    const edited = place(items.with(0, utterance(1, `あ${'ら'.repeat(37)}`)), 44_100);
    expect(before.length).toBeGreaterThan(3);
    expect(edited[1]?.startFrame).not.toBe(before[1]?.startFrame);
    expect(keysOf(edited).slice(1)).toEqual(keysOf(before).slice(1));
    expect(keysOf(edited)[0]).not.toBe(keysOf(before)[0]);
  });

  it('asks for pauses that hold silence for both neighbours', () => {
    expect(shortestCutPauseMs(44_100)).toBe(250);
    expect(shortestCutPauseMs(48_000)).toBe(250);
    expect(shortestCutPauseMs(32_000)).toBe(288);
    expect(shortestCutPauseMs(16_000)).toBe(288);
  });
});

describe('partKey', () => {
  const items = planOf([
    ['あいうえお', 300],
    ['かきくけこ', 300],
  ]);
  const [part] = place(items, 44_100);
  if (part === undefined) throw new Error('no part');
  const format = {
    mp3: { sampleRateHz: 44_100, channels: 1 as const, bitrateKbps: 96 },
    compressionLevel: 3,
    encoderVersion: '5.1',
    fadeMs: 3,
    ceilingDb: null,
  };
  const [clip] = part.clips;
  if (clip === undefined) throw new Error('no clip');
  const withClip = (change: object): PlacedPart => ({
    ...part,
    clips: [{ ...clip, ...change }, ...part.clips.slice(1)],
  });
  const key = partKey(partRecipe(part, format));

  it.each([
    ['bitrate', part, { ...format, mp3: { ...format.mp3, bitrateKbps: 64 } }],
    ['channels', part, { ...format, mp3: { ...format.mp3, channels: 2 as const } }],
    ['compression level', part, { ...format, compressionLevel: 7 }],
    ['encoder', part, { ...format, encoderVersion: '7.1' }],
    ['fade', part, { ...format, fadeMs: 5 }],
    ['length', { ...part, frames: part.frames + 1_152 }, format],
    ['sound', withClip({ pcmHash: 'other' }), format],
    ['place', withClip({ startFrame: 1 }), format],
    ['gain', withClip({ use: { ...clip.use, gainDb: 0.5 } }), format],
    ['edge', withClip({ use: { ...clip.use, fromFrame: 10 } }), format],
    ['rate', withClip({ format: { sampleRateHz: 8_000, channels: 1 } }), format],
  ])('changes with the %s', (_name, changed, changedFormat) => {
    expect(partKey(partRecipe(changed, changedFormat))).not.toBe(key);
  });

  it('does not change with the text, the line or the place in the episode', () => {
    const moved = {
      ...withClip({ item: utterance(9, '別の文') }),
      startFrame: 1_152_000,
      entries: [],
    };
    expect(partKey(partRecipe(moved, format))).toBe(key);
  });
});
