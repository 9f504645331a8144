#!/usr/bin/env node
// Builds dist/ where it is missing or not made from the src/ that is there: `npm run build`, bin/hoso.js.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram } from './build-program.js';
import { buildWeb } from './build-web.js';
import { isAlive, isMain } from './process-facts.js';

const LONGEST_BUILD_MS = 300_000;

/**
 * Brings dist/ up to date. Where there is no src/ (an installed package), dist/ is taken as it is.
 *
 * @param {string} root hoso's folder
 * @returns {Promise<string | null>} null, or what is wrong and what to do about it
 */
export async function ensureBuilt(root) {
  if (!existsSync(join(root, 'src'))) {
    return existsSync(join(root, 'dist/program/main.js'))
      ? null
      : `hoso: ${join(root, 'dist')} is missing; install hoso again`;
  }
  if (isFresh(root)) return null;
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(compiler)) {
    return `hoso: dist/ is missing or older than src/, and the compiler is not installed. In ${root}: npm ci && npm run build`;
  }
  try {
    const unlock = await lock(root);
    try {
      // Whoever held the lock before may have built just this.
      return isFresh(root) ? null : await build(root, compiler);
    } finally {
      unlock();
    }
  } catch (error) {
    return `hoso: dist/ could not be built: ${error.message}`;
  }
}

/** @param {string} root */
function isFresh(root) {
  try {
    return readFileSync(join(root, 'dist/.built'), 'utf8') === fingerprint(root);
  } catch {
    return false;
  }
}

/** Each source with its time and size: it changes with every edit, addition and removal. @param {string} root */
function fingerprint(root) {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|css|html|svg)$/.test(name))
    .map((name) => join('src', name));
  const lines = [
    ...sources.sort(),
    'tsconfig.json',
    'tsconfig.build.json',
    'bin/build-web.js',
    'bin/build-program.js',
  ].map((name) => {
    const { mtimeMs, size } = statSync(join(root, name));
    return `${name} ${mtimeMs} ${size}\n`;
  });
  return lines.join('');
}

/** @param {string} root @param {string} compiler @returns {Promise<string | null>} */
async function build(root, compiler) {
  removeLeftovers(root);
  process.stderr.write('hoso: building dist/\n');
  // Beside dist/, so that the source maps' relative paths hold after the move.
  const fresh = join(root, `dist.${process.pid}`);
  const old = `${fresh}.old`;
  mkdirSync(fresh);
  try {
    writeFileSync(join(fresh, '.gitignore'), '*\n');
    const stamp = fingerprint(root);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh, '--pretty', 'false'],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    if (status !== 0) return `${stdout}${stderr}hoso: the build failed; dist/ is as it was`;
    try {
      await buildProgram(fresh);
      await buildWeb(root, fresh);
    } catch (error) {
      return `${error.message}\nhoso: the build failed; dist/ is as it was`;
    }
    rmSync(join(fresh, '.gitignore'));
    writeFileSync(join(fresh, '.built'), stamp);
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
    try {
      renameSync(fresh, join(root, 'dist'));
    } catch (error) {
      // Two that took over the same dead lock at once: the other was quicker.
      if (!isFresh(root)) throw error;
    }
    return null;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Folders of builds that were killed. @param {string} root */
function removeLeftovers(root) {
  for (const name of readdirSync(root)) {
    const pid = /^dist\.(\d+)(\.old)?$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(root, name), { recursive: true, force: true });
  }
}

/**
 * Waits until no other process builds here. The lock is a file with its owner's process id; it is taken over
 * where the owner is dead or the lock older than any build takes.
 *
 * @param {string} root @returns {Promise<() => void>}
 */
async function lock(root) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const path = join(root, '.cache/build.lock');
  while (!tryCreate(path)) {
    if (isStale(path)) rmSync(path, { force: true });
    else await new Promise((done) => setTimeout(done, 50));
  }
  return () => rmSync(path, { force: true });
}

/** @param {string} path */
function tryCreate(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function isStale(path) {
  try {
    return (
      !isAlive(Number(readFileSync(path, 'utf8'))) || Date.now() - statSync(path).mtimeMs > LONGEST_BUILD_MS
    );
  } catch {
    return false;
  }
}

if (isMain(import.meta.url)) {
  const problem = await ensureBuilt(dirname(dirname(fileURLToPath(import.meta.url))));
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
