import { resolve } from 'node:path';

/** A plain name is looked up on PATH when it is run; anything with a slash is a path from `baseDir`. */
export const programPath = (program: string, baseDir: string): string =>
  program.includes('/') ? resolve(baseDir, program) : program;
