import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export type CodeBlock = { readonly language: string; readonly text: string };

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

export const codeBlocks = (markdown: string): CodeBlock[] =>
  [...markdown.matchAll(FENCE)].map(([, language = '', text = '']) => ({ language, text }));

const prose = (markdown: string): string => markdown.replace(FENCE, '');

export const inlineCode = (markdown: string): string[] =>
  [...prose(markdown).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');

export const linkTargets = (markdown: string): string[] =>
  [...prose(markdown).matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1] ?? '');

/** The anchors that a page's headings have on GitHub. */
export const anchorsOf = (markdown: string): string[] =>
  [...prose(markdown).matchAll(/^#{1,6} (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

export type CommandExample = {
  /** What follows `npx hoso`. */
  readonly line: string;
  /** The lines shown under it, up to the next command or the end of the block. */
  readonly shown: readonly string[];
};

/** Every `npx hoso …` of the code blocks and between backticks, in order. */
export const hosoExamples = (markdown: string): CommandExample[] => {
  const blocks = codeBlocks(markdown).flatMap(({ text }) => {
    const examples: { line: string; shown: string[] }[] = [];
    for (const line of text.trimEnd().split('\n')) {
      const command = /^(?:\$ )?npx hoso (.+)$/.exec(line)?.[1];
      if (command !== undefined) examples.push({ line: command, shown: [] });
      else examples.at(-1)?.shown.push(line);
    }
    return examples;
  });
  const inline = inlineCode(markdown).flatMap((code) => {
    const line = /^npx hoso (.+)$/.exec(code)?.[1];
    return line === undefined ? [] : [{ line, shown: [] }];
  });
  return [...blocks, ...inline];
};

const matching = (pattern: string, cwd: string): string[] => {
  const parts = pattern.split('/');
  const name = parts.pop() ?? '';
  const folder = parts.join('/');
  const expression = new RegExp(
    `^${name
      .split('*')
      .map((part) => part.replace(/[^\w]/gu, '\\$&'))
      .join('.*')}$`,
    'u',
  );
  return readdirSync(join(cwd, folder))
    .filter((entry) => expression.test(entry.normalize('NFC')))
    .sort()
    .map((entry) => (folder === '' ? entry : `${folder}/${entry}`));
};

/** The words of a command line as a shell in `cwd` would hand them on: quotes and `*`, nothing else. */
export const splitCommandLine = (line: string, cwd: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].flatMap(([, single, double, word = '']) => {
    const quoted = single ?? double;
    if (quoted !== undefined) return [quoted];
    return word.includes('*') ? matching(word, cwd) : [word];
  });
