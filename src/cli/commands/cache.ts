import { type CacheContents, cacheContents, trimCache } from '../../pipeline/manage-cache.js';
import { formatBytes } from '../../util/format-bytes.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';

export type PruneFlags = CommonFlags & {
  readonly maxSize?: number;
  /** Milliseconds. */
  readonly olderThan?: number;
};

const line = (what: string, { entries, bytes }: CacheContents['clips']): string =>
  `${what.padEnd(8)}${String(entries).padStart(8)}  ${formatBytes(bytes).padStart(10)}\n`;

/** `hoso cache stats`: how many clips and encoded parts, and how much room they take. */
export const cacheStatsCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const contents = await cacheContents(io.cwd, flags);
  if (!contents.ok) return reportFailures(io, contents.error);
  const { dir, clips, parts } = contents.value;
  const total = { entries: clips.entries + parts.entries, bytes: clips.bytes + parts.bytes };
  if (flags.json === true) io.stdout(`${JSON.stringify({ dir, clips, parts, total })}\n`);
  else io.stdout(`${dir}\n${line('clips', clips)}${line('parts', parts)}${line('total', total)}`);
  return 0;
};

const trim = async (
  io: CliIo,
  flags: CommonFlags,
  limits: Parameters<typeof trimCache>[2],
): Promise<number> => {
  const trimmed = await trimCache(io.cwd, flags, limits);
  if (!trimmed.ok) return reportFailures(io, trimmed.error);
  const { removed, kept } = trimmed.value;
  if (flags.json === true) io.stdout(`${JSON.stringify(trimmed.value)}\n`);
  else {
    io.stdout(`removed ${removed.entries} entries, ${formatBytes(removed.bytes)}\n`);
    io.stdout(`kept    ${kept.entries} entries, ${formatBytes(kept.bytes)}\n`);
  }
  return 0;
};

/** `hoso cache prune`: what was not used for long goes, and the rest down to a size. */
export const cachePruneCommand = async (io: CliIo, flags: PruneFlags): Promise<number> => {
  const { maxSize, olderThan } = flags;
  if (maxSize === undefined && olderThan === undefined) {
    const message = 'hoso cache prune needs a limit';
    const hint =
      'Say --max-size 2GB, --older-than 30d, or both; hoso cache clear removes all clips and parts.';
    return reportFailures(io, [{ code: 'usage', message, hint }]);
  }
  return trim(io, flags, {
    ...(maxSize === undefined ? {} : { maxBytes: maxSize }),
    ...(olderThan === undefined ? {} : { olderThanMs: olderThan }),
  });
};

/** `hoso cache clear`: all clips and parts; the next render makes them again. */
export const cacheClearCommand = (io: CliIo, flags: CommonFlags): Promise<number> => trim(io, flags, null);
