import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takeEpisodeLock } from '../../src/pipeline/episode-lock.js';
import { processStartTicks } from '../../src/util/process-alive.js';
import { tempDir } from '../support/temp-dir.js';

const NAME = 'ある回';
const never = new AbortController().signal;

const lockFile = (dir: string): string => join(dir, `.${NAME}.lock`);

/** A process that does nothing, to be the lock's holder. */
const sleeper = (): ChildProcess => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

const holdBy = (dir: string, pid: number | undefined, ticks: string | null): void =>
  writeFileSync(lockFile(dir), JSON.stringify({ pid, ticks }));

it('is there while it is held, and gone when it is released', async () => {
  const dir = tempDir();
  const release = await takeEpisodeLock(dir, NAME, never, () => expect.fail('nobody holds it'));
  expect(JSON.parse(readFileSync(lockFile(dir), 'utf8'))).toMatchObject({ pid: process.pid });
  await release();
  expect(readdirSync(dir)).toEqual([]);
});

it('waits for a living process, tells which, and takes the lock when that has died', async () => {
  const dir = tempDir();
  const child = sleeper();
  holdBy(dir, child.pid, processStartTicks(child.pid ?? 0));
  const waitedFor: number[] = [];
  const taking = takeEpisodeLock(dir, NAME, never, (pid) => waitedFor.push(pid));
  await expect.poll(() => waitedFor).toEqual([child.pid]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await taking)();
  expect(waitedFor).toEqual([child.pid]);
  expect(existsSync(lockFile(dir))).toBe(false);
});

it('is taken over from a process that has died', async () => {
  const dir = tempDir();
  const child = sleeper();
  const ticks = processStartTicks(child.pid ?? 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  holdBy(dir, child.pid, ticks);
  const release = await takeEpisodeLock(dir, NAME, never, () => expect.fail('its holder is dead'));
  await release();
});

it.skipIf(processStartTicks(process.pid) === null)(
  'is taken over when its process id belongs to another process by now',
  async () => {
    const dir = tempDir();
    // As after a restart of a container, where ids begin anew.
    holdBy(dir, sleeper().pid, '1');
    const release = await takeEpisodeLock(dir, NAME, never, () => expect.fail('its holder is dead'));
    await release();
  },
);

it.each(['', '{"pid":', '[]', '{"pid":"x"}', 'null'])('is taken over when it says %j', async (text) => {
  const dir = tempDir();
  writeFileSync(lockFile(dir), text);
  const release = await takeEpisodeLock(dir, NAME, never, () => expect.fail('nobody holds it'));
  await release();
  expect(readdirSync(dir)).toEqual([]);
});

it('of many that want it, and find a dead one’s, one has it at a time', async () => {
  const dir = tempDir();
  const child = sleeper();
  child.kill('SIGKILL');
  await once(child, 'exit');
  holdBy(dir, child.pid, null);
  let holders = 0;
  let most = 0;
  const hold = async (): Promise<void> => {
    const release = await takeEpisodeLock(dir, NAME, never, () => {});
    holders += 1;
    most = Math.max(most, holders);
    await new Promise((done) => setTimeout(done, 5));
    holders -= 1;
    await release();
  };
  await Promise.all(Array.from({ length: 8 }, hold));
  expect(most).toBe(1);
  expect(readdirSync(dir)).toEqual([]);
});

it('a wait ends when the run is cancelled, and leaves the other’s lock', async () => {
  const dir = tempDir();
  const child = sleeper();
  holdBy(dir, child.pid, null);
  const controller = new AbortController();
  const taking = takeEpisodeLock(dir, NAME, controller.signal, () => controller.abort());
  await expect(taking).rejects.toThrow();
  expect(existsSync(lockFile(dir))).toBe(true);
});
