import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from './hoso.js';

const CORPUS = resolve(repositoryRoot, '../shared/corpus/scripts');
/** The script of 2024-09-11 has 3,565 characters and takes 9.35 minutes. */
const CHARACTERS_A_MINUTE = 381;
const LONG_MINUTES = 14;
const BATCH = 5;

const textFiles = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(dir, name));

const lengthOf = (file: string): number => readFileSync(file, 'utf8').length;

export type BenchScripts = {
  /** That of 2024-09-11. */
  readonly usual: string;
  /** About 14 minutes. */
  readonly long: string;
  readonly batch: readonly string[];
  readonly isCorpus: boolean;
};

/** Real scripts where the corpus is; else our own, several of them after one another for the long one. */
export const benchScripts = (dir: string): BenchScripts => {
  const wanted = LONG_MINUTES * CHARACTERS_A_MINUTE;
  if (existsSync(CORPUS)) {
    const files = textFiles(CORPUS);
    const at = files.findIndex((file) => file.endsWith('_20240911.txt'));
    const byDistance = [...files].sort(
      (a, b) => Math.abs(lengthOf(a) - wanted) - Math.abs(lengthOf(b) - wanted),
    );
    const from = Math.max(0, Math.min(at, files.length - BATCH));
    return {
      usual: files[at] ?? files[0] ?? '',
      long: byDistance[0] ?? '',
      batch: files.slice(from, from + BATCH),
      isCorpus: true,
    };
  }
  const own = textFiles(join(repositoryRoot, 'scripts'));
  const longest = [...own].sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? '';
  let text = '';
  for (let round = 0; text.length < wanted; round += 1) {
    // Another number in each sentence, so that none is a clip that is there already.
    const script = readFileSync(own[round % own.length] ?? '', 'utf8');
    text += `${script.replaceAll('。', `、${round + 1}。`)}\n----\n`;
  }
  const long = join(dir, '株式会社ずんだもん技術室AI放送局_podcast_20261121.txt');
  writeFileSync(long, text);
  return { usual: longest, long, batch: own.slice(0, BATCH), isCorpus: false };
};

/** The script with one more word in a sentence at about `share` of its length; the sentence is one that is spoken. */
export const withOneSentenceChanged = (
  script: string,
  utterances: readonly { readonly text: string }[],
  share: number,
): string => {
  const from = Math.floor(utterances.length * share);
  for (const { text } of [...utterances.slice(from), ...utterances.slice(0, from)]) {
    if (text.length < 16 || script.split(text).length !== 2) continue;
    const middle = Math.floor(text.length / 2);
    return script.replace(text, `${text.slice(0, middle)}きょう${text.slice(middle)}`);
  }
  throw new Error('no sentence of the script stands there just once');
};
