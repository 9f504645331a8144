import type { HostRules } from '../domain/script.js';
import type { LintNote } from './lint-note.js';

/** Who else labels name in a script that was written for several voices, or for the eye. */
const ROLES =
  'ナレーター|ナレーション|アナウンサー|パーソナリティー?|司会者?|進行役?|ホスト|ゲスト|アシスタント|MC|ＭＣ|DJ|ＤＪ|Host|HOST|Narrator|NARRATOR|Speaker ?[0-9A-C]|話者 ?[0-9A-C０-９Ａ-Ｃ]';

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Speaker labels at the beginnings of lines (`ずんだもん：`, `【司会】`): they would be spoken. */
export const findLabels = (source: string, hosts: readonly HostRules[]): readonly LintNote[] => {
  const names = hosts
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .sort((a, b) => b.length - a.length)
    .map(escapeForPattern);
  const who = [...names, ROLES].join('|');
  const mood = '(?:[ \\t]?[（(][^（()）\\n]{1,12}[）)])?';
  const pattern = new RegExp(
    `^[ \\t\\u3000>*#-]*?((?:${who})${mood}(?:\\*\\*)?[ \\t\\u3000]*[：:](?![:/／])|[【［\\[<＜](?:${who})${mood}[】］\\]>＞][：:]?(?!\\())`,
    'gm',
  );
  return [...source.matchAll(pattern)].map((match): LintNote => {
    const label = match[1] ?? '';
    const end = match.index + match[0].length;
    return {
      level: 'warning',
      code: 'speaker-label',
      message: 'a speaker label: it would be spoken; a script has one host',
      start: end - label.length,
      end,
    };
  });
};
