import { BackendError } from './backend.js';
import { readWhole, withHiddenFile } from './hidden-file.js';
import { type ProgramEnd, runProgram } from './run-program.js';

export const OPEN_JTALK = 'open-jtalk';
export const INSTALL_HINT =
  'Install it with "sudo apt-get install open-jtalk open-jtalk-mecab-naist-jdic", or "brew install open-jtalk".';
const TIMEOUT_MS = 60_000;

/** The program reads the first line only, so the whole reading must be one. */
const asOneLine = (reading: string): string =>
  `${reading
    .replace(/\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/g, '、')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()}\n`;

const failedRun = ({ exitCode, endSignal, stderrTail }: ProgramEnd): BackendError => {
  if (stderrTail.includes('No phoneme')) {
    return new BackendError('rejected', OPEN_JTALK, 'the reading holds nothing that can be spoken');
  }
  const how = exitCode === null ? `was ended by ${endSignal}` : `ended with exit code ${exitCode}`;
  const said = stderrTail === '' ? '' : `: ${stderrTail}`;
  return new BackendError('bad-audio', OPEN_JTALK, `open_jtalk ${how}${said}`);
};

/** What the program wrote: the sound as WAV (empty when none was wanted), and how it came to it. */
export type OpenJtalkOutput = { readonly sound: Buffer; readonly trace: Buffer };

/**
 * Runs the program once on a reading and gives what it wrote: into files that have no name and cannot be left behind.
 * Throws BackendError, or the signal's reason.
 */
export const runOpenJtalk = (
  program: string,
  args: readonly string[],
  { reading, wantsSound }: { readonly reading: string; readonly wantsSound: boolean },
  signal: AbortSignal,
): Promise<OpenJtalkOutput> =>
  withHiddenFile((sound) =>
    withHiddenFile(async (trace) => {
      const end = await runProgram(
        {
          backend: OPEN_JTALK,
          program,
          args: [...args, ...(wantsSound ? ['-ow', '/dev/stdout'] : []), '-ot', '/dev/fd/3'],
          input: asOneLine(reading),
          outputFd: sound,
          extraFds: [trace],
          timeoutMs: TIMEOUT_MS,
          missingHint: INSTALL_HINT,
        },
        signal,
      );
      // Without any phoneme the program ends with 1, but the trace is whole by then.
      if (end.exitCode !== 0 && wantsSound) throw failedRun(end);
      return { sound: readWhole(sound), trace: readWhole(trace) };
    }),
  );

/** Name and version of the program and of its vocoder, as it tells them when it is run without arguments. */
export const openJtalkVersion = async (program: string, signal: AbortSignal): Promise<string> => {
  const { stderrTail } = await runProgram(
    { backend: OPEN_JTALK, program, args: [], input: '', timeoutMs: TIMEOUT_MS, missingHint: INSTALL_HINT },
    signal,
  );
  const [own, vocoder] = [...stderrTail.matchAll(/^Version (\S+)/gm)].map((match) => match[1]);
  if (own === undefined) {
    throw new BackendError('unavailable', OPEN_JTALK, `${program} is not Open JTalk`, { hint: INSTALL_HINT });
  }
  return `open_jtalk ${own}${vocoder === undefined ? '' : `, hts_engine ${vocoder}`}`;
};
