import type { HostRules, SkillRule } from '../domain/script.js';

export type ActiveSkill = Extract<SkillRule, { readonly again: false }>;

/** What a marker turns on: a skill (null: the host goes on speaking), and what was wrong with the marker. */
export type TurnedOn = {
  readonly skill: ActiveSkill | null;
  readonly problem: 'skill-unknown' | 'skill-again-without-first' | null;
};

/** Remembers the last skill of a script, for markers that say "again". */
export class SkillState {
  readonly #skills: readonly ActiveSkill[];
  #last: ActiveSkill | null = null;

  constructor(host: HostRules) {
    this.#skills = host.skills.filter((rule): rule is ActiveSkill => !rule.again);
  }

  turnOn(rule: SkillRule | null): TurnedOn {
    if (rule === null) return { skill: null, problem: 'skill-unknown' };
    if (!rule.again) {
      this.#last = rule;
      return { skill: rule, problem: null };
    }
    if (this.#last !== null) return { skill: this.#last, problem: null };
    const only = new Set(this.#skills.map((skill) => skill.skill)).size === 1 ? this.#skills[0] : undefined;
    if (only !== undefined) this.#last = only;
    return { skill: only ?? null, problem: 'skill-again-without-first' };
  }
}
