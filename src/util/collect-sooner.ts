import { setFlagsFromString } from 'node:v8';

/** The last major version of Node.js that is known to have the flag: another one would complain about it. */
const LAST_KNOWN_NODE = 24;

/**
 * Garbage is collected when the heap has grown by a fifth instead of by half or more: a script of hours leaves a lot
 * of it that would else stay in memory. Costs time, so it is for those only.
 */
export const collectSooner = (): void => {
  if (Number.parseInt(process.versions.node, 10) <= LAST_KNOWN_NODE) {
    setFlagsFromString('--heap-growing-percent=20');
  }
};
