import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { StudioEvent } from '../../domain/studio-api.js';
import type { Studio } from '../studio.js';

/** Without a sign of life some proxies and browsers end a connection. */
const HEARTBEAT_MS = 15_000;
/** A page that reads nothing is let go: what it missed would only grow. */
const MOST_WAITING = 10_000;

/** What happens, as server-sent events, until the page or the server goes. */
export const eventRoute = (app: Hono, { hub, run, signal }: Studio): void => {
  app.get('/api/events', (c) => {
    // A stream that nobody reads would never end.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    return streamSSE(c, async (stream) => {
      const waiting: StudioEvent[] = [{ type: 'hello', run }];
      let isEnded = false;
      let wake = (): void => {};
      const end = (): void => {
        isEnded = true;
        wake();
      };
      const stop = hub.listen((event) => {
        waiting.push(event);
        if (waiting.length > MOST_WAITING) end();
        wake();
      });
      const heartbeat = setInterval(() => {
        stream.write(': \n\n').catch(end);
      }, HEARTBEAT_MS);
      stream.onAbort(end);
      signal.addEventListener('abort', end, { once: true });
      try {
        while (!isEnded) {
          for (let event = waiting.shift(); event !== undefined && !isEnded; event = waiting.shift())
            await stream.writeSSE({ data: JSON.stringify(event) });
          if (isEnded) break;
          await new Promise<void>((done) => {
            wake = done;
            if (isEnded || waiting.length > 0) done();
          });
        }
      } finally {
        clearInterval(heartbeat);
        signal.removeEventListener('abort', end);
        stop();
      }
    });
  });
};
