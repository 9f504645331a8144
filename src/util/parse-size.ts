const UNITS: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['k', 1e3],
  ['kb', 1e3],
  ['kib', 2 ** 10],
  ['m', 1e6],
  ['mb', 1e6],
  ['mib', 2 ** 20],
  ['g', 1e9],
  ['gb', 1e9],
  ['gib', 2 ** 30],
  ['t', 1e12],
  ['tb', 1e12],
  ['tib', 2 ** 40],
]);

/** Bytes of a size such as `2GB`, `1.5 GiB`, `500MB` (KB is 1,000, KiB is 1,024); null when it is none. */
export const parseSize = (text: string): number | null => {
  const parts = /^(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]+)$/i.exec(text.trim());
  const unit = UNITS.get(parts?.[2]?.toLowerCase() ?? '');
  return parts === null || unit === undefined ? null : Math.round(Number(parts[1]) * unit);
};
