import type { BatchEpisode, BatchReport } from '../domain/batch-report.js';
import { clockText } from './clock-text.js';
import { displayWidth, padColumns, shortenMiddle } from './display-width.js';

const HEAD = ['episode', 'host', 'length', 'made', 'cached', 'time', 'result'];
/** Numbers and times stand at the right of their column. */
const SIDES = ['right', 'right', 'left', 'left', 'left', 'left', 'right'] as const;

const RESULTS: Readonly<Record<BatchEpisode['result'], string>> = {
  rendered: 'rendered',
  'up-to-date': 'up to date',
  failed: 'FAILED',
  cancelled: 'cancelled',
  'not-begun': 'not begun',
};

const row = (episode: BatchEpisode): string[] => [
  episode.episode ?? episode.script,
  episode.host ?? '-',
  episode.durationMs === null ? '-' : clockText(episode.durationMs / 1000),
  String(episode.made),
  String(episode.cached),
  clockText(episode.elapsedMs / 1000),
  RESULTS[episode.result],
];

/** Room for a name's beginning and the date at its end. */
const LEAST_NAME_COLUMNS = 16;
/** Columns of the table that go first where there is too little room. */
const DISPENSABLE = ['host', 'cached', 'made', 'time', 'length'];
const GAP = '  ';

/** The columns of the table that there is room for, by their place in HEAD, and how wide each is. */
const layOut = (rows: readonly string[][], columns: number): ReadonlyMap<number, number> => {
  const widths = new Map(
    HEAD.map((_, column) => [column, Math.max(...rows.map((cells) => displayWidth(cells[column] ?? '')))]),
  );
  const nameColumns = widths.get(0) ?? 0;
  const roomForName = (): number =>
    [...widths].reduce((room, [column, width]) => (column === 0 ? room : room - width - GAP.length), columns);
  for (const name of DISPENSABLE) {
    if (roomForName() >= Math.min(nameColumns, LEAST_NAME_COLUMNS)) break;
    widths.delete(HEAD.indexOf(name));
  }
  return widths.set(0, Math.min(nameColumns, Math.max(LEAST_NAME_COLUMNS, roomForName())));
};

/**
 * What a batch did, a line for each episode, and the sums. On a terminal of so many `columns` names are shortened and,
 * where that is not enough, columns of the table are left out.
 */
export const batchTable = ({ episodes, elapsedMs }: BatchReport, columns: number | null = null): string => {
  const rows = [HEAD, ...episodes.map(row)];
  const widths = layOut(rows, columns ?? Number.POSITIVE_INFINITY);
  const lines = rows.map((cells) =>
    [...widths]
      .map(([column, width]) => padColumns(shortenMiddle(cells[column] ?? '', width), width, SIDES[column]))
      .join(GAP)
      .trimEnd(),
  );
  const count = (...results: BatchEpisode['result'][]): number =>
    episodes.filter(({ result }) => results.includes(result)).length;
  const notBegun = count('cancelled', 'not-begun');
  const sums = [
    `${count('rendered')} rendered`,
    `${count('up-to-date')} up to date`,
    `${count('failed')} failed`,
    ...(notBegun > 0 ? [`${notBegun} not made`] : []),
  ];
  const total = `${episodes.length} scripts: ${sums.join(', ')}, in ${clockText(elapsedMs / 1000)}`;
  return `${[...lines, total].join('\n')}\n`;
};
