import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { sha256 } from '../../src/util/sha256.js';

export type FakeRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

export type FakeReply = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
};

export const jsonReply = (value: unknown, status = 200): FakeReply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
});

/** Everything that has been seen to go wrong with an engine. Those of FAULTS_OF_SOUND need a reply that is sound. */
export const FAULTS_OF_ANY_REPLY = [
  /** 500, and then the connection is closed without having been announced. */
  'error-then-reset',
  /** 422 in the four shapes that engines answer it in. */
  'refused-detail-text',
  'refused-detail-list',
  'refused-detail-object',
  'refused-message',
  /** Never answers. */
  'hang',
  'web-page',
  'reset',
  'reset-in-body',
  /** 429 with Retry-After: 1. */
  'too-many-requests',
  'unavailable',
  /** All connections break; a moment later it listens again. */
  'restart',
] as const;
export const FAULTS_OF_SOUND = ['truncated-wav', 'wrong-rate', 'empty-wav', 'silence'] as const;
export type Fault = (typeof FAULTS_OF_ANY_REPLY)[number] | (typeof FAULTS_OF_SOUND)[number];
export const FAULTS: readonly Fault[] = [...FAULTS_OF_ANY_REPLY, ...FAULTS_OF_SOUND];

const REFUSALS: Readonly<Partial<Record<Fault, unknown>>> = {
  'refused-detail-text': { detail: '該当するものが見つかりません' },
  'refused-detail-list': {
    detail: [
      { type: 'missing', loc: ['query', 'text'], msg: 'Field required', input: { a: 'x'.repeat(5000) } },
    ],
  },
  'refused-detail-object': { detail: { text: 'テキスト', error_name: 'ACCENT_TOP', error_args: {} } },
  'refused-message': { message: '指定されたスタイルが見つかりませんでした。' },
};

const WEB_PAGE: FakeReply = {
  status: 200,
  contentType: 'text/html',
  body: '<!DOCTYPE html><html><body>Welcome</body></html>',
};
const RESTART_MS = 30;

type Planned = { readonly fault: Fault; readonly path: string | undefined; times: number };

const isSound = ({ contentType }: FakeReply): boolean => contentType.startsWith('audio/');
const isOfSound = (fault: Fault): boolean => (FAULTS_OF_SOUND as readonly Fault[]).includes(fault);

/** A WAV of ours (44-byte header) with something wrong. */
const spoil = (reply: FakeReply, fault: Fault): FakeReply => {
  const wav = Buffer.from(reply.body);
  if (fault === 'truncated-wav') return { ...reply, body: wav.subarray(0, Math.floor(wav.length / 2)) };
  if (fault === 'empty-wav') {
    wav.writeUInt32LE(0, 40);
    wav.writeUInt32LE(36, 4);
    return { ...reply, body: wav.subarray(0, 44) };
  }
  if (fault === 'wrong-rate') wav.writeUInt32LE(wav.readUInt32LE(24) / 2, 24);
  if (fault === 'silence') wav.fill(0, 44);
  return { ...reply, body: wav };
};

/**
 * A real HTTP server on 127.0.0.1 that answers as `answer` says, counts what it is asked, and fails on demand.
 * It can be stopped and started again on the same port. Close it after the test.
 */
export class FaultServer {
  /** Before each answer; a function decides by request. */
  latencyMs: number | ((request: FakeRequest) => number) = 0;
  /** All requests that were received, faulty ones too. */
  readonly requests: FakeRequest[] = [];
  inFlight = 0;
  maxInFlight = 0;
  readonly #answer: (request: FakeRequest) => FakeReply | Promise<FakeReply>;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #planned: Planned[] = [];
  #often: { readonly rate: number; readonly faults: readonly Fault[]; readonly seed: string } | null = null;
  #stopAfter: { readonly path: string; count: number } | null = null;

