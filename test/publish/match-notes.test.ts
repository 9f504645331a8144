import { describe, expect, it } from 'vitest';
import { matchNotes } from '../../src/publish/match-notes.js';
import { foldWords, SpokenText } from '../../src/publish/spoken-text.js';
import { parsed } from '../support/parse-rules.js';
import { spokenEpisode } from '../support/spoken-episode.js';

const sentences = [
  'みんな、おはようなのだ！',
  '1つ目の記事は、冬の星をながめる会の話なのだ。',
  'とても寒い夜に、毛布と豆乳を持って丘にのぼるのだ。',
  '流れ星は、十分で三つ見えたそうなのだ。',
  '2つ目の記事は、古い時計をなおす職人の話なのだ。',
  'ねじをひとつずつ洗って、また組み立てるのだ。',
  'きょうの記事をおさらいするのだ。',
  '1つ目の記事は、冬の星をながめる会の話なのだ。',
  'それでは、またあしたなのだ！',
];
const spoken = new SpokenText(spokenEpisode(parsed(`${sentences.join('\n')}\n`)).timeline);

/** The sentence each slide begins with, as `n`; `?n` where it was guessed. */
const found = (...notes: readonly (string | null)[]): readonly (string | null)[] =>
  matchNotes(spoken, notes).map((place) => {
    if (place === null) return null;
    return `${place.isFound ? '' : '?'}${spoken.starts.indexOf(place.place)}`;
  });
const from = (start: number, end = start + 1): string => sentences.slice(start, end).join('\n');

describe('matchNotes', () => {
  it('finds notes word for word, whatever their signs and line breaks', () => {
    expect(found(from(0), `----${from(1, 4).replaceAll('、', ' ')}`, from(4, 6), from(6, 9))).toEqual([
      '0',
      '1',
      '4',
      '6',
    ]);
  });

  it('takes the place that fits the order where words are said twice', () => {
    expect(found(from(0), from(1), from(2, 4), from(4, 7), from(7))).toEqual(['0', '1', '2', '4', '7']);
    expect(found(from(4, 7), from(1), from(8))).toEqual(['4', '7', '8']);
  });

  it('finds notes by their first letters, and reworded ones by most of their pieces', () => {
    expect(found(from(0), `${from(1)}このあとは台本にない言葉がつづくのだ。`, from(4))).toEqual([
      '0',
      '1',
      '4',
    ]);
    expect(found(from(0), 'ああ、とても寒い夜に、毛布と豆乳を持って丘にのぼるのだよ。', from(4))[1]).toMatch(
      /^-?\d+$/,
    );
  });

  it('guesses notes that are not said, between those that are, where a sentence begins', () => {
    expect(found(from(0), from(1), 'これはどこにも書かれていない文章です。', from(4))).toEqual([
      '0',
      '1',
      '?2',
      '4',
    ]);
    expect(found('まったく別の番組。', 'そのつづき。')).toEqual([
      expect.stringMatching(/^\?/),
      expect.stringMatching(/^\?/),
    ]);
  });

  it('leaves slides without words alone', () => {
    expect(found(null, from(0), '', '----', from(4))).toEqual([null, '0', null, null, '4']);
  });

  it('never falls behind', () => {
    const places = matchNotes(spoken, [from(8), from(0), 'ない。', from(4), from(1)]).flatMap(
      (each) => each?.place ?? [],
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('SpokenText', () => {
  it('knows when each word is said', () => {
    const { timeline } = spokenEpisode(parsed(`${sentences.join('\n')}\n`));
    const second = timeline.filter((entry) => entry.type === 'utterance')[2];
    const place = spoken.words.indexOf(foldWords('とても寒い'));
    expect(spoken.startMsAt(place)).toBe(second?.startMs);
    expect(spoken.startMsAt(place + 4)).toBeGreaterThan(second?.startMs ?? 0);
    expect(spoken.startMsAt(place + 4)).toBeLessThan(second?.endMs ?? 0);
  });
});
