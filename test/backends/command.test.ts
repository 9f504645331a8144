import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandBackend } from '../../src/backends/command.js';
import { describeBackendContract, openContext } from '../support/describe-backend-contract.js';

const FLITE = { argv: ['flite', '-voice', 'slt', '-f', '{textFile}', '-o', '{wav}'], revision: 'flite-slt' };

describeBackendContract('command', {
  load: async () => commandBackend,
  options: () => FLITE,
  otherOptions: () => ({ ...FLITE, argv: FLITE.argv.with(2, 'rms') }),
  sentences: ['Hello, how are you?', 'Hello, how are you today, and where did all of your friends go?'],
  unreachable: () => ({ options: { ...FLITE, argv: FLITE.argv.with(0, 'flite-that-is-not-there') } }),
  env: { PATH: process.env['PATH'] ?? '' },
});

const never = new AbortController().signal;

describe('command', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'test-command-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  /** Writes a script and opens a session whose voice runs it. */
  const openScript = async (
    name: string,
    body: string,
    args: readonly string[],
    more: Record<string, unknown> = {},
  ) => {
    const path = join(dir, name);
    await writeFile(path, `#!/bin/sh\n${body}\n`);
    await chmod(path, 0o755);
    const { settings, ...rest } = more;
    const written = { argv: [`./${name}`, ...args], revision: 1, ...rest };
    const context = openContext(commandBackend, { settings, options: [written], baseDir: dir });
    const session = await commandBackend.open(null, context);
    const options = commandBackend.optionsSchema.parse(written);
    return {
      session,
      speak: (reading: string, signal = never) => session.synthesize({ reading, options }, signal),
    };
  };
  /** Speaks through a script that notes its arguments before it hands on to flite. */
  const argumentsFor = async (template: string, reading: string, more: Record<string, unknown> = {}) => {
    const body = `for argument in "$@"; do printf '[%s]' "$argument"; done > seen\nexec flite -t hello -o "$1"`;
    const { session, speak } = await openScript('note', body, ['{wav}', template], more);
    await speak(reading);
    await session.close();
    return (await readFile(join(dir, 'seen'), 'utf8')).replace(/^\[[^\]]*\]/, '');
  };

  it.each([
    ['no placeholder', ['flite', '-t', 'hello'], '{text} or {textFile} is needed'],
    ['no output', ['flite', '{text}'], '{wav} is needed'],
    ['a placeholder as the program', ['{text}', '{wav}'], 'the program itself'],
    ['a placeholder that is none', ['flite', '{text}', '{wav}', '{voice}'], '{voice} is no placeholder'],
    ['nothing', [], 'expected array to have'],
  ])('refuses a template with %s', (_, argv, message) => {
    const parsed = commandBackend.optionsSchema.safeParse({ argv, revision: 1 });
    expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message);
  });

  it('needs a revision, which is the voice hash', () => {
    expect(commandBackend.optionsSchema.safeParse({ argv: FLITE.argv }).success).toBe(false);
    const resolved = commandBackend.resolve(commandBackend.optionsSchema.parse(FLITE), {
      version: null,
      dictionaryHash: null,
      voiceFiles: {},
    });
    expect(resolved).toMatchObject({ ok: true, value: { voiceHash: 'revision:flite-slt' } });
  });

  it('hands the text over as one argument, whatever is in it', async () => {
    const text = `a "b" 'c' $(touch x) \`touch x\` ; | & > x {wav} * é`;
    expect(await argumentsFor('{text}', text)).toBe(`[${text}]`);
    expect(await argumentsFor('--say={text}', text)).toBe(`[--say=${text}]`);
    expect(existsSync(join(dir, 'x'))).toBe(false);
  });

  it('never lets a text become an option', async () => {
    expect(await argumentsFor('{text}', '-5 degrees')).toBe('[ -5 degrees]');
  });

  it('folds to ASCII where the profile asks for it', async () => {
    const seen = await argumentsFor('{text}', '“Café” – it’s naïve… 100 ¥', { ascii: true });
    expect(seen).toBe(`["Cafe" - it's naive... 100  ]`);
  });

  it('gives the text as a file and leaves no file behind', async () => {
    const { session, speak } = await openScript('file', 'cp "$1" seen; exec flite -f "$1" -o "$2"', [
      '{textFile}',
      '{wav}',
    ]);
    await speak('Hello "world" é');
    expect(await readFile(join(dir, 'seen'), 'utf8')).toBe('Hello "world" é\n');
    const folder = readdirSync(tmpdir()).find((name) => name.startsWith(`hoso-command-${process.pid}-`));
    expect(readdirSync(join(tmpdir(), folder ?? 'none'))).toEqual([]);
    await session.close();
    expect(existsSync(join(tmpdir(), folder ?? 'none'))).toBe(false);
  });

  it.each([
    ['no-sound', 'echo "no voice" >&2', 'wrote no sound: no voice'],
    ['fails', 'echo "no device" >&2; exit 3', 'exit code 3: no device'],
    ['not-wav', 'echo hello > "$2"', 'WAV'],
    ['torn', 'flite -t hello -o tmp.wav; head -c 2000 tmp.wav > "$2"', 'cut short'],
  ])('takes %s for bad audio', async (name, body, message) => {
    const { session, speak } = await openScript(name, body, ['{textFile}', '{wav}']);
    await expect(speak('hello')).rejects.toMatchObject({
      kind: 'bad-audio',
      message: expect.stringContaining(message),
    });
    await session.close();
  });

  it('holds the program to the promised rate', async () => {
    const speakAt = async (sampleRateHz: number) => {
      const args = ['{text}', '{wav}'];
      const opened = await openScript('rate', 'exec flite -voice slt -t "$1" -o "$2"', args, {
        sampleRateHz,
      });
      return opened.speak('hello').finally(() => opened.session.close());
    };
    await expect(speakAt(16_000)).resolves.toMatchObject({ pcm: { format: { sampleRateHz: 16_000 } } });
    await expect(speakAt(44_100)).rejects.toMatchObject({ kind: 'bad-audio' });
  });

  it('ends a program that takes too long, with its children', async () => {
    const body = 'sleep 600 & echo $! > "$2.pid"; cp "$2.pid" pid; wait';
    const settings = { timeoutMs: 300 };
    const { session, speak } = await openScript('hangs', body, ['{textFile}', '{wav}'], { settings });
    await expect(speak('hello')).rejects.toMatchObject({ kind: 'timeout' });
    const pid = Number(await readFile(join(dir, 'pid'), 'utf8'));
    expect(pid).toBeGreaterThan(1);
    // The kernel needs a moment until a killed process is gone; a zombie that nobody waits for counts as gone.
    await expect
      .poll(async () => (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')).includes(') Z'))
      .toBe(true);
    await session.close();
  });

  it('does not wait for a grandchild that has left the group and holds the pipe', async () => {
    const body = 'setsid sleep 20 & echo $! > pid; exec flite -t hello -o "$2"';
    const settings = { timeoutMs: 1000 };
    const { session, speak } = await openScript('leaves', body, ['{textFile}', '{wav}'], { settings });
    await expect(speak('hello')).rejects.toMatchObject({ kind: 'timeout' });
    process.kill(Number(await readFile(join(dir, 'pid'), 'utf8')), 'SIGKILL');
    await session.close();
  });

  it('removes the folder that a dead process left, not that of a living one', async () => {
    const old = new Date(Date.now() - 7_200_000);
    const folders = ['hoso-command-4194999-dead', `hoso-command-${process.ppid}-alive`].map((name) =>
      join(tmpdir(), name),
    );
    for (const folder of folders) {
      await mkdir(folder, { recursive: true });
      await utimes(folder, old, old);
    }
    const { session } = await openScript('any', 'exit 0', ['{textFile}', '{wav}']);
    await session.close();
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
    await rm(folders[1] ?? '', { recursive: true });
  });
});
