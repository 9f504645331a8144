#!/usr/bin/env node
// Runs the command line in dist/; in a checkout it builds that first where src/ is newer.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.js';

const EXIT_BUG = 70;

const problem = await ensureBuilt(dirname(dirname(fileURLToPath(import.meta.url))));
if (problem === null) {
  await import('../dist/program/main.js');
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = EXIT_BUG;
}
