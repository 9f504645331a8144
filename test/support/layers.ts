import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** The layers of docs/architecture.md, lowest first. A folder imports itself and earlier rows only. */
export const LAYERS: readonly (readonly string[])[] = [
  ['util'],
  ['domain'],
  ['audio'],
  ['cache', 'backends'],
  ['config', 'voices'],
  ['parse', 'reading', 'synthesize', 'assemble', 'publish'],
  ['plan', 'lint'],
  ['pipeline'],
  ['studio', 'queue', 'web'],
  ['cli'],
];

/** The outer folders see only these, besides themselves. */
const NARROW: Readonly<Record<string, readonly string[]>> = {
  cli: ['pipeline', 'config', 'domain', 'util', 'studio'],
  studio: ['pipeline', 'config', 'domain', 'util'],
  web: ['domain', 'util'],
};

export type SourceFile = { readonly path: string; readonly text: string };

/** Every TypeScript file below `root`, with paths relative to it and forward slashes. */
export const readSources = (root: string): SourceFile[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Module names in import, export-from and import() of a file, type-only ones too. */
export const importsOf = (text: string): string[] =>
  [...withoutComments(text).matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"]+)\1/g)].map(
    (match) => match[2] ?? '',
  );

const rowOf = (folder: string): number => LAYERS.findIndex((row) => row.includes(folder));

const targetOf = (file: SourceFile, name: string): string =>
  relative('.', normalize(join(dirname(file.path), name)))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');

/** A `.tsx` file is imported under the same name as a `.ts` file. */
const moduleOf = (path: string): string => path.replace(/\.tsx$/, '.ts');

/** One line for each import that a layer may not have, and each folder that no layer names. */
export const layerViolations = (files: readonly SourceFile[]): string[] =>
  files.flatMap((file) => {
    const folder = file.path.split('/')[0] ?? '';
    if (rowOf(folder) === -1) return [`${file.path}: folder ${folder} is in no layer`];
    return importsOf(file.text)
      .filter((name) => name.startsWith('.'))
      .flatMap((name) => {
        const target = targetOf(file, name).split('/')[0] ?? '';
        if (target === folder) return [];
        const allowed = NARROW[folder];
        const fine =
          allowed === undefined
            ? rowOf(target) !== -1 && rowOf(target) < rowOf(folder)
            : allowed.includes(target);
        return fine ? [] : [`${file.path} imports ${name}: ${folder} may not see ${target}`];
      });
  });

/** Import cycles among the files, each as a path that ends where it began. */
export const importCycles = (files: readonly SourceFile[]): string[] => {
  const edges = new Map(
    files.map((file) => [
      moduleOf(file.path),
      importsOf(file.text)
        .filter((name) => name.startsWith('.'))
        .map((name) => targetOf(file, name)),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
};

/** Uses of things that belong to one place only. */
export const placeViolations = (files: readonly SourceFile[]): string[] =>
  files.flatMap((file) => {
    const code = withoutComments(file.text);
    const found: string[] = [];
    if (importsOf(file.text).includes('fluent-ffmpeg') && file.path !== 'audio/ffmpeg.ts') {
      found.push(`${file.path} imports fluent-ffmpeg: only audio/ffmpeg.ts may`);
    }
    if (/\bprocess\s*(\.\s*env\b|\[\s*['"]env['"]\s*\])/.test(code) && !file.path.startsWith('config/')) {
      found.push(`${file.path} reads process.env: only config/ may`);
    }
    if (/\bprocess\s*\.\s*exit(Code)?\b/.test(code) && file.path !== 'cli/main.ts') {
      found.push(`${file.path} sets the exit code: only cli/main.ts may`);
    }
    if (file.path.startsWith('web/')) {
      const taken = [...code.matchAll(/^import\s+(type\b)?[^'"]*['"]([^'"]+)['"]/gm)];
      for (const [, isType, name = ''] of taken) {
        if (name.startsWith('node:')) found.push(`${file.path} imports ${name}: a browser has none`);
        if (name.includes('/domain/') && isType === undefined)
          found.push(`${file.path} imports ${name}: web/ takes types only from domain/`);
      }
    }
    if (/^export\s+default\b/m.test(code)) found.push(`${file.path} has a default export`);
    if (/^export\s+\*/m.test(code)) found.push(`${file.path} is a barrel`);
    return found;
  });
