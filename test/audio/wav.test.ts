import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWav, parseWav, riffChunks } from '../../src/audio/wav.js';
import type { Pcm } from '../../src/domain/pcm.js';

type Layout = { codec: number; bits: number; channels: number; extensible?: boolean };

const wavOf = (
  layout: Layout,
  data: Uint8Array,
  statedBytes = data.length,
  riffBytes?: number,
): Uint8Array => {
  const formatBytes = layout.extensible ? 40 : 16;
  const bytes = new Uint8Array(12 + 8 + formatBytes + 8 + data.length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, id: string) => bytes.set(new TextEncoder().encode(id), at);
  text(0, 'RIFF');
  view.setUint32(4, riffBytes ?? bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, formatBytes, true);
  view.setUint16(20, layout.extensible ? 0xfffe : layout.codec, true);
  view.setUint16(22, layout.channels, true);
  view.setUint32(24, 24_000, true);
  view.setUint32(28, (24_000 * layout.channels * layout.bits) / 8, true);
  view.setUint16(32, (layout.channels * layout.bits) / 8, true);
  view.setUint16(34, layout.bits, true);
  if (layout.extensible) {
    view.setUint16(36, 22, true);
    view.setUint16(38, layout.bits, true);
    view.setUint16(44, layout.codec, true);
  }
  text(20 + formatBytes, 'data');
  view.setUint32(24 + formatBytes, statedBytes, true);
  bytes.set(data, 28 + formatBytes);
  return bytes;
};

const samplesOf = (bytes: Uint8Array): number[] => {
  const parsed = parseWav(bytes);
  if (!parsed.ok) throw new Error(parsed.error);
  return [...parsed.value.samples];
};

const errorOf = (bytes: Uint8Array): string => {
  const parsed = parseWav(bytes);
  return parsed.ok ? 'no error' : parsed.error;
};

const int16 = (...values: number[]): Uint8Array => new Uint8Array(Int16Array.from(values).buffer);

