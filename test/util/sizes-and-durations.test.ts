import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/util/format-bytes.js';
import { parseDuration } from '../../src/util/parse-duration.js';
import { parseSize } from '../../src/util/parse-size.js';

describe('parseSize', () => {
  it.each([
    ['2GB', 2e9],
    ['1.5 GiB', 1.5 * 2 ** 30],
    ['500mb', 500e6],
    ['10k', 10_000],
    ['0B', 0],
  ])('%s', (text, bytes) => expect(parseSize(text)).toBe(bytes));

  it.each(['', '2', 'GB', '-1GB', '2 parsecs', '1e3MB', '2GBs', 'constructor', '1constructor'])(
    '%j is no size',
    (text) => expect(parseSize(text)).toBeNull(),
  );
});

describe('parseDuration', () => {
  it.each([
    ['30d', 30 * 86_400_000],
    ['12h', 12 * 3_600_000],
    ['2w', 14 * 86_400_000],
    ['1.5 min', 90_000],
    ['0s', 0],
  ])('%s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(['', '30', 'd', '-1d', '30 moons', '1m', '1toString'])('%j is no duration', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_951, '1.0 MB'],
  [2_140_000_000, '2.1 GB'],
  [5e15, '5000.0 TB'],
])('%d bytes are shown as %s', (bytes, shown) => expect(formatBytes(bytes)).toBe(shown));
