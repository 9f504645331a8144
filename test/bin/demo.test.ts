import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChild } from '../support/run-child.js';
import { tempDir } from '../support/temp-dir.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** Runs the demo with `launcher` in place of bin/hoso.js. */
const runDemo = (root: string, launcher: string) => {
  mkdirSync(join(root, 'bin'));
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  cpSync(join(ROOT, 'bin/demo.js'), join(root, 'bin/demo.js'));
  writeFileSync(join(root, 'bin/hoso.js'), launcher);
  return runChild(process.execPath, [join(root, 'bin/demo.js')], { cwd: root });
};

describe('bin/demo.js', () => {
  it('renders an example script and tells where the episode is and how long', async () => {
    const root = tempDir();
    const { code, stdout } = await runDemo(
      root,
      `import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
       mkdirSync('output');
       writeFileSync('output/X.json', JSON.stringify({ durationMs: 125_400 }));
       writeFileSync('args.json', JSON.stringify(process.argv.slice(2)));
       console.log('output/X.mp3');`,
    );
    expect(code).toBe(0);
    expect(stdout).toContain(`The episode is 2 min 5 s long: ${join(root, 'output/X.mp3')}`);
    const [command, script] = (await import(join(root, 'args.json'), { with: { type: 'json' } })).default;
    expect(command).toBe('render');
    expect(script).toMatch(/^scripts\/.+_podcast_20261117\.txt$/);
  });

  it('ends with the exit code of the render that failed', async () => {
    const { code, stdout, stderr } = await runDemo(tempDir(), 'process.exitCode = 5;');
    expect(code).toBe(5);
    expect(stdout).not.toContain('The episode');
    expect(stderr).toContain('exit code 5');
  });
});
