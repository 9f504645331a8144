import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/cli/create-program.js';
import { configSchema } from '../src/config/config-schema.js';
import { EXIT_CODES } from '../src/domain/failure.js';
import type { WarningCode } from '../src/domain/script.js';
import type { MissReason } from '../src/pipeline/explain-misses.js';
import { LAYERS } from './support/layers.js';
import {
  anchorsOf,
  codeBlocks,
  hosoExamples,
  inlineCode,
  linkTargets,
  splitCommandLine,
} from './support/markdown.js';
import { jsonLines, repositoryRoot, runHoso } from './support/run-hoso.js';
import { tempDir } from './support/temp-dir.js';

type Page = { readonly path: string; readonly text: string };

const page = (path: string): Page => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') });

const readme = page('README.md').text;
const readmeJa = page('README.ja.md').text;
const changelog = page('CHANGELOG.md').text;
const pages: Page[] = [
  'README.md',
  'README.ja.md',
  'CHANGELOG.md',
  ...readdirSync(join(repositoryRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map(page);

// --- paths ---------------------------------------------------------------------------------------------

const inRepository = (path: string): boolean => existsSync(join(repositoryRoot, path));

const sourceNames = new Set(
  ['src', 'test', 'bench', 'bin'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replace(/^.*[/\\]/, ''),
    ),
  ),
);

/** Made by running hoso, or standing in a project of the user's own. */
const NOT_IN_GIT = /^(?:\.cache|output|dist|node_modules|my-station|_posts)(?:\/|$)|^voices\/mei(?:\/|$)/;
/** Where a name is to be filled in; the example of docs/backends.md. */
const PLACEHOLDER = /[<>{}…]|(?:^|\/)X\.|(?:^|\/)hum(?:\.test)?\.ts$/u;
const SOURCE_FILE = /^[\w.-]+\.(?:ts|js)$/;

const isMissing = (code: string): boolean => {
  if (PLACEHOLDER.test(code) || NOT_IN_GIT.test(code)) return false;
  if (SOURCE_FILE.test(code)) return !inRepository(code) && !sourceNames.has(code);
  if (!/^\.?[\w-][\w.*-]*(?:\/[\p{L}\p{N}☆_.*-]+)*\/?$/u.test(code) || !code.includes('/')) return false;
  const path = code.replace(/\/?\*.*$/, '');
  const isPath = inRepository(path.split('/')[0] ?? '') || /\.(?:ts|js|md|yaml|txt)$/.test(code);
  return isPath && !inRepository(path);
};

const brokenLink = (from: string, target: string): boolean => {
  if (/^[a-z]+:/.test(target)) return false;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!inRepository(path)) return true;
  return anchor !== undefined && !anchorsOf(page(path).text).includes(anchor);
};

/** Links and backticked paths of a page that lead nowhere. */
const deadEnds = ({ path, text }: Page): string[] => [
  ...linkTargets(text).filter((target) => brokenLink(path, target)),
  ...inlineCode(text).filter(isMissing),
];

describe('paths', () => {
  it.each(pages)('$path names only what is there', (each) => expect(deadEnds(each)).toEqual([]));

  it('a path that is not there is seen', () => {
    const text = [
      '[a](docs/nowhere.md) [b](docs/script-format.md#nowhere) `src/nowhere.ts` `nowhere.ts` `docs/nowhere/`',
      '[c](docs/script-format.md#pauses) `src/cli/main.ts` `main.ts` `voices/*.yaml` `output/X.mp3` `docs/`',
    ].join('\n');
    expect(deadEnds({ path: 'README.md', text })).toEqual([
      'docs/nowhere.md',
      'docs/script-format.md#nowhere',
      'src/nowhere.ts',
      'nowhere.ts',
      'docs/nowhere/',
    ]);
  });

  it('README lists every page of docs/', () => {
    for (const text of [readme, readmeJa])
      expect(linkTargets(text)).toEqual(
        expect.arrayContaining(pages.map(({ path }) => path).filter((path) => path.startsWith('docs/'))),
      );
  });
});

// --- commands ------------------------------------------------------------------------------------------

const program = createProgram(
  {
    stdout: () => {},
    stderr: () => {},
    cwd: repositoryRoot,
    environment: { get: () => undefined, ffmpegPath: undefined, ci: true, noColor: true },
    terminalColumns: null,
    signal: new AbortController().signal,
  },
  () => {},
);

const leaves = (command: Command, path: string): string[] =>
  command.commands.length === 0
    ? [path]
    : command.commands.flatMap((each) => leaves(each, `${path} ${each.name()}`.trim()));

type Call = { readonly name: string; readonly command: Command; readonly words: readonly string[] };

/** The command that a line calls, and the words behind its name; null when there is none. */
const callOf = (words: readonly string[]): Call | null => {
  let command: Command = program;
  let at = 0;
  while (command.commands.length > 0) {
    const next = command.commands.find((each) => each.name() === words[at]);
    if (next === undefined) return null;
    command = next;
    at += 1;
  }
  return { name: words.slice(0, at).join(' '), command, words: words.slice(at) };
};

const callProblem = (words: readonly string[]): string | null => {
  const call = callOf(words);
  if (call === null) return 'no such command';
  const rest: string[] = [];
  for (let at = 0; at < call.words.length; at += 1) {
    const word = call.words[at] ?? '';
    if (!word.startsWith('--')) {
      rest.push(word);
      continue;
    }
    const option = call.command.options.find(({ long }) => long === word);
    if (option === undefined) return `no flag ${word}`;
    if (option.required || option.optional) at += 1;
  }
  const wanted = call.command.registeredArguments;
  const fits = rest.length >= wanted.filter(({ required }) => required).length;
  const isMany = !wanted.some(({ variadic }) => variadic) && rest.length > wanted.length;
  return fits && !isMany ? null : `${rest.length} arguments`;
};

/** They ask engines or the network: that they are known, with known flags, is all that is checked. */
const NOT_RUN = new Set(['doctor', 'voices install', 'studio', 'dictionary push', 'dictionary remove']);
const NOT_RUN_FLAGS = ['--play', '--watch', '--open', '--pronunciation'];
/** They ask no engine: what they print is compared with what README shows. */
const SHOWN_AS_IS = new Set(['parse', 'read', 'lint', 'voices list', 'init']);

/** The call in a project of its own, with `tone` for every voice that would be heard. */
const sandboxed = (call: Call, words: readonly string[]): string[] => {
  if (SHOWN_AS_IS.has(call.name)) return [...words];
  const flags: readonly (readonly [string, string])[] = [
    ['--backend', 'tone'],
    ['--out', 'output'],
    ['--cache-dir', '.cache'],
  ];
  const known = flags.filter(([flag]) => call.command.options.some(({ long }) => long === flag));
  return [...words, ...known.flat()];
};

/** The page and the slides that README's examples fill in. */
const SITE_PAGE = `---
actor_ids:
  - ずんだもん
audio_file_path: /audio/株式会社ずんだもん技術室AI放送局_podcast_20261117.mp3
audio_file_size: 0
date: 2026-11-17 06:00:00 +0900
duration: "00:00"
layout: article
title: 株式会社ずんだもん技術室AI放送局 podcast 20261117
---
`;
const SLIDES = JSON.stringify([{ type: 'title', notes: '枝豆の国からやってきた、ずんだもんなのだ！' }]);

/** What VOICEVOX exports: a word that no example holds. */
const USER_DICTIONARY = JSON.stringify({ a: { surface: 'Ｚｏｒｖｉｋ', pronunciation: 'ゾルヴィーク' } });

const examples = hosoExamples(readme).filter(({ line }) => !/^COMMAND\b/.test(line));

describe('commands', () => {
  let project = '';
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'hoso-test-'));
    for (const name of ['scripts', 'voices', 'hoso.config.yaml'])
      cpSync(join(repositoryRoot, name), join(project, name), { recursive: true });
    mkdirSync(join(project, '_posts'));
    writeFileSync(join(project, '_posts/2026-11-17-600.md'), SITE_PAGE);
    writeFileSync(join(project, 'slides.json'), SLIDES);
    writeFileSync(join(project, 'user-dict.json'), USER_DICTIONARY);
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('README shows every command there is', () => {
    const shown = new Set(examples.map(({ line }) => callOf(splitCommandLine(line, repositoryRoot))?.name));
    expect(leaves(program, '').filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each(examples)('npx hoso $line', { timeout: 120_000 }, async ({ line, shown }) => {
    const words = splitCommandLine(line, project);
    expect(callProblem(words)).toBeNull();
    const call = callOf(words);
    if (call === null || NOT_RUN.has(call.name) || words.some((word) => NOT_RUN_FLAGS.includes(word))) return;
    const { code, stdout, stderr } = await runHoso(project, sandboxed(call, words));
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    if (!SHOWN_AS_IS.has(call.name)) return;
    const printed = `${stdout}${stderr}`.split('\n');
    const notPrinted = shown.filter((text) => text !== '…' && !printed.includes(text));
    expect(notPrinted).toEqual([]);
  });

  it.each([
    ['frobnicate scripts', 'no such command'],
    ['render scripts/x.txt --frobnicate', 'no flag --frobnicate'],
    ['render', '0 arguments'],
    ['preview a b c', '3 arguments'],
  ])('a wrong line is seen: %s', (line, problem) =>
    expect(callProblem(splitCommandLine(line, repositoryRoot))).toBe(problem),
  );

  it('README.ja.md has the same commands and examples', () => {
    const lines = (text: string) => hosoExamples(text).map(({ line }) => line);
    expect(lines(readmeJa)).toEqual(lines(readme));
    // Those in `sh` have comments, which are translated.
    const shown = (text: string) => codeBlocks(text).filter(({ language }) => language !== 'sh');
    expect(shown(readmeJa)).toEqual(shown(readme));
  });
});

// --- what the pages say of the code --------------------------------------------------------------------

const block = (text: string, language: string): string =>
  codeBlocks(text).find((each) => each.language === language)?.text ?? '';

/** The first cells of a page's table rows, and the rest of each row. */
const rows = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^\| (.+?) \| (.*) ?\|$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));

