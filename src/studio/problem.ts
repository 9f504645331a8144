import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Failure, FailureCode } from '../domain/failure.js';
import type { StudioProblem } from '../domain/studio-api.js';
import { problemOf } from '../pipeline/problem-of.js';

/** Answers with a problem, the body of every answer that is not 2xx. */
export const refuse = (c: Context, status: ContentfulStatusCode, problem: StudioProblem): Response =>
  c.json(problem, status, { 'cache-control': 'no-store' });

const STATUS: Readonly<Partial<Record<FailureCode, ContentfulStatusCode>>> = {
  usage: 400,
  'script-unreadable': 404,
  'backend-unavailable': 503,
  'engines-differ': 503,
  'synthesis-failed': 502,
  'output-unwritable': 500,
  'cache-unwritable': 500,
  'ffmpeg-failed': 500,
  'ffmpeg-missing': 500,
  cancelled: 503,
};

/** Answers with expected failures: the first, and all of them where there are several. */
export const refuseFailures = (c: Context, failures: readonly Failure[]): Response => {
  const [first] = failures;
  if (first === undefined) throw new Error('a refusal needs a failure');
  const problems = failures.map(problemOf);
  return refuse(c, STATUS[first.code] ?? 422, {
    ...problemOf(first),
    ...(problems.length > 1 && { problems }),
  });
};

export const notFound = (c: Context, what: string): Response =>
  refuse(c, 404, { code: 'not-found', message: `there is no ${what}` });
