import type { BatchEpisode, BatchReport } from '../domain/batch-report.js';
import { clockText } from './clock-text.js';
import { displayWidth, padColumns } from './display-width.js';

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

/** What a batch did, a line for each episode, and the sums. */
export const batchTable = ({ episodes, elapsedMs }: BatchReport): string => {
  const rows = [HEAD, ...episodes.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => displayWidth(cells[column] ?? ''))));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => padColumns(cell, widths[column] ?? 0, SIDES[column]))
      .join('  ')
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
