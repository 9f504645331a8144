/**
 * One channel of interleaved sound: the mean of all channels, which keeps the level of a voice that is the same
 * in each. A view of the input when it has one channel.
 */
export const toMono = (samples: Int16Array, channels: number): Int16Array | Float32Array => {
  if (channels === 1) return samples;
  const mono = new Float32Array(Math.floor(samples.length / channels));
  for (let frame = 0; frame < mono.length; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      sum += samples[frame * channels + channel] as number;
    }
    mono[frame] = sum / channels;
  }
  return mono;
};

/** One channel of interleaved sound as it is. */
export const takeChannel = (samples: Int16Array, channels: number, channel: number): Int16Array => {
  if (channels === 1) return samples;
  const taken = new Int16Array(Math.floor(samples.length / channels));
  for (let frame = 0; frame < taken.length; frame += 1) {
    taken[frame] = samples[frame * channels + channel] as number;
  }
  return taken;
};

/**
 * The channels that a sound becomes: the same ones when the number is the same, else its mono mix in each (so that
 * mono keeps its level on both sides).
 */
export const toChannels = (
  samples: Int16Array,
  from: number,
  to: number,
): readonly (Int16Array | Float32Array)[] => {
  if (from === to) return Array.from({ length: to }, (_, channel) => takeChannel(samples, from, channel));
  const mono = toMono(samples, from);
  return Array.from({ length: to }, () => mono);
};
