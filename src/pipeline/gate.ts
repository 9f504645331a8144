import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AssembledEpisode } from '../assemble/assemble-episode.js';
import type { BlobStore } from '../domain/blob-store.js';
import { HosoError } from '../domain/failure.js';
import type { EpisodeLevels, GateFindings } from '../domain/manifest.js';
import type { PcmFormat } from '../domain/pcm.js';
import { checkEpisode } from '../publish/check-episode.js';
import type { EpisodeDescription } from '../publish/describe-episode.js';
import { readTag } from '../publish/read-tag.js';
import { PEAK_LIMIT_DB } from './episode-format.js';
import { type ExaminedPart, examineParts } from './examine-parts.js';

export type GateRequest = {
  /** The staged MP3, with its tag. */
  readonly file: string;
  readonly tagBytes: number;
  readonly title: string;
  readonly format: PcmFormat;
  readonly assembled: AssembledEpisode;
  readonly episode: EpisodeDescription;
  /** Null: neither loudness nor peaks are judged. */
  readonly levels: EpisodeLevels | null;
  /** Utterances whose clip is silent by itself. */
  readonly silent: ReadonlySet<number>;
  /** Keys of the parts that were decoded in earlier rounds of the same render. */
  readonly decoded: ReadonlySet<string>;
  readonly store: BlobStore;
  readonly ffmpegPath: string;
  readonly signal: AbortSignal;
};

export type GateResult = {
  readonly findings: GateFindings;
  readonly problems: readonly string[];
  readonly parts: readonly ExaminedPart[];
};

/** What a file that did not pass is refused with; every problem is named. */
export const gateError = (file: string, problems: readonly string[]): HosoError =>
  new HosoError({
    code: 'gate-failed',
    file: basename(file),
    message: `the finished episode is not as it should be:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    hint: 'It was not published; what stood in the output folder is still there.',
  });

/** The tag can show at most this many; chapters behind them are in the other files only. */
const MOST_TAG_CHAPTERS = 255;

const tagProblems = async ({ file, tagBytes, title, episode }: GateRequest): Promise<string[]> => {
  const head = new Uint8Array(tagBytes);
  const handle = await open(file, 'r');
  try {
    await handle.read(head, 0, tagBytes, 0);
  } finally {
    await handle.close();
  }
  const tag = readTag(head);
  if (tag === null || tag.bytes !== tagBytes) return ['tag: it cannot be read'];
  const problems: string[] = [];
  if (tag.title !== title) problems.push(`tag: the title reads ${JSON.stringify(tag.title)}`);
  const chapters = episode.chapters.slice(0, MOST_TAG_CHAPTERS);
  const isSame = (index: number): boolean => {
    const [read, written] = [tag.chapters[index], chapters[index]];
    return (
      read?.title === written?.title &&
      read?.startMs === Math.round(written?.startMs ?? -1) &&
      read.endMs === Math.round(written?.endMs ?? -1)
    );
  };
  const wrong = chapters.findIndex((_, index) => !isSame(index));
  if (wrong >= 0 || tag.chapters.length !== chapters.length) {
    problems.push(`tag: chapter ${wrong < 0 ? chapters.length + 1 : wrong + 1} reads otherwise than it is`);
  }
  return problems;
};

/** Checks a finished MP3 before it is published: it is decoded, measured and compared with what it should be. */
export const runGate = async (request: GateRequest): Promise<GateResult> => {
  const { assembled, episode, levels, silent, decoded } = request;
  const { timeline } = assembled;
  const parts = await examineParts({ ...request, parts: assembled.parts }).catch((error) => {
    const isUndecodable = error instanceof HosoError && error.failure.code === 'ffmpeg-failed';
    throw isUndecodable ? gateError(request.file, [`decode: ${error.message}`]) : error;
  });
  const checked = checkEpisode({
    sampleRateHz: timeline.sampleRateHz,
    frames: timeline.frames,
    entries: timeline.entries,
    parts: parts.map(({ part, findings }) => ({ startFrame: part.startFrame, findings })),
    target: levels === null ? null : { lufs: levels.targetLufs, peakDb: PEAK_LIMIT_DB },
    silent,
  });
  const { problems, ...findings } = checked;
  return {
    findings: {
      ...findings,
      utterances: timeline.entries.filter((entry) => entry.type === 'utterance').length,
      chapters: episode.chapters.length,
      parts: parts.length,
      decodedParts: parts.filter(({ isDecoded, key }) => isDecoded || decoded.has(key)).length,
    },
    problems: [...problems, ...(await tagProblems(request))],
    parts,
  };
};
