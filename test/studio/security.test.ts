import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StudioProblem, WeekList } from '../../src/domain/studio-api.js';
import { createApp } from '../../src/studio/create-app.js';
import { toneProject } from '../support/run-hoso.js';
import { rawRequest, SCRIPT, SCRIPT_NAME, type StudioRig, startRig } from '../support/studio-rig.js';
import { tempDir } from '../support/temp-dir.js';

const project = () => toneProject({ [`${SCRIPT_NAME}.txt`]: SCRIPT });

const codeOf = (body: Buffer): string => (JSON.parse(body.toString()) as StudioProblem).code;

type Route = { readonly method: string; readonly path: string };

/** Every route of the application itself: one that is added later is among them. */
const routesOf = ({ studio }: StudioRig): readonly Route[] =>
  createApp(
    studio,
    () => 0,
    () => {},
  ).routes.filter(({ method }) => method !== 'ALL');

const filled = (path: string, value: string): string => path.replace(/:\w+/g, value).replace('*', value);

const writes = (rig: StudioRig): readonly Route[] => {
  const found = routesOf(rig).filter(({ method }) => method !== 'GET');
  // Each once, though a route has several handlers.
  return [...new Map(found.map((route) => [`${route.method} ${route.path}`, route])).values()];
};

describe('who may ask', () => {
  it.each([
    ['evil.example', 403],
    ['evil.example:PORT', 403],
    ['127.0.0.1', 403],
    ['127.0.0.1:1', 403],
    ['127.0.0.1.evil.example:PORT', 403],
    ['localhost.evil.example:PORT', 403],
    ['0.0.0.0:PORT', 403],
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['LOCALHOST:PORT', 200],
    ['[::1]:PORT', 200],
  ])('Host %s: %i', async (host, status) => {
    const rig = await startRig(project());
    const named = host.replace('PORT', String(rig.port));
    for (const path of ['/api/session', '/', '/api/weeks']) {
      const answer = await rawRequest(rig.port, path, { headers: { host: named } });
      expect({ path, status: answer.status }).toEqual({ path, status });
      if (status === 403) expect(codeOf(answer.body)).toBe('foreign-host');
    }
  });

  it.each([
    ['http://evil.example', undefined],
    ['null', undefined],
    ['http://127.0.0.1:1', undefined],
    ['https://127.0.0.1:PORT', undefined],
    ['http://127.0.0.1.evil.example:PORT', undefined],
    [undefined, 'cross-site'],
    [undefined, 'same-site'],
    ['http://127.0.0.1:PORT', 'cross-site'],
  ])('Origin %s, Sec-Fetch-Site %s: refused', async (origin, site) => {
    const rig = await startRig(project());
    const id = await rig.id();
    const headers = {
      'x-hoso-token': rig.studio.token,
      ...(origin === undefined ? {} : { origin: origin.replace('PORT', String(rig.port)) }),
      ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    };
    for (const [method, path] of [
      ['GET', '/api/session'],
      ['GET', '/'],
      ['GET', `/api/scripts/${id}`],
      ['POST', '/api/renders'],
    ] as const) {
      const answer = await rawRequest(rig.port, path, { method, headers, body: '{}' });
      expect({ path, status: answer.status }).toEqual({ path, status: 403 });
      expect(codeOf(answer.body)).toBe('foreign-origin');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('takes the page itself', async () => {
    const rig = await startRig(project());
    const headers = { origin: `http://127.0.0.1:${rig.port}`, 'sec-fetch-site': 'same-origin' };
    expect((await rawRequest(rig.port, '/api/session', { headers })).status).toBe(200);
    const typed = await rawRequest(rig.port, '/', { headers: { 'sec-fetch-site': 'none' } });
    expect(typed.status).toBe(200);
  });

  it('every write needs the token of this run', async () => {
    const rig = await startRig(project());
    const other = await startRig(project());
    const routes = writes(rig);
    expect(routes.length).toBeGreaterThanOrEqual(7);
    const id = await rig.id();
    const before = await rig.view();
    const tokens = [
      undefined,
      '',
      'x',
      other.studio.token,
      `${rig.studio.token}x`,
      rig.studio.token.slice(1),
    ];
    for (const { method, path } of routes) {
      for (const token of tokens) {
        const headers = token === undefined ? {} : { 'x-hoso-token': token };
        const body = JSON.stringify({ source: 'x', etag: before.etag, scripts: [id] });
        const answer = await rawRequest(rig.port, filled(path, id), { method, headers, body });
        expect({ method, path, token, status: answer.status }).toEqual({ method, path, token, status: 403 });
        expect(codeOf(answer.body)).toBe('token-wrong');
      }
    }
    expect((await rig.view()).etag).toBe(before.etag);
    expect(rig.studio.renders.queue).toEqual([]);
  });

  it('the token also guards methods and addresses that there are none of', async () => {
    const rig = await startRig(project());
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await rawRequest(rig.port, '/api/nothing', { method });
      expect({ method, status: answer.status }).toEqual({ method, status: 403 });
    }
  });
});

describe('nothing leaves the project', () => {
  const attempts = [
    '..',
    '../..',
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '..%5c..%5cetc%5cpasswd',
    '%252e%252e%252fetc%252fpasswd',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    'x%00.mp3',
    '%c0%ae%c0%ae%c0%af',
    '%',
    'hoso.config.yaml',
    '..%2fhoso.config.yaml',
    `${encodeURIComponent(SCRIPT_NAME)}.txt`,
    '__proto__',
    'constructor',
  ];

  it('no parameter of any route becomes a path', async () => {
    const rig = await startRig(project());
    const id = await rig.id();
    const routes = [
      ...new Map(routesOf(rig).map((route) => [`${route.method} ${route.path}`, route])).values(),
    ];
    const withParameters = routes.filter(({ path }) => /:|\*/.test(path));
    expect(withParameters.length).toBeGreaterThanOrEqual(8);
    for (const { method, path } of withParameters) {
      for (const attempt of attempts) {
        const paths = new Set([filled(path, attempt), filled(path.replace(':id', id), attempt)]);
        for (const asked of paths) {
          // With an id in place of its only parameter it is a good address.
          if (asked === filled(path, id)) continue;
          const answer = await rawRequest(rig.port, asked.startsWith('/') ? asked : `/${asked}`, {
            method,
            headers: { 'x-hoso-token': rig.studio.token, 'content-type': 'application/json' },
            body: method === 'GET' ? '' : JSON.stringify({ source: SCRIPT, from: 1, to: 1 }),
          });
          const told = answer.body.toString();
          // Of an address that comes to `/` it is the page itself.
          const isPage = new URL(asked, 'http://x').pathname === '/' && told.includes('hoso-token');
          const isRefused = answer.status >= 400 && answer.status < 500;
          expect({ method, asked, ok: isPage || isRefused }).toEqual({ method, asked, ok: true });
          expect(told).not.toMatch(/root:|backend: tone|not for pages/);
        }
      }
    }
    expect(rig.bugs).toEqual([]);
  });

  it('scripts that are named in a body are looked up, too', async () => {
    const rig = await startRig(project());
    for (const id of [...attempts, join(rig.dir, 'scripts', `${SCRIPT_NAME}.txt`)]) {
      const answer = await rig.send<StudioProblem>('POST', '/api/renders', { scripts: [id.slice(0, 100)] });
      expect({ id, status: answer.status }).toEqual({ id, status: 404 });
    }
    expect(rig.studio.renders.queue).toEqual([]);
  });

  it('ids tell nothing of paths, and differ', async () => {
    const rig = await startRig(toneProject({ [`${SCRIPT_NAME}.txt`]: SCRIPT, 'b_20261118.txt': SCRIPT }));
    const ids = (await rig.studio.desk.scripts()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{20}$/);
  });

  it('follows a link that stands in scripts/, as batch does, and lists no folder, pipe or dead link', async () => {
    const dir = project();
    const outside = tempDir();
    writeFileSync(join(outside, 'linked.txt'), SCRIPT);
    symlinkSync(join(outside, 'linked.txt'), join(dir, 'scripts', 'linked_20261118.txt'));
    symlinkSync(join(outside, 'gone.txt'), join(dir, 'scripts', 'gone_20261119.txt'));
    symlinkSync(outside, join(dir, 'scripts', 'folder_20261119.txt'));
    mkdirSync(join(dir, 'scripts', 'real-folder_20261119.txt'));
    const rig = await startRig(dir);
    const { body } = await rig.get<WeekList>('/api/weeks');
    expect(body.weeks).toEqual([{ week: '2026-W47', scripts: 2 }]);
  });
});

describe('what is sent', () => {
  it.each([
    ['no JSON', 'scripts', 'body-invalid'],
    ['another shape', '{"scripts":"x"}', 'body-invalid'],
    ['an unknown field', '{"scripts":["x"],"more":1}', 'body-invalid'],
    ['nothing', '', 'body-invalid'],
  ])('%s: 400', async (_what, body, code) => {
    const rig = await startRig(project());
    const headers = { 'x-hoso-token': rig.studio.token };
    const answer = await rawRequest(rig.port, '/api/renders', { method: 'POST', headers, body });
    expect([answer.status, codeOf(answer.body)]).toEqual([400, code]);
  });

  it('a body that is too long: 413 on every write that takes one', async () => {
    const rig = await startRig(project());
    const id = await rig.id();
    for (const { method, path } of writes(rig)) {
      // It takes no body.
      if (path === '/api/renders/:id') continue;
      const size = path.startsWith('/api/scripts/') ? 13_000_001 : 256_001;
      const headers = { 'x-hoso-token': rig.studio.token };
      const body = JSON.stringify({ source: 'x'.repeat(size) });
      const answer = await rawRequest(rig.port, filled(path, id), { method, headers, body });
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 413 });
      const chunked = { ...headers, 'transfer-encoding': 'chunked' };
      const streamed = await rawRequest(rig.port, filled(path, id), { method, headers: chunked, body });
      expect({ method, path, status: streamed.status }).toEqual({ method, path, status: 413 });
    }
  });
});

