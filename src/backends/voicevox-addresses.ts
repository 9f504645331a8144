import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OpenContext } from './backend.js';
import { tidyUrl } from './server-url.js';
import { traitsOf, type VoicevoxEngineName } from './voicevox-engines.js';

type Env = OpenContext['env'];

export type AddressSettings = { readonly engine: VoicevoxEngineName; readonly urls: readonly string[] };

export const ADDRESS_ENVIRONMENT = ['VOICEVOX_URL', 'APPDATA', 'HOME', 'XDG_CONFIG_HOME'] as const;

/** Written by VOICEVOX's editor while it runs: where its engines listen. */
const runtimeInfoSchema = z.looseObject({
  formatVersion: z.literal(1),
  engineInfos: z.array(z.looseObject({ name: z.string(), url: z.string() })),
});

const runtimeInfoFiles = (env: Env): readonly string[] => {
  const appData = env['APPDATA'];
  const home = env['HOME'];
  const configHome = env['XDG_CONFIG_HOME'] ?? (home && join(home, '.config'));
  return [appData, home && join(home, 'Library/Application Support'), configHome].flatMap((folder) =>
    folder ? [join(folder, 'voicevox', 'runtime-info.json')] : [],
  );
};

const editorsAddress = (engine: VoicevoxEngineName, env: Env): string | undefined => {
  for (const file of runtimeInfoFiles(env)) {
    try {
      const { engineInfos } = runtimeInfoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const wanted = traitsOf(engine).title;
      // "VOICEVOX" begins the names of other engines too.
      const found = engineInfos.find(
        ({ name }) => name === wanted || (engine !== 'voicevox' && name.startsWith(wanted)),
      );
      if (found !== undefined) return tidyUrl(found.url);
    } catch {
      // The editor is not there, or is of a later format.
    }
  }
  return undefined;
};

export const defaultAddress = (engine: VoicevoxEngineName): string =>
  `http://127.0.0.1:${traitsOf(engine).port}`;

/**
 * VOICEVOX_URL (one or several, for the engine `voicevox`), else the settings' addresses, else where the editor
 * says that it runs, else the engine's own port on this machine.
 */
export const voicevoxAddresses = ({ engine, urls }: AddressSettings, env: Env): readonly string[] => {
  const named = engine === 'voicevox' ? (env['VOICEVOX_URL'] ?? '').split(/[\s,]+/).filter(Boolean) : [];
  const given = named.length > 0 ? named : urls;
  if (given.length > 0) return [...new Set(given.map(tidyUrl))];
  return [editorsAddress(engine, env) ?? defaultAddress(engine)];
};
