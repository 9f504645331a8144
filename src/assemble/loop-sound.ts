/** Where a sound that sinks at its end, or swells at its start, runs into itself. */
const SOFT_CROSSFADE_MS = 1_000;
/** Where it is cut off at full loudness: no more than is needed against a click, for its beat goes on. */
const HARD_CROSSFADE_MS = 20;
/** What is looked at on each side of the border. */
const EDGE_MS = 20;
/** An edge this much softer than the whole sound is a fade. */
const FADED_BELOW = 0.25;

type Channels = readonly Float32Array[];

const rms = (channels: Channels, from: number, to: number): number => {
  let sum = 0;
  for (const samples of channels) for (let at = from; at < to; at += 1) sum += (samples[at] as number) ** 2;
  return Math.sqrt(sum / Math.max(1, (to - from) * channels.length));
};

const isSoftAt = (channels: Channels, from: number, to: number, length: number): boolean =>
  rms(channels, from, to) < FADED_BELOW * rms(channels, 0, length);

/** Whether the step from a sound's last sample to its first is like the steps beside it. */
const runsOn = (samples: Float32Array, edge: number): boolean => {
  const last = samples.length - 1;
  const step = (at: number): number => Math.abs((samples[at] as number) - (samples[at - 1] as number));
  let most = 0;
  for (let at = 1; at < edge; at += 1) most = Math.max(most, step(at), step(last + 1 - at));
  return Math.abs((samples[0] as number) - (samples[last] as number)) <= most;
};

const overlapOf = (channels: Channels, length: number, sampleRateHz: number): number => {
  const frames = (ms: number): number =>
    Math.min(Math.round((ms * sampleRateHz) / 1_000), Math.floor(length / 4));
  const edge = frames(EDGE_MS);
  const isSoft = isSoftAt(channels, 0, edge, length) || isSoftAt(channels, length - edge, length, length);
  if (isSoft) return frames(SOFT_CROSSFADE_MS);
  return channels.every((samples) => runsOn(samples, edge)) ? 0 : frames(HARD_CROSSFADE_MS);
};

/** How alike two stretches of a sound are: 1 the same, 0 nothing to do with one another. */
const likeness = (samples: Float32Array, second: number, length: number): number => {
  let [both, one, other] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const a = samples[at] as number;
    const b = samples[second + at] as number;
    both += a * b;
    one += a * a;
    other += b * b;
  }
  return one === 0 || other === 0 ? 0 : Math.max(0, both / Math.sqrt(one * other));
};

const crossfaded = (samples: Float32Array, overlap: number): Float32Array => {
  const loop = samples.slice(0, samples.length - overlap);
  const alike = likeness(samples, loop.length, overlap);
  for (let at = 0; at < overlap; at += 1) {
    const angle = ((at + 0.5) / overlap) * (Math.PI / 2);
    const [rise, fall] = [Math.sin(angle), Math.cos(angle)];
    // Equally loud all the way, also where end and start are the same wave and add up.
    const level = 1 / Math.sqrt(1 + 2 * rise * fall * alike);
    loop[at] = level * ((loop[at] as number) * rise + (samples[loop.length + at] as number) * fall);
  }
  return loop;
};

/**
 * A sound's channels, equally long, as one loop that has no step and no hole where it begins again: a sound that was
 * made to be looped stays as it is, frame by frame.
 */
export const loopSound = (channels: Channels, sampleRateHz: number): readonly Float32Array[] => {
  const overlap = overlapOf(channels, channels[0]?.length ?? 0, sampleRateHz);
  return overlap === 0 ? channels : channels.map((samples) => crossfaded(samples, overlap));
};
