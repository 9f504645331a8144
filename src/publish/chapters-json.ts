import type { Manifest } from '../domain/manifest.js';

const seconds = (ms: number): number => Math.round(ms) / 1_000;

/** Podcasting 2.0 chapters (`application/json+chapters`); times in seconds. */
export const chaptersJson = (
  { name, program, chapters }: Pick<Manifest, 'name' | 'program' | 'chapters'>,
  title: string,
): string => {
  const object = {
    version: '1.2.0',
    title,
    ...(program === null ? {} : { podcastName: program }),
    fileName: `${name}.mp3`,
    chapters: chapters.map((chapter) => ({
      startTime: seconds(chapter.startMs),
      endTime: seconds(chapter.endMs),
      title: chapter.title,
      ...(chapter.url === undefined ? {} : { url: chapter.url }),
    })),
  };
  return `${JSON.stringify(object, null, 1)}\n`;
};
