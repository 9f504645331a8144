import { join } from 'node:path';
import type { BatchEpisode, BatchReport } from '../domain/batch-report.js';
import type { OnEvent } from '../domain/events.js';
import { type Failure, HosoError } from '../domain/failure.js';
import { failureOfScript } from '../domain/failure-of-script.js';
import { err, ok } from '../util/result.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import type { DateRange } from './date-range.js';
import { fillPage } from './fill-page.js';
import { missingDays } from './missing-days.js';
import type { OpenProject } from './open-project.js';
import { prepareScripts, type ReadScript, type ScriptToRender } from './prepare-scripts.js';
import { type RenderOutcome, renderPrepared, type SessionRenderOptions } from './render-scripts.js';
import { dayOfScript } from './scripts-of-days.js';
import { makeOutDir, outputUnwritable } from './staging.js';

/** Episodes in work at a time: while one is being encoded to its end, two others keep the engines busy. */
const OVERLAP = 3;
const NAMED_DAYS = 5;

export type BatchOptions = Omit<SessionRenderOptions, 'overlap'> & {
  readonly range: DateRange;
  /** Of paths that were given and hold no script. */
  readonly failures: readonly Failure[];
  /** The folder of the pages that are to be filled in, absolute. */
  readonly pagePath?: string | null;
};

const missingDaysMessage = (days: readonly string[]): string => {
  const named = days.slice(0, NAMED_DAYS).join(', ');
  const more = days.length > NAMED_DAYS ? ` and ${days.length - NAMED_DAYS} more days` : '';
  return `no script for ${named}${more} (Monday to Friday)`;
};

const resultOf = ({ result }: RenderOutcome): BatchEpisode['result'] => {
  if (result === null) return 'not-begun';
  if (result.ok) return result.value.upToDate ? 'up-to-date' : 'rendered';
  return result.error.some((failure) => failure.code === 'cancelled') ? 'cancelled' : 'failed';
};

const episodeOf = (outcome: RenderOutcome): BatchEpisode => {
  const { path, script, result, made, cached, elapsedMs } = outcome;
  const rendered = result?.ok === true ? result.value : null;
  return {
    script: path,
    episode: script?.name ?? null,
    host: script?.host ?? null,
    date: script?.date ?? null,
    durationMs: rendered?.manifest.durationMs ?? null,
    made,
    cached,
    elapsedMs,
    result: resultOf(outcome),
    file: rendered?.file ?? null,
    failures: result?.ok === false ? result.error.map((failure) => failureOfScript(path, failure)) : [],
  };
};

const tellBatch = (scripts: Awaited<ReturnType<typeof prepareScripts>>, onEvent: OnEvent): void => {
  const good = scripts.flatMap(({ result }) => (result.ok ? [result.value.script] : []));
  onEvent({
    type: 'batch-start',
    scripts: good.map(({ name, source }) => ({ script: name, characters: source.length })),
  });
};

/**
 * Fills in the pages of what was rendered, one after another in the scripts' order: a new page is numbered above the last.
 */
const fillPages = async (
  open: OpenProject,
  scripts: readonly ScriptToRender[],
  outcomes: readonly RenderOutcome[],
): Promise<readonly RenderOutcome[]> => {
  const filled: RenderOutcome[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const prepared = scripts[index]?.result;
    const { result } = outcome;
    const failure =
      result?.ok === true && prepared?.ok === true
        ? await fillPage(open, prepared.value, result.value)
        : null;
    filled.push(failure === null ? outcome : { ...outcome, result: err([failure]) });
  }
  return filled;
};

/** The page is not filled in while others are being rendered. */
const withoutPage = ({ result, ...script }: ScriptToRender): ScriptToRender => ({
  ...script,
  result: result.ok ? ok({ ...result.value, pagePath: null }) : result,
});

/** Writes the report; that it cannot be written is one more failure in it. */
const keepReport = async (outDir: string, report: BatchReport): Promise<BatchReport> => {
  try {
    await makeOutDir(outDir);
    await writeFileAtomic(join(outDir, 'batch-report.json'), `${JSON.stringify(report, null, 1)}\n`);
    return report;
  } catch (error) {
    const { failure } = error instanceof HosoError ? error : outputUnwritable(outDir, error);
    return { ...report, failures: [...report.failures, failure] };
  }
};

/**
 * Renders scripts as one batch: one set of engines, one limit on the requests in flight, episodes overlapped.
 * What is doubtful about the batch as a whole is told before anything is synthesized. The report is kept in
 * the output folder, too.
 */
export const runBatch = async (
  open: OpenProject,
  read: readonly ReadScript[],
  { range, failures, pagePath = null, ...options }: BatchOptions,
): Promise<BatchReport> => {
  const startedAt = new Date().toISOString();
  const startedAtMs = performance.now();
  const warnings: BatchReport['warnings'] = [];
  const onEvent: OnEvent = (event) => {
    if (event.type === 'warning') warnings.push({ script: event.script, message: event.message });
    options.onEvent(event);
  };
  const scripts = await prepareScripts(open, read, onEvent, pagePath);
  const missing = missingDays(
    read.flatMap((script) => dayOfScript(script) ?? []),
    range,
  );
  if (missing.length > 0) onEvent({ type: 'warning', script: null, message: missingDaysMessage(missing) });
  tellBatch(scripts, onEvent);
  const rendered = await renderPrepared(open, scripts.map(withoutPage), {
    ...options,
    onEvent,
    overlap: OVERLAP,
  });
  const outcomes = await fillPages(open, scripts, rendered);
  const report: BatchReport = {
    formatVersion: 1,
    startedAt,
    elapsedMs: Math.round(performance.now() - startedAtMs),
    episodes: outcomes.map(episodeOf),
    warnings,
    failures: [...failures],
  };
  return keepReport(open.project.outDir, report);
};
