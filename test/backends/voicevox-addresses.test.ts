import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voicevoxBackend } from '../../src/backends/voicevox.js';
import { openContext } from '../support/describe-backend-contract.js';
import { FakeVoicevoxEngine } from '../support/fake-voicevox-engine.js';

const addresses = (settings: unknown, env: Record<string, string> = {}) =>
  voicevoxBackend.addresses(voicevoxBackend.settingsSchema.parse(settings), env);

describe('voicevox addresses', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'test-voicevox-'));
    const folder = join(home, '.config', 'voicevox');
    await mkdir(folder, { recursive: true });
    const engineInfos = [
      { name: 'VOICEVOX Nemo', url: 'http://127.0.0.1:50121', uuid: 'x' },
      { name: 'VOICEVOX', url: 'http://127.0.0.1:50125/', uuid: 'y' },
    ];
    const info = { formatVersion: 1, appVersion: '0.25.0', engineInfos };
    await writeFile(join(folder, 'runtime-info.json'), JSON.stringify(info));
  });
  afterAll(() => rm(home, { recursive: true }));

  it.each([
    ['voicevox', 'http://127.0.0.1:50021'],
    ['nemo', 'http://127.0.0.1:50121'],
    ['aivisspeech', 'http://127.0.0.1:10101'],
    ['sharevox', 'http://127.0.0.1:50025'],
    ['coeiroink', 'http://127.0.0.1:50031'],
  ])('are the own port of %s by default', (engine, url) => {
    expect(addresses({ engine })).toEqual([url]);
  });

  it('come from the settings, one or several', () => {
    expect(addresses({ urls: 'http://gpu1:50021/' })).toEqual(['http://gpu1:50021']);
    expect(addresses({ urls: ['http://gpu1:50021', 'https://gpu2/voicevox'] })).toHaveLength(2);
  });

  it('come from VOICEVOX_URL before that', () => {
    const env = { VOICEVOX_URL: 'http://gpu1:50021, gpu2:50021' };
    expect(addresses({}, env)).toEqual(['http://gpu1:50021', 'http://gpu2:50021']);
    expect(addresses({ urls: 'http://gpu9:1' }, env)).toEqual(['http://gpu1:50021', 'http://gpu2:50021']);
    expect(addresses({ engine: 'sharevox' }, env)).toEqual(['http://127.0.0.1:50025']);
  });

  it("come from the editor's note where nothing else is given", () => {
    expect(addresses({}, { HOME: home })).toEqual(['http://127.0.0.1:50125']);
    expect(addresses({ urls: 'http://gpu9:1' }, { HOME: home })).toEqual(['http://gpu9:1']);
    expect(addresses({}, { HOME: join(home, 'nobody') })).toEqual(['http://127.0.0.1:50021']);
  });

  it.each(['gpu1', 'ftp://gpu1', 'http://user:secret@gpu1:50021', 'http://gpu1/?key=1'])(
    'refuse %s',
    (url) => {
      expect(voicevoxBackend.settingsSchema.safeParse({ urls: [url] }).success).toBe(false);
    },
  );

  it("reports the engine's own port when the editor's note is old and nothing answers there either", async () => {
    const context = openContext(voicevoxBackend, { settings: { engine: 'coeiroink' }, options: [] });
    await expect(voicevoxBackend.open('http://127.0.0.1:59', context)).rejects.toMatchObject({
      kind: 'unavailable',
      address: 'http://127.0.0.1:50031',
    });
  });

  it('opens the address it is given, not another one', async () => {
    const server = await FakeVoicevoxEngine.start();
    const context = openContext(voicevoxBackend, { settings: { urls: 'http://gpu9:1' }, options: [] });
    const session = await voicevoxBackend.open(server.url, context);
    expect(session.address).toBe(server.url);
    await server.stop();
  });
});
