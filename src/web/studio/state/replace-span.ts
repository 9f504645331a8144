/** A text with `length` UTF-16 units at `offset` replaced. */
export const replaceSpan = (source: string, offset: number, length: number, text: string): string =>
  source.slice(0, offset) + text + source.slice(offset + length);

/** Where two texts differ: the shortest span of each outside which they are equal. */
export const differingSpan = (
  before: string,
  after: string,
): { readonly offset: number; readonly beforeLength: number; readonly afterLength: number } => {
  const shortest = Math.min(before.length, after.length);
  let offset = 0;
  while (offset < shortest && before[offset] === after[offset]) offset += 1;
  let tail = 0;
  while (tail < shortest - offset && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  return { offset, beforeLength: before.length - offset - tail, afterLength: after.length - offset - tail };
};

/** The lines in which two texts differ, at most `most` of each. */
export const differingLines = (
  before: string,
  after: string,
  most: number,
): { readonly line: number; readonly before: readonly string[]; readonly after: readonly string[] } => {
  const left = before.split(/\r?\n/);
  const right = after.split(/\r?\n/);
  const shortest = Math.min(left.length, right.length);
  let head = 0;
  while (head < shortest && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  return {
    line: head + 1,
    before: left.slice(head, left.length - tail).slice(0, most),
    after: right.slice(head, right.length - tail).slice(0, most),
  };
};

/** A text from an input box, which knows \n only, with the line ends of the text it goes into. */
export const withLineEnds = (typed: string, like: string): string => {
  const lines = typed.replaceAll('\r\n', '\n');
  return like.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines;
};
