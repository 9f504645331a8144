import { describe, expect, it } from 'vitest';
import type { ManifestEntry } from '../../src/domain/manifest.js';
import { buildCues } from '../../src/publish/build-cues.js';
import type { TimedUnits } from '../../src/publish/utterance-times.js';

type Said = {
  readonly text: string;
  readonly reading?: string;
  readonly voice?: string;
  readonly ms: number;
};

const names = new Map([
  ['host', 'みどり'],
  ['guest', 'AIみどり'],
]);

/** `[kind, ms]` is a pause. */
const timelineOf = (...parts: readonly (Said | readonly [kind: string, ms: number])[]): ManifestEntry[] => {
  let at = 0;
  let index = 0;
  let offset = 0;
  return parts.map((part): ManifestEntry => {
    const startMs = at;
    if (!('text' in part)) {
      at += part[1];
      return { type: 'pause', segment: 1, kind: part[0], startMs, endMs: at };
    }
    at += part.ms;
    index += 1;
    const { text, reading = text, voice = 'host' } = part;
    const entry = {
      index,
      segment: 1,
      voice,
      backend: 'tone',
      text,
      reading,
      key: '',
      sound: 0,
      line: 1,
      offset,
    };
    offset += text.length;
    return { type: 'utterance', ...entry, startMs, endMs: at };
  });
};

const cuesOf = (timeline: readonly ManifestEntry[], units: ReadonlyMap<number, TimedUnits> = new Map()) =>
  buildCues({ timeline, durationMs: timeline.at(-1)?.endMs ?? 0, names, units });

describe('buildCues', () => {
  it('makes a cue of each sentence, at the times of the timeline', () => {
    const cues = cuesOf(
      timelineOf({ text: 'おはよう。', ms: 900 }, ['sentence', 300], { text: 'いい朝なのだ。', ms: 1200.4 }),
    );
    expect(cues.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [0, 900, 'おはよう。'],
      [1200, 2400, 'いい朝なのだ。'],
    ]);
    expect(cues[0]).toMatchObject({ speaker: 'みどり', isNewSpeaker: false, endsSentence: true });
  });

  it('keeps a sentence together that two engines speak', () => {
    const cues = cuesOf(
      timelineOf(
        { text: 'きょうは', ms: 500 },
        ['switch', 0],
        { text: 'Quiet Harbors ', ms: 800 },
        ['switch', 0],
        { text: 'の話。', ms: 400 },
      ),
    );
    expect(cues.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [0, 1700, 'きょうはQuiet Harbors の話。'],
    ]);
  });

  it('names who speaks, and tells when that changes', () => {
    const cues = cuesOf(
      timelineOf(
        { text: 'どうぞ。', ms: 500 },
        ['beat', 500],
        { text: 'はい', voice: 'guest', ms: 400 },
        ['switch', 0],
        {
          text: 'ありがとう。',
          ms: 500,
        },
      ),
    );
    expect(cues.map(({ speaker, isNewSpeaker }) => [speaker, isNewSpeaker])).toEqual([
      ['みどり', true],
      ['AIみどり', true],
      ['みどり', true],
    ]);
  });

  it('shows the script, not the reading, and none of its notation', () => {
    const [cue] = cuesOf(
      timelineOf({
        text: '**{朱鷺|とき}** が\n飛ぶ<break 500ms>、`git` も飛ぶ。',
        reading: 'ときが飛ぶ、ギットも飛ぶ。',
        ms: 2000,
      }),
    );
    expect(cue?.text).toBe('朱鷺 が飛ぶ、git も飛ぶ。');
  });

  const long = '山の上の小さな図書館が夜の星を見る会をひらくので、毛布と豆乳を持って集まってほしいのだ。';

  it('divides the time of a long sentence as its reading divides', () => {
    const reading = long.replace(
      '山の上の小さな図書館が夜の星を見る会をひらくので、',
      'あああああああああああ、',
    ); // 12.5 of …
    const cues = cuesOf(timelineOf({ text: long, reading, ms: 10_000 }));
    expect(cues.length).toBe(2);
    expect(cues.map(({ text }) => text).join('')).toBe(long);
    expect(cues[0]?.endMs).toBe(cues[1]?.startMs);
    // The first half of the text is read in less than a third of the time.
    expect(cues[0]?.endMs).toBeGreaterThan(2_000);
    expect(cues[0]?.endMs).toBeLessThan(3_600);
  });

  it('takes the times of the engine where it gave them: the pause belongs to no cue', () => {
    const unit = (text: string, startMs: number, endMs: number) => ({ text, startMs, endMs });
    const units: TimedUnits = [
      ...Array.from({ length: 30 }, (_, index) => unit('ナ', 100 + index * 100, 200 + index * 100)),
      unit('、', 3_100, 3_500),
      ...Array.from({ length: 30 }, (_, index) => unit('ダ', 3_500 + index * 100, 3_600 + index * 100)),
    ];
    const cues = cuesOf(timelineOf({ text: long, ms: 6_600 }), new Map([[1, units]]));
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 3_100],
      [3_500, 6_600],
    ]);
  });

  it('never lets cues overlap, be empty or outlast the episode', () => {
    const timeline = timelineOf(
      { text: 'あ。', ms: 0.3 },
      ['sentence', 0],
      { text: 'い。', ms: 0.3 },
      ['sentence', 0],
      { text: long, ms: 20 },
    );
    const cues = buildCues({ timeline, durationMs: 20.6, names, units: new Map() });
    expect(cues.length).toBeGreaterThan(2);
    cues.forEach(({ startMs, endMs }, index) => {
      expect(endMs).toBeGreaterThan(startMs);
      expect(startMs).toBeGreaterThanOrEqual(cues[index - 1]?.endMs ?? 0);
    });
    expect(cues.at(-1)?.endMs).toBeLessThanOrEqual(20.6);
  });

  it('leaves a closing bracket with its sentence', () => {
    const cues = cuesOf(
      timelineOf({ text: '鳥（とくに鷺だね！', ms: 900 }, ['exclamation', 350], {
        text: '）が好き。',
        ms: 500,
      }),
    );
    expect(cues.map(({ text }) => text)).toEqual(['鳥（とくに鷺だね！）が好き。']);
  });
});
