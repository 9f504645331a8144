import { expect, it } from 'vitest';
import type { ClipKey } from '../../src/domain/clip-key.js';
import type { EngineFacts } from '../../src/domain/facts.js';
import type { Manifest } from '../../src/domain/manifest.js';
import type { AudibleOptions, Plan, UtteranceItem } from '../../src/domain/plan.js';
import { explainMisses, type MissReason } from '../../src/pipeline/explain-misses.js';

type Said = {
  text?: string;
  reading?: string;
  voice?: string;
  backend?: string;
  key?: string | null;
  sound?: number;
};

const utterance = (said: Said): UtteranceItem => ({
  type: 'utterance',
  index: 1,
  segment: 1,
  voice: 'zundamon',
  backend: 'open-jtalk',
  text: '星が見える。',
  reading: '星が見える。',
  sound: 0,
  line: 1,
  column: 1,
  offset: 0,
  ...said,
  key: (said.key === undefined ? 'new' : said.key) as ClipKey | null,
});

const sound = (options: AudibleOptions) => ({ backend: 'open-jtalk', options, credit: 'x', key: 'k' });

const facts = (changes: Partial<EngineFacts> = {}): EngineFacts => ({
  version: '1.11',
  dictionaryHash: 'd',
  voiceFiles: { 'mei.htsvoice': 'm' },
  ...changes,
});

type Now = { item?: Said; options?: AudibleOptions; facts?: EngineFacts; stored?: string[] | null };
type Before = { entries?: Said[]; options?: AudibleOptions[]; facts?: EngineFacts };

const why = (now: Now, before: Before | null): { cached: boolean | null; why: MissReason | null } => {
  const plan: Plan = {
    script: 'x.txt',
    name: 'x',
    items: [utterance(now.item ?? {})],
    sounds: [sound(now.options ?? { speed: 1 })],
  };
  const last =
    before === null
      ? null
      : ({
          timeline: (before.entries ?? [{}]).map((entry) => utterance({ key: 'old', ...entry })),
          sounds: (before.options ?? [{ speed: 1 }]).map(sound),
          facts: { 'open-jtalk': before.facts ?? facts() },
        } as unknown as Manifest);
  const [explained] = explainMisses({
    plan,
    facts: new Map([['open-jtalk', now.facts ?? facts()]]),
    last,
    stored: now.stored === null ? null : new Set(now.stored ?? []),
  });
  if (explained?.type !== 'utterance') throw new Error('no utterance');
  return { cached: explained.cached, why: explained.why };
};

it.each<[MissReason, Now, Before | null]>([
  ['never-rendered', {}, null],
  ['cache-off', { stored: null }, {}],
  ['clip-missing', { item: { key: 'old' } }, {}],
  ['text-changed', { item: { text: '月が見える。', reading: '月が見える。' } }, {}],
  ['voice-changed', { item: { voice: 'tsumugi' } }, {}],
  ['voice-changed', { item: { backend: 'voicevox' } }, {}],
  ['reading-changed', { item: { reading: 'ホシが見える。' } }, {}],
  ['voice-option-changed', { options: { speed: 1.1 } }, {}],
  ['engine-version-changed', { facts: facts({ version: '1.12' }) }, {}],
  ['dictionary-changed', { facts: facts({ dictionaryHash: null }) }, {}],
  ['voice-file-changed', { facts: facts({ voiceFiles: { 'mei.htsvoice': 'n' } }) }, {}],
  // Another voice came to the script; what changed the key must be hoso itself.
  ['hoso-changed', { facts: facts({ voiceFiles: { 'mei.htsvoice': 'm', 'other.htsvoice': 'o' } }) }, {}],
  // Of several changes the outermost is told.
  [
    'reading-changed',
    { item: { reading: 'ホシ' }, options: { speed: 2 }, facts: facts({ version: '2' }) },
    {},
  ],
  ['voice-option-changed', { options: { speed: 2 }, facts: facts({ version: '2' }) }, {}],
  // The sentence stood there twice, with another reading and with another sound.
  [
    'engine-version-changed',
    { facts: facts({ version: '2' }) },
    { entries: [{ reading: 'ホシ' }, { sound: 1 }], options: [{ speed: 3 }, { speed: 1 }] },
  ],
])('%s', (reason, now, before) => {
  expect(why(now, before)).toEqual({ cached: false, why: reason });
});

it('a clip that is there needs no reason, whatever has changed', () => {
  expect(why({ stored: ['new'], options: { speed: 2 } }, {})).toEqual({ cached: true, why: null });
});

it('without facts of the engine nothing is known of the clip', () => {
  expect(why({ item: { key: null }, stored: null }, {})).toEqual({ cached: null, why: 'engine-unreachable' });
});
