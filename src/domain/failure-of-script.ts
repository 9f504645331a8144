import type { Failure } from './failure.js';

/** A failure as that of a script, named as the caller named it; what it was about otherwise goes into the message. */
export const failureOfScript = (script: string, { file, line, column, ...failure }: Failure): Failure => {
  if (file !== undefined && file !== script) {
    const where = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
    return { ...failure, file: script, message: `${where.join(':')}: ${failure.message}` };
  }
  return {
    ...failure,
    file: script,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
};
