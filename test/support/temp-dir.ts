import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A new empty folder that goes away when the test ends. */
export const tempDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'hoso-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** One that stays until all tests of the suite (or file) that calls this have ended. */
export const sharedTempDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'hoso-test-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};
