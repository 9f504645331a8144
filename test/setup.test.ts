import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChild } from './support/run-child.js';
import { tempDir } from './support/temp-dir.js';

const ROOT = resolve(import.meta.dirname, '..');
const MEI = ['mei_normal', 'mei_happy', 'mei_bashful', 'mei_angry', 'mei_sad'].map(
  (name) => `${name}.htsvoice`,
);
const USED_BY_SETUP = 'bash dirname mktemp rm head tail wc paste id env mkdir flock sed cat'.split(' ');
const PROGRAMS = ['ffmpeg', 'ffprobe', 'open_jtalk', 'flite'];

const findOnPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((dir) => join(dir, name))
    .find((path) => existsSync(path));

/** A checkout with everything in place, and a PATH on which all that would install only writes down its call. */
const makeCheckout = () => {
  const dir = tempDir();
  const bin = join(dir, 'path');
  const root = join(dir, 'hoso');
  const calls = join(dir, 'calls');
  const put = (path: string, text: string): void => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text, { mode: 0o755 });
  };
  const program = (name: string, script: string): void => {
    // Never through a link to the real program.
    rmSync(join(bin, name), { force: true });
    put(join(bin, name), `#!/bin/bash\n${script}\n`);
  };
  for (const name of USED_BY_SETUP) {
    const path = findOnPath(name);
    if (path !== undefined) {
      mkdirSync(bin, { recursive: true });
      symlinkSync(path, join(bin, name));
    }
  }
  symlinkSync(process.execPath, join(bin, 'node'));
  for (const name of PROGRAMS) program(name, 'exit 0');
  program('uname', 'echo Linux');
  program('sudo', '[ "$1" = -n ] && exit 0; exec "$@"');
  for (const name of ['npm', 'apt-get', 'brew']) program(name, `echo "${name} $*" >>'${calls}'`);

  cpSync(join(ROOT, 'bin'), join(root, 'bin'), { recursive: true });
  put(join(root, 'package-lock.json'), '{}');
  put(join(root, 'node_modules/.package-lock.json'), '{}');
  for (const name of [...MEI, 'COPYRIGHT.txt', 'README.txt', 'ATTRIBUTION.txt']) {
    put(join(root, '.cache/voices/mei', name), name);
  }
  return {
    root,
    bin,
    program,
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
    setup: (...args: string[]) =>
      runChild(join(bin, 'bash'), ['bin/setup', ...args], { cwd: root, env: { PATH: bin, HOME: dir } }),
    without: (...names: string[]) => {
      for (const name of names) rmSync(join(bin, name));
    },
    remove: (path: string) => rmSync(join(root, path), { recursive: true }),
  };
};

/** Every file of the tree with its size and time, the set-up's own lock aside. */
const listing = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('setup.lock') && name !== '.cache')
    .map((name) => {
      const { size, mtimeMs } = statSync(join(root, name));
      return `${name} ${size} ${mtimeMs}`;
    });