describe('wav', () => {
  it('gives back what it wrote, for any samples and rate', () => {
    fc.assert(
      fc.property(
        fc.int16Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 192_000 }),
        fc.integer({ min: 1, max: 6 }),
        (values, sampleRateHz, channels) => {
          const samples = values.slice(0, values.length - (values.length % channels));
          const pcm: Pcm = { format: { sampleRateHz, channels }, samples };
          expect(parseWav(encodeWav(pcm))).toEqual({ ok: true, value: pcm });
        },
      ),
    );
  });

  it('writes the 44-byte header that every reader knows', () => {
    const bytes = encodeWav({
      format: { sampleRateHz: 44_100, channels: 2 },
      samples: Int16Array.of(1, 2, 3, 4),
    });
    expect(bytes.length).toBe(44 + 8);
    expect([...bytes]).toEqual([
      ...wavOf({ codec: 1, bits: 16, channels: 2 }, int16(1, 2, 3, 4))
        .slice(0, 24)
        .values(),
      ...new Uint8Array(Uint32Array.of(44_100, 44_100 * 4).buffer),
      ...wavOf({ codec: 1, bits: 16, channels: 2 }, int16(1, 2, 3, 4)).slice(32),
    ]);
  });

  it('carries extra chunks, odd lengths included', () => {
    const pcm: Pcm = { format: { sampleRateHz: 8_000, channels: 1 }, samples: Int16Array.of(5, -6) };
    const bytes = encodeWav(pcm, [{ id: 'hoso', data: Uint8Array.of(1, 2, 3) }]);
    expect(riffChunks(bytes).map(({ id, data }) => [id, data.length])).toEqual([
      ['fmt ', 16],
      ['hoso', 3],
      ['data', 4],
    ]);
    expect(parseWav(bytes)).toEqual({ ok: true, value: pcm });
  });

  it('reads every integer and float width onto 16 bits', () => {
    expect(samplesOf(wavOf({ codec: 1, bits: 8, channels: 1 }, Uint8Array.of(0, 128, 255)))).toEqual([
      -32768, 0, 32512,
    ]);
    const int24 = Uint8Array.of(0, 0, 0x80, 0xff, 0xff, 0x7f, 0, 1, 0, 0, 0xff, 0xff);
    expect(samplesOf(wavOf({ codec: 1, bits: 24, channels: 1 }, int24))).toEqual([-32768, 32767, 1, -1]);
    const int32 = new Uint8Array(Int32Array.of(-(2 ** 31), 2 ** 31 - 1, 65536, -65536).buffer);
    expect(samplesOf(wavOf({ codec: 1, bits: 32, channels: 1 }, int32))).toEqual([-32768, 32767, 1, -1]);
    const float32 = new Uint8Array(Float32Array.of(-1, 1, 0.5, -2).buffer);
    expect(samplesOf(wavOf({ codec: 3, bits: 32, channels: 1 }, float32))).toEqual([
      -32768, 32767, 16384, -32768,
    ]);
    const float64 = new Uint8Array(Float64Array.of(0.25, -0.25).buffer);
    expect(samplesOf(wavOf({ codec: 3, bits: 64, channels: 2 }, float64))).toEqual([8192, -8192]);
  });

  it('reads WAVE_FORMAT_EXTENSIBLE', () => {
    expect(samplesOf(wavOf({ codec: 1, bits: 16, channels: 2, extensible: true }, int16(7, 8)))).toEqual([
      7, 8,
    ]);
  });

  it('reads from the middle of a larger buffer', () => {
    const inner = wavOf({ codec: 1, bits: 16, channels: 1 }, int16(1, 2, 3));
    const outer = new Uint8Array(inner.length + 3);
    outer.set(inner, 3);
    expect(samplesOf(outer.subarray(3))).toEqual([1, 2, 3]);
  });

  it('reads streams whose sizes were not filled in', () => {
    const mono: Layout = { codec: 1, bits: 16, channels: 1 };
    expect(samplesOf(wavOf(mono, int16(1, 2), 0xffffffff, 0xffffffff))).toEqual([1, 2]);
    expect(samplesOf(wavOf(mono, int16(1, 2), 0x7ffff000, 0x7ffff024))).toEqual([1, 2]);
    expect(samplesOf(wavOf(mono, int16(1, 2), 0, 0))).toEqual([1, 2]);
  });

  it('takes a finished file without sound as empty', () => {
    expect(samplesOf(wavOf({ codec: 1, bits: 16, channels: 1 }, new Uint8Array(0)))).toEqual([]);
  });

  it('says that a file is cut short, wherever the cut is', () => {
    const whole = encodeWav({
      format: { sampleRateHz: 8_000, channels: 2 },
      samples: Int16Array.from({ length: 20 }, (_, i) => i),
    });
    for (let length = 0; length < whole.length; length += 1) {
      expect(errorOf(whole.subarray(0, length)), `${length} bytes`).toMatch(/^WAV: /);
    }
    expect(errorOf(whole.subarray(0, 60))).toBe('WAV: cut short: 16 of 40 bytes of sound are there');
    expect(errorOf(wavOf({ codec: 1, bits: 16, channels: 2 }, int16(1, 2, 3), 0xffffffff))).toMatch(
      /middle of a sample frame/,
    );
  });

  it('names what it cannot read', () => {
    expect(errorOf(new TextEncoder().encode('<html>not a sound, whatever the name says</html>'))).toMatch(
      /not a RIFF\/WAVE file/,
    );
    expect(errorOf(wavOf({ codec: 85, bits: 16, channels: 1 }, int16(1)))).toBe(
      'WAV: format 85 with 16 bits is not supported',
    );
    expect(errorOf(wavOf({ codec: 1, bits: 16, channels: 0 }, int16(1)))).toMatch(/no channels/);
  });
});
