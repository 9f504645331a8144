import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadVoices } from '../../src/voices/load-voices.js';
import { selectBlock } from '../../src/voices/select-block.js';
import { tempDir } from '../support/temp-dir.js';

const schemas = async (name: string) =>
  name === 'known' ? z.strictObject({ speed: z.number().min(0.5).max(2).default(1) }) : null;

const load = (files: Record<string, string>) => {
  const dir = tempDir();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return loadVoices(dir, schemas);
};

const good = 'name: 声\nbackends:\n  known:\n    credit: someone\n    options: { speed: 1.2 }\n';

describe('loadVoices', () => {
  it('reads profiles; the file name is the id', async () => {
    const loaded = await load({ 'a.yaml': good, 'notes.txt': 'no profile' });
    if (!loaded.ok) throw new Error('not loaded');
    expect([...loaded.value.profiles.keys()]).toEqual(['a']);
    expect(loaded.value.profiles.get('a')).toMatchObject({ name: '声', programs: [], skills: [] });
    expect(loaded.value.warnings).toEqual([]);
  });

  it('tells all mistakes of all files at once, each with file, line, column and path', async () => {
    const loaded = await load({
      'a.yaml': 'name: 声\ncolour: red\nbackends:\n  known:\n    options: { speed: 9 }\n',
      'b.yaml': good.replace('1.2', '9'),
      'c.yaml': 'name: [\n',
      'd.yaml': `${good}skills:\n  - skill: english\n    voice: nobody\n    markers: [変身]\n`,
    });
    if (loaded.ok) throw new Error('not refused');
    const told = loaded.error.map(
      ({ file, line, message }) => `${file?.split('/').at(-1)}:${line} ${message}`,
    );
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^a\.yaml:2 .*colour/),
        expect.stringMatching(/^a\.yaml:5 backends\.known\.credit: /),
        expect.stringMatching(/^b\.yaml:5 backends\.known\.options\.speed: /),
        expect.stringMatching(/^c\.yaml:\d/),
        expect.stringMatching(/^d\.yaml:8 skills\.0\.voice: no voice nobody/),
      ]),
    );
    expect(
      loaded.error.every((failure) => failure.code === 'voice-invalid' && (failure.column ?? 0) > 0),
    ).toBe(true);
  });

  it('keeps a block of an unregistered backend unread, with a warning', async () => {
    const loaded = await load({
      'a.yaml': `${good}  other:\n    credit: x\n    options: { anything: [1] }\n`,
    });
    if (!loaded.ok) throw new Error('not loaded');
    expect(loaded.value.warnings).toEqual([
      expect.stringMatching(/a\.yaml:\d+: backend other is not registered/),
    ]);
  });

  it('refuses a programme that two hosts share', async () => {
    const loaded = await load({
      'a.yaml': `${good}programs: [放送A]\n`,
      'b.yaml': `${good}programs: [放送Ａ]\n`,
    });
    expect(!loaded.ok && loaded.error.map((failure) => failure.message)).toEqual([
      expect.stringContaining('the programme of a too'),
    ]);
  });

  it('refuses a folder that is missing or empty', async () => {
    const missing = await loadVoices(join(tempDir(), 'none'), schemas);
    expect(!missing.ok && missing.error[0]?.code).toBe('voice-invalid');
    const empty = await load({});
    expect(!empty.ok && empty.error[0]?.message).toContain('no voice profile');
  });
});

describe('selectBlock', () => {
  it('gives the parts of a list, each with its own backend', async () => {
    const loaded = await load({
      'a.yaml':
        'name: 声\nbackends:\n  known:\n    - { language: en, backend: known, credit: x }\n    - { language: ja, backend: known, credit: y, english: spell }\n',
    });
    const profile = loaded.ok ? loaded.value.profiles.get('a') : undefined;
    if (profile === undefined) throw new Error('not loaded');
    const parts = selectBlock(profile, 'known');
    expect(
      parts.ok && parts.value.map(({ language, credit, english }) => [language, credit, english]),
    ).toEqual([
      ['en', 'x', undefined],
      ['ja', 'y', 'spell'],
    ]);
    const other = selectBlock(profile, 'openai');
    expect(!other.ok && other.error).toMatchObject({
      code: 'voice-invalid',
      message: expect.stringContaining('openai'),
    });
    expect(selectBlock(profile, 'tone').ok).toBe(true);
  });
});

describe('the profiles that come with hoso', () => {
  it('are the five of the station, each with open-jtalk and voicevox', async () => {
    const loaded = await loadVoices(resolve(import.meta.dirname, '../../voices'), async () => z.unknown());
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect([...loaded.value.profiles.keys()].sort()).toEqual([
      'ai-zundamon',
      'ojousama-zundamon',
      'tsumugi',
      'zundadon',
      'zundamon',
    ]);
    for (const profile of loaded.value.profiles.values()) {
      expect(Object.keys(profile.backends)).toEqual(expect.arrayContaining(['open-jtalk', 'voicevox']));
    }
    expect(loaded.value.profiles.get('tsumugi')?.programs).toContain(
      'マジカルラブリー☆つむぎのピュアピュアA.I.放送局',
    );
  });
});
