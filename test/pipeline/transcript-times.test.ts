import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { findBorder } from '../../src/publish/utterance-times.js';
import { type Caption, readCaptions } from '../support/read-captions.js';
import { runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
/** Two cues each, cut at the 、: kanji that take long to say on one side, brackets that the engine pauses at. */
const SENTENCES = [
  '湖の鶯と紫の桜と雷の志を承り、あしたのあさからまたいつものようにみんなであつまるのだ。',
  'きのうのよるのまちのそらには「星のかけら」がいっぱいあったのに、商店街防犯委員会臨時総会議事録はまだなのだ。',
] as const;

type Silence = { readonly startMs: number; readonly endMs: number };

/** As ffmpeg's own filter finds them. */
const silencesIn = (file: string): readonly Silence[] => {
  const args = [
    '-hide_banner',
    '-nostats',
    '-i',
    file,
    '-af',
    'silencedetect=n=-40dB:d=0.12',
    '-f',
    'null',
    '-',
  ];
  const { stderr } = spawnSync('ffmpeg', args, { encoding: 'utf8' });
  return [...stderr.matchAll(/silence_start: ([\d.]+)[\s\S]*?silence_end: ([\d.]+)/g)].map(
    ([, start, end]) => ({ startMs: Number(start) * 1_000, endMs: Number(end) * 1_000 }),
  );
};

/** Whether one cue ends as the voice falls silent and the next begins with it again; the engine's pause is the shorter. */
const changesIn = ({ startMs, endMs }: Silence, first: number, second: number): boolean =>
  Math.abs(first - startMs) < 80 && Math.abs(second - endMs) < 80;

describe('a transcript of an episode that Open JTalk speaks', () => {
  it('changes its cues at the pauses inside a sentence, as they are heard in the MP3', async () => {
    const dir = toneProject({ [`${NAME}.txt`]: `${SENTENCES.join('\n')}\n` });
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: open-jtalk\n');
    expect(await runHoso(dir, ['render', `scripts/${NAME}.txt`])).toMatchObject({ code: 0 });
    const output = (kind: string): string => join(dir, 'output', `${NAME}.${kind}`);
    const cues = await readCaptions(readFileSync(output('srt'), 'utf8'), 'srt');
    const { timeline } = manifestSchema.parse(JSON.parse(readFileSync(output('json'), 'utf8')));
    const spoken = timeline.flatMap((entry) => (entry.type === 'utterance' ? [entry] : []));
    const silences = silencesIn(output('mp3'));
    expect(cues).toHaveLength(SENTENCES.length * 2);
    SENTENCES.forEach((sentence, index) => {
      const [first, second] = cues.slice(index * 2, index * 2 + 2) as [Caption, Caption];
      const entry = spoken[index];
      const cut = sentence.indexOf('、') + 1;
      if (entry === undefined) throw new Error('not spoken');
      expect([entry.text, first.text.replaceAll('\n', '')]).toEqual([sentence, sentence.slice(0, cut)]);
      const silence = silences.find((each) => changesIn(each, first.endMs, second.startMs));
      expect(silence).toBeDefined();
      // In proportion to the kana the border would be somewhere else.
      const { startMs } = findBorder(entry, cut, null);
      const { startMs: from, endMs: to } = silence ?? { startMs: 0, endMs: 0 };
      expect(startMs < from - 200 || startMs > to + 200).toBe(true);
    });
  });
});
