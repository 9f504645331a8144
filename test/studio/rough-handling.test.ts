import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SpokenSound } from '../../src/domain/studio-api.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { rawRequest, SCRIPT, SCRIPT_NAME, startRig } from '../support/studio-rig.js';

const FILE = `${SCRIPT_NAME}.txt`;
const project = (text = SCRIPT) => toneProject({ [FILE]: text });

/** Sends bytes as they are; gives what came back until the server closed the connection. */
const sendBytes = (port: number, bytes: string): Promise<string> =>
  new Promise((done) => {
    let text = '';
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(bytes));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString();
      // Of an answer that keeps the connection the head is enough.
      if (text.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => done(text));
  });

describe('requests that no browser sends', () => {
  it('are refused, and the server goes on', async () => {
    const rig = await startRig(project());
    const host = `Host: 127.0.0.1:${rig.port}`;
    const requests = [
      'nonsense\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.0\r\n\r\n',
      'GET /api/session HTTP/1.1\r\nHost: a b\r\n\r\n',
      'GET /api/session HTTP/1.1\r\nHost: \r\n\r\n',
      `GET /api/session HTTP/1.1\r\nHost: evil.example\r\n${host}\r\n\r\n`,
      `GET /api/session HTTP/1.1\r\n${host}\r\nHost: evil.example\r\n\r\n`,
      `GET /api/session HTTP/1.1\r\nHost: user@127.0.0.1:${rig.port}\r\n\r\n`,
      `GET http://evil.example/api/session HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
      `OPTIONS * HTTP/1.1\r\n${host}\r\n\r\n`,
      `TRACE / HTTP/1.1\r\n${host}\r\n\r\n`,
      `CONNECT evil.example:80 HTTP/1.1\r\n${host}\r\n\r\n`,
      `POST /api/renders HTTP/1.1\r\n${host}\r\nContent-Length: x\r\n\r\n`,
      `POST /api/renders HTTP/1.1\r\n${host}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc`,
      `GET //evil.example/../../etc/passwd HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET /..%2f..%2fsecret.js HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET /assets/../../secret.js HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET /assets/..\\..\\secret.js HTTP/1.1\r\n${host}\r\n\r\n`,
    ];
    for (const request of requests) {
      const answer = await sendBytes(rig.port, request);
      // Refused, or closed without a word.
      expect({ request, answer: answer.split('\r\n')[0] }).toEqual({
        request,
        answer: expect.stringMatching(/^(?:HTTP\/1\.1 4\d\d .*)?$/),
      });
      expect(answer).not.toContain(rig.studio.token);
    }
    expect((await rawRequest(rig.port, '/api/session')).status).toBe(200);
    expect(rig.bugs).toEqual([]);
  });

  it('a WebSocket is none', async () => {
    const rig = await startRig(project());
    const answer = await sendBytes(
      rig.port,
      `GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${rig.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    expect(answer).not.toContain('101');
  });
});

const openFiles = (): number => readdirSync('/proc/self/fd').length;

describe('sounds', () => {
  // Elsewhere nobody tells how many files are open.
  it.skipIf(!existsSync('/proc/self/fd'))('whose listener goes away leave no file open', async () => {
    const dir = project(`${SCRIPT}${'とても長い一文なのだ。\n'.repeat(200)}`);
    const rig = await startRig(dir);
    await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet']);
    const { audio } = await rig.view();
    const before = openFiles();
    for (let time = 0; time < 20; time += 1) {
      const leaving = new AbortController();
      const response = await fetch(new URL(audio ?? '', rig.url), { signal: leaving.signal });
      await response.body?.getReader().read();
      leaving.abort();
    }
    // It takes a moment until the server sees it.
    while (openFiles() > before + 4) await new Promise((done) => setTimeout(done, 10));
    expect((await rawRequest(rig.port, audio ?? '')).status).toBe(200);
    expect(rig.bugs).toEqual([]);
  });

  it('that are rendered anew while they are fetched are whole, or refused', async () => {
    const dir = project();
    const rig = await startRig(dir);
    await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet']);
    const { audio } = await rig.view();
    const mp3 = join(dir, 'output', `${SCRIPT_NAME}.mp3`);
    renameSync(mp3, `${mp3}.old`);
    expect((await rawRequest(rig.port, audio ?? '')).status).toBe(404);
    mkdirSync(mp3);
    expect((await rawRequest(rig.port, audio ?? '')).status).toBe(404);
    expect((await rig.view()).audio).toBeNull();
    rmSync(mp3, { recursive: true });
    writeFileSync(mp3, '');
    const empty = (await rig.view()).audio ?? '';
    const answer = await rawRequest(rig.port, empty);
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    const peaks = await rig.get(`/api/scripts/${await rig.id()}/peaks`);
    expect(peaks).toMatchObject({ status: 500, body: { code: 'ffmpeg-failed' } });
    renameSync(`${mp3}.old`, mp3);
    expect((await rawRequest(rig.port, audio ?? '')).status).toBe(200);
    expect(rig.bugs).toEqual([]);
  });

  it('a manifest that is none counts as none', async () => {
    const dir = project();
    const rig = await startRig(dir);
    await runHoso(dir, ['render', `scripts/${FILE}`, '--quiet']);
    writeFileSync(join(dir, 'output', `${SCRIPT_NAME}.json`), '{"name": 3}');
    const view = await rig.view();
    expect(view).toMatchObject({ state: 'new', durationMs: null, lufs: null });
    expect(view.audio).not.toBeNull();
    expect(
      (await rig.get<{ peaks: number[] }>(`/api/scripts/${view.id}/peaks`)).body.peaks.length,
    ).toBeGreaterThan(100);
  });
});

describe('what happens at the same time', () => {
  it('saving, speaking, looking and rendering do not disturb each other', async () => {
    const rig = await startRig(project());
    const id = await rig.id();
    const feed = await rig.events();
    const asks: Promise<number>[] = [];
    await rig.send('POST', '/api/renders', { scripts: [id] });
    for (let time = 0; time < 12; time += 1) {
      const source = SCRIPT.replace('120円', `${time}円`);
      const spoken = rig.send<SpokenSound>('POST', `/api/scripts/${id}/speak`, { source, from: 5, to: 5 });
      asks.push(spoken.then(({ status }) => status));
      asks.push(rig.send('POST', `/api/scripts/${id}/view`, { source }).then(({ status }) => status));
      const { etag } = await rig.view();
      asks.push(rig.send('PUT', `/api/scripts/${id}`, { source, etag }).then(({ status }) => status));
      const word = { surface: '鯉', reading: `こい${'い'.repeat(time)}`, voice: null };
      const { body } = await rig.get<{ etag: string | null }>('/api/dictionary');
      asks.push(
        rig.send('PUT', '/api/dictionary', { ...word, etag: body.etag }).then(({ status }) => status),
      );
    }
    // A save that came between another's look and its write is refused: that is all.
    for (const status of await Promise.all(asks)) expect([200, 409]).toContain(status);
    await feed.next((event) => event.type === 'renders-changed' && event.queue.length === 0);
    expect(rig.bugs).toEqual([]);
    expect((await rig.view()).problems).toEqual([]);
  });
});
