/** Lengths of the longest common subsequence of every pair of tails; a table of (a.length + 1) × (b.length + 1). */
const commonTails = (a: string, b: string): Uint16Array => {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  return table;
};

/**
 * Where each place of `a` (0 to its length) is in `b`: never falling, exact where both have the same characters, in
 * proportion between. For two forms of one sentence.
 */
export const alignTexts = (a: string, b: string): readonly number[] => {
  const table = commonTails(a, b);
  const width = b.length + 1;
  const anchors: { readonly a: number; readonly b: number }[] = [{ a: 0, b: 0 }];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      anchors.push({ a: i, b: j }, { a: i + 1, b: j + 1 });
      i += 1;
      j += 1;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  anchors.push({ a: a.length, b: b.length });
  const places: number[] = [];
  let last = { a: 0, b: 0 };
  for (const anchor of anchors) {
    for (let place = places.length; place <= anchor.a; place += 1) {
      const share = anchor.a === last.a ? 1 : (place - last.a) / (anchor.a - last.a);
      places.push(Math.round(last.b + share * (anchor.b - last.b)));
    }
    last = anchor;
  }
  places[a.length] = b.length;
  return places;
};
