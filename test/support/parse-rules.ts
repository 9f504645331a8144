import type { HostRules, Script, ScriptRules, SkillRule } from '../../src/domain/script.js';
import { parseScript } from '../../src/parse/parse-script.js';

const skills: readonly SkillRule[] = [
  { skill: 'english', voice: 'ai-zundamon', markers: ['英語スキル発動'], again: false },
  { again: true, markers: ['再びスキル発動'] },
];

const host = (id: string, name: string, program: string): HostRules => ({
  id,
  name,
  aliases: [],
  programs: [program],
  skills,
});

/** The station's five profiles as the parser needs them. */
export const stationHosts: readonly HostRules[] = [
  host('zundamon', 'ずんだもん', '株式会社ずんだもん技術室AI放送局'),
  host('tsumugi', '春日部つむぎ', 'マジカルラブリー☆つむぎのピュアピュアA.I.放送局'),
  host('ojousama-zundamon', 'お嬢様ずんだもん', '私立ずんだもん女学園放送部'),
  host('zundadon', 'ずんだどん', '株式会社ずんだどん技術室AI放送局'),
  { id: 'ai-zundamon', name: 'AIずんだもん', aliases: [], programs: [], skills: [] },
];

export const rulesWith = (rules: Partial<ScriptRules> = {}): ScriptRules => ({
  hosts: stationHosts,
  segmentMode: 'auto',
  today: '2026-01-15',
  ...rules,
});

/** Parses a script whose host is ずんだもん; throws when the parser refuses it. */
export const parsed = (source: string, rules: Partial<ScriptRules> = {}, path = 'script.txt'): Script => {
  const result = parseScript(source, path, rulesWith({ host: 'zundamon', ...rules }));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Passages as `voice: text`, beats as `|`, one list a segment. */
export const spoken = (script: Script): readonly (readonly string[])[] =>
  script.segments.map((segment) =>
    segment.passages.map((passage) => (passage.type === 'beat' ? '|' : `${passage.voice}: ${passage.text}`)),
  );

/** `code@line:column` of every warning. */
export const warned = (script: Script): readonly string[] =>
  script.warnings.map(({ code, line, column }) => `${code}@${line}:${column}`);