  constructor(answer: (request: FakeRequest) => FakeReply | Promise<FakeReply>) {
    this.#answer = answer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  countOf(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  /** The next requests (to `path`, if given) meet this fault; faults that are planned first come first. */
  failNext(fault: Fault, { path, times = 1 }: { path?: string; times?: number } = {}): void {
    this.#planned.push({ fault, path, times });
  }

  /** A share of all later requests meets one of `faults`, the same ones for the same seed and order. */
  failOften({
    rate,
    faults = FAULTS,
    seed = 'seed',
  }: {
    rate: number;
    faults?: readonly Fault[];
    seed?: string;
  }): void {
    this.#often = { rate, faults, seed };
  }

  /** Dies instead of answering the request to `path` after this many. */
  stopAfter(count: number, path: string): void {
    this.#stopAfter = { path, count };
  }

  /** Listens; after a stop on the port it had. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch(() => request.socket.destroy());
    });
    server.keepAliveTimeout = 5000;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => resolve());
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** As if the process were killed: every connection breaks, and new ones are refused. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
  }

  #nextFault(path: string, couldBeSound: boolean): Fault | null {
    const planned = this.#planned.find(
      (plan) => (plan.path ?? path) === path && (couldBeSound || !isOfSound(plan.fault)),
    );
    if (planned !== undefined) {
      planned.times -= 1;
      if (planned.times === 0) this.#planned = this.#planned.filter((plan) => plan !== planned);
      return planned.fault;
    }
    if (this.#often === null) return null;
    const { rate, faults, seed } = this.#often;
    const dice = sha256(`${seed} ${this.requests.length}`);
    if (Number.parseInt(dice.slice(0, 8), 16) / 2 ** 32 >= rate) return null;
    const fitting = faults.filter((fault) => couldBeSound || !isOfSound(fault));
    return fitting[Number.parseInt(dice.slice(8, 16), 16) % fitting.length] ?? null;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { pathname, searchParams } = new URL(incoming.url ?? '/', this.url);
    const request: FakeRequest = {
      method: incoming.method ?? 'GET',
      path: pathname,
      query: searchParams,
      contentType: incoming.headers['content-type'] ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.requests.push(request);
    this.inFlight += 1;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    try {
      const latencyMs = typeof this.latencyMs === 'number' ? this.latencyMs : this.latencyMs(request);
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
      if (this.#stopAfter?.path === pathname) {
        this.#stopAfter.count -= 1;
        if (this.#stopAfter.count < 0) {
          this.#stopAfter = null;
          await this.stop();
          return;
        }
      }
      await this.#reply(request, incoming.socket, response);
    } finally {
      this.inFlight -= 1;
    }
  }

  async #reply(request: FakeRequest, socket: Socket, response: ServerResponse): Promise<void> {
    const reply = await this.#answer(request);
    const fault = this.#nextFault(request.path, isSound(reply));
    if (fault === null) return this.#send(response, reply);
    if (isOfSound(fault)) return this.#send(response, spoil(reply, fault));
    const refusal = REFUSALS[fault];
    if (refusal !== undefined) return this.#send(response, jsonReply(refusal, 422));
    switch (fault) {
      case 'error-then-reset':
        response.on('finish', () => setTimeout(() => socket.resetAndDestroy(), 2));
        return this.#send(response, jsonReply({ detail: 'Internal Server Error' }, 500));
      case 'hang':
        return new Promise((resolve) => socket.once('close', () => resolve()));
      case 'web-page':
        return this.#send(response, WEB_PAGE);
      case 'reset':
        socket.resetAndDestroy();
        return;
      case 'reset-in-body': {
        const body = Buffer.from(reply.body);
        response.writeHead(reply.status, {
          'content-type': reply.contentType,
          'content-length': body.length,
        });
        response.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket.resetAndDestroy());
        return;
      }
      case 'too-many-requests':
        return this.#send(response, {
          ...jsonReply({ detail: 'busy' }, 429),
          headers: { 'retry-after': '1' },
        });
      case 'unavailable':
        return this.#send(response, jsonReply({ detail: 'starting' }, 503));
      case 'restart':
        await this.stop();
        setTimeout(() => this.start().catch(() => {}), RESTART_MS);
        return;
    }
  }

  #send(response: ServerResponse, { status, contentType, body, headers }: FakeReply): void {
    const bytes = Buffer.from(body);
    response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length, ...headers });
    response.end(bytes);
  }
}
