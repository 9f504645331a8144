import type { StudioProblem } from '../../../domain/studio-api.js';

/** An answer that is not 2xx, or none: then `status` is 0 and the code `offline`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly problem: StudioProblem;

  constructor(status: number, problem: StudioProblem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

/** What to tell of anything that was thrown; null for what was called off. */
export const problemOf = (error: unknown): StudioProblem | null => {
  if (error instanceof ApiError) return error.problem;
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  return { code: 'page', message: error instanceof Error ? error.message : String(error) };
};
