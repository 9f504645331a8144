import { access, constants, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { parseWav } from '../audio/wav.js';
import type { Pcm } from '../domain/pcm.js';
import { ok } from '../util/result.js';
import { type Backend, BackendError, type BackendSession, type OpenContext } from './backend.js';
import { foldToAscii } from './fold-to-ascii.js';
import { programPath } from './program-path.js';
import { runProgram } from './run-program.js';
import { makeTemporaryFolder } from './temporary-folder.js';

const NAME = 'command';
const MAX_TEXT_LENGTH = 300;
const PLACEHOLDER = /\{(\w+)\}/g;
const PLACEHOLDERS = ['text', 'textFile', 'wav'];

const settingsSchema = z.strictObject({
  /** A program that takes longer for one utterance is killed. */
  timeoutMs: z.int().min(100).max(3_600_000).default(60_000),
});
type CommandSettings = z.infer<typeof settingsSchema>;

const placeholdersIn = (argv: readonly string[]): readonly string[] =>
  argv.flatMap((argument) => [...argument.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''));

const argvSchema = z
  .array(z.string())
  .min(1)
  .superRefine((argv, context) => {
    const used = placeholdersIn(argv);
    const complain = (message: string): void => context.addIssue({ code: 'custom', message });
    if ((argv[0] ?? '') === '') complain('the first element must be the program');
    if (placeholdersIn(argv.slice(0, 1)).length > 0) complain('the program itself cannot be a placeholder');
    if (!used.includes('text') && !used.includes('textFile')) {
      complain('{text} or {textFile} is needed: without it the program cannot know what to say');
    }
    if (!used.includes('wav')) complain('{wav} is needed: the file that the program must write');
    for (const name of new Set(used)) {
      if (!PLACEHOLDERS.includes(name)) {
        complain(`{${name}} is no placeholder: there are {text}, {textFile} and {wav}`);
      }
    }
  });

const optionsSchema = z.strictObject({
  /** The program and its arguments. `{text}`, `{textFile}` (UTF-8) and `{wav}` are filled in; no shell sees them. */
  argv: argvSchema,
  /** To be changed by hand when the program or its voice changes: clips made before are not used then. */
  revision: z.union([z.string().min(1), z.number()]),
  /** What the program must deliver; another rate is a failure. */
  sampleRateHz: z.int().min(8000).max(192_000).nullable().default(null),
  /** For programs that read ASCII only, such as flite: accents are taken off, typographic signs made plain. */
  ascii: z.boolean().default(false),
});
type CommandOptions = z.infer<typeof optionsSchema>;

const installHint = (program: string): string =>
  `Install ${program}, or correct argv in the voice's profile.`;

/** Whether a program can be run; without a PATH to look at, running it will tell. */
const isThere = async (program: string, searchPath: string | undefined): Promise<boolean> => {
  const candidates = program.includes('/')
    ? [program]
    : searchPath?.split(delimiter).map((folder) => join(folder, program));
  if (candidates === undefined) return true;
  for (const path of candidates) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
};

type Places = { readonly text: string; readonly textFile: string; readonly wav: string };

const fillIn = (argument: string, places: Places): string => {
  // A text such as "-5 degrees" that is an argument of its own must not be taken for an option.
  if (argument === '{text}' && places.text.startsWith('-')) return ` ${places.text}`;
  return argument.replace(PLACEHOLDER, (whole, name: string) => places[name as keyof Places] ?? whole);
};

const checkedSound = (bytes: Uint8Array, options: CommandOptions): Pcm => {
  const program = options.argv[0] ?? '';
  const wav = parseWav(bytes);
  if (!wav.ok) throw new BackendError('bad-audio', NAME, `${program}: ${wav.error}`);
  if (wav.value.samples.length === 0) {
    throw new BackendError('bad-audio', NAME, `${program} wrote a WAV file without sound`);
  }
  const { sampleRateHz } = wav.value.format;
  if (options.sampleRateHz !== null && options.sampleRateHz !== sampleRateHz) {
    const message = `${program} wrote ${sampleRateHz} Hz, but the profile promises ${options.sampleRateHz} Hz`;
    throw new BackendError('bad-audio', NAME, message);
  }
  return wav.value;
};

const open = async (context: OpenContext): Promise<BackendSession> => {
  const { baseDir } = context;
  const { timeoutMs } = settingsSchema.parse(context.settings);
  for (const { argv } of context.voices.map((options) => optionsSchema.parse(options))) {
    const program = programPath(argv[0] ?? '', baseDir);
    if (!(await isThere(program, context.env['PATH']))) {
      throw new BackendError('unavailable', NAME, `${argv[0]} is not installed`, {
        hint: installHint(program),
      });
    }
  }
  const folder = await makeTemporaryFolder();
  let count = 0;

  const speak = async (reading: string, options: CommandOptions, signal: AbortSignal): Promise<Pcm> => {
    count += 1;
    // A NUL cannot be part of an argument.
    const plain = reading.replaceAll('\0', ' ');
    const text = options.ascii ? foldToAscii(plain) : plain;
    const places = { text, textFile: join(folder, `${count}.txt`), wav: join(folder, `${count}.wav`) };
    const [program = '', ...args] = options.argv;
    try {
      if (placeholdersIn(args).includes('textFile')) await writeFile(places.textFile, `${text}\n`);
      const request = {
        backend: NAME,
        program: programPath(program, baseDir),
        args: args.map((argument) => fillIn(argument, places)),
        cwd: baseDir,
        timeoutMs,
        missingHint: installHint(program),
        killGroup: true,
      };
      const { exitCode, endSignal, stderrTail } = await runProgram(request, signal);
      if (exitCode !== 0) {
        const how = exitCode === null ? `was ended by ${endSignal}` : `ended with exit code ${exitCode}`;
        throw new BackendError('bad-audio', NAME, `${program} ${how}${stderrTail && `: ${stderrTail}`}`);
      }
      const bytes = await readFile(places.wav).catch((cause: unknown) => {
        const message = `${program} wrote no sound${stderrTail && `: ${stderrTail}`}`;
        throw new BackendError('bad-audio', NAME, message, { cause });
      });
      return checkedSound(bytes, options);
    } finally {
      await Promise.all([places.textFile, places.wav].map((path) => rm(path, { force: true })));
    }
  };

  return {
    address: null,
    facts: { version: null, dictionaryHash: null, voiceFiles: {} },
    synthesize: async ({ reading, options }, signal) => {
      signal.throwIfAborted();
      if (reading.length > MAX_TEXT_LENGTH) {
        throw new BackendError('rejected', NAME, `the reading has over ${MAX_TEXT_LENGTH} characters`);
      }
      return { pcm: await speak(reading, optionsSchema.parse(options), signal) };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Any program that writes a WAV file, one process for each utterance; never through a shell. */
export const commandBackend: Backend<CommandSettings, CommandOptions> = {
  name: NAME,
  revision: 1,
  settingsSchema,
  optionsSchema,
  audibleOptions: Object.keys(optionsSchema.shape),
  environment: () => ['PATH'],
  capabilities: { maxTextLength: MAX_TEXT_LENGTH, maxConcurrency: null, timing: 'none', readsWell: [] },
  addresses: () => [null],
  open: (_address, context) => open(context),
  resolve: (options) => ok({ options, voiceHash: `revision:${options.revision}` }),
};
