import type { Failure } from '../domain/failure.js';
import type { StudioProblem } from '../domain/studio-api.js';

/** A failure as the studio's page is told of it: without what is not known. */
export const problemOf = ({ code, message, hint, file, line, column }: Failure): StudioProblem => ({
  code,
  message,
  ...(hint !== undefined && { hint }),
  ...(file !== undefined && { file }),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
});
