import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleSounds } from '../../src/audio/example-sounds.js';
import { configSchema } from '../../src/config/config-schema.js';
import { exampleConfig } from '../../src/pipeline/example-config.js';
import { repositoryRoot } from '../support/run-hoso.js';

const text = readFileSync(join(repositoryRoot, 'hoso.config.yaml'), 'utf8');

it('turns the jingles of the config that comes with hoso on, and nothing else', () => {
  const { music, ...others } = configSchema.parse(parse(exampleConfig(text)));
  const { music: none, ...defaults } = configSchema.parse({});
  expect(others).toEqual(defaults);
  const jingles = ['opening', 'ending', 'sting', 'skill'];
  expect(music).toEqual({
    ...none,
    ...Object.fromEntries(jingles.map((name) => [name, `sounds/${name}.wav`])),
  });
  for (const name of jingles) expect(exampleSounds().has(`${name}.wav`)).toBe(true);
});

it('leaves the bed there to be turned on', () => {
  const turnedOn = exampleConfig(text).replace(/^ {2}# (bed|bedLu|duckDb): /gm, '  $1: ');
  const { music } = configSchema.parse(parse(turnedOn));
  expect(music).toMatchObject({ bed: 'sounds/bed.wav', bedLu: -9, duckDb: 12 });
  expect(exampleSounds().has('bed.wav')).toBe(true);
});
