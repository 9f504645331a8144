import { Command, Option } from 'commander';
import type { CliIo } from './cli-io.js';
import {
  durationOption,
  portNumber,
  sizeOption,
  wholeNumber,
  withCacheOptions,
  withDryRun,
  withProjectOptions,
  withRenderOptions,
} from './common-options.js';
import { version } from './version.js';

type SetExitCode = (code: number) => void;

/** The command line. Commands are loaded when they are called, so that `--help` is quick. */
export const createProgram = (io: CliIo, setExitCode: SetExitCode): Command => {
  const program = new Command('hoso')
    .description("Turns a host's script into a radio episode (放送).")
    .version(version())
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showHelpAfterError('(hoso --help lists the commands)');

  withRenderOptions(program.command('render'))
    .description('render each script to one MP3')
    .argument('<script...>', 'scripts (text files)')
    .option('--page <path>', "also fill in the episode's page: the page, or the folder of the pages")
    .option('--player', 'also write a page that plays the episode: chapters, and a transcript that follows')
    .option('--watch', 'render again whenever a script, voice, the dictionary or the config is saved')
    .action(async (paths, flags) => {
      const { renderCommand } = await import('./commands/render.js');
      setExitCode(await renderCommand(io, paths, flags));
    });

  withRenderOptions(program.command('preview'))
    .description('render one segment to a WAV file')
    .argument('<script>')
    .argument('<segment>', 'a number, a range such as 2-3, or part of a title')
    .option('--play', 'play it')
    .action(async (path, segment, flags) => {
      const { previewCommand } = await import('./commands/preview.js');
      setExitCode(await previewCommand(io, path, segment, flags));
    });

  withRenderOptions(program.command('batch'))
    .description('render a folder, or a list of scripts; goes on after a failure')
    .argument('<path...>', "folders, patterns ('scripts/*_2026*.txt') and scripts")
    .option('--from <date>', 'only scripts of this day and later (YYYY-MM-DD)')
    .option('--to <date>', 'only scripts up to this day (YYYY-MM-DD)')
    .option('--week <week>', 'only scripts of an ISO week (2026-W47)')
    .addOption(
      new Option('--on-error <what>', 'after a failure: go on, or begin no further script')
        .choices(['continue', 'stop'])
        .default('continue'),
    )
    .option('--page <folder>', "also fill in the episodes' pages: the folder that holds them")
    .option('--player', 'also write a page for each episode that plays it')
    .action(async (paths, flags) => {
      const { batchCommand } = await import('./commands/batch.js');
      setExitCode(await batchCommand(io, paths, flags));
    });

  withDryRun(program.command('parse'))
    .description('show the structure of scripts')
    .argument('<script...>')
    .action(async (paths, flags) => {
      const { parseCommand } = await import('./commands/parse.js');
      setExitCode(await parseCommand(io, paths, flags));
    });

  withRenderOptions(program.command('plan'))
    .description('show every utterance, and why it would be made')
    .argument('<script...>')
    .action(async (paths, flags) => {
      const { planCommand } = await import('./commands/plan.js');
      setExitCode(await planCommand(io, paths, flags));
    });

  withProjectOptions(program.command('lint'))
    .description('what is wrong or doubtful in scripts, and how their words are read')
    .argument('<script...>')
    .option('--fix', 'repair what is certain')
    .option('--strict', 'exit code 3 for warnings too')
    .option('--pronunciation', 'the kana that will be spoken, and what changed since the last render')
    .action(async (paths, flags) => {
      const { lintCommand } = await import('./commands/lint.js');
      setExitCode(await lintCommand(io, paths, flags));
    });

  withDryRun(program.command('read'))
    .description('show how texts are read; no engine is needed')
    .argument('<text...>')
    // A text such as -5度 is none; what looks like a flag is refused by the command itself.
    .allowUnknownOption()
    .option('--voice <voice>', 'id or name of a profile (the first host)')
    .addOption(
      new Option('--english <mode>', 'how English is read').choices(['katakana', 'spell', 'engine', 'voice']),
    )
    .action(async (texts, flags) => {
      const { readCommand } = await import('./commands/read.js');
      setExitCode(await readCommand(io, texts, flags));
    });

  const dictionary = program.command('dictionary').description('words and their readings');
  withProjectOptions(dictionary.command('push'))
    .description("put the project's words into the user dictionaries of the engines (--backend voicevox)")
    .action(async (flags) => {
      const { dictionaryPushCommand } = await import('./commands/dictionary.js');
      setExitCode(await dictionaryPushCommand(io, flags));
    });
  withProjectOptions(dictionary.command('remove'))
    .description('take the words that were pushed out of the engines again')
    .action(async (flags) => {
      const { dictionaryRemoveCommand } = await import('./commands/dictionary.js');
      setExitCode(await dictionaryRemoveCommand(io, flags));
    });
  withProjectOptions(dictionary.command('import'))
    .description('add the words of a VOICEVOX user dictionary to dictionary.yaml')
    .argument('<export>', 'the JSON file that VOICEVOX exports')
    .action(async (path, flags) => {
      const { dictionaryImportCommand } = await import('./commands/dictionary.js');
      setExitCode(await dictionaryImportCommand(io, path, flags));
    });

  const voices = program.command('voices').description('list, install and try voices');
  withDryRun(voices.command('list'))
    .description('the profiles and how each one sounds; with --backend the voices that its engines offer')
    .action(async (flags) => {
      const { voicesListCommand } = await import('./commands/voices.js');
      setExitCode(await voicesListCommand(io, flags));
    });
  withProjectOptions(voices.command('install'))
    .description('fetch the Mei voices for Open JTalk')
    .action(async (flags) => {
      const { voicesInstallCommand } = await import('./commands/voices.js');
      setExitCode(await voicesInstallCommand(io, flags));
    });
  withProjectOptions(voices.command('say'))
    .description('speak a text with a voice')
    .argument('<voice>', 'id or name of a profile')
    .argument('<text>')
    .option('--play', 'play it')
    .option('--allow-mixed-engines', 'go on with engines of different versions or dictionaries')
    .action(async (voice, text, flags) => {
      const { voicesSayCommand } = await import('./commands/voices.js');
      setExitCode(await voicesSayCommand(io, voice, text, flags));
    });

  withProjectOptions(program.command('page'))
    .description("fill in the front matter of an episode's page")
    .argument('<episode>', 'a script, an MP3 or a date')
    .argument('<page>', 'the page, or the folder of the pages')
    .option('--check', 'only tell whether the page agrees with the MP3 (exit code 1 if not)')
    .option('--force', 'take this page, whosever it is; in a folder, make a new one')
    .action(async (episode, page, flags) => {
      const { pageCommand } = await import('./commands/page.js');
      setExitCode(await pageCommand(io, episode, page, flags));
    });

  withProjectOptions(program.command('slides'))
    .description('time the slides of an episode by what is said')
    .argument('<episode>', 'a script or an MP3')
    .argument('<slides.json>', 'the list of slides')
    .option('--offset <ms>', 'when the speech begins in the video', wholeNumber)
    .action(async (episode, slides, flags) => {
      const { slidesCommand } = await import('./commands/slides.js');
      setExitCode(await slidesCommand(io, episode, slides, flags));
    });

  withProjectOptions(program.command('studio'))
    .description('a page in the browser to see, hear and mend episodes, on this machine only')
    .argument('[script]', 'the script to begin with')
    .option('--port <n>', 'listen on this port (that of the last run, or any free one)', portNumber)
    .option('--open', 'open the page in the browser')
    .action(async (path, flags) => {
      const { studioCommand } = await import('./commands/studio.js');
      setExitCode(await studioCommand(io, path, flags));
    });

  withDryRun(program.command('doctor'))
    .description('what works, what does not, and the command that mends it')
    .action(async (flags) => {
      const { doctorCommand } = await import('./commands/doctor.js');
      setExitCode(await doctorCommand(io, flags));
    });

  const cache = program.command('cache').description('what the clip cache holds; make it smaller');
  withCacheOptions(cache.command('stats'))
    .description('number and size of clips and encoded parts')
    .action(async (flags) => {
      const { cacheStatsCommand } = await import('./commands/cache.js');
      setExitCode(await cacheStatsCommand(io, flags));
    });
  withCacheOptions(cache.command('prune'))
    .description('remove what was not used for longest')
    .option('--max-size <size>', 'until no more than this is left (2GB)', sizeOption)
    .option('--older-than <time>', 'all that was not used for so long (30d)', durationOption)
    .action(async (flags) => {
      const { cachePruneCommand } = await import('./commands/cache.js');
      setExitCode(await cachePruneCommand(io, flags));
    });
  withCacheOptions(cache.command('clear'))
    .description('remove all clips and encoded parts; they are made again when needed')
    .action(async (flags) => {
      const { cacheClearCommand } = await import('./commands/cache.js');
      setExitCode(await cacheClearCommand(io, flags));
    });

  program
    .command('init')
    .description('make a new project')
    .argument('<dir>')
    .action(async (dir) => {
      const { initCommand } = await import('./commands/init.js');
      setExitCode(await initCommand(io, dir));
    });

  return program;
};