const namesIn = (cell: string): string[] => inlineCode(cell);

describe('what the pages say of the code', () => {
  it.each([
    ['README.md', readme],
    ['README.ja.md', readmeJa],
  ])('%s has every setting of the config', (_path, text) => {
    const settings = rows(text);
    expect(Object.keys(configSchema.shape).filter((key) => !settings.has(`\`${key}\``))).toEqual([]);
  });

  it("README's voice is a good profile", async () => {
    const project = tempDir();
    cpSync(join(repositoryRoot, 'voices'), join(project, 'voices'), { recursive: true });
    writeFileSync(join(project, 'voices/metan.yaml'), block(readme, 'yaml'));
    const { code, stdout } = await runHoso(project, ['voices', 'list']);
    expect(code).toBe(0);
    expect(stdout).toContain('metan  四国めたん');
  });

  it.each([
    ['README.md', readme],
    ['docs/script-format.md', page('docs/script-format.md').text],
  ])('the script of %s is read as the pages say', async (_path, text) => {
    const project = tempDir();
    cpSync(join(repositoryRoot, 'voices'), join(project, 'voices'), { recursive: true });
    const name = '株式会社ずんだもん技術室AI放送局_podcast_20261117.txt';
    writeFileSync(join(project, name), block(text, 'text'));
    const { code, stdout } = await runHoso(project, ['parse', '--json', name]);
    expect(code).toBe(0);
    const [script] = jsonLines(stdout) as { segments: unknown[]; chapters: { title: string }[] }[];
    expect(script).toMatchObject({ host: 'zundamon', date: '2026-11-17', warnings: [] });
    expect(script?.segments).toHaveLength(4);
    expect(script?.chapters.map(({ title }) => title)).toEqual([
      'オープニング',
      '池の鯉に名札をつけた小学校',
      'A Quiet Night for Seven Servers',
      'エンディング',
    ]);
  });

  it('docs/architecture.md has the layers that are enforced', () => {
    const table = rows(page('docs/architecture.md').text);
    const layers = LAYERS.map((_, index) => namesIn(table.get(`${index + 1}`)?.split('|')[0] ?? ''));
    expect(layers).toEqual(LAYERS);
    expect(table.has(`${LAYERS.length + 1}`)).toBe(false);
  });

  it('docs/architecture.md tells every reason to make a clip', () => {
    const reasons: Readonly<Record<MissReason, true>> = {
      'engine-unreachable': true,
      'cache-off': true,
      'never-rendered': true,
      'text-changed': true,
      'reading-changed': true,
      'voice-changed': true,
      'voice-option-changed': true,
      'voice-file-changed': true,
      'dictionary-changed': true,
      'engine-version-changed': true,
      'hoso-changed': true,
      'clip-missing': true,
    };
    const table = rows(page('docs/architecture.md').text);
    expect(Object.keys(reasons).filter((reason) => !table.has(`\`${reason}\``))).toEqual([]);
  });

  it('docs/exit-codes-and-bad-input.md has every failure with its exit code', () => {
    const table = rows(page('docs/exit-codes-and-bad-input.md').text);
    const told = [...table]
      .filter(([cell]) => /^\d+$/.test(cell))
      .flatMap(([exit, rest]) => namesIn(rest).map((code) => [code, Number(exit)]));
    expect(Object.fromEntries(told)).toEqual(EXIT_CODES);
  });

  it('docs/script-format.md has every warning that a script can get', () => {
    const ofScripts: Readonly<Record<WarningCode, boolean>> = {
      'skill-unclosed': true,
      'marker-without-beat': true,
      'skill-unknown': true,
      'skill-again-without-first': true,
      'beat-without-announcement': true,
      'date-differs': true,
      'weekday-differs': true,
      'page-links-differ': true,
      'backend-not-registered': false,
      'engine-unreachable': false,
    };
    const table = rows(page('docs/script-format.md').text);
    const told = Object.entries(ofScripts).filter(([code]) => table.has(`\`${code}\``));
    expect(told.map(([code]) => code)).toEqual(
      Object.keys(ofScripts).filter((code) => ofScripts[code as WarningCode]),
    );
  });

  it('docs/script-format.md has the default pauses', () => {
    const table = rows(page('docs/script-format.md').text);
    const { pauses } = configSchema.parse({});
    const told = Object.keys(pauses).map((kind) => [kind, Number(table.get(`\`${kind}\``)?.split('|')[0])]);
    expect(Object.fromEntries(told)).toEqual(pauses);
  });

  it('CHANGELOG.md has the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(resolve(repositoryRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(changelog).toContain(`\n## ${version}`);
  });
});
