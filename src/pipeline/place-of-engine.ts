import type { Backend } from '../backends/backend.js';
import type { Project } from '../config/load-config.js';
import { yamlPositionIn } from '../util/checked-yaml.js';

export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Where hoso.config.yaml says which engine a backend talks to; null when it is not the config that says it. */
export const placeOfEngine = (
  { configFile, configText, config }: Project,
  driver: Backend,
  addresses: readonly (string | null)[],
): Place | null => {
  if (configFile === null) return null;
  const settings = driver.settingsSchema.parse(config.backends[driver.name] ?? {});
  const ofConfig = driver.addresses(settings, {});
  if (!addresses.every((address) => ofConfig.includes(address))) return null;
  for (const path of [
    ['backends', driver.name, 'urls'],
    ['backends', driver.name],
  ]) {
    const position = yamlPositionIn(configText, path);
    if (position !== null) return { file: configFile, ...position };
  }
  return null;
};
