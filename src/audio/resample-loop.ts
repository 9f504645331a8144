import { resample } from './resample.js';

/**
 * One channel of a sound that is played over and over, from one rate to another, so that its end still runs into its
 * start: what lies around its border is the sound itself, not silence. Its length is rounded to whole samples.
 */
export const resampleLoop = (loop: Float32Array, fromHz: number, toHz: number): Float32Array => {
  if (fromHz === toHz || loop.length === 0) return loop;
  // A second on either side is a whole number of samples at both rates.
  const around = Float32Array.from(
    { length: loop.length + 2 * fromHz },
    (_, at) => loop[(((at - fromHz) % loop.length) + loop.length) % loop.length] as number,
  );
  const frames = Math.max(1, Math.round((loop.length * toHz) / fromHz));
  return resample(around, fromHz, toHz).slice(toHz, toHz + frames);
};
