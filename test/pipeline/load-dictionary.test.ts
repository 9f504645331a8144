import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDictionary } from '../../src/pipeline/load-dictionary.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { tempDir } from '../support/temp-dir.js';

const voices = new Set(['zundamon', 'tsumugi']);

const load = (files: Record<string, string>) => {
  const dir = tempDir();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return loadDictionary(join(dir, 'dictionary.yaml'), voices);
};

describe('loadDictionary', () => {
  it('has no entries where there is no file, or an empty one', async () => {
    expect(await load({})).toEqual({ ok: true, value: [] });
    expect(await load({ 'dictionary.yaml': '# nothing yet\n' })).toEqual({ ok: true, value: [] });
  });

  it('reads the long and the short form, and a voice’s own words after the project’s', async () => {
    const loaded = await load({
      'dictionary.yaml': '- { surface: 生花, reading: せいか }\n',
      'dictionary.tsumugi.yaml': 'Qiita: キータ\n',
    });
    if (!loaded.ok) throw new Error('not loaded');
    expect(loaded.value.map(({ surface, reading, voice }) => [surface, reading, voice])).toEqual([
      ['生花', 'せいか', undefined],
      ['Qiita', 'キータ', 'tsumugi'],
    ]);
  });

  it('tells all mistakes, with their places', async () => {
    const loaded = await load({
      'dictionary.yaml': '- { surface: 生花 }\n- { surface: "", reading: x }\n',
      'dictionary.nobody.yaml': 'a: b\n',
    });
    if (loaded.ok) throw new Error('not refused');
    expect(loaded.error.map(({ file, line }) => `${file?.split('/').at(-1)}:${line}`)).toEqual([
      'dictionary.yaml:1',
      'dictionary.yaml:2',
      'dictionary.nobody.yaml:undefined',
    ]);
  });
});

it('a voice’s dictionary is heard from that voice only', async () => {
  const dir = toneProject({});
  writeFileSync(join(dir, 'dictionary.yaml'), 'Foobarian: フーバリアン\n');
  writeFileSync(join(dir, 'dictionary.tsumugi.yaml'), 'Foobarian: フーバーさん\n');
  const read = async (voice: string) =>
    (await runHoso(dir, ['read', '--voice', voice, 'Foobarianだ'])).stdout;
  expect(await read('zundamon')).toBe('フーバリアンだ\n');
  expect(await read('tsumugi')).toBe('フーバーさんだ\n');
});
