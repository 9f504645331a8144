import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder hoso is installed in: where its own voices, examples and package.json are. */
export const packageRoot = (): string => resolve(dirname(fileURLToPath(import.meta.url)), '../..');
