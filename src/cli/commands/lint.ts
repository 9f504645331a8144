import { EXIT_CODES, type Failure } from '../../domain/failure.js';
import type { LintFinding, LintLevel } from '../../domain/lint-finding.js';
import { lintProject } from '../../pipeline/lint-project.js';
import { type LintedFile, lintScript } from '../../pipeline/lint-script.js';
import { openProject } from '../../pipeline/open-project.js';
import { type PronouncedScript, pronounceScripts } from '../../pipeline/pronounce-scripts.js';
import { type CliIo, reportFailures, sharedExitCode } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { pronunciationText } from '../pronunciation-text.js';

export type LintFlags = CommonFlags & {
  readonly fix?: boolean;
  readonly strict?: boolean;
  readonly pronunciation?: boolean;
};

const countOf = (findings: readonly LintFinding[], level: LintLevel): number =>
  findings.filter((finding) => finding.level === level).length;

/** What is only told is told once for each word, at its first place. */
const withoutRepeats = (findings: readonly LintFinding[]): readonly (LintFinding & { times: number })[] => {
  const first = new Map<string, LintFinding & { times: number }>();
  const kept: (LintFinding & { times: number })[] = [];
  for (const finding of findings) {
    const id = `${finding.code} ${finding.text} ${finding.reading}`;
    const known = finding.reading === undefined ? undefined : first.get(id);
    if (known !== undefined) {
      known.times += 1;
      continue;
    }
    const told = { ...finding, times: 1 };
    first.set(id, told);
    kept.push(told);
  }
  return kept;
};

const findingLines = (path: string, findings: readonly LintFinding[]): string =>
  withoutRepeats(findings)
    .map(({ level, code, message, line, column, times, fixable }) => {
      const often = times === 1 ? '' : ` (${times} times)`;
      const tag = fixable ? `${code}, --fix` : code;
      return `${path}:${line}:${column}: ${level}: ${message}${often} [${tag}]\n`;
    })
    .join('');

const toJson = (file: LintedFile, spoken: PronouncedScript | undefined) => {
  const { path, script, findings, fixed } = file;
  return {
    path,
    host: script?.host ?? null,
    date: script?.date ?? null,
    findings,
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    infos: countOf(findings, 'info'),
    fixed,
    ...(spoken?.result.ok === true ? { pronunciations: spoken.result.value.utterances } : {}),
  };
};

/** What the words are read as is told by the kana, where they are asked for; --quiet asks for neither. */
const shown = (file: LintedFile, flags: LintFlags): readonly LintFinding[] =>
  flags.quiet === true || flags.pronunciation === true
    ? file.findings.filter(({ level }) => level !== 'info')
    : file.findings;

const tell = (io: CliIo, file: LintedFile, spoken: PronouncedScript | undefined, flags: LintFlags): void => {
  if (flags.json === true) {
    io.stdout(`${JSON.stringify(toJson(file, spoken))}\n`);
    return;
  }
  io.stdout(findingLines(file.path, shown(file, flags)));
  if (spoken?.result.ok === true) io.stdout(pronunciationText(file.path, spoken.result.value));
  if (flags.quiet === true) return;
  const fixed = file.fixed > 0 ? `, ${file.fixed} repaired` : '';
  const counts = (['error', 'warning', 'info'] as const).map(
    (level) => `${countOf(file.findings, level)} ${level}s`,
  );
  io.stderr(`${file.path}: ${counts.join(', ')}${fixed}\n`);
};

/** `hoso lint`: what is wrong or doubtful in scripts, and how their words are read. */
export const lintCommand = async (io: CliIo, paths: readonly string[], flags: LintFlags): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  const linted: LintedFile[] = [];
  for (const path of paths) {
    io.signal.throwIfAborted();
    linted.push(await lintScript(open.value, io.cwd, path, { host: flags.host, fixes: flags.fix }));
  }
  const project = await lintProject(open.value, io.cwd);
  const scripts = linted.flatMap(({ script }) => (script === null ? [] : [script]));
  const spoken = flags.pronunciation === true ? await pronounceScripts(open.value, scripts, io.signal) : [];
  const failures: Failure[] = [];
  for (const file of [...project, ...linted]) {
    const own = spoken.find(({ script }) => script === file.script);
    tell(io, file, own, flags);
    if (own !== undefined && !own.result.ok) failures.push(...own.result.error);
    if (own?.result.ok === true && flags.quiet !== true) {
      for (const { message } of own.result.value.away) io.stderr(`warning: ${message}\n`);
    }
  }
  const all = [...project, ...linted].flatMap(({ findings }) => findings);
  const isWrong = countOf(all, 'error') > 0 || (flags.strict === true && countOf(all, 'warning') > 0);
  return sharedExitCode([isWrong ? EXIT_CODES['lint-errors'] : 0, reportFailures(io, failures)]);
};