describe('bin/setup', () => {
  it('says nothing and changes nothing where all is there', async () => {
    const checkout = makeCheckout();
    const before = listing(checkout.root);
    expect(await checkout.setup()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await checkout.setup()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(listing(checkout.root)).toEqual(before);
    expect(checkout.calls()).toEqual([]);
  });

  it('installs only what is missing, without fetching the package lists', async () => {
    const checkout = makeCheckout();
    checkout.without('flite', 'ffprobe');
    const { code, stdout } = await checkout.setup();
    expect(code).toBe(0);
    expect(stdout).toBe('setup: installing ffmpeg flite (apt)\n');
    expect(checkout.calls()).toHaveLength(1);
    expect(checkout.calls()[0]).toMatch(/^apt-get -y .*install ffmpeg flite$/);
  });

  it('asks apt no questions', async () => {
    const checkout = makeCheckout();
    checkout.without('flite');
    checkout.program('apt-get', `[ "$DEBIAN_FRONTEND" = noninteractive ] && ! read -r -t 1`);
    expect((await checkout.setup()).code).toBe(0);
  });

  it('fetches the package lists when apt does not know a package, and tries again', async () => {
    const checkout = makeCheckout();
    checkout.without('flite');
    const marker = join(checkout.root, 'updated');
    checkout.program(
      'apt-get',
      `case "$*" in *update) echo up >'${marker}' ;; *) [ -f '${marker}' ] || { echo 'E: Unable to locate package flite'; exit 100; } ;; esac`,
    );
    const { code, stdout, stderr } = await checkout.setup();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('setup: installing flite (apt)\nsetup: updating the package lists (apt)\n');
  });

  it('shows what apt said when it cannot install, and the command', async () => {
    const checkout = makeCheckout();
    checkout.without('flite');
    checkout.program('apt-get', `echo 'E: no space left'; exit 100`);
    const { code, stderr } = await checkout.setup();
    expect(code).toBe(1);
    expect(stderr).toContain('E: no space left');
    expect(stderr).toContain('apt-get install -y flite');
  });

  it('installs a browser and a Japanese font only when asked to', async () => {
    const checkout = makeCheckout();
    await checkout.setup('--with-browser');
    expect(checkout.calls().join()).toContain('install chromium');
  });

  it('tells what to install on a system without apt', async () => {
    const checkout = makeCheckout();
    checkout.without('flite', 'apt-get');
    const { code, stderr } = await checkout.setup();
    expect(code).toBe(1);
    expect(stderr).toContain('no apt-get');
    expect(stderr).toContain('flite');
    expect(checkout.calls()).toEqual([]);
  });

  it('uses Homebrew on macOS', async () => {
    const checkout = makeCheckout();
    checkout.program('uname', 'echo Darwin');
    checkout.without('flite');
    const { code, stdout } = await checkout.setup();
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'setup: installing flite (brew)\n' });
    expect(checkout.calls()).toEqual(['brew install --quiet flite']);
  });

  it('installs the npm packages when there are none, and none of their scripts', async () => {
    const checkout = makeCheckout();
    checkout.remove('node_modules');
    const { code, stdout } = await checkout.setup();
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'setup: installing npm packages (npm ci)\n' });
    expect(checkout.calls()).toHaveLength(1);
    expect(checkout.calls()[0]).toMatch(/^npm ci --ignore-scripts /);
  });

  it('installs the npm packages when the lock file is newer than they are', async () => {
    const checkout = makeCheckout();
    utimesSync(join(checkout.root, 'node_modules/.package-lock.json'), 1, 1);
    await checkout.setup();
    expect(checkout.calls().join()).toMatch(/^npm ci /);
  });

  it('shows what npm said when it fails', async () => {
    const checkout = makeCheckout();
    checkout.remove('node_modules');
    checkout.program('npm', `echo 'npm error network' >&2; exit 1`);
    const { code, stderr } = await checkout.setup();
    expect(code).toBe(1);
    expect(stderr).toContain('npm error network');
  });

  it('fails where the Mei voices are missing and cannot be fetched', async () => {
    const checkout = makeCheckout();
    checkout.remove('.cache/voices');
    checkout.program('npm', `echo 'npm error offline' >&2; exit 1`);
    const { code, stderr } = await checkout.setup();
    expect(code).toBe(1);
    expect(stderr).toContain('the Mei voices could not be installed');
    expect(stderr).toContain('npm error offline');
    expect(readdirSync(join(checkout.root, '.cache/voices'))).toEqual([]);
  });

  it('refuses an old Node and names the one it needs', async () => {
    const checkout = makeCheckout();
    checkout.program('node', '[ "$1" = --version ] && { echo v20.18.1; exit 0; }; exit 1');
    const { code, stderr } = await checkout.setup();
    expect(code).toBe(1);
    expect(stderr).toContain('Node.js 20.19 or newer is needed');
    expect(stderr).toContain('v20.18.1');
  });

  it('refuses an option it does not know', async () => {
    const { code, stderr } = await makeCheckout().setup('--with-browsers');
    expect(code).toBe(2);
    expect(stderr).toContain('--with-browsers');
  });
});
