import { expect, it } from 'vitest';
import { isoWeek } from '../../src/util/iso-week.js';

it.each([
  ['2026-W47', '2026-11-16', '2026-11-22'],
  ['2026-W01', '2025-12-29', '2026-01-04'],
  ['2026-W53', '2026-12-28', '2027-01-03'],
  ['2024-w38', '2024-09-16', '2024-09-22'],
  ['2025W01', '2024-12-30', '2025-01-05'],
])('%s runs from %s to %s', (week, from, to) => expect(isoWeek(week)).toEqual({ from, to }));

it.each(['2025-W53', '2026-W00', '2026-W54', '2026-W7', 'W47', '2026-47', ''])('%s is no week', (week) =>
  expect(isoWeek(week)).toBeNull(),
);
