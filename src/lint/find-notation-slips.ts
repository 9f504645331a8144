import { parseNotation } from '../reading/notation.js';
import type { LintNote } from './lint-note.js';

/** What somebody wrote who meant notation. */
const LIKE_NOTATION =
  /<\/?(?:break|voice)\b[^<>\n]{0,40}>?|(?<!\\)\{[^{}\n]{0,60}\|[^{}\n]{0,60}\}|｛[^{}｛｝\n]{1,60}[|｜][^{}｛｝\n]{1,60}｝/g;

const VOICE_TAG = /^<voice[ \t]+([^>\s]+)/;

/** Notation that is none, and is spoken or dropped as it stands; voices that no profile has. */
export const findNotationSlips = (
  source: string,
  voices: ReadonlySet<string>,
  passages: readonly { readonly offset: number; readonly text: string }[],
): readonly LintNote[] => {
  if (!/[<{｛]/.test(source)) return [];
  return passages.flatMap(({ offset, text }) => {
    const tags = parseNotation(text).filter((span) => span.type !== 'text');
    return [...text.matchAll(LIKE_NOTATION)].flatMap((match): LintNote[] => {
      const start = offset + match.index;
      const place = { code: 'notation-malformed', start, end: start + match[0].length } as const;
      const tag = tags.find((span) => span.start === match.index);
      if (tag === undefined) {
        const message = `no notation, but nearly: {表記|よみ}, <break 500ms> and <voice ID>…</voice> are`;
        return [{ level: 'warning', ...place, message }];
      }
      const voice = tag.type === 'voice' ? VOICE_TAG.exec(match[0])?.[1] : undefined;
      if (voice === undefined || voices.has(voice)) return [];
      const message = `there is no voice ${voice}; there are ${[...voices].join(', ')}`;
      return [{ level: 'error', ...place, code: 'voice-unknown', message }];
    });
  });
};
