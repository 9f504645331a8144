import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isProcessAlive, processStartTicks } from '../util/process-alive.js';

type Holder = { readonly pid: number; readonly ticks: string | null };

const POLL_MS = 200;
/** A lock that says nothing is being written at this moment, unless it is older than this. */
const LONGEST_WRITE_MS = 2_000;
const GUARD_POLL_MS = 10;
const LONGEST_GUARD_MS = 10_000;

const holderOf = async (file: string): Promise<Holder | null> => {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed)) return null;
    const { pid, ticks } = parsed as { pid: unknown; ticks?: unknown };
    return typeof pid === 'number' ? { pid, ticks: typeof ticks === 'string' ? ticks : null } : null;
  } catch {
    return null;
  }
};

const isHeld = (holder: Holder): boolean =>
  isProcessAlive(holder.pid) && (holder.ticks === null || processStartTicks(holder.pid) === holder.ticks);

const tryToTake = async (file: string): Promise<boolean> => {
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(JSON.stringify({ pid: process.pid, ticks: processStartTicks(process.pid) }));
    return true;
  } catch (error) {
    // A lock that says nothing would make others wait (the disk is full, say).
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
};

const ageMs = async (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );

/** Whether a lock's holder is gone: it has died, or it died over writing the lock. */
const isStale = async (file: string, holder: Holder | null): Promise<boolean> =>
  holder === null ? (await ageMs(file)) > LONGEST_WRITE_MS : !isHeld(holder);

/**
 * Removes a lock whose holder is gone. Only who has the guard beside it may: of two that saw the dead one's lock,
 * the slower would otherwise remove the one that the quicker has taken meanwhile.
 */
const removeStale = async (file: string): Promise<void> => {
  const guard = `${file}.stale`;
  if (!(await tryToTake(guard))) {
    // It is held for a moment only: one so old is that of a process that died over it.
    if ((await ageMs(guard)) > LONGEST_GUARD_MS) await rm(guard, { force: true });
    else await sleep(GUARD_POLL_MS);
    return;
  }
  try {
    if (await isStale(file, await holderOf(file))) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
};

/**
 * Keeps two renders of one episode apart. Waits while a living process holds the lock (`onWait` is called
 * once, with its process id); a dead one's is taken over. Gives the function that releases it.
 * Throws the signal's reason when aborted.
 */
export const takeEpisodeLock = async (
  outDir: string,
  name: string,
  signal: AbortSignal,
  onWait: (pid: number) => void,
): Promise<() => Promise<void>> => {
  const file = join(outDir, `.${name}.lock`);
  let told = false;
  for (;;) {
    signal.throwIfAborted();
    if (await tryToTake(file)) return () => rm(file, { force: true });
    const holder = await holderOf(file);
    if (await isStale(file, holder)) {
      await removeStale(file);
      continue;
    }
    if (holder !== null && !told) {
      told = true;
      onWait(holder.pid);
    }
    await sleep(POLL_MS, undefined, { signal });
  }
};
