import { z } from 'zod';

const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});

const batchEpisodeSchema = z.object({
  /** As the batch was given it. */
  script: z.string(),
  /** Null when the script could not be read. */
  episode: z.string().nullable(),
  host: z.string().nullable(),
  date: z.string().nullable(),
  /** Of the finished episode. */
  durationMs: z.number().min(0).nullable(),
  /** Clips synthesized now, and those that were there. */
  made: z.number().int().min(0),
  cached: z.number().int().min(0),
  elapsedMs: z.number().min(0),
  result: z.enum(['rendered', 'up-to-date', 'failed', 'cancelled', 'not-begun']),
  /** The MP3. */
  file: z.string().nullable(),
  failures: z.array(failureSchema),
});
export type BatchEpisode = z.infer<typeof batchEpisodeSchema>;

/** `output/batch-report.json`, and what `hoso batch --json` prints. */
export const batchReportSchema = z.object({
  formatVersion: z.literal(1),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  elapsedMs: z.number().min(0),
  /** In the order of the batch. */
  episodes: z.array(batchEpisodeSchema),
  warnings: z.array(z.object({ script: z.string().nullable(), message: z.string() })),
  /** What belongs to no script: a folder that is not there. */
  failures: z.array(failureSchema),
});
export type BatchReport = z.infer<typeof batchReportSchema>;
