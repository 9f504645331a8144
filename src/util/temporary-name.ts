import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from './process-alive.js';

const host =
  hostname()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 32) || 'host';
/** Tells this process from an earlier one with the same id (in containers the id is always the same). */
const token = randomBytes(4).toString('hex');
const DAY_MS = 86_400_000;
const PATTERN = /^\..*\.([A-Za-z0-9]+)-(\d+)-([0-9a-f]{8})-\d+\.tmp$/;
let count = 0;

/** A file name no other process or call uses; it tells which process made it, so that leftovers can be found. */
export const temporaryName = (base: string): string => {
  count += 1;
  return `.${base}.${host}-${process.pid}-${token}-${count}.tmp`;
};

const isLeftover = (name: string, ageMs: number): boolean => {
  const match = PATTERN.exec(name);
  if (match === null) return false;
  // Process ids of another machine that shares the folder mean nothing here.
  if (match[1] !== host) return ageMs > DAY_MS;
  const pid = Number(match[2]);
  if (pid === process.pid) return match[3] !== token;
  return !isProcessAlive(pid) || ageMs > DAY_MS;
};

/**
 * Removes what dead processes left in a folder under names of `temporaryName`. Never throws: a leftover that
 * stays does no harm.
 */
export const removeLeftovers = async (dir: string): Promise<void> => {
  const names = await readdir(dir).catch((): string[] => []);
  for (const name of names) {
    if (!PATTERN.test(name)) continue;
    const path = join(dir, name);
    const mtimeMs = await stat(path).then(
      (stats) => stats.mtimeMs,
      () => null,
    );
    if (mtimeMs !== null && isLeftover(name, Date.now() - mtimeMs))
      await rm(path, { force: true }).catch(() => {});
  }
};