describe('what is answered', () => {
  it('has the headers that keep a page to itself', async () => {
    const rig = await startRig(project());
    const id = await rig.id();
    for (const path of ['/', '/assets/main-1.js', '/api/session', `/api/scripts/${id}`, '/api/nothing']) {
      const { headers } = await rawRequest(rig.port, path);
      const policy = headers['content-security-policy'];
      for (const rule of [
        "default-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['access-control-allow-origin']).toBeUndefined();
      if (path.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('the page has the token and a nonce of its own for its styles', async () => {
    const rig = await startRig(project());
    const pages = await Promise.all([rawRequest(rig.port, '/'), rawRequest(rig.port, '/index.html')]);
    const nonces = pages.map(({ body, headers }) => {
      const html = body.toString();
      expect(html).toContain(`<meta name="hoso-token" content="${rig.studio.token}">`);
      const nonce = /<meta name="hoso-style-nonce" content="([^"]+)">/.exec(html)?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]?.length).toBeGreaterThan(15);
  });

  it('a page that is not built is told with the command that builds it', async () => {
    const rig = await startRig(project(), { pageDir: join(tempDir(), 'nothing') });
    const answer = await rig.get<StudioProblem>('/');
    expect(answer).toMatchObject({
      status: 500,
      body: { code: 'page-missing', hint: 'Build it: npm run build' },
    });
  });
});

/** Addresses of this machine besides the loopback's. */
const otherAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ address, internal }) => !internal && !address.startsWith('fe80'))
    .map(({ address }) => address);

const refuses = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 3_000 });
    const end = (refused: boolean): void => {
      socket.destroy();
      done(refused);
    };
    socket.on('connect', () => end(false));
    socket.on('error', () => end(true));
    socket.on('timeout', () => end(true));
  });

describe('where it listens', () => {
  const addresses = otherAddresses();
  if (addresses.length === 0)
    console.warn('SKIPPED: this machine has no address but its loopback; nothing else can be tried');

  it.skipIf(addresses.length === 0)('on no other address of this machine', async () => {
    const rig = await startRig(project());
    expect(await refuses('127.0.0.1', rig.port)).toBe(false);
    for (const address of addresses)
      expect({ address, refused: await refuses(address, rig.port) }).toEqual({ address, refused: true });
  });

  it('not on other addresses of the loopback either', async () => {
    const rig = await startRig(project());
    expect(await refuses('127.0.0.2', rig.port)).toBe(true);
  });
});
