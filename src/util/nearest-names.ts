/** Number of single-character edits (insert, delete, replace) that turn one text into the other. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** Up to three names that a mistyped one may have meant, best first. */
export const nearestNames = (wanted: string, names: readonly string[]): readonly string[] => {
  const target = fold(wanted);
  return names
    .map((name) => {
      const folded = fold(name);
      const isPart = target !== '' && (folded.includes(target) || target.includes(folded));
      return { name, distance: isPart ? 0 : editDistance(target, folded), length: folded.length };
    })
    .filter(
      ({ distance, length }) => distance <= Math.max(1, Math.floor(Math.max(length, target.length) / 2)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
};
