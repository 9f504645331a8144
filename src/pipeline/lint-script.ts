import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Failure, HosoError } from '../domain/failure.js';
import type { LintFinding } from '../domain/lint-finding.js';
import type { Script } from '../domain/script.js';
import { fixSource } from '../lint/fix-source.js';
import { type LintNote, toFindings } from '../lint/lint-note.js';
import { lintSource } from '../lint/lint-source.js';
import { decodeScript } from '../parse/decode-script.js';
import { parseScript } from '../parse/parse-script.js';
import { scriptName } from '../parse/script-name.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import { lintStretches } from './lint-stretches.js';
import type { OpenProject } from './open-project.js';
import { withPage } from './page-of-script.js';
import { prepareScript } from './render-session.js';
import { scriptRules } from './script-rules.js';

/** What lint says of one file. */
export type LintedFile = {
  /** As the caller named it. */
  readonly path: string;
  /** Null when it was refused. */
  readonly script: Script | null;
  /** In the order of the text. */
  readonly findings: readonly LintFinding[];
  /** Number of findings that `--fix` repaired; they are not among `findings`. */
  readonly fixed: number;
};

export type LintOptions = {
  readonly host?: string | undefined;
  readonly fixes?: boolean | undefined;
};

type Looked = {
  readonly script: Script | null;
  readonly failures: readonly Failure[];
  readonly notes: readonly LintNote[];
};

const BOM = '\uFEFF';
/** Repairs may uncover others; each turn leaves fewer. */
const MAX_TURNS = 10;

const ofFailure = (path: string, failure: Failure): LintFinding => {
  const isOwn = failure.file === undefined || failure.file === path;
  const where = isOwn ? '' : `${[failure.file, failure.line].filter(Boolean).join(':')}: `;
  return {
    level: 'error',
    code: failure.code,
    message: [`${where}${failure.message}`, failure.hint].filter(Boolean).join('\n  '),
    line: isOwn ? (failure.line ?? 1) : 1,
    column: isOwn ? (failure.column ?? 1) : 1,
    text: '',
    fixable: false,
  };
};

const look = async (open: OpenProject, source: string, path: string, host?: string): Promise<Looked> => {
  const rules = scriptRules(open, host);
  const base = { source, name: scriptName(path), hosts: rules.hosts };
  const parsed = parseScript(source, path, rules);
  if (!parsed.ok) {
    const notes = lintSource({ ...base, script: null, stretches: [] });
    return { script: null, failures: parsed.error, notes };
  }
  const paged = await withPage(open, parsed.value, null);
  const script = paged.ok ? paged.value.script : parsed.value;
  const prepared = await prepareScript(open, script);
  const stretches = prepared.ok ? lintStretches(open, prepared.value) : prepared;
  return {
    script,
    failures: [...(paged.ok ? [] : paged.error), ...(stretches.ok ? [] : stretches.error)],
    notes: lintSource({ ...base, script, stretches: stretches.ok ? stretches.value : [] }),
  };
};

const write = async (file: string, path: string, text: string): Promise<void> => {
  try {
    // What a link points to is replaced, not the link.
    await writeFileAtomic(await realpath(file), text);
  } catch (error) {
    const message = `cannot be written: ${(error as Error).message}`;
    throw new HosoError({ code: 'output-unwritable', file: path, message }, { cause: error });
  }
};

/**
 * Looks at one script; with `fixes` it repairs what is certain first, in one atomic write. A script that cannot be
 * read or parsed has findings too. Throws HosoError `output-unwritable`.
 */
export const lintScript = async (
  open: OpenProject,
  cwd: string,
  path: string,
  { host, fixes }: LintOptions,
): Promise<LintedFile> => {
  const file = resolve(cwd, path);
  const refused = (failures: readonly Failure[]): LintedFile => ({
    path,
    script: null,
    findings: failures.map((failure) => ofFailure(path, failure)),
    fixed: 0,
  });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const message = `cannot be read: ${(error as Error).message}`;
    return refused([{ code: 'script-unreadable', file: path, message }]);
  }
  const decoded = decodeScript(bytes, path);
  if (!decoded.ok) return refused([decoded.error]);
  let source = decoded.value;
  let looked = await look(open, source, path, host);
  let fixed = 0;
  for (let turn = 0; fixes === true && turn < MAX_TURNS; turn += 1) {
    const repaired = fixSource(source, looked.notes);
    if (repaired.text === source) break;
    source = repaired.text;
    fixed += repaired.fixed.length;
    looked = await look(open, source, path, host);
  }
  if (source !== decoded.value) {
    const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    await write(file, path, `${hasBom ? BOM : ''}${source}`);
  }
  const findings = [
    ...looked.failures.map((failure) => ofFailure(path, failure)),
    ...toFindings(source, looked.notes),
  ];
  return { path, script: looked.script, findings, fixed };
};
