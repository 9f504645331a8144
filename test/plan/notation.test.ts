import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../src/domain/plan.js';
import { createPlan } from '../../src/plan/create-plan.js';
import { maskGiven, notatedParts, notatedVoices } from '../../src/plan/notated-text.js';
import type { PlanPart, PlanVoice } from '../../src/plan/plan-voice.js';
import { compileDictionary } from '../../src/reading/compile-dictionary.js';
import { defaultPauses, tonePart } from '../support/plan-part.js';
import { scriptOf } from '../support/script-of.js';

const reading = { english: 'katakana', urls: 'domain', skip: [], dictionary: compileDictionary([]) } as const;

const part = (voice: string, changes: Partial<PlanPart> = {}): PlanPart =>
  tonePart({ voice, options: { voice }, reading, ...changes });

const planOf = (text: string, host: Partial<PlanVoice> = {}): readonly PlanItem[] => {
  const voices = new Map<string, PlanVoice>([
    ['host', { parts: [part('host')], englishPartner: null, ...host }],
    ['guest', { parts: [part('guest')], englishPartner: null }],
  ]);
  return createPlan({ script: scriptOf([['host', text]]), voices, pauses: defaultPauses }).items;
};

const brief = (items: readonly PlanItem[]) =>
  items.map((item) =>
    item.type === 'utterance'
      ? `${item.voice}: ${item.text} = ${item.reading}`
      : `${item.kind} ${item.durationMs}`,
  );

describe('notation in a script', () => {
  it('gives a reading; the text stays the script’s own', () => {
    expect(brief(planOf('この{生花|せいか}を、{VSCode|ブイエス}で。'))).toEqual([
      'host: この{生花|せいか}を、{VSCode|ブイエス}で。 = このせいかを、ブイエスで。',
    ]);
  });

  it('ends no sentence inside it', () => {
    expect(brief(planOf('これは{やったー！。|やった}という題です。'))).toHaveLength(1);
  });

  it('asks for a pause', () => {
    expect(brief(planOf('まえ。<break 900ms>あと。<break 1s>おわり。'))).toEqual([
      'host: まえ。 = まえ。',
      'break 900',
      'host: あと。 = あと。',
      'break 1000',
      'host: おわり。 = おわり。',
    ]);
  });

  it('lets another voice speak', () => {
    expect(brief(planOf('はい、<voice guest>どうも。</voice>では。'))).toEqual([
      'host: はい、 = はい、',
      'switch 0',
      'guest: どうも。 = どうも。',
      'sentence 300',
      'host: では。 = では。',
    ]);
    expect(notatedVoices('はい、<voice guest>どうも。</voice>では。')).toEqual(['guest']);
  });

  it('is plain text behind a backslash, and when it is malformed', () => {
    const [escaped] = planOf('かっこは\\{あ|い\\}と書く。');
    expect(escaped).toMatchObject({ text: 'かっこは\\{あ|い\\}と書く。', offset: 0 });
    expect(notatedParts('{あ い} <break> <voice x>')).toHaveLength(1);
  });

  it('keeps places behind it', () => {
    const text = '{今日|きょう}は。\n<voice guest>はい\\{。</voice>\nつぎ。';
    for (const item of planOf(text)) {
      if (item.type === 'utterance') expect(text.startsWith(item.text, item.offset)).toBe(true);
    }
  });

  it('masks unit for unit', () => {
    for (const text of ['a{b|c}d', 'あ\\{い{う。|え}お', '普通の文。']) {
      const [only] = notatedParts(text);
      expect(only?.type === 'text' && maskGiven(text, only.given)).toHaveLength(text.length);
    }
  });
});

describe('english: voice', () => {
  const withPartner = {
    english: 'voice',
    urls: 'domain',
    skip: [],
    dictionary: compileDictionary([]),
  } as const;

  it('gives runs of four words or more to the partner, and reads shorter ones as katakana', () => {
    const host = {
      parts: [part('host', { reading: withPartner })] as const,
      englishPartner: part('partner'),
    };
    expect(brief(planOf('Open Sourceの本「The Art of Quiet Machines」です。', host))).toEqual([
      'host: Open Sourceの本「 = オープンソースの本「',
      'switch 0',
      expect.stringMatching(/^partner: The Art of Quiet Machines = /),
      'switch 0',
      'host: 」です。 = 」です。',
    ]);
  });

  it('reads them as katakana where there is no partner', () => {
    expect(
      brief(planOf('The Art of Quiet Machines', { parts: [part('host', { reading: withPartner })] })),
    ).toHaveLength(1);
  });
});
