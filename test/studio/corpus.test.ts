import { describe, expect, it } from 'vitest';
import type { EpisodeView, WeekList, WeekView } from '../../src/domain/studio-api.js';
import { corpusIsHere, corpusScripts } from '../support/corpus.js';
import { toneProject } from '../support/run-hoso.js';
import { sentencesOf, startRig } from '../support/studio-rig.js';

const speakable = (text: string): string => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');

if (!corpusIsHere) console.warn('SKIPPED: the real scripts in the studio; ../shared/corpus is not here');

describe.skipIf(!corpusIsHere)('the real scripts', () => {
  it('are all listed and shown; their sentences hold all that is said, once, each in its passage', async () => {
    const scripts = corpusScripts();
    const rig = await startRig(
      toneProject(Object.fromEntries(scripts.map(({ name, bytes }) => [`${name}.txt`, bytes]))),
    );
    const { weeks } = (await rig.get<WeekList>('/api/weeks')).body;
    expect(weeks.reduce((sum, week) => sum + week.scripts, 0)).toBe(scripts.length);
    const ids: string[] = [];
    for (const { week } of weeks) {
      const { body } = await rig.get<WeekView>(`/api/weeks/${week}`);
      const episodes = body.days.flatMap((day) => day.episodes);
      expect(episodes.map(({ state }) => state)).toEqual(episodes.map(() => 'new'));
      ids.push(...episodes.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(scripts.length);
    for (const id of ids) {
      const view = (await rig.get<EpisodeView>(`/api/scripts/${id}`)).body;
      const sentences = sentencesOf(view);
      expect(sentences.length).toBe(view.segments.reduce((sum, segment) => sum + segment.sentences, 0));
      let end = 0;
      for (const { offset, length, text, utterances } of sentences) {
        expect(offset).toBeGreaterThanOrEqual(end);
        end = offset + length;
        expect(view.source.slice(offset, end)).toBe(text);
        expect(speakable(utterances.map((each) => each.text).join(''))).toBe(speakable(text));
      }
      for (const { passages } of view.segments)
        for (const passage of passages) {
          if (passage.type !== 'speech') continue;
          const said = passage.sentences.map(({ text }) => text).join('');
          const own = view.source.slice(passage.offset, passage.offset + passage.length);
          expect(speakable(said)).toBe(speakable(own));
        }
    }
    expect(rig.bugs).toEqual([]);
  }, 120_000);

  it('keep their segments, passages and chapters when another voice is chosen for a passage, and lose it again', async () => {
    const scripts = corpusScripts();
    const rig = await startRig(
      toneProject(Object.fromEntries(scripts.map(({ name, bytes }) => [`${name}.txt`, bytes]))),
    );
    const speechOf = ({ segments }: EpisodeView) =>
      segments.flatMap(({ passages }) => passages).filter((passage) => passage.type === 'speech');
    const shapeOf = (view: EpisodeView) => ({
      chapters: view.chapters.map(({ title }) => title),
      segments: view.segments.map(({ title }) => title),
      passages: speechOf(view).map(({ skill, sentences }) => [skill, sentences.length]),
    });
    const known = await rig.studio.desk.scripts();
    for (const [index, { id }] of known.entries()) {
      const view = (await rig.get<EpisodeView>(`/api/scripts/${id}`)).body;
      const at = index % speechOf(view).length;
      const choose = async (from: EpisodeView, voice: string | null) => {
        const passage = speechOf(from)[at];
        const { body } = await rig.send<{ source: string }>('POST', `/api/scripts/${id}/voice`, {
          source: from.source,
          offset: passage?.offset,
          length: passage?.length,
          voice,
        });
        return body.source;
      };
      const source = await choose(view, 'tsumugi');
      const seen = (await rig.send<EpisodeView>('POST', `/api/scripts/${id}/view`, { source })).body;
      expect({ id, ...shapeOf(seen) }).toEqual({ id, ...shapeOf(view) });
      expect(speechOf(seen)[at]?.chosen).toBe('tsumugi');
      expect(await choose(seen, null)).toBe(view.source);
    }
  }, 120_000);
});
