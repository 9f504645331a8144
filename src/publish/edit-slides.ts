import { type Node, parseTree } from 'jsonc-parser';
import { err, ok, type Result } from '../util/result.js';
import type { SlideTimes } from './time-slides.js';

export type SlideFacts = {
  readonly notes: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
};

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** The slides' objects in the text; the error says what is wrong. */
const slideNodes = (text: string): Result<readonly Node[], string> => {
  const body = text.replace(/^\ufeff/, ' ');
  try {
    JSON.parse(body);
  } catch (error) {
    return err(`is no JSON: ${(error as Error).message}`);
  }
  const root = parseTree(body);
  const nodes = root?.type === 'array' ? (root.children ?? []) : null;
  if (nodes === null) return err('is no list of slides');
  const odd = nodes.findIndex(({ type }) => type !== 'object');
  return odd === -1 ? ok(nodes) : err(`holds something that is no slide: item ${odd + 1}`);
};

const property = (slide: Node, key: string): Node | undefined =>
  slide.children?.findLast((each) => each.children?.[0]?.value === key);

const propertyValue = (slide: Node, key: string): unknown => property(slide, key)?.children?.[1]?.value;

const numberOf = (slide: Node, key: string): number | null => {
  const value = propertyValue(slide, key);
  return typeof value === 'number' ? value : null;
};

/** What of each slide counts for its times. */
export const readSlides = (text: string): Result<readonly SlideFacts[], string> => {
  const nodes = slideNodes(text);
  if (!nodes.ok) return nodes;
  return ok(
    nodes.value.map((slide) => {
      const notes = propertyValue(slide, 'notes');
      return {
        notes: typeof notes === 'string' && notes.trim() !== '' ? notes : null,
        startMs: numberOf(slide, 'start_ms'),
        endMs: numberOf(slide, 'end_ms'),
      };
    }),
  );
};

/** New properties after the last one, laid out as that one is. */
const insertion = (text: string, slide: Node, values: readonly (readonly [string, number])[]): Edit => {
  const last = slide.children?.at(-1);
  const start = last === undefined ? slide.offset + 1 : last.offset + last.length;
  const head = text.slice(0, last?.offset ?? start);
  const space = last === undefined ? '' : (/[{,]([ \t\r\n]*)$/.exec(head)?.[1] ?? '');
  const colon = last === undefined || /":[ \t]/.test(text.slice(last.offset, start)) ? ': ' : ':';
  const parts = values.map(([key, value]) => `${space}${JSON.stringify(key)}${colon}${value}`);
  return { start, end: start, text: `${last === undefined ? '' : ','}${parts.join(',')}` };
};

const editsOf = (text: string, slide: Node, { startMs, endMs }: SlideTimes): readonly Edit[] => {
  const wanted = [
    ['start_ms', startMs],
    ['end_ms', endMs],
  ] as const;
  const edits = wanted.flatMap(([key, value]): Edit[] => {
    const node = property(slide, key)?.children?.[1];
    return node === undefined
      ? []
      : [{ start: node.offset, end: node.offset + node.length, text: String(value) }];
  });
  const missing = wanted.filter(([key]) => property(slide, key) === undefined);
  return missing.length === 0 ? edits : [...edits, insertion(text, slide, missing)];
};

/** Writes `start_ms` and `end_ms` of every slide and leaves every other byte as it was. */
export const editSlides = (text: string, times: readonly SlideTimes[]): Result<string, string> => {
  const nodes = slideNodes(text);
  if (!nodes.ok) return nodes;
  const edits = nodes.value.flatMap((slide, index) => {
    const own = times[index];
    return own === undefined ? [] : editsOf(text, slide, own);
  });
  let edited = text;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => b.start - a.start)) {
    edited = edited.slice(0, start) + replacement + edited.slice(end);
  }
  return ok(edited);
};
