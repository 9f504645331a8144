import { BackendError } from '../backends/backend.js';
import { HosoError } from '../domain/failure.js';
import { backendUnavailable } from './backend-unavailable.js';
import type { EnginePool } from './engine-pool.js';
import type { Utterance } from './utterance.js';

const MAX_QUOTE = 40;

const quote = (reading: string): string =>
  reading.length > MAX_QUOTE ? `${reading.slice(0, MAX_QUOTE)}…` : reading;

/**
 * What the failure of a request is told as: the utterance's own, with its place in the script, or the whole
 * backend's. Everything that is not a BackendError stays what it is.
 */
export const synthesisFailed = (
  utterance: Utterance,
  pool: EnginePool | HosoError | undefined,
  error: unknown,
): unknown => {
  if (!(error instanceof BackendError)) return error;
  const isPool = pool !== undefined && !(pool instanceof HosoError);
  const isTransient = error.kind === 'timeout' || error.kind === 'transient';
  if (isPool && isTransient && pool.isFailing()) return pool.unavailable();
  if (error.kind === 'unavailable') {
    const { address, message, hint } = error;
    return backendUnavailable(error.backend, [{ address, error: message, hint }], { inWork: true });
  }
  const { backend, reading, file, line, column } = utterance;
  const where = error.address === null ? backend : `${backend} at ${error.address}`;
  return new HosoError(
    {
      code: 'synthesis-failed',
      message: `${where} cannot speak 「${quote(reading)}」: ${error.message}`,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      file,
      line,
      column,
    },
    { cause: error },
  );
};
