import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EngineView, SpokenSound, StudioProblem, StudioSession } from '../../src/domain/studio-api.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { SCRIPT, SCRIPT_NAME, sentencesOf, startRig } from '../support/studio-rig.js';
import { startEngine } from '../support/voicevox-project.js';

const FILE = `${SCRIPT_NAME}.txt`;
const project = (text = SCRIPT) => toneProject({ [FILE]: text });

describe('events', () => {
  it('begin with the run, and tell what changes on disk', async () => {
    const dir = project();
    const rig = await startRig(dir);
    const id = await rig.id();
    const feed = await rig.events();
    expect(feed.seen[0]).toEqual({ type: 'hello', run: rig.session.run });

    writeFileSync(join(dir, 'scripts', FILE), SCRIPT.replace('120円', '130円'));
    await feed.next((event) => event.type === 'script-changed' && event.id === id);
    expect(sentencesOf(await rig.view())[4]?.text).toContain('130円');

    // As editors do it: another file is renamed over it.
    const before = feed.seen.length;
    writeFileSync(join(dir, 'scripts', 'x.tmp'), SCRIPT.replace('120円', '140円'));
    renameSync(join(dir, 'scripts', 'x.tmp'), join(dir, 'scripts', FILE));
    await feed.next((event) => feed.seen.indexOf(event) >= before && event.type === 'script-changed');

    writeFileSync(join(dir, 'scripts', '株式会社ずんだもん技術室AI放送局_podcast_20261118.txt'), SCRIPT);
    await feed.next(({ type }) => type === 'scripts-changed');
    expect(await rig.studio.desk.scripts()).toHaveLength(2);

    writeFileSync(join(dir, 'dictionary.yaml'), '名札: なまえふだ\n');
    await feed.next(({ type }) => type === 'project-changed');
    expect(sentencesOf(await rig.view())[4]?.reading).toContain('なまえふだ');

    expect((await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet'])).code).toBe(0);
    await feed.next((event) => event.type === 'episode-changed' && event.id === id);
    expect((await rig.view()).state).toBe('rendered');
    expect(rig.bugs).toEqual([]);
  });

  it('a config that is broken is told of, and mended again', async () => {
    const dir = project();
    const rig = await startRig(dir);
    const config = join(dir, 'hoso.config.yaml');
    const good = readFileSync(config, 'utf8');
    const feed = await rig.events();
    writeFileSync(config, 'backend: [\n');
    await feed.next(({ type }) => type === 'project-changed');
    const broken = (await rig.get<StudioSession>('/api/session')).body;
    expect(broken.problems[0]).toMatchObject({ code: 'config-invalid', file: config });
    // The page goes on with what was good.
    expect(sentencesOf(await rig.view())).toHaveLength(8);
    const id = await rig.id();
    const asked = { source: SCRIPT, from: 1, to: 1 };
    const refused = await rig.send<StudioProblem>('POST', `/api/scripts/${id}/speak`, asked);
    expect(refused).toMatchObject({ status: 422, body: { code: 'config-invalid' } });
    const count = feed.seen.length;
    writeFileSync(config, good);
    await feed.next((event) => feed.seen.indexOf(event) >= count && event.type === 'project-changed');
    expect((await rig.get<StudioSession>('/api/session')).body.problems).toEqual([]);
    expect((await rig.send('POST', `/api/scripts/${id}/speak`, asked)).status).toBe(200);
    expect(rig.bugs).toEqual([]);
  });

  it('a profile that is broken is told of; views go on', async () => {
    const dir = project();
    const rig = await startRig(dir);
    const feed = await rig.events();
    rmSync(join(dir, 'voices', 'tsumugi.yaml'));
    await feed.next(({ type }) => type === 'project-changed');
    const { voices } = (await rig.get<StudioSession>('/api/session')).body;
    expect(voices.map(({ id }) => id)).not.toContain('tsumugi');
    expect(sentencesOf(await rig.view())).toHaveLength(8);
  });

  it('scripts/ may be made while the studio runs', async () => {
    const dir = project();
    rmSync(join(dir, 'scripts'), { recursive: true });
    const rig = await startRig(dir);
    const feed = await rig.events();
    expect(await rig.studio.desk.scripts()).toEqual([]);
    mkdirSync(join(dir, 'scripts'));
    writeFileSync(join(dir, 'scripts', FILE), SCRIPT);
    await feed.next(({ type }) => type === 'scripts-changed');
    expect(await rig.studio.desk.scripts()).toHaveLength(1);
  });

  it('a page that goes is forgotten', async () => {
    const rig = await startRig(project());
    const feeds = [await rig.events(), await rig.events()];
    expect(rig.studio.hub.pages).toBe(2);
    for (const feed of feeds) feed.close();
    while (rig.studio.hub.pages > 0) await new Promise((done) => setTimeout(done, 5));
    expect(rig.bugs).toEqual([]);
  });
});

describe('the server', () => {
  it('started anew it is another run at the same address, with another token', async () => {
    const dir = project();
    const first = await startRig(dir);
    const { run, token } = first.session;
    const { url } = first;
    await first.close();
    await expect(fetch(url)).rejects.toThrow();
    const second = await startRig(dir);
    expect(second.url).toBe(url);
    expect(second.session.run).not.toBe(run);
    expect(second.session.token).not.toBe(token);
    const old = await fetch(`${url}api/renders`, { method: 'POST', headers: { 'x-hoso-token': token } });
    expect(old.status).toBe(403);
  });

  it('takes another port when the last one is taken', async () => {
    const dir = project();
    const first = await startRig(dir);
    const second = await startRig(dir);
    expect(second.port).not.toBe(first.port);
  });

  it('a page that gives up a sound ends its making', async () => {
    const long = Array.from({ length: 600 }, (_, line) => `${line}行目の文なのだ。`).join('\n');
    const source = `${SCRIPT}${long}\n`;
    const rig = await startRig(project(source));
    const id = await rig.id();
    const giving = new AbortController();
    const { desk } = rig.studio;
    const speak = desk.speak.bind(desk);
    let isMaking = (): void => {};
    const making = new Promise<void>((done) => {
      isMaking = done;
    });
    const made: Promise<unknown>[] = [];
    desk.speak = (...args) => {
      isMaking();
      const running = speak(...args);
      made.push(running);
      return running;
    };
    const asked = rig.send('POST', `/api/scripts/${id}/speak`, { source, from: 1, to: 600 }, giving.signal);
    await making;
    giving.abort();
    await expect(asked).rejects.toThrow();
    await expect(made[0]).rejects.toThrow(/cancelled|aborted/i);
    // The studio goes on.
    const spoken = await rig.send<SpokenSound>('POST', `/api/scripts/${id}/speak`, {
      source,
      from: 1,
      to: 1,
    });
    expect(spoken.status).toBe(200);
    expect(rig.bugs).toEqual([]);
  });

  it('ends though a page is connected', async () => {
    const rig = await startRig(project());
    await rig.events();
    const ended = new Promise<void>((done) => {
      get(`${rig.url}api/events`, (answer) => {
        answer.resume();
        answer.on('close', () => done());
        rig.close().catch(() => {});
      }).on('error', () => done());
    });
    await ended;
  });
});

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

describe('engines', () => {
  const config = (port: number): string =>
    `backend: voicevox\nbackends:\n  voicevox:\n    urls: [http://127.0.0.1:${port}]\n`;

  it('that work are told', async () => {
    const rig = await startRig(project());
    const { body } = await rig.get<EngineView[]>('/api/engines');
    expect(body).toMatchObject([{ backend: 'tone', works: true, hint: null }]);
  });

  it('one that is away: the view is there with what is known, a sound is refused with what mends it', async () => {
    const dir = project();
    const port = await freePort();
    writeFileSync(join(dir, 'hoso.config.yaml'), config(port));
    const rig = await startRig(dir);
    const { body: engines } = await rig.get<EngineView[]>('/api/engines');
    const voicevox = engines.filter(({ backend }) => backend === 'voicevox');
    expect(voicevox).toMatchObject([{ address: `http://127.0.0.1:${port}`, works: false }]);
    expect(voicevox[0]?.hint).toContain('VOICEVOX');
    const view = await rig.view();
    expect(view).toMatchObject({ state: 'new', problems: [], away: [{ code: 'backend-unavailable' }] });
    const sentences = sentencesOf(view);
    expect(sentences.map(({ cached }) => cached)).toEqual(sentences.map(() => null));
    expect(sentences[2]?.reading).toContain('エーアイ');
    const id = await rig.id();
    const asked = { source: SCRIPT, from: 1, to: 1 };
    const refused = await rig.send<StudioProblem>('POST', `/api/scripts/${id}/speak`, asked);
    expect(refused).toMatchObject({ status: 503, body: { code: 'backend-unavailable' } });
    // With another engine in the config it is heard at once.
    const feed = await rig.events();
    writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\n');
    await feed.next(({ type }) => type === 'project-changed');
    expect((await rig.view()).away).toEqual([]);
    expect((await rig.send('POST', `/api/scripts/${id}/speak`, asked)).status).toBe(200);
    expect(rig.bugs).toEqual([]);
  });

  it('one that neither answers nor refuses keeps no view waiting', async () => {
    const sockets: Socket[] = [];
    const hanging = createTcpServer((socket) => sockets.push(socket));
    await new Promise<void>((done) => hanging.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      hanging.close();
    });
    const dir = project();
    writeFileSync(join(dir, 'hoso.config.yaml'), config((hanging.address() as AddressInfo).port));
    const rig = await startRig(dir);
    const feed = await rig.events();
    const view = await rig.view();
    expect(view.away).toMatchObject([
      { code: 'backend-unavailable', message: 'voicevox has not answered yet' },
    ]);
    expect(sentencesOf(view)).toHaveLength(8);
    // It was not given up meanwhile; when it is, the page is told.
    expect(feed.seen.map(({ type }) => type)).toEqual(['hello']);
    expect(sockets.length).toBeGreaterThan(0);
    for (const socket of sockets) socket.destroy();
    hanging.close();
    await feed.next(({ type }) => type === 'project-changed');
    const [away] = (await rig.view()).away;
    expect(away?.message).toContain('voicevox does not work');
    expect(rig.bugs).toEqual([]);
  });

  it('one that goes and comes back is told of, and used again', async () => {
    const engine = await startEngine();
    const dir = project();
    writeFileSync(
      join(dir, 'hoso.config.yaml'),
      `backend: voicevox\nbackends:\n  voicevox:\n    urls: [${engine.url}]\n`,
    );
    const rig = await startRig(dir);
    const feed = await rig.events();
    const id = await rig.id();
    const speak = async (index: number) =>
      (await rig.send('POST', `/api/scripts/${id}/speak`, { source: SCRIPT, from: index, to: index })).status;
    const worksNow = async (works: boolean): Promise<void> => {
      for (;;) {
        const { body } = await rig.get<EngineView[]>('/api/engines');
        if (body.every((each) => each.backend !== 'voicevox' || each.works === works)) return;
        await new Promise((done) => setTimeout(done, 50));
      }
    };
    const isTold = (works: boolean) =>
      feed.next(
        (event) =>
          event.type === 'engines-changed' &&
          event.engines.some((each) => each.backend === 'voicevox' && each.works === works),
      );
    await worksNow(true);
    expect(await speak(1)).toBe(200);
    await engine.stop();
    // It is told by the request that fails, before that gives up.
    const giving = new AbortController();
    const body = { source: SCRIPT, from: 3, to: 3 };
    const failing = rig.send('POST', `/api/scripts/${id}/speak`, body, giving.signal).catch(() => 'given up');
    await isTold(false);
    giving.abort();
    expect(await failing).toBe('given up');
    await worksNow(false);
    // What was made is heard without it, and what was known of it still holds.
    const view = await rig.view();
    expect(view.away).toMatchObject([{ code: 'backend-unavailable' }]);
    expect(sentencesOf(view).map(({ cached }) => cached)).toEqual([true, ...Array(7).fill(false)]);
    expect(await speak(1)).toBe(200);
    expect(await speak(2)).toBe(503);
    await engine.start();
    await worksNow(true);
    await isTold(true);
    expect(await speak(2)).toBe(200);
    expect((await rig.view()).away).toEqual([]);
    expect(rig.bugs).toEqual([]);
  });
});
