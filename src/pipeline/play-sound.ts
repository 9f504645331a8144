import { spawn } from 'node:child_process';
import type { Failure } from '../domain/failure.js';
import { err, ok, type Result } from '../util/result.js';

/** Players in the order they are tried; each plays a file and ends. */
const PLAYERS: readonly (readonly [string, ...string[]])[] = [
  ['afplay'],
  ['paplay'],
  ['pw-play'],
  ['aplay', '-q'],
  ['ffplay', '-nodisp', '-autoexit', '-loglevel', 'error'],
];

type Ending = 'played' | 'missing' | 'failed';

const play = (argv: readonly [string, ...string[]], file: string, signal: AbortSignal): Promise<Ending> =>
  new Promise((resolve) => {
    const [program, ...options] = argv;
    const child = spawn(program, [...options, file], { stdio: 'ignore', signal });
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? 'missing' : 'failed'),
    );
    child.on('close', (code) => resolve(code === 0 ? 'played' : 'failed'));
  });

/** Plays a sound file with the first player that can, and waits for its end. */
export const playSound = async (file: string, signal: AbortSignal): Promise<Result<string, Failure>> => {
  for (const argv of PLAYERS) {
    const ending = await play(argv, file, signal);
    signal.throwIfAborted();
    if (ending === 'played') return ok(argv[0]);
  }
  return err({
    code: 'usage',
    message: `no player could play ${file}`,
    hint: `Install one of ${PLAYERS.map(([program]) => program).join(', ')}, or open the file yourself.`,
  });
};
