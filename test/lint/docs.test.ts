import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FailureCode } from '../../src/domain/failure.js';
import type { LintCode } from '../../src/domain/lint-finding.js';
import type { WarningCode } from '../../src/domain/script.js';
import { repositoryRoot, runHoso } from '../support/run-hoso.js';

const page = readFileSync(join(repositoryRoot, 'docs/lint.md'), 'utf8');

const LEVELS: Readonly<Record<Exclude<LintCode, FailureCode | WarningCode>, 'warning' | 'info'>> = {
  'english-word': 'info',
  'letters-spelled': 'info',
  'word-unknown': 'warning',
  'dictionary-word': 'info',
  number: 'info',
  sign: 'info',
  url: 'info',
  'long-katakana': 'info',
  'not-spoken': 'info',
  chatter: 'warning',
  fence: 'warning',
  markdown: 'warning',
  'speaker-label': 'warning',
  'stage-direction': 'warning',
  'half-width': 'warning',
  'beat-slip': 'warning',
  'separator-slip': 'warning',
  'notation-malformed': 'warning',
  'program-unknown': 'warning',
  'segment-long': 'warning',
  'segment-short': 'warning',
  'dictionary-duplicate': 'warning',
  'dictionary-unreachable': 'warning',
};

it('docs/lint.md has every code with its level', () => {
  const told = [...page.matchAll(/^\| `([a-z-]+)` \| (\w+) \|/gm)].map(([, code, level]) => [code, level]);
  expect(Object.fromEntries(told)).toEqual(LEVELS);
});

it('docs/lint.md shows the report that hoso prints of the example', async () => {
  const [, pattern = '', shown = ''] = /\$ npx hoso lint (\S+)\n([\s\S]+?)\n```/.exec(page) ?? [];
  const path = /^(scripts\/.+?\.txt):/m.exec(shown)?.[1] ?? '';
  expect(path).toMatch(new RegExp(`${pattern.replace(/^.*\*/, '').replace('.', '\\.')}$`));
  const { stdout, stderr } = await runHoso(repositoryRoot, ['lint', path]);
  expect(`${stdout}${stderr}`.trimEnd().split('\n')).toEqual(shown.split('\n'));
});
