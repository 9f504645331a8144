import { blocksOfSteps, integratedLoudness } from '../audio/loudness.js';
import type { TimelineEntry } from '../domain/timeline.js';
import type { PartFindings } from './examine-part.js';

export type EpisodeCheck = {
  readonly sampleRateHz: number;
  readonly frames: number;
  readonly entries: readonly TimelineEntry[];
  /** Parts in order, with their decoded sound's findings. */
  readonly parts: readonly { readonly startFrame: number; readonly findings: PartFindings }[];
  /** Null: neither loudness nor peaks are judged. */
  readonly target: { readonly lufs: number; readonly peakDb: number } | null;
  /** Indexes of utterances whose clip is silent by itself. */
  readonly silent: ReadonlySet<number>;
};

export type EpisodeFindings = {
  /** Integrated loudness; null for silence. */
  readonly lufs: number | null;
  readonly truePeakDb: number;
  readonly longestSilenceMs: number;
  /** What is wrong, each by its name. */
  readonly problems: readonly string[];
};

export const LOUDNESS_TOLERANCE_LU = 0.5;
/** What rounding may add to a true measure. */
const ROUNDING = 0.02;
/** Around a pause stand the margins of two clips and what is soft in them. */
const BESIDE_PAUSE_MS = 350;
/** Engines make pauses of their own at commas; longer than the longest pause of the episode, or this, none is. */
const LONGEST_INSIDE_MS = 1_200;
/** A clip's own margin and a little more. */
const EDGE_MS = 50;

type Silence = { readonly from: number; readonly to: number };

/** In frames of the episode; those that meet where two parts do are one. */
const silencesOf = ({ parts }: EpisodeCheck): readonly Silence[] => {
  const silences: Silence[] = [];
  for (const { startFrame, findings } of parts) {
    for (const [from, to] of findings.silences) {
      const last = silences.at(-1);
      if (last?.to === startFrame + from) silences[silences.length - 1] = { ...last, to: startFrame + to };
      else silences.push({ from: startFrame + from, to: startFrame + to });
    }
  }
  return silences;
};

const clock = (frames: number, sampleRateHz: number): string => {
  const seconds = frames / sampleRateHz;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
};

const silenceProblems = (check: EpisodeCheck, silences: readonly Silence[]): string[] => {
  const { entries, sampleRateHz } = check;
  const toMs = (frames: number): number => (frames / sampleRateHz) * 1_000;
  const pauses = entries.filter((entry) => entry.type !== 'utterance');
  const longestMs = Math.max(
    LONGEST_INSIDE_MS,
    ...entries.map(({ type, startFrame, endFrame }) => (type === 'pause' ? toMs(endFrame - startFrame) : 0)),
  );
  // Music counts as a pause: it may be silent by itself.
  let next = 0;
  return silences.flatMap(({ from, to }) => {
    while ((pauses[next]?.endFrame ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    let plannedMs = 0;
    for (let at = next; (pauses[at]?.startFrame ?? Number.POSITIVE_INFINITY) < to; at += 1) {
      plannedMs += toMs((pauses[at]?.endFrame ?? 0) - (pauses[at]?.startFrame ?? 0));
    }
    const allowedMs = plannedMs === 0 ? longestMs : plannedMs + BESIDE_PAUSE_MS;
    const lengthMs = toMs(to - from);
    if (lengthMs <= allowedMs) return [];
    const where = clock(from, sampleRateHz);
    return [
      `silence: ${Math.round(lengthMs)} ms of silence at ${where}, where ${Math.round(plannedMs)} ms are planned`,
    ];
  });
};

const unheard = (check: EpisodeCheck, silences: readonly Silence[]): string[] => {
  let next = 0;
  return check.entries.flatMap((entry) => {
    if (entry.type !== 'utterance' || check.silent.has(entry.index)) return [];
    const { startFrame, endFrame } = entry;
    const edge = Math.min((EDGE_MS * check.sampleRateHz) / 1_000, (endFrame - startFrame) / 2);
    while ((silences[next]?.to ?? Number.POSITIVE_INFINITY) < endFrame - edge) next += 1;
    const silence = silences[next];
    if (silence === undefined || silence.from > startFrame + edge) return [];
    return [
      `utterance: utterance ${entry.index} (line ${entry.line}) is not heard at ${clock(startFrame, check.sampleRateHz)}`,
    ];
  });
};

const levelProblems = (
  lufs: number | null,
  peakDb: number,
  { target }: Pick<EpisodeCheck, 'target'>,
): string[] => {
  if (target === null) return [];
  const problems: string[] = [];
  if (lufs !== null && Math.abs(lufs - target.lufs) > LOUDNESS_TOLERANCE_LU + ROUNDING) {
    problems.push(`loudness: ${lufs.toFixed(1)} LUFS instead of ${target.lufs} (±${LOUDNESS_TOLERANCE_LU})`);
  }
  if (peakDb > target.peakDb + ROUNDING) {
    problems.push(`peak: a true peak of ${peakDb.toFixed(1)} dBTP, above ${target.peakDb}`);
  }
  return problems;
};

/** Judges an episode by what was found in its decoded parts: length, loudness, peak, silences, every utterance. */
export const checkEpisode = (check: EpisodeCheck): EpisodeFindings => {
  const { frames, sampleRateHz, parts } = check;
  const silences = silencesOf(check);
  const steps = parts.flatMap(({ findings }) => findings.steps);
  const loudness = integratedLoudness([{ blocks: blocksOfSteps(steps), gainDb: 0 }]);
  const lufs = loudness === null ? null : Math.round(loudness * 100) / 100;
  const truePeakDb = Math.max(...parts.map(({ findings }) => findings.peakDb));
  const last = parts.at(-1);
  const decoded = last === undefined ? 0 : last.startFrame + last.findings.frames;
  const ms = (count: number): string => ((count / sampleRateHz) * 1_000).toFixed(1);
  const length =
    decoded === frames ? [] : [`length: ${ms(decoded)} ms of sound where the timeline has ${ms(frames)} ms`];
  const longest = silences.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return {
    lufs,
    truePeakDb,
    longestSilenceMs: Math.round((longest / sampleRateHz) * 1_000),
    problems: [
      ...length,
      ...levelProblems(lufs, truePeakDb, check),
      ...silenceProblems(check, silences),
      ...unheard(check, silences),
    ],
  };
};
