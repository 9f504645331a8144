import type { Failure } from '../domain/failure.js';
import type { Script, Segment } from '../domain/script.js';
import { err, ok, type Result } from '../util/result.js';

/** What a person asked for, and how it is written in the name of the file. */
export type SelectedSegments = {
  readonly first: number;
  readonly last: number;
  /** `3` or `2-3`. */
  readonly label: string;
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const titleOf = (segment: Segment): string => segment.title ?? `コーナー${segment.index}`;

const unknown = (script: Script, wanted: string, why: string): Result<never, Failure> =>
  err({
    code: 'segment-unknown',
    file: script.path,
    message: `segment ${wanted}: ${why}`,
    hint: `The segments are:\n${script.segments.map((segment) => `    ${segment.index}  ${titleOf(segment)} (line ${segment.line})`).join('\n')}`,
  });

/** Finds segments by number (`3`), range (`2-3`) or part of a title; a title must fit one segment only. */
export const selectSegments = (script: Script, wanted: string): Result<SelectedSegments, Failure> => {
  const count = script.segments.length;
  const numbers = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(wanted.normalize('NFKC').trim());
  if (numbers !== null) {
    const first = Number(numbers[1]);
    const last = Number(numbers[2] ?? numbers[1]);
    if (first < 1 || last > count) return unknown(script, wanted, `there are ${count}`);
    if (first > last) return unknown(script, wanted, 'the range runs backwards');
    return ok({ first, last, label: first === last ? String(first) : `${first}-${last}` });
  }
  const part = fold(wanted);
  const fitting =
    part === '' ? [] : script.segments.filter((segment) => fold(titleOf(segment)).includes(part));
  const [only] = fitting;
  if (only === undefined) return unknown(script, wanted, 'no title holds that');
  if (fitting.length > 1) {
    return unknown(
      script,
      wanted,
      `it stands in ${fitting.length} titles: ${fitting.map((each) => each.index).join(', ')}`,
    );
  }
  return ok({ first: only.index, last: only.index, label: String(only.index) });
};
