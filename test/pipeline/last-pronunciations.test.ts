import { describe, expect, it } from 'vitest';
import type { ClipKey } from '../../src/domain/clip-key.js';
import { type LastUtterance, lastKana, withoutSigns } from '../../src/pipeline/last-pronunciations.js';
import { createMemoryClipStore } from '../support/memory-clip-store.js';

const KEY = 'the-clip' as ClipKey;
const entry: LastUtterance = {
  type: 'utterance',
  index: 1,
  segment: 1,
  voice: 'host',
  backend: 'open-jtalk',
  text: '本当？はい。',
  reading: '本当？はい。',
  key: KEY,
  sound: 0,
  line: 1,
  offset: 0,
  startMs: 0,
  endMs: 900,
};

const kanaOf = async (texts: readonly string[]): Promise<string | null> => {
  const clips = createMemoryClipStore();
  const timing = texts.map((text, at) => ({ text, startS: at / 10, endS: (at + 1) / 10 }));
  await clips.put(KEY, {
    pcm: { format: { sampleRateHz: 8_000, channels: 1 }, samples: new Int16Array(8) },
    timing,
  });
  return lastKana(entry, { known: new Map(), clips, last: null, facts: new Map(), ask: async () => 'asked' });
};

describe('lastKana', () => {
  it('is told by the timing of a clip, with pauses in place of the signs that only the text has', async () => {
    const kana = await kanaOf(['ホ', 'ン', 'ト', 'ー', '、', 'ハ', 'イ']);
    expect(kana).toBe('ホントー、ハイ');
    expect(kana).toBe(withoutSigns('ホントー？ハイ'));
    expect(kana).not.toBe(withoutSigns('ホントーハイ'));
  });

  it('is not told by names of phonemes', async () => {
    expect(await kanaOf(['ho', 'N', 'to', 'o'])).toBeNull();
  });
});
