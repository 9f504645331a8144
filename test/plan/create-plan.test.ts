import { describe, expect, it } from 'vitest';
import type { Plan, PlanItem } from '../../src/domain/plan.js';
import { createPlan } from '../../src/plan/create-plan.js';
import type { PlanPart, PlanVoice } from '../../src/plan/plan-voice.js';
import { defaultPauses, tonePart } from '../support/plan-part.js';
import { type ScriptPiece, scriptOf } from '../support/script-of.js';

const voices = new Map<string, PlanVoice>([
  ['host', { parts: [tonePart()], englishPartner: null }],
  ['skill', { parts: [tonePart({ voice: 'skill', options: { frequencyHz: 550 } })], englishPartner: null }],
  [
    'two',
    {
      englishPartner: null,
      parts: [
        tonePart({
          voice: 'two',
          language: 'en',
          backend: 'command',
          options: { argv: ['flite'] },
          credit: 'flite',
        }),
        tonePart({ voice: 'two', language: 'ja' }),
      ],
    },
  ],
]);

/** Line and symbols unlike the others, so that each can be told. */
const pauses = { ...defaultPauses, line: 310, symbols: 320 };

const plan = (...segments: readonly (readonly ScriptPiece[])[]): Plan =>
  createPlan({ script: scriptOf(...segments), voices, pauses });

const brief = (items: readonly PlanItem[]): (string | [string, number])[] =>
  items.map((item) => (item.type === 'utterance' ? item.text : [item.kind, item.durationMs]));

describe('createPlan', () => {
  it('puts the longest pause that applies between sentences', () => {
    const made = plan([
      ['host', 'おはよう。元気？うん！\nつぎの行。\n\nあたらしい段落。'],
      'beat',
      ['host', 'おわり。'],
    ]);
    expect(brief(made.items)).toEqual([
      'おはよう。',
      ['sentence', 300],
      '元気？',
      ['exclamation', 350],
      'うん！',
      ['paragraph', 600],
      'つぎの行。',
      ['paragraph', 600],
      'あたらしい段落。',
      ['beat', 500],
      'おわり。',
    ]);
  });

  it('tells a line of one sentence from a paragraph of several', () => {
    const made = plan([['host', '一行目です\n二行目です\n三行目です。四文目です\n五行目です']]);
    expect(brief(made.items).filter((each) => typeof each !== 'string')).toEqual([
      ['line', 310],
      ['line', 310],
      ['sentence', 300],
      ['paragraph', 600],
    ]);
  });

  it('has one pause between segments, of the earlier one', () => {
    const made = plan([['host', 'ひとつ。\n']], [['host', 'ふたつ。']]);
    expect(brief(made.items)).toEqual(['ひとつ。', ['segment', 1200], 'ふたつ。']);
    expect(made.items.map((item) => item.segment)).toEqual([1, 1, 2]);
  });

  it('says nothing for signs alone: a pause stands there', () => {
    const made = plan([['host', 'まえ、\n…☆！\nあと、']]);
    expect(brief(made.items)).toEqual(['まえ、', ['exclamation', 350], 'あと、']);
    expect(brief(plan([['host', '☆☆☆\nだけ'], 'beat']).items)).toEqual(['だけ']);
  });

  it('speaks each language of a voice by its own part, without a pause at the switch', () => {
    const made = plan([['two', '記事は「Open Source Weekly」です。']]);
    expect(
      made.items.map((item) => (item.type === 'utterance' ? [item.backend, item.text] : item.durationMs)),
    ).toEqual([['tone', '記事は「'], 0, ['command', 'Open Source Weekly'], 0, ['tone', '」です。']]);
    expect(made.sounds.map((sound) => sound.credit)).toEqual(['a tone', 'flite']);
  });

  it('cuts a sentence that is too long, at a 、', () => {
    const long = `${'あ'.repeat(70)}、${'い'.repeat(70)}。`;
    const made = plan([['host', long]]);
    expect(brief(made.items)).toEqual([`${'あ'.repeat(70)}、`, ['comma', 200], `${'い'.repeat(70)}。`]);
  });

  it('keeps places', () => {
    const script = scriptOf([['host', '　はじめ。\n  つぎ。']]);
    const spoken = createPlan({ script, voices, pauses }).items.flatMap((item) =>
      item.type === 'utterance' ? [item] : [],
    );
    expect(spoken.map(({ line, column, offset }) => [line, column, offset])).toEqual([
      [1, 2, 1],
      [2, 3, 8],
    ]);
    for (const item of spoken) expect(script.source.startsWith(item.text, item.offset)).toBe(true);
  });

  it('gives equal readings of one sound equal keys, and no key without facts', () => {
    const made = plan([
      ['host', 'はい。はい。'],
      ['skill', 'はい。'],
    ]);
    const keys = made.items.flatMap((item) => (item.type === 'utterance' ? [item.key] : []));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe(keys[2]);
    const unknown = new Map([
      ['host', { parts: [tonePart({ facts: null })], englishPartner: null } as const],
    ]);
    const without = createPlan({ script: scriptOf([['host', 'はい。']]), voices: unknown, pauses });
    expect(without.items[0]).toMatchObject({ key: null });
  });

  it('is pure: the same bytes for the same input', () => {
    const make = () =>
      JSON.stringify(
        plan([['host', 'ひとつ。\n'], 'beat', ['two', '英語の Open API です。']], [['skill', 'ふたつ。']]),
      );
    expect(make()).toBe(make());
  });
});

/** These may change only when every clip of every user must be made again: then raise KEY_FORMAT. */
describe('golden keys', () => {
  it.each([
    [{}, 'こんにちは。', '7f8fec97fa17'],
    [{ revision: 2 }, 'こんにちは。', 'e5388c0e7f3f'],
    [{ options: { frequencyHz: 441 } }, 'こんにちは。', '4f9e25652921'],
    [
      { facts: { engineVersion: '2', dictionaryHash: null, voiceHash: null } },
      'こんにちは。',
      '75d1aca50247',
    ],
    [{ facts: { engineVersion: '1', dictionaryHash: 'd', voiceHash: null } }, 'こんにちは。', '42db7a2396e3'],
    [{ facts: { engineVersion: '1', dictionaryHash: null, voiceHash: 'v' } }, 'こんにちは。', '51bfc4455ec4'],
    [{}, 'こんばんは。', '51da5a788a35'],
  ] satisfies [Partial<PlanPart>, string, string][])('%j %s', (changes, text, start) => {
    const own = new Map([['host', { parts: [tonePart(changes)], englishPartner: null } as const]]);
    const [item] = createPlan({ script: scriptOf([['host', text]]), voices: own, pauses }).items;
    expect(item?.type === 'utterance' && item.key?.slice(0, 12)).toBe(start);
  });
});
