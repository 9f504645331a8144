import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpisodeFile } from '../config/config-schema.js';
import type { Manifest } from '../domain/manifest.js';
import { buildCues, type Cue } from '../publish/build-cues.js';
import { chaptersJson } from '../publish/chapters-json.js';
import type { EpisodeDescription } from '../publish/describe-episode.js';
import { id3Tag, type TagFacts } from '../publish/id3-tag.js';
import { toPlainText, toSrt, toTranscriptJson, toVtt } from '../publish/transcript-formats.js';
import type { UnitsByUtterance } from '../publish/utterance-times.js';
import { sha256 } from '../util/sha256.js';
import type { Publishing } from './publishing.js';

/** The tag at the head of the MP3. Its length is that of any other times: room can be left for it beforehand. */
export const episodeTag = (
  { tag }: Publishing,
  credits: readonly string[],
  chapters: TagFacts['chapters'],
): Uint8Array => id3Tag({ ...tag, comment: credits.join('\n'), chapters });

/** Writes the tag into the room that was left for it. */
export const writeTag = async (mp3: string, tag: Uint8Array, room: number): Promise<void> => {
  if (tag.length !== room) throw new Error(`the tag takes ${tag.length} bytes, not ${room}`);
  const file = await open(mp3, 'r+');
  try {
    await file.write(tag, 0, tag.length, 0);
  } finally {
    await file.close();
  }
};

const textOf = (
  kind: EpisodeFile,
  episode: EpisodeDescription,
  cues: readonly Cue[],
  { tag }: Publishing,
): string => {
  switch (kind) {
    case 'vtt':
      return toVtt(cues);
    case 'srt':
      return toSrt(cues);
    // Not X.txt: that is the script's own name, and it may lie in the output folder.
    case 'transcript.txt':
      return toPlainText(cues);
    case 'transcript.json':
      return toTranscriptJson(cues);
    case 'chapters.json':
      return chaptersJson(episode, tag.title);
  }
};

/** Writes transcripts and chapters into a folder; gives their hashes by name, as the manifest lists them. */
export const publishFiles = async (
  dir: string,
  episode: EpisodeDescription,
  publishing: Publishing,
  units: UnitsByUtterance,
): Promise<Manifest['files']> => {
  const { timeline, durationMs, name } = episode;
  const cues = buildCues({ timeline, durationMs, names: publishing.names, units });
  const hashes: Record<string, string> = {};
  for (const kind of publishing.files) {
    const text = textOf(kind, episode, cues, publishing);
    await writeFile(join(dir, `${name}.${kind}`), text);
    hashes[`${name}.${kind}`] = sha256(text);
  }
  return hashes;
};
