import { blockParts } from '../voices/select-block.js';
import type { OpenProject } from './open-project.js';

/** A profile, and how it sounds through each backend that it has a block for. */
export type ListedVoice = {
  readonly id: string;
  readonly name: string;
  readonly programs: readonly string[];
  readonly skills: readonly string[];
  readonly backends: Readonly<
    Record<string, readonly { readonly backend: string; readonly credit: string }[]>
  >;
  readonly file: string;
};

export const listVoices = ({ voices }: OpenProject): readonly ListedVoice[] =>
  [...voices.profiles.values()].map((profile) => ({
    id: profile.id,
    name: profile.name,
    programs: profile.programs,
    skills: profile.skills.flatMap((rule) => (rule.again ? [] : [rule.skill])),
    backends: Object.fromEntries(
      Object.keys(profile.backends).map((name) => [
        name,
        blockParts(profile, name).map(({ backend, credit }) => ({ backend, credit })),
      ]),
    ),
    file: profile.file,
  }));
