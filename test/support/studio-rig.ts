import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Environment } from '../../src/config/environment.js';
import type { EpisodeView, Sentence, StudioEvent, StudioSession } from '../../src/domain/studio-api.js';
import { type RunningStudio, type StudioOptions, startStudio } from '../../src/studio/start-studio.js';
import { tempDir } from './temp-dir.js';

export const SCRIPT_NAME = '株式会社ずんだもん技術室AI放送局_podcast_20261117';

export const SCRIPT = `みなさんこんにちは！ずんだもんなのだ。
株式会社ずんだもん技術室AI放送局、11月17日火曜日の放送なのだ。
----
1つ目の記事は、「池の鯉に名札をつけた小学校」というお話なのだ。
名札は1枚120円なのだ。鯉も少し得意そうなのだ！
----
今日の1本を振り返ったのだ。また明日なのだ！
`;

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const lengthOf = (body: string) => ({ 'content-length': String(Buffer.byteLength(body)) });

/** One request as it is written here: also with a foreign Host, and with a path that no browser would send. */
export const rawRequest = (
  port: number,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
    readonly address?: string;
  } = {},
): Promise<Answer> =>
  new Promise((done, fail) => {
    const { method = 'GET', headers = {}, body, address = '127.0.0.1' } = options;
    const length = body === undefined || 'transfer-encoding' in headers ? {} : lengthOf(body);
    const all = { ...length, ...headers };
    const asked = httpRequest({ host: address, port, path, method, headers: all, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
      answer.on('error', fail);
    });
    asked.on('error', fail);
    // A server that refuses a long body closes the connection while it is still being written.
    asked.on('socket', (socket) => socket.on('error', () => {}));
    asked.end(body);
  });

export type Json<T> = { readonly status: number; readonly body: T };

export type StudioRig = RunningStudio & {
  readonly dir: string;
  readonly port: number;
  readonly bugs: unknown[];
  readonly session: StudioSession;
  get<T>(path: string): Promise<Json<T>>;
  send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Json<T>>;
  /** The only script's id. */
  id(): Promise<string>;
  view(): Promise<EpisodeView>;
  /** Events from now on. */
  events(): Promise<EventFeed>;
};

export type EventFeed = {
  readonly seen: readonly StudioEvent[];
  /** The first event that fits, also one that has been. */
  next(fits: (event: StudioEvent) => boolean): Promise<StudioEvent>;
  close(): void;
};

const openFeed = async (url: string): Promise<EventFeed> => {
  const seen: StudioEvent[] = [];
  const ending = new AbortController();
  let wake = (): void => {};
  const response = await fetch(`${url}api/events`, { signal: ending.signal });
  const read = async (): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) seen.push(JSON.parse(data) as StudioEvent);
      }
      wake();
    }
  };
  read().catch(() => {});
  const feed = {
    seen,
    async next(fits: (event: StudioEvent) => boolean) {
      for (;;) {
        const found = seen.find(fits);
        if (found !== undefined) return found;
        await new Promise<void>((done) => {
          wake = done;
        });
      }
    },
    close: () => ending.abort(),
  };
  await feed.next(({ type }) => type === 'hello');
  return feed;
};

const environment: Environment = { get: () => undefined, ffmpegPath: undefined, ci: true, noColor: true };

/** A page as the build makes it. */
const pageIn = (dir: string): string => {
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(dir, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
  writeFileSync(join(dir, 'assets/main-1.js'), 'export {};\n');
  writeFileSync(join(dir, '..', 'secret.js'), 'not for pages\n');
  return dir;
};

/** A studio for a project folder, over a real socket; it ends with the test. */
export const startRig = async (dir: string, options: Partial<StudioOptions> = {}): Promise<StudioRig> => {
  const bugs: unknown[] = [];
  const pageDir = options.pageDir ?? pageIn(join(tempDir(), 'page'));
  const started = await startStudio({
    cwd: dir,
    flags: {},
    environment,
    script: null,
    version: '0.0.0',
    signal: new AbortController().signal,
    onBug: (error) => bugs.push(error),
    ...options,
    pageDir,
  });
  if (!started.ok) throw new Error(started.error.map(({ message }) => message).join('; '));
  const running = started.value;
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await running.close();
  };
  onTestFinished(close);
  const { url, studio } = running;
  const answer = async <T>(response: Response): Promise<Json<T>> => ({
    status: response.status,
    body: (await response.json()) as T,
  });
  const get = async <T>(path: string): Promise<Json<T>> => answer<T>(await fetch(new URL(path, url)));
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Json<T>> =>
    answer<T>(
      await fetch(new URL(path, url), {
        method,
        headers: { 'x-hoso-token': studio.token, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      }),
    );
  const id = async (): Promise<string> => (await studio.desk.scripts())[0]?.id ?? 'none';
  return {
    ...running,
    close,
    dir: resolve(dir),
    port: Number(new URL(url).port),
    bugs,
    session: (await get<StudioSession>('/api/session')).body,
    get,
    send,
    id,
    view: async () => (await get<EpisodeView>(`/api/scripts/${await id()}`)).body,
    async events() {
      const feed = await openFeed(url);
      onTestFinished(feed.close);
      return feed;
    },
  };
};

export const sentencesOf = ({ segments }: EpisodeView): readonly Sentence[] =>
  segments.flatMap(({ passages }) =>
    passages.flatMap((passage) => (passage.type === 'speech' ? passage.sentences : [])),
  );
