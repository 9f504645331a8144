import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backendNamed } from '../src/backends/registry.js';
import type { VoiceBlock, VoiceProfile } from '../src/domain/voice-profile.js';
import { loadVoices } from '../src/voices/load-voices.js';

const loaded = await loadVoices(resolve(import.meta.dirname, '../voices'), async (name) => {
  const backend = await backendNamed(name);
  return backend.ok ? backend.value.optionsSchema : null;
});
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
const { profiles } = loaded.value;

const partsOf = (block: VoiceBlock | undefined) => (Array.isArray(block) ? block : block ? [block] : []);
/** What a voice speaks Japanese with through Open JTalk. */
const japanese = ({ backends }: VoiceProfile): Record<string, unknown> => {
  const part = partsOf(backends['open-jtalk']).find(
    (each) => !('backend' in each) || each.backend !== 'command',
  );
  return part?.options ?? {};
};

describe("the station's voices", () => {
  it('are the five', () => {
    expect([...profiles.keys()].sort()).toEqual([
      'ai-zundamon',
      'ojousama-zundamon',
      'tsumugi',
      'zundadon',
      'zundamon',
    ]);
  });

  it('each have a Mei style of their own, and differ in pitch and pace', () => {
    const options = [...profiles.values()].map(japanese);
    expect(options.map(({ voice }) => voice).sort()).toEqual(
      ['angry', 'bashful', 'happy', 'normal', 'sad'].map((style) => `mei_${style}`),
    );
    expect(new Set(options.map(({ pitchHalfTones, speed }) => `${pitchHalfTones} ${speed}`)).size).toBe(5);
  });

  it('name whom their terms ask to be named', () => {
    for (const profile of profiles.values()) {
      for (const part of partsOf(profile.backends['open-jtalk'])) {
        expect(part.credit).toMatch(/Mei.*CC BY 3\.0.*Nagoya Institute of Technology|Flite/);
      }
    }
    const voicevox = [...profiles.values()].map(({ backends }) => partsOf(backends['voicevox']).at(-1));
    for (const part of voicevox) expect(part?.credit).toBe(`VOICEVOX:${part?.options['speaker']}`);
  });

  it('let every host call the English skill', () => {
    const hosts = [...profiles.values()].filter(({ programs }) => programs.length > 0);
    expect(hosts).toHaveLength(4);
    for (const { skills } of hosts) {
      expect(skills).toEqual([
        { skill: 'english', voice: 'ai-zundamon', markers: ['英語スキル発動'], again: false },
        { again: true, markers: ['再びスキル発動'] },
      ]);
    }
    const english = partsOf(profiles.get('ai-zundamon')?.backends['open-jtalk'])[0];
    expect(english).toMatchObject({ language: 'en', backend: 'command' });
  });
});
