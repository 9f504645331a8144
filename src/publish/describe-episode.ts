import type { EngineFacts } from '../domain/facts.js';
import type { ChapterSpan, Manifest, ManifestEntry, TitledSpan } from '../domain/manifest.js';
import type { Plan } from '../domain/plan.js';
import type { Script } from '../domain/script.js';
import { framesToMs, type Timeline } from '../domain/timeline.js';

export type EpisodeParts = {
  readonly script: Script;
  readonly plan: Plan;
  readonly timeline: Timeline;
  readonly audio: { readonly channels: number; readonly bitrateKbps: number };
  readonly facts: ReadonlyMap<string, EngineFacts>;
};

/** The manifest but for what is known only when all files are written. */
export type EpisodeDescription = Omit<Manifest, 'hashes' | 'files' | 'levels' | 'gate'>;

type SpokenEntry = Extract<ManifestEntry, { type: 'utterance' }>;

const entriesOf = (plan: Plan, timeline: Timeline): ManifestEntry[] => {
  const items = new Map(
    plan.items.flatMap((item) => (item.type === 'utterance' ? [[item.index, item]] : [])),
  );
  return timeline.entries.map((entry): ManifestEntry => {
    const { startMs, endMs, segment } = entry;
    if (entry.type !== 'utterance') return { type: entry.type, segment, kind: entry.kind, startMs, endMs };
    const item = items.get(entry.index);
    if (item === undefined) throw new Error(`utterance ${entry.index} of the timeline is not the plan's`);
    const { voice, backend, text, reading, key, sound, line, offset } = item;
    return {
      type: 'utterance',
      index: item.index,
      segment,
      voice,
      backend,
      text,
      reading,
      key: key ?? '',
      sound,
      line,
      offset,
      startMs,
      endMs,
    };
  });
};

/** From its first word to its last; a segment that says nothing stands, empty, where the next one begins. */
const segmentSpans = (script: Script, spoken: readonly SpokenEntry[], durationMs: number): TitledSpan[] =>
  script.segments.map(({ index, title }) => {
    const own = spoken.filter((entry) => entry.segment === index);
    const next = spoken.find((entry) => entry.segment > index)?.startMs ?? durationMs;
    return {
      index,
      title: title ?? `コーナー${index}`,
      startMs: own[0]?.startMs ?? next,
      endMs: own.at(-1)?.endMs ?? next,
    };
  });

/** Chapters cover the episode without gaps: each ends where the next one's first word begins. */
const chapterSpans = (script: Script, spoken: readonly SpokenEntry[], durationMs: number): ChapterSpan[] => {
  const starts = script.chapters.map((chapter, index) =>
    index === 0 ? 0 : (spoken.find((entry) => entry.offset >= chapter.offset)?.startMs ?? durationMs),
  );
  return script.chapters.map((chapter, index) => ({
    index: index + 1,
    title: chapter.title,
    startMs: starts[index] ?? 0,
    endMs: starts[index + 1] ?? durationMs,
    ...(chapter.url === undefined ? {} : { url: chapter.url }),
  }));
};

/** What the terms of the sounds that a plan uses ask to be named. */
export const creditsOf = (plan: Plan): readonly string[] => [
  ...new Set(plan.sounds.map((sound) => sound.credit).filter((credit) => credit !== '')),
];

/** What the manifest says of a rendered episode: pure. */
export const describeEpisode = (input: EpisodeParts): EpisodeDescription => {
  const { script, plan, timeline, audio, facts } = input;
  const durationMs = framesToMs(timeline.frames, timeline.sampleRateHz);
  const entries = entriesOf(plan, timeline);
  const spoken = entries.filter((entry): entry is SpokenEntry => entry.type === 'utterance');
  return {
    formatVersion: 1,
    name: script.name,
    script: script.path,
    host: script.host,
    program: script.program,
    date: script.date,
    durationMs,
    audio: { sampleRateHz: timeline.sampleRateHz, ...audio, frames: timeline.frames },
    segments: segmentSpans(script, spoken, durationMs),
    chapters: chapterSpans(script, spoken, durationMs),
    timeline: entries,
    sounds: plan.sounds.map((sound) => ({ ...sound })),
    credits: [...creditsOf(plan)],
    facts: Object.fromEntries(facts),
    warnings: [...script.warnings],
  };
};
