import { describe, expect, it } from 'vitest';
import { runHoso } from '../support/run-hoso.js';
import { startEngine, voicevoxProject } from '../support/voicevox-project.js';

const part = (speaker: string, speedScale: number): string =>
  `backends:\n  voicevox:\n    credit: COEIROINK:${speaker}\n    options: { speaker: ${speaker}, speedScale: ${speedScale} }\n`;

const VOICES = {
  host: `name: よいこ\nprograms: [よいこ放送局]\nskills:\n  - { skill: fast, voice: fast, markers: [はやくち発動] }\n${part('ずんだもん', 1)}`,
  fast: `name: はやくち\n${part('ずんだもん', 1.5)}`,
};

/** Two voices in turn, so that the order of the script would change the model at each sentence. */
const script = Array.from(
  { length: 10 },
  (_, at) => `${at + 1}枚目の地図なのだ。　、。はやくち発動！　、。${at + 1}通目の手紙なのだ。　、。\n`,
).join('');

describe('COEIROINK', () => {
  it.each([[[]], [['--jobs', '4']]])(
    'speaks one sentence at a time, sorted by style and speed (%j)',
    async (flags) => {
      const engine = await startEngine({ kind: 'coeiroink' });
      engine.latencyMs = (request) => (request.path === '/synthesis' ? 20 : 0);
      const dir = voicevoxProject({
        urls: [engine.url],
        config: '    engine: coeiroink\n',
        voices: VOICES,
        scripts: { よいこ放送局_20260106: script },
      });
      // The facts are asked for at once.
      const speaking: number[] = [];
      const latencyMs = engine.latencyMs;
      engine.latencyMs = (request) => {
        if (request.path === '/audio_query' || request.path === '/synthesis') speaking.push(engine.inFlight);
        return latencyMs(request);
      };
      const run = await runHoso(dir, ['render', 'scripts/よいこ放送局_20260106.txt', ...flags]);
      expect(run.code, run.stderr).toBe(0);
      expect(Math.max(...speaking)).toBe(1);
      expect(engine.countOf('/synthesis')).toBeGreaterThan(20);
      // The first request goes out before the others are there to choose from.
      expect(engine.modelLoads).toBeLessThanOrEqual(3);
    },
  );
});
