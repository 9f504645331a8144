import { isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { err, ok, type Result } from './result.js';

/** A mistake in a YAML file: where (1-based) and at which path, e.g. `backends.voicevox.credit`. */
export type YamlProblem = {
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
};

type Issue = z.core.$ZodIssue;

/** A union reports every branch; the branch that got furthest says what the writer most likely meant. */
export const meantIssues = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((each) => each.path.length));
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
  return best.flatMap((inner) => meantIssues({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
};

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );

/** The node at a path, or the nearest one above it; for an unknown key, the key itself. */
const nearestNode = (
  root: Node | null,
  path: readonly PropertyKey[],
  keys: readonly string[],
): Node | null => {
  let node: Node | null = root;
  for (const key of path) {
    if (!isCollection(node)) break;
    const next = node.get(key, true) as Node | undefined;
    if (next === undefined || next === null) break;
    node = next;
  }
  if (isMap(node) && keys.length > 0) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === keys[0]);
    if (isScalar(pair?.key)) return pair.key;
  }
  return node;
};

/** Parses YAML and checks it; an empty file is an empty map. All problems at once, none thrown. */
export const parseCheckedYaml = <T>(
  text: string,
  schema: z.ZodType<T>,
): Result<T, readonly YamlProblem[]> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return err(document.errors.map((error) => ({ message: error.message, path: '', ...at(error.pos[0]) })));
  }
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.flatMap(meantIssues).map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const node = nearestNode(document.contents, issue.path, keys);
      return { message: issue.message, path: pathText(issue.path), ...at(node?.range?.[0] ?? 0) };
    }),
  );
};

/** What an issue is about: for an unknown key, the key itself. */
export const issuePath = (issue: Issue): readonly PropertyKey[] =>
  issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

/** 1-based. */
export type YamlPosition = { readonly line: number; readonly column: number };

/** Where a path, or the nearest thing above it, stands in a YAML text. */
export const yamlPositionOf = (text: string, path: readonly PropertyKey[]): YamlPosition => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const { line, col } = lines.linePos(nearestNode(document.contents, path, [])?.range?.[0] ?? 0);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
};

/** Where a path stands in a YAML text; null when it is not there. */
export const yamlPositionIn = (text: string, path: readonly PropertyKey[]): YamlPosition | null =>
  parseDocument(text, { prettyErrors: false }).hasIn(path) ? yamlPositionOf(text, path) : null;
