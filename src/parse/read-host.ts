import type { Failure } from '../domain/failure.js';
import type { HostRules, ScriptRules } from '../domain/script.js';
import { err, ok, type Result } from '../util/result.js';
import { foldName } from './fold-name.js';

export type FoundHost = { readonly host: HostRules; readonly program: string | null };

const OPENING_LENGTH = 500;

type Candidate = { readonly host: HostRules; readonly name: string; readonly folded: string };

const candidates = (
  hosts: readonly HostRules[],
  namesOf: (host: HostRules) => readonly string[],
): readonly Candidate[] =>
  hosts
    .flatMap((host) => namesOf(host).map((name) => ({ host, name, folded: foldName(name) })))
    .filter(({ folded }) => folded !== '');

/** The longest candidate that the text holds; of equally long ones the first that is said. */
const longestIn = (text: string, among: readonly Candidate[]): Candidate | null => {
  const found = among
    .map((candidate) => ({ candidate, at: text.indexOf(candidate.folded) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => b.candidate.folded.length - a.candidate.folded.length || a.at - b.at);
  return found[0]?.candidate ?? null;
};

/**
 * The host of a script: `--host`, else the programme in the file name, else a programme in the first 500
 * characters, else a name or alias there. `name` is the file's name.
 */
export const readHost = (
  source: string,
  name: string,
  path: string,
  rules: ScriptRules,
): Result<FoundHost, Failure> => {
  const hosts = rules.hosts.filter((host) => host.programs.length > 0);
  const list = hosts.map((host) => `${host.id}: ${host.programs.join(', ')}`).join('\n  ');
  const programs = candidates(hosts, (host) => host.programs);
  const opening = foldName(source.slice(0, OPENING_LENGTH));
  const program = longestIn(foldName(name), programs) ?? longestIn(opening, programs);
  if (rules.host !== undefined) {
    const named = rules.hosts.find((host) => host.id === rules.host);
    // A programme stays what it is when somebody else presents it.
    if (named !== undefined) return ok({ host: named, program: program?.name ?? null });
    return err({
      code: 'host-unknown',
      message: `there is no voice profile with the id ${rules.host}`,
      hint: `use one of: ${rules.hosts.map((host) => host.id).join(', ')}`,
    });
  }
  if (program !== null) return ok({ host: program.host, program: program.name });
  const names = candidates(hosts, (host) => [host.name, ...host.aliases]);
  const said = longestIn(opening, names);
  if (said !== null) return ok({ host: said.host, program: null });
  return err({
    code: 'host-undecidable',
    message: `neither the file name nor the first ${OPENING_LENGTH} characters name a programme or a host`,
    hint: `name the host with --host ID, or put a programme in the file name:\n  ${list}`,
    file: path,
    line: 1,
    column: 1,
  });
};
