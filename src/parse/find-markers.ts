import type { SkillRule } from '../domain/script.js';
import { NormalizedText } from './normalized-text.js';
import type { Span } from './span.js';

/** A place where the script turns a skill on; `rule` is null when the host's profile does not know it. */
export type Marker = Span & { readonly rule: SkillRule | null };

const ANY_SKILL = 'スキル発動';

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** All markers of the host in the script, compared after NFKC, and every スキル発動 that is none of them. */
export const findMarkers = (source: string, skills: readonly SkillRule[]): readonly Marker[] => {
  const rules = new Map<string, SkillRule>();
  for (const rule of skills) {
    for (const marker of rule.markers) {
      const key = marker.normalize('NFKC');
      if (key !== '' && !rules.has(key)) rules.set(key, rule);
    }
  }
  const longestFirst = [...rules.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp([...longestFirst, ANY_SKILL].map(escapeForPattern).join('|'), 'g');
  if (source.normalize('NFKC').search(pattern) === -1) return [];
  const text = new NormalizedText(source);
  return Array.from(text.text.matchAll(pattern), (match) => ({
    ...text.original(match.index, match.index + match[0].length),
    rule: rules.get(match[0]) ?? null,
  }));
};
