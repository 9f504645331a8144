import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import type { StudioSession } from '../../src/domain/studio-api.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { SCRIPT, SCRIPT_NAME } from '../support/studio-rig.js';

const FILE = `${SCRIPT_NAME}.txt`;
const project = () => toneProject({ [FILE]: SCRIPT });

/** Runs `hoso studio` until `use` has done with its address. */
const whileRunning = async <T>(
  cwd: string,
  args: readonly string[],
  use: (url: string) => Promise<T>,
): Promise<{ code: number; stdout: string; stderr: string; used: T }> => {
  const ending = new AbortController();
  let stdout = '';
  let stderr = '';
  let told = (_url: string): void => {};
  const printed = new Promise<string>((done) => {
    told = done;
  });
  const running = runCli(['studio', ...args], {
    stdout: (text) => {
      stdout += text;
      told(text.trim());
    },
    stderr: (text) => {
      stderr += text;
    },
    cwd,
    environment: { get: () => undefined, ffmpegPath: undefined, ci: true, noColor: true },
    terminalColumns: null,
    signal: ending.signal,
  });
  try {
    const url = await Promise.race([printed, running.then((code) => `ended with ${code}: ${stderr}`)]);
    const used = await use(url);
    ending.abort();
    return { used, code: await running, stdout, stderr };
  } finally {
    ending.abort();
  }
};

const takenPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

describe('hoso studio', () => {
  it('prints its address and nothing else on stdout, and runs until Ctrl-C: 130', async () => {
    const { code, stdout, stderr, used } = await whileRunning(project(), [`scripts/${FILE}`], async (url) => {
      const session = (await (await fetch(`${url}api/session`)).json()) as StudioSession;
      const view = await fetch(`${url}api/scripts/${session.script}`);
      return { session, name: ((await view.json()) as { name: string }).name };
    });
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect([code, stderr]).toEqual([130, 'the studio runs; Ctrl-C ends it\n']);
    expect(used.session.backend).toBe('tone');
    expect(used.name).toBe(SCRIPT_NAME);
  });

  it('tells its address as JSON when asked for that, and what it cannot do', async () => {
    const options = ['--json', '--no-cache', '--quiet'];
    const { stdout, stderr } = await whileRunning(project(), options, async (line) => {
      const { url } = JSON.parse(line) as { url: string };
      expect((await fetch(`${url}api/session`)).status).toBe(200);
    });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^warning: --no-cache does nothing here.*\n$/);
  });

  it('takes a script that lies outside scripts/', async () => {
    const dir = project();
    writeFileSync(join(dir, `own_20261203.txt`), SCRIPT.replace('みなさん', 'お嬢様ずんだもんと、みなさん'));
    const { used } = await whileRunning(dir, ['own_20261203.txt', '--host', 'tsumugi'], async (url) => {
      const { script } = (await (await fetch(`${url}api/session`)).json()) as StudioSession;
      return (await (await fetch(`${url}api/scripts/${script}`)).json()) as object;
    });
    expect(used).toMatchObject({ path: 'own_20261203.txt', date: '2026-12-03', host: 'tsumugi' });
  });

  it('listens on the port that is asked for, and on no other: 2 when it is taken', async () => {
    const dir = project();
    const port = await takenPort();
    const { code, stdout, stderr } = await runHoso(dir, ['studio', '--port', String(port)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`port ${port} is taken`);
  });

  it.each(['0', '65536', 'x', '-1', '80.5'])('--port %s: 2', async (port) => {
    const { code, stderr } = await runHoso(project(), ['studio', '--port', port]);
    expect(code).toBe(2);
    expect(stderr).toContain('port');
  });

  it.each([
    ['scripts/nothing.txt', 3, 'there is no such file'],
    ['scripts', 3, 'cannot be read'],
  ])('%s: %i', async (path, expected, told) => {
    const { code, stderr, stdout } = await runHoso(project(), ['studio', path]);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(told);
  });

  it('a config that is wrong: 2', async () => {
    const dir = project();
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: 3\n');
    const { code, stderr } = await runHoso(dir, ['studio']);
    expect(code).toBe(2);
    expect(stderr).toContain('hoso.config.yaml:1');
  });

  it('a dictionary that is wrong is told of, and mended in the studio', async () => {
    const dir = project();
    writeFileSync(join(dir, 'dictionary.yaml'), '- surface: 池\n');
    const { stderr, used } = await whileRunning(
      dir,
      [],
      async (url) => (await fetch(`${url}api/weeks`)).status,
    );
    expect(used).toBe(200);
    expect(stderr).toMatch(/^warning: .*dictionary\.yaml:1/);
  });
});
