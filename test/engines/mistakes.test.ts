import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeOpenAiServer } from '../support/fake-openai-server.js';
import { runHoso } from '../support/run-hoso.js';
import { CLOSED_URL, startEngine, voicevoxProfile, voicevoxProject } from '../support/voicevox-project.js';

const SAY = 'これは文なのだ。\n';

/** Scripts of two hosts. */
const scripts = { よいこ放送局_20260106: SAY, うっかり放送局_20260107: SAY };
const paths = Object.keys(scripts).map((name) => `scripts/${name}.txt`);

describe('mistakes in voices and settings', () => {
  it('are told at once, each with its line, before anything is made', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [engine.url],
      config: '  openai:\n    urls: ftp://somewhere\n',
      scripts,
      voices: {
        good: voicevoxProfile('よいこ', ['speaker: ずんだもん']),
        speaker: voicevoxProfile('うっかり', ['speaker: ずんだもーん', 'speedScale: 9']),
        style: voicevoxProfile('しょんぼり', ['speaker: ずんだもん', 'style: ノマル']),
        range: voicevoxProfile('はやくち', ['styleId: 3', 'pitchScale: -1', 'speedscale: 1.1']),
      },
    });
    const run = await runHoso(dir, ['render', ...paths]);
    expect(run.code).toBe(2);
    const at = (id: string) => join(dir, 'voices', `${id}.yaml`);
    expect(run.stderr).toContain(`${join(dir, 'hoso.config.yaml')}:7:11: backends.openai.urls: `);
    expect(run.stderr).toContain(`${at('speaker')}:8:19: backends.voicevox.options.speedScale: `);
    expect(run.stderr).toContain(`${at('speaker')}:7:16: voicevox: there is no speaker ずんだもーん`);
    expect(run.stderr).toContain('Did you mean ずんだもん?');
    expect(run.stderr).toContain(`${at('style')}:8:14: voicevox: ずんだもん has no style ノマル`);
    expect(run.stderr).toContain(`${at('range')}:8:19: backends.voicevox.options.pitchScale: `);
    expect(run.stderr).toContain(`${at('range')}:9:`);
    expect(run.stderr).not.toContain(`${at('good')}`);
    expect(run.stderr.match(/^error: /gm)).toHaveLength(6);
    expect(engine.countOf('/audio_query')).toBe(0);
  });

  it('of one script are found before another one is begun, and do not keep it', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [engine.url],
      scripts,
      voices: {
        good: voicevoxProfile('よいこ', ['speaker: ずんだもん']),
        typo: voicevoxProfile('うっかり', ['speaker: 四国めだん']),
      },
    });
    const run = await runHoso(dir, ['render', ...paths, '--json']);
    expect(run.code).toBe(2);
    const types = [...run.stdout.matchAll(/"type":"(render-[a-z]+)"/g)].map((match) => match[1]);
    expect(types).toEqual(['render-failed', 'render-start', 'render-end']);
    expect(run.stderr).toContain(`${join(dir, 'voices/typo.yaml')}:7:16: voicevox: there is no speaker`);
    expect(existsSync(join(dir, 'output/よいこ放送局_20260106.mp3'))).toBe(true);
  });

  it('include an address where nothing answers and a key that is wrong, beside those of the profiles', async () => {
    const server = await FakeOpenAiServer.start({ apiKey: 'sk-right' });
    try {
      const part = (language: string, backend: string, options: string) =>
        `    - language: ${language}\n      backend: ${backend}\n      credit: x\n      options: { ${options} }\n`;
      const dir = voicevoxProject({
        urls: [CLOSED_URL],
        config: `  openai:\n    urls: ${server.url}\n    apiKeyEnv: MY_TTS_KEY\n`,
        scripts: { よいこ放送局_20260106: SAY },
        voices: {
          good: `name: よいこ\nprograms: [よいこ放送局]\nbackends:\n  voicevox:\n${part('ja', 'voicevox', 'styleId: 3')}${part('en', 'openai', 'voice: nova')}`,
          range: voicevoxProfile('はやくち', ['styleId: 3', 'speedScale: 9']),
        },
      });
      const environment = {
        get: (name: string) => (name === 'MY_TTS_KEY' ? 'sk-wrong-key' : undefined),
      };
      const config = join(dir, 'hoso.config.yaml');
      const all = await runHoso(dir, ['render', 'scripts/よいこ放送局_20260106.txt'], { environment });
      expect(all.code).toBe(2);
      expect(all.stderr).toContain('options.speedScale');
      expect(all.stderr).toContain(`${config}:5:7: voicevox does not work: ${CLOSED_URL}`);
      expect(all.stderr).toContain(`${config}:7:11: openai does not work: ${server.url}/v1`);
      expect(all.stderr).toContain('MY_TTS_KEY');
      expect(all.stderr).not.toContain('sk-wrong-key');

      writeFileSync(join(dir, 'voices/range.yaml'), voicevoxProfile('はやくち', ['styleId: 3']));
      const rest = await runHoso(dir, ['render', 'scripts/よいこ放送局_20260106.txt'], { environment });
      expect(rest.code).toBe(4);
      expect(rest.stderr).toContain(`${config}:5:7: voicevox does not work: ${CLOSED_URL}`);
      expect(rest.stderr).toContain(`${config}:7:11: openai does not work: ${server.url}/v1`);
    } finally {
      await server.stop();
    }
  });

  it('in VOICEVOX_URL are told without a line of the config', async () => {
    const dir = voicevoxProject({ urls: [CLOSED_URL], scripts: { よいこ放送局_20260106: SAY } });
    const environment = {
      get: (name: string) => (name === 'VOICEVOX_URL' ? 'http://127.0.0.1:9' : undefined),
    };
    const run = await runHoso(dir, ['voices', 'say', 'ずんだもん', 'はい'], { environment });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('http://127.0.0.1:9');
    expect(run.stderr).not.toContain('hoso.config.yaml:');
  });

  it.each(['preview', 'plan', 'batch', 'voices say'])('are found by %s too', async (command) => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [engine.url],
      scripts: { うっかり放送局_20260107: SAY },
      voices: {
        typo: voicevoxProfile('うっかり', ['speaker: ずんだもーん', 'speedScale: 9']),
      },
    });
    const script = 'scripts/うっかり放送局_20260107.txt';
    const more = {
      preview: [script, '1'],
      plan: [script],
      batch: [script],
      'voices say': ['うっかり', 'はい'],
    };
    const run = await runHoso(dir, [...command.split(' '), ...(more[command as keyof typeof more] ?? [])]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('options.speedScale');
    expect(run.stderr).toContain('there is no speaker ずんだもーん');
    expect(engine.countOf('/audio_query')).toBe(0);
  });
});
