import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/parse/parse-script.js';
import { editSlides, readSlides } from '../../src/publish/edit-slides.js';
import { matchNotes } from '../../src/publish/match-notes.js';
import { foldWords, SpokenText } from '../../src/publish/spoken-text.js';
import { timeSlides } from '../../src/publish/time-slides.js';
import { corpusIsHere, corpusScripts, corpusTimelines } from '../support/corpus.js';
import { rulesWith } from '../support/parse-rules.js';
import { spokenEpisode } from '../support/spoken-episode.js';

if (!corpusIsHere) console.warn('../shared/corpus is not here: slides are NOT tested on real ones');

const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const scripts = new Map(corpusScripts().map((script) => [script.name, script]));

/** The real lists with an episode of the script of the same day, at about the real speaking rate. */
const timed = corpusTimelines().flatMap(({ name, text }) => {
  const script = scripts.get(name);
  if (script === undefined) return [];
  const { timeline, durationMs } = spokenEpisode(
    must(parseScript(new TextDecoder().decode(script.bytes), script.file, rulesWith())),
  );
  const spoken = new SpokenText(timeline);
  const slides = must(readSlides(text));
  const places = matchNotes(
    spoken,
    slides.map(({ notes }) => notes),
  );
  const times = must(
    timeSlides(
      slides.map(({ startMs, endMs }, index) => {
        const place = places[index] ?? null;
        const ownLengthMs = startMs === null || endMs === null ? null : endMs - startMs;
        return place === null
          ? { startMs: null, ownLengthMs }
          : { startMs: spoken.startMsAt(place.place), ownLengthMs: null };
      }),
      durationMs,
      null,
    ),
  );
  const offsetMs = slides.find(({ notes }) => notes !== null)?.startMs ?? 0;
  return [{ name, text, slides, spoken, places, times, durationMs, offsetMs, timeline }];
});

describe.runIf(corpusIsHere)('the real slides', () => {
  it('are there', () => expect(timed.length).toBe(12));

  it('are in order, without gaps, and cover the speech behind the films', () => {
    for (const { name, slides, times, durationMs, offsetMs } of timed) {
      expect(times.length, name).toBe(slides.length);
      times.forEach(({ startMs, endMs }, index) => {
        expect(startMs, name).toBe(times[index - 1]?.endMs ?? 0);
        expect(endMs, name).toBeGreaterThanOrEqual(startMs);
      });
      const first = slides.findIndex(({ notes }) => notes !== null);
      expect(times[first]?.startMs, name).toBe(offsetMs);
      expect(times.at(-1)?.endMs, name).toBe(Math.round(offsetMs + durationMs));
    }
  });

  it('are shown while their notes are said, from the right sentence on', () => {
    let found = 0;
    let all = 0;
    let atSentence = 0;
    for (const { name, slides, spoken, places, times, offsetMs, timeline } of timed) {
      const starts = new Set(
        timeline.flatMap((entry) =>
          entry.type === 'utterance' ? [Math.round(offsetMs + entry.startMs)] : [],
        ),
      );
      slides.forEach(({ notes }, index) => {
        if (notes === null) return;
        const words = foldWords(notes);
        const place = places[index];
        all += 1;
        if (!spoken.words.includes(words)) return;
        expect(place?.isFound, `${name} ${index}`).toBe(true);
        expect(spoken.words.startsWith(words, place?.place), `${name} ${index}`).toBe(true);
        found += 1;
        if (starts.has(times[index]?.startMs ?? -1)) atSentence += 1;
      });
    }
    console.info(`notes: ${all}, said word for word: ${found}, beginning with a sentence: ${atSentence}`);
    expect(found / all).toBeGreaterThan(0.85);
    // A few notes begin in mid-sentence; their slides change there.
    expect(atSentence / found).toBeGreaterThan(0.95);
  });

  it('begin in proportion to the real ones', () => {
    const off: number[] = [];
    for (const { slides, times, durationMs, offsetMs } of timed) {
      const realMs = (slides.at(-1)?.endMs ?? 0) - offsetMs;
      // Where the station's own tool found nothing it gave ten seconds to each: no measure.
      const isGuessed =
        slides.filter(({ startMs, endMs }) => (endMs ?? 0) - (startMs ?? 0) === 10_000).length > 1;
      const isBroken = slides.some(({ startMs, endMs }) => (endMs ?? 0) - (startMs ?? 0) > 100_000);
      if (isGuessed || isBroken) continue;
      slides.forEach(({ notes, startMs }, index) => {
        if (notes === null || startMs === null) return;
        off.push(
          Math.abs(((times[index]?.startMs ?? 0) - offsetMs) / durationMs - (startMs - offsetMs) / realMs),
        );
      });
    }
    off.sort((a, b) => a - b);
    const median = off[Math.floor(off.length / 2)] ?? 1;
    console.info(`starts: ${off.length}, off by ${(median * 100).toFixed(2)} % of the episode (median)`);
    expect(off.length).toBeGreaterThan(100);
    expect(median).toBeLessThan(0.02);
    expect(off.at(-1)).toBeLessThan(0.1);
  });

  it('keep every byte but the two numbers', () => {
    const blank = (text: string): string => text.replace(/("(?:start|end)_ms": )\d+/g, '$1');
    const data = (text: string): unknown[] =>
      (JSON.parse(text) as Record<string, unknown>[]).map(
        ({ start_ms: _start, end_ms: _end, ...rest }) => rest,
      );
    for (const { name, text, slides, times } of timed) {
      const edited = must(editSlides(text, times));
      expect(data(edited), name).toEqual(data(text));
      expect(
        must(readSlides(edited)).map(({ startMs, endMs }) => ({ startMs, endMs })),
        name,
      ).toEqual(times);
      if (slides.every(({ startMs }) => startMs !== null)) expect(blank(edited), name).toBe(blank(text));
      const real = slides.map(({ startMs, endMs }) => ({ startMs: startMs ?? 0, endMs: endMs ?? 0 }));
      if (slides.every(({ startMs }) => startMs !== null))
        expect(must(editSlides(edited, real)), name).toBe(text);
    }
  });
});
