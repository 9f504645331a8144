import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/parse/parse-script.js';
import { buildCues, type Cue } from '../../src/publish/build-cues.js';
import { cutCues } from '../../src/publish/cut-cues.js';
import { textWidth } from '../../src/publish/text-width.js';
import { toPlainText, toSrt, toTranscriptJson, toVtt } from '../../src/publish/transcript-formats.js';
import { corpusIsHere, corpusScripts } from '../support/corpus.js';
import { parsed, rulesWith, stationHosts } from '../support/parse-rules.js';
import { readCaptions } from '../support/read-captions.js';
import { spokenEpisode } from '../support/spoken-episode.js';

if (!corpusIsHere) console.warn('../shared/corpus is not here: transcripts are NOT tested on real scripts');

const names = new Map(stationHosts.map(({ id, name }) => [id, name]));

const cue = (changes: Partial<Cue>): Cue => ({
  startMs: 0,
  endMs: 1_000,
  speaker: 'みどり',
  isNewSpeaker: false,
  segment: 1,
  endsSentence: true,
  text: 'あ。',
  lines: ['あ。'],
  ...changes,
});

describe('formats', () => {
  const cues = [
    cue({
      startMs: 3_599_001,
      endMs: 3_600_002,
      isNewSpeaker: true,
      lines: ['ABは', 'A & B <c> --> Dなのだ。'],
    }),
    cue({ startMs: 3_600_002, endMs: 3_600_999, segment: 2, text: 'はい。', lines: ['はい。'] }),
  ];

  it('writes WebVTT with voices and escapes', async () => {
    const [first, second] = await readCaptions(toVtt(cues), 'vtt');
    expect(first).toEqual({
      startMs: 3_599_001,
      endMs: 3_600_002,
      text: '<v みどり>ABは\nA &amp; B &lt;c&gt; --&gt; Dなのだ。',
    });
    expect(second?.text).toBe('<v みどり>はい。');
    expect(toVtt(cues)).toContain('00:59:59.001 --> 01:00:00.002');
  });

  it('writes SRT with the name where the speaker changes', async () => {
    const [first, second] = await readCaptions(toSrt(cues), 'srt');
    expect(first?.text).toBe('みどり: ABは\nA & B <c> → Dなのだ。');
    expect(second?.text).toBe('はい。');
    expect(toSrt(cues)).toContain('00:59:59,001 --> 01:00:00,002');
  });

  it('writes plain text: a sentence a line, a blank line between segments', () => {
    const parts = [
      cue({ text: 'ひとつの', endsSentence: false }),
      cue({ text: '文。' }),
      cue({ text: 'Quiet', endsSentence: false, segment: 2, isNewSpeaker: true }),
      cue({ text: 'Harbors.', segment: 2 }),
    ];
    expect(toPlainText(parts)).toBe('ひとつの文。\n\nみどり: Quiet Harbors.\n');
  });

  it('writes Podcasting 2.0 JSON', () => {
    expect(JSON.parse(toTranscriptJson([cue({ startMs: 1_500, endMs: 2_250, text: 'あ。' })]))).toEqual({
      version: '1.0.0',
      segments: [{ speaker: 'みどり', startTime: 1.5, endTime: 2.25, body: 'あ。' }],
    });
  });

  it('is a valid file without any cue', async () => {
    expect(await readCaptions(toVtt([]), 'vtt')).toEqual([]);
    expect(toSrt([]) + toPlainText([])).toBe('');
  });
});

const words = (text: string): string => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');

/** What every transcript must keep: order, times within the episode, two lines of twenty, nothing lost. */
const check = async (name: string, episode: ReturnType<typeof spokenEpisode>): Promise<number> => {
  const { timeline, durationMs } = episode;
  const cues = buildCues({ timeline, durationMs, names, units: new Map() });
  const vtt = await readCaptions(toVtt(cues), 'vtt');
  const srt = await readCaptions(toSrt(cues), 'srt');
  expect(vtt.length, name).toBe(cues.length);
  expect(
    srt.map(({ startMs, endMs }) => [startMs, endMs]),
    name,
  ).toEqual(vtt.map(({ startMs, endMs }) => [startMs, endMs]));
  vtt.forEach(({ startMs, endMs }, index) => {
    expect(endMs, name).toBeGreaterThan(startMs);
    expect(startMs, name).toBeGreaterThanOrEqual(vtt[index - 1]?.endMs ?? 0);
  });
  expect(vtt.at(-1)?.endMs, name).toBeLessThanOrEqual(durationMs);
  const said = timeline.flatMap((entry) => (entry.type === 'utterance' ? [entry.text] : [])).join('');
  expect(words(cues.map(({ text }) => text).join('')), name).toBe(words(said));
  for (const { text } of srt) {
    const lines = text.split('\n');
    expect(lines.length, name).toBeLessThanOrEqual(2);
    for (const line of lines) {
      // Only a single word may be wider.
      if (textWidth(line) > 40) expect(cutCues(line).length, `${name}: ${line}`).toBe(1);
    }
  }
  return cues.length;
};

describe('whole transcripts', () => {
  it('keep order, times and all words', async () => {
    const script = parsed(
      'みんな、おはようなのだ！\n----\n1つ目の記事は、「とても静かな港でひと夏をすごした灯台守の、長くて短い日記」という記事なのだ。' +
        '　、。ここで英語スキル発動！　、。「Seven Quiet Harbors」という記事なのだ。　、。\nおしまいなのだ。\n',
    );
    expect(await check('own script', spokenEpisode(script))).toBeGreaterThan(5);
  });

  it.runIf(corpusIsHere)(
    'of all real scripts too',
    async () => {
      let total = 0;
      for (const { name, file, bytes } of corpusScripts()) {
        const script = parseScript(new TextDecoder().decode(bytes), file, rulesWith());
        if (!script.ok) throw new Error(JSON.stringify(script.error));
        total += await check(name, spokenEpisode(script.value));
      }
      console.info(`cues: ${total}`);
      expect(total).toBeGreaterThan(5_000);
    },
    120_000,
  );
});
