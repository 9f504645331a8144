import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { backendNames } from '../backends/registry.js';
import type { LintFinding } from '../domain/lint-finding.js';
import { type DictionaryUse, lintDictionary } from '../lint/lint-dictionary.js';
import { blockParts } from '../voices/select-block.js';
import type { LintedFile } from './lint-script.js';
import { dictionaryFiles } from './load-dictionary.js';
import type { OpenProject } from './open-project.js';

type Place = { readonly line: number; readonly column: number; readonly text: string };

/** Where the surface of each entry of a dictionary's text stands, in order. */
const surfacePlaces = (text: string): readonly Place[] => {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const nodes = isSeq(contents)
    ? contents.items.map((item) => (isMap(item) ? item.get('surface', true) : undefined))
    : isMap(contents)
      ? contents.items.map(({ key }) => key)
      : [];
  return nodes.map((node) => {
    const range = isScalar(node) ? node.range : undefined;
    const [start, end] = range ?? [0, 0];
    const { line, col } = lines.linePos(start);
    return { line: Math.max(1, line), column: Math.max(1, col), text: text.slice(start, end) };
  });
};

const useOf = (open: OpenProject): DictionaryUse => {
  const profiles = [...open.voices.profiles.values()];
  return {
    scopes: profiles.flatMap((profile) =>
      Object.keys(profile.backends).flatMap((name) =>
        blockParts(profile, name).map(({ backend }) => ({ voice: profile.id, backend })),
      ),
    ),
    voices: new Set(open.voices.profiles.keys()),
    backends: new Set(backendNames),
  };
};

/** What lint says of the dictionaries and the profiles of a project; files without any finding are left out. */
export const lintProject = async (open: OpenProject, cwd: string): Promise<readonly LintedFile[]> => {
  const files = await dictionaryFiles(open.project.dictionaryFile);
  const places: (Place & { readonly file: string })[] = [];
  for (const { file } of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    places.push(...surfacePlaces(text).map((place) => ({ ...place, file })));
  }
  const byFile = new Map<string, LintFinding[]>();
  const add = (file: string, finding: LintFinding): void => {
    byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  };
  for (const { code, message, entry } of lintDictionary(open.dictionary, useOf(open))) {
    const { file, line, column, text } = places[entry] ?? {
      file: open.project.dictionaryFile,
      line: 1,
      column: 1,
      text: '',
    };
    add(file, { level: 'warning', code, message, line, column, text, fixable: false });
  }
  for (const message of open.voices.warnings) {
    const place = { line: 1, column: 1, text: '', fixable: false };
    add(open.voices.dir, { level: 'warning', code: 'backend-not-registered', message, ...place });
  }
  return [...byFile].map(([file, findings]) => ({
    path: relative(cwd, file) || file,
    script: null,
    findings,
    fixed: 0,
  }));
};
