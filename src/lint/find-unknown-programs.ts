import type { HostRules } from '../domain/script.js';
import { foldName } from '../parse/fold-name.js';
import { nearestNames } from '../util/nearest-names.js';
import type { LintNote } from './lint-note.js';

const OPENING_LENGTH = 500;
/** A name that ends as those of programmes do. */
const KIND = '(?:放送局|放送部|放送室|放送所|ラジオ局|ステーション)';
const IN_QUOTES = new RegExp(`[「『“"]([^「」『』“”"\\n]{1,40}?${KIND})[」』”"]`, 'g');
/** What a host says behind the name of her own programme. */
const OPENS =
  '(?=[、,]?\\s*(?:はじま|始ま|スタート|開局|放送|お送り|お届け|へよう|えよう|の(?:お)?時間|です|なのだ|だよ|でございます|ですわ|[！!\\n]|$))';
const BARE = new RegExp(`([^\\s、。，．！？!?「」『』“”"()（）…:：;]{2,40}?${KIND})${OPENS}`, 'g');
/** Words before the name. */
const LEAD_IN =
  /^.*(?:こちらは|こちらわ|ここは|ここわ|本日は|本日も|今日は|今日わ|今日も|きょうは|きょうも|番組は|番組わ|番組名は|おなじみの|お待ちかねの)/;
/** What stands behind the name in a file: `_podcast_20261117_2`. */
const FILE_TAIL =
  /[_\s-]*(?:podcast|ポッドキャスト|radio|script|台本)?[_\s-]*(?:20\d{2}-?\d{2}-?\d{2}.*)?$/iu;

const knownFolds = (hosts: readonly HostRules[]): readonly string[] =>
  hosts.flatMap(({ programs, aliases }) => [...programs, ...aliases].map(foldName)).filter(Boolean);

const nearest = (name: string, hosts: readonly HostRules[]): string => {
  const near = nearestNames(
    name,
    hosts.flatMap(({ programs }) => programs),
  );
  return near.length > 0 ? `; is it ${near[0]}?` : '';
};

/**
 * Names of programmes in the file's name and in the opening that no profile has. `name` is the file's name without
 * `.txt`. What the file's name says has no place in the text: it stands at its beginning.
 */
export const findUnknownPrograms = (
  source: string,
  name: string,
  hosts: readonly HostRules[],
): readonly LintNote[] => {
  const known = knownFolds(hosts);
  // An opening may shorten a name, or add to it.
  const isKnown = (program: string): boolean => {
    const folded = foldName(program);
    return folded === '' || known.some((each) => each.includes(folded) || folded.includes(each));
  };
  const notes: LintNote[] = [];
  const fromFile = name.replace(FILE_TAIL, '').trim();
  if (new RegExp(KIND).test(fromFile) && !isKnown(fromFile)) {
    const message = `the file's name holds the programme ${fromFile}, which no profile has${nearest(fromFile, hosts)}`;
    notes.push({ level: 'warning', code: 'program-unknown', message, start: 0, end: 0 });
  }
  const opening = source.slice(0, OPENING_LENGTH);
  const seen = new Set<number>();
  for (const match of [...opening.matchAll(IN_QUOTES), ...opening.matchAll(BARE)]) {
    const found = match[1] ?? '';
    const program = found.replace(LEAD_IN, '');
    const end = match.index + match[0].lastIndexOf(found) + found.length;
    if (seen.has(end) || isKnown(program)) continue;
    seen.add(end);
    const message = `no profile has the programme ${program}${nearest(program, hosts)}`;
    notes.push({ level: 'warning', code: 'program-unknown', message, start: end - program.length, end });
  }
  return notes;
};
