/**
 * Writes sound of any scale times `gain` into every `step`-th sample of `target` from `offset` on: rounded, and
 * held at the limits of 16 bits.
 */
export const toInt16 = (
  samples: Float32Array,
  gain: number,
  target: Int16Array,
  offset: number,
  step: number,
): void => {
  for (let index = 0, at = offset; index < samples.length; index += 1, at += step) {
    const value = (samples[index] as number) * gain;
    // Math.round and Math.min take three times as long here.
    target[at] = value > 32767 ? 32767 : value < -32768 ? -32768 : Math.floor(value + 0.5);
  }
};
