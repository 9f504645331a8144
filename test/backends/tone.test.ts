import { describe, expect, it } from 'vitest';
import { toneBackend } from '../../src/backends/tone.js';
import { describeBackendContract, openContext } from '../support/describe-backend-contract.js';

describeBackendContract('tone', {
  load: async () => toneBackend,
  options: () => ({}),
  otherOptions: () => ({ frequencyHz: 330 }),
});

const makePcm = async (reading: string, options: Record<string, unknown> = {}) => {
  const session = await toneBackend.open(null, openContext(toneBackend, { options: [options] }));
  const checked = toneBackend.optionsSchema.parse(options);
  const { pcm } = await session.synthesize({ reading, options: checked }, new AbortController().signal);
  return pcm;
};

describe('tone', () => {
  it('lasts msPerCharacter for each character, whatever its UTF-16 length', async () => {
    expect((await makePcm('あいう', { msPerCharacter: 50 })).samples.length).toBe(3600);
    expect((await makePcm('𠮷', { msPerCharacter: 50 })).samples.length).toBe(1200);
  });

  it('takes rate and channels from the options', async () => {
    const pcm = await makePcm('あ', { sampleRateHz: 48_000, channels: 2 });
    expect(pcm.format).toEqual({ sampleRateHz: 48_000, channels: 2 });
    expect(pcm.samples.length).toBe(9600);
    expect(pcm.samples[2001]).toBe(pcm.samples[2000]);
  });

  it('tells readings of one length apart', async () => {
    expect((await makePcm('あい')).samples).not.toEqual((await makePcm('うえ')).samples);
  });

  it('needs no block', () => {
    expect(toneBackend.optionsSchema.parse({})).toEqual({
      sampleRateHz: 24_000,
      channels: 1,
      frequencyHz: 220,
      msPerCharacter: 100,
    });
  });
});
