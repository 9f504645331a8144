import type { HostRules, ScriptRules } from '../domain/script.js';
import type { OpenProject } from './open-project.js';

const localDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** What the parser needs of the profiles, the config and the flags, as plain data. */
export const scriptRules = ({ project, voices }: OpenProject, host?: string): ScriptRules => ({
  hosts: [...voices.profiles.values()].map(
    ({ id, name, aliases, programs, skills }): HostRules => ({ id, name, aliases, programs, skills }),
  ),
  segmentMode: project.config.segments,
  today: localDate(new Date()),
  ...(host === undefined ? {} : { host }),
});
