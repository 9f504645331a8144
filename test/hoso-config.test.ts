import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../src/config/config-schema.js';

const text = readFileSync(resolve(import.meta.dirname, '../hoso.config.yaml'), 'utf8');
const defaults = configSchema.parse({});

it('hoso.config.yaml changes no default', () => {
  expect(configSchema.parse(parse(text))).toEqual(defaults);
});

it('hoso.config.yaml shows true defaults in its comments', () => {
  const shown = text.replace(/^# ?( *[A-Za-z]+:(?: |$))/gm, '$1');
  const { backends, ...settings } = configSchema.parse(parse(shown));
  expect(Object.keys(backends)).toEqual(['voicevox']);
  expect({ ...settings, backends: {} }).toEqual(defaults);
  // Every pause and every setting of the sound is there to be found.
  for (const name of [...Object.keys(defaults.pauses), ...Object.keys(defaults.audio)]) {
    expect(shown).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
  }
});
