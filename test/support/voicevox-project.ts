import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FakeVoicevoxEngine, type FakeVoicevoxOptions } from './fake-voicevox-engine.js';
import { repositoryRoot } from './run-hoso.js';
import { tempDir } from './temp-dir.js';

/** A running engine that is stopped when the test ends. */
export const startEngine = async (options: FakeVoicevoxOptions = {}): Promise<FakeVoicevoxEngine> => {
  const engine = await FakeVoicevoxEngine.start(options);
  onTestFinished(() => engine.stop());
  return engine;
};

/** An address at which nothing listens. */
export const CLOSED_URL = 'http://127.0.0.1:59';

export const EPISODE = '株式会社ずんだもん技術室AI放送局_podcast_20260106';

export type VoicevoxProject = {
  readonly urls?: readonly string[];
  /** Further lines of hoso.config.yaml. */
  readonly config?: string;
  /** Profiles by id, in place of the station's own. */
  readonly voices?: Readonly<Record<string, string>>;
  /** Scripts by name without `.txt`. */
  readonly scripts?: Readonly<Record<string, string>>;
};

/** A project of its own that speaks through the engines at `urls`. */
export const voicevoxProject = ({ urls, config = '', voices, scripts = {} }: VoicevoxProject): string => {
  const dir = tempDir();
  const given =
    urls === undefined
      ? ''
      : `backends:\n  voicevox:\n    urls:\n${urls.map((url) => `      - ${url}\n`).join('')}`;
  writeFileSync(join(dir, 'hoso.config.yaml'), `backend: voicevox\n${given}${config}`);
  if (voices === undefined) cpSync(join(repositoryRoot, 'voices'), join(dir, 'voices'), { recursive: true });
  else mkdirSync(join(dir, 'voices'));
  for (const [id, text] of Object.entries(voices ?? {})) {
    writeFileSync(join(dir, 'voices', `${id}.yaml`), text);
  }
  mkdirSync(join(dir, 'scripts'));
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(dir, 'scripts', `${name}.txt`), text);
  }
  return dir;
};

/** A host's profile for VOICEVOX; `options` are lines of YAML. */
export const voicevoxProfile = (name: string, options: readonly string[], more = ''): string =>
  [
    `name: ${name}`,
    `programs: [${name}放送局]`,
    more,
    'backends:',
    '  voicevox:',
    `    credit: VOICEVOX:${name}`,
    '    options:',
    ...options.map((option) => `      ${option}`),
    '',
  ]
    .filter((line) => line !== '' || more !== '')
    .join('\n');

/** A short sentence each, all different. */
export const sentences = (count: number): string =>
  Array.from({ length: count }, (_, at) => `${at + 1}枚目なのだ。`).join('\n');
