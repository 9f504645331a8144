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
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ChildResult, runChild } from '../support/run-child.js';
import { tempDir } from '../support/temp-dir.js';

const ROOT = resolve(import.meta.dirname, '../..');
const DEAD_PID = 99_999_999;

/** A checkout whose command line prints its arguments and `version`, and exits with 3. */
const makeCheckout = () => {
  const root = tempDir();
  cpSync(join(ROOT, 'bin'), join(root, 'bin'), { recursive: true });
  for (const name of ['tsconfig.json', 'tsconfig.build.json', 'package.json']) {
    cpSync(join(ROOT, name), join(root, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  const main = join(root, 'src/cli/main.ts');
  let edits = 0;
  const edit = (version: string): void => {
    writeFileSync(
      main,
      `export {};\nconsole.log(JSON.stringify(['${version}', ...process.argv.slice(2)]));\nprocess.exitCode = 3;\n`,
    );
    // File systems may not tell two edits of a test apart by their time.
    edits += 1;
    utimesSync(main, 1_000_000 + edits, 1_000_000 + edits);
  };
  edit('one');
  return {
    root,
    edit,
    path: (name: string) => join(root, name),
    hoso: (...args: string[]): Promise<ChildResult> =>
      runChild(process.execPath, [join(root, 'bin/hoso.js'), ...args]),
  };
};

const BUILT = 'hoso: building dist/\n';

describe('bin/hoso.js', () => {
  it('builds what is not there, then runs it with its arguments and exit code', async () => {
    const { root, hoso } = makeCheckout();
    const args = ['parse', '台本 その1.txt', '--json', ''];
    expect(await hoso(...args)).toEqual({
      code: 3,
      stdout: `${JSON.stringify(['one', ...args])}\n`,
      stderr: BUILT,
    });
    expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
    expect(readdirSync(join(root, '.cache'))).toEqual([]);
  });

  it('does not build again what is there', async () => {
    const { path, hoso } = makeCheckout();
    await hoso();
    const { mtimeMs } = statSync(path('dist/cli/main.js'));
    expect(await hoso()).toEqual({ code: 3, stdout: '["one"]\n', stderr: '' });
    expect(statSync(path('dist/cli/main.js')).mtimeMs).toBe(mtimeMs);
  });

  it('builds again when a source was edited, added or removed', async () => {
    const { path, edit, hoso } = makeCheckout();
    await hoso();
    edit('two');
    expect(await hoso()).toEqual({ code: 3, stdout: '["two"]\n', stderr: BUILT });
    writeFileSync(path('src/more.ts'), 'export const more = 1;\n');
    utimesSync(path('src/more.ts'), 5, 5);
    expect((await hoso()).stderr).toBe(BUILT);
    expect(existsSync(path('dist/more.js'))).toBe(true);
    rmSync(path('src/more.ts'));
    expect((await hoso()).stderr).toBe(BUILT);
    expect(existsSync(path('dist/more.js'))).toBe(false);
  });

  it('builds once for several that start at a time', async () => {
    const { hoso } = makeCheckout();
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((name) => hoso(name)));
    expect(results.map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => ({ code: 3, stdout: `["one","${name}"]\n` })),
    );
    expect(results.map(({ stderr }) => stderr).join('')).toBe(BUILT);
  });

  it('takes over from a build that was killed', async () => {
    const { root, path, hoso } = makeCheckout();
    mkdirSync(path('.cache'));
    writeFileSync(path('.cache/build.lock'), String(DEAD_PID));
    mkdirSync(path(`dist.${DEAD_PID}`));
    expect(await hoso()).toEqual({ code: 3, stdout: '["one"]\n', stderr: BUILT });
    expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  it('keeps the old build and says what is wrong when the new one fails', async () => {
    const { root, path, hoso } = makeCheckout();
    await hoso();
    const before = readFileSync(path('dist/cli/main.js'), 'utf8');
    writeFileSync(path('src/cli/main.ts'), "export const wrong: number = 'text';\n");
    const { code, stdout, stderr } = await hoso();
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toContain('src/cli/main.ts(1,14): error TS2322');
    expect(readFileSync(path('dist/cli/main.js'), 'utf8')).toBe(before);
    expect(readdirSync(root).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  });

  it('tells the command when the compiler is not there', async () => {
    const { path, hoso } = makeCheckout();
    rmSync(path('node_modules'));
    const { code, stdout, stderr } = await hoso();
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toContain('npm ci && npm run build');
  });

  it('runs an installed package, which has no sources, as it is', async () => {
    const { path, hoso } = makeCheckout();
    await hoso();
    rmSync(path('src'), { recursive: true });
    rmSync(path('node_modules'));
    expect(await hoso('x')).toEqual({ code: 3, stdout: '["one","x"]\n', stderr: '' });
    rmSync(path('dist'), { recursive: true });
    const { code, stderr } = await hoso();
    expect(code).toBe(70);
    expect(stderr).toContain('install hoso again');
  });
});
