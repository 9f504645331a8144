import { dirname, resolve } from 'node:path';
import type { MusicFiles } from '../domain/voice-profile.js';
import type { OpenProject } from './open-project.js';

/** A sound file as config or profile names it: its path, and where it is named. */
export type NamedMusic = { readonly path: string; readonly where: string | null; readonly setting: string };

export const MUSIC_NAMES = ['opening', 'ending', 'sting', 'skill', 'bed'] as const;

/** The file that a profile names for itself. */
export const musicOfProfile = (
  { voices }: OpenProject,
  id: string,
  name: keyof MusicFiles,
): NamedMusic | null => {
  const profile = voices.profiles.get(id);
  const path = profile?.music?.[name];
  if (profile === undefined || path === undefined) return null;
  return { path: resolve(dirname(profile.file), path), where: profile.file, setting: `music.${name}` };
};

export const musicOfConfig = ({ project }: OpenProject, name: keyof MusicFiles): NamedMusic | null => {
  const path = project.config.music[name];
  if (path === undefined) return null;
  return { path: resolve(project.root, path), where: project.configFile, setting: `music.${name}` };
};
