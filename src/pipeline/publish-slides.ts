import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Failure, HosoError } from '../domain/failure.js';
import { editSlides, readSlides, type SlideFacts } from '../publish/edit-slides.js';
import { matchNotes } from '../publish/match-notes.js';
import { SpokenText } from '../publish/spoken-text.js';
import { timeSlides } from '../publish/time-slides.js';
import { err, ok, type Result } from '../util/result.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import type { Episode } from './find-episode.js';

export type PublishSlidesOptions = {
  /** The list of slides, relative to `cwd`. */
  readonly path: string;
  readonly cwd: string;
  /** When the speech begins in the video; null: after the films before it. */
  readonly offsetMs: number | null;
};

export type PublishedSlides = {
  readonly file: string;
  /** Slides with notes. */
  readonly withNotes: number;
  /** Numbers (from 1) of those whose notes are not said. */
  readonly notFound: readonly number[];
};

const readText = async (file: string): Promise<Result<string, Failure>> => {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file)));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = isMissing ? 'there is no such file' : `cannot be read: ${(error as Error).message}`;
    return err({ code: 'usage', file, message, hint: 'Name a list of slides: a JSON file.' });
  }
};

const ownLengthMs = ({ startMs, endMs }: SlideFacts): number | null =>
  startMs === null || endMs === null || endMs <= startMs ? null : Math.round(endMs - startMs);

/**
 * Times the slides of an episode by what is said while they are shown. Throws HosoError (`output-unwritable`);
 * expected failures are values, and then the file is as it was.
 */
export const publishSlides = async (
  { name, manifest }: Episode,
  { path, cwd, offsetMs }: PublishSlidesOptions,
): Promise<Result<PublishedSlides, Failure>> => {
  const file = resolve(cwd, path);
  const refused = (message: string, hint?: string): Result<never, Failure> =>
    err({ code: 'usage', file, message, ...(hint === undefined ? {} : { hint }) });
  if (manifest === null) {
    return refused(`${name}.mp3 has no manifest beside it`, 'Render the episode with hoso first.');
  }
  const text = await readText(file);
  if (!text.ok) return text;
  const slides = readSlides(text.value);
  if (!slides.ok) return refused(slides.error);
  const spoken = new SpokenText(manifest.timeline);
  const places = matchNotes(
    spoken,
    slides.value.map(({ notes }) => notes),
  );
  const numbersWhere = (isFound: boolean): number[] =>
    places.flatMap((place, index) => (place?.isFound === isFound ? [index + 1] : []));
  const notFound = numbersWhere(false);
  if (notFound.length > 0 && numbersWhere(true).length === 0) {
    return refused(`nothing of its notes is said in ${name}`, 'Name the script that the slides belong to.');
  }
  const timed = timeSlides(
    slides.value.map((slide, index) => {
      const place = places[index] ?? null;
      return place === null
        ? { startMs: null, ownLengthMs: ownLengthMs(slide) }
        : { startMs: spoken.startMsAt(place.place), ownLengthMs: null };
    }),
    manifest.durationMs,
    offsetMs,
  );
  if (!timed.ok) return refused(timed.error);
  const edited = editSlides(text.value, timed.value);
  if (!edited.ok) return refused(edited.error);
  try {
    if (edited.value !== text.value) await writeFileAtomic(file, edited.value);
  } catch (error) {
    const message = `cannot be written: ${(error as Error).message}`;
    throw new HosoError({ code: 'output-unwritable', file, message }, { cause: error });
  }
  return ok({ file, withNotes: places.filter((place) => place !== null).length, notFound });
};
