import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLines, runHoso } from '../support/run-hoso.js';
import { CLOSED_URL, startEngine, voicevoxProfile, voicevoxProject } from '../support/voicevox-project.js';

type Finding = {
  kind: string;
  what: string;
  works: boolean;
  isNeeded: boolean;
  backend?: string;
  detail: string;
  hint: string | null;
};

const findingsOf = (stdout: string): readonly Finding[] =>
  (jsonLines(stdout) as Finding[]).filter(({ backend, kind }) => backend === 'voicevox' || kind === 'ffmpeg');

describe('hoso doctor with VOICEVOX', () => {
  it('tells what answers at each address, what it offers, and what mends the rest', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({ urls: [engine.url, CLOSED_URL] });
    const run = await runHoso(dir, ['doctor']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(
      `ok    voicevox at ${engine.url}: VOICEVOX Engine 0.25.2 (074fc39e, core 0.16.4), 5 speakers, 8 styles\n`,
    );
    expect(run.stdout).toContain(`away  voicevox at ${CLOSED_URL}: nothing answers`);
    expect(run.stdout).toContain('docker run');
    expect(run.stdout).toContain(
      'ok    voicevox: voice zundamon: VOICEVOX:ずんだもん (ずんだもん ノーマル)\n',
    );
    expect(engine.countOf('/synthesis')).toBe(0);
  });

  it('has it all as JSON', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({ urls: [engine.url, CLOSED_URL] });
    const findings = findingsOf((await runHoso(dir, ['doctor', '--json'])).stdout);
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'engine',
        backend: 'voicevox',
        address: engine.url,
        works: true,
        version: expect.stringContaining('0.25.2'),
        speakers: 5,
        styles: 8,
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'engine', address: CLOSED_URL, works: false, isNeeded: false }),
    );
    expect(findings.filter(({ kind, works }) => kind === 'voice' && works)).toHaveLength(5);
  });

  it('names the place of a profile that does not resolve, and the nearest names', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [engine.url],
      voices: {
        good: voicevoxProfile('よいこ', ['speaker: ずんだもん']),
        typo: voicevoxProfile('うっかり', ['speedScale: 1.1', 'speaker: ずんだもーん']),
        style: voicevoxProfile('しょんぼり', ['speaker: ずんだもん', 'style: ノマル']),
        id: voicevoxProfile('ばんごう', ['styleId: 999']),
      },
    });
    const run = await runHoso(dir, ['doctor']);
    expect(run.code).toBe(0);
    const file = (id: string) => join(dir, 'voices', `${id}.yaml`);
    expect(run.stdout).toContain(
      `lack  voicevox: voice typo: ${file('typo')}:8:16: voicevox: there is no speaker`,
    );
    expect(run.stdout).toContain(
      'Did you mean ずんだもん? "hoso voices list --backend voicevox" lists them all.',
    );
    expect(run.stdout).toContain(`${file('style')}:8:14: voicevox: ずんだもん has no style ノマル`);
    expect(run.stdout).toContain('Did you mean ノーマル?');
    expect(run.stdout).toContain(`${file('id')}:7:16: voicevox: there is no style 999`);
  });

  it('ends with 4 when no engine of the default backend answers, and names the command that mends it', async () => {
    const dir = voicevoxProject({ urls: [CLOSED_URL] });
    const run = await runHoso(dir, ['doctor']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain(`FAIL  voicevox at ${CLOSED_URL}`);
    expect((await runHoso(dir, ['doctor', '--backend', 'tone'])).code).toBe(0);
  });

  it('ends with 4 when engines would be refused since they differ', async () => {
    const [one, other] = [await startEngine(), await startEngine({ version: '0.24.1' })];
    const run = await runHoso(voicevoxProject({ urls: [one.url, other.url] }), ['doctor']);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('FAIL  voicevox: engines: they do not sound alike');
    expect(run.stdout).toContain('--allow-mixed-engines');
  });

  it('ends with 5 when ffmpeg is missing', async () => {
    const engine = await startEngine();
    const run = await runHoso(voicevoxProject({ urls: [engine.url] }), ['doctor'], {
      environment: { ffmpegPath: '/nowhere/ffmpeg' },
    });
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('FAIL  ffmpeg');
    expect(run.stdout).toContain('apt-get install ffmpeg');
  });

  it('goes on when the config is wrong, and ends with 2', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({ urls: [engine.url], config: '  openai:\n    urls: nowhere\n' });
    const run = await runHoso(dir, ['doctor']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(
      'hoso.config.yaml:7:11: backends.openai.urls: this is no http:// or https:// address',
    );
    expect(run.stdout).toContain(`ok    voicevox at ${engine.url}`);
  });
});

describe('hoso voices list --backend voicevox', () => {
  it('lists speakers and styles with the profiles that use them', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({ urls: [engine.url] });
    const run = await runHoso(dir, ['voices', 'list', '--backend', 'voicevox']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(`at ${engine.url}\n四国めたん\n    ノーマル 2\n    あまあま 0\n`);
    expect(run.stdout).toContain(
      'ずんだもん\n    ノーマル 3   ai-zundamon, ojousama-zundamon, zundamon\n    あまあま 1\n',
    );
    expect(run.stdout).not.toContain('ハミング');
    const json = await runHoso(dir, ['voices', 'list', '--backend', 'voicevox', '--json']);
    expect(jsonLines(json.stdout)).toContainEqual({
      backend: 'voicevox',
      speaker: '春日部つむぎ',
      styles: [{ style: 'ノーマル', id: 8, voices: ['tsumugi'] }],
    });
  });

  it('tells on stderr which profiles the engine cannot speak, and which address is away', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [CLOSED_URL, engine.url],
      voices: { typo: voicevoxProfile('うっかり', ['speaker: 四国めだん']) },
    });
    const run = await runHoso(dir, ['voices', 'list', '--backend', 'voicevox']);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(
      `warning: ${join(dir, 'voices/typo.yaml')}:7:16: voicevox: there is no speaker 四国めだん`,
    );
    expect(run.stderr).toContain('Did you mean 四国めたん?');
    expect(run.stderr).toContain(`voicevox at ${CLOSED_URL}`);
  });

  it('ends with 4 when no engine answers, at the line that names the address', async () => {
    const dir = voicevoxProject({ urls: [CLOSED_URL] });
    const run = await runHoso(dir, ['voices', 'list', '--backend', 'voicevox']);
    expect(run.code).toBe(4);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(`${join(dir, 'hoso.config.yaml')}:5:7: `);
    expect(run.stderr).toContain(CLOSED_URL);
  });

  it('asks no engine without --backend', async () => {
    const dir = voicevoxProject({ urls: [CLOSED_URL] });
    const run = await runHoso(dir, ['voices', 'list']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('tsumugi  春日部つむぎ\n');
  });
});

it('hoso voices say speaks with a profile found by its name', async () => {
  const engine = await startEngine();
  const dir = voicevoxProject({ urls: [engine.url] });
  const run = await runHoso(dir, ['voices', 'say', 'ずんだもん', 'テスト', '--backend', 'voicevox']);
  expect(run).toMatchObject({ code: 0, stdout: `${join(dir, 'output/say-zundamon.wav')}\n` });
  const { query } = engine.requests.find(({ path }) => path === '/audio_query') ?? {};
  expect([query?.get('text'), query?.get('speaker')]).toEqual(['テスト', '3']);
  const unknown = await runHoso(dir, ['voices', 'say', 'ずんだ', 'テスト', '--backend', 'voicevox']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('ずんだもん');
});
