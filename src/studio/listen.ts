import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { HosoError } from '../domain/failure.js';

export const LOOPBACK = '127.0.0.1';

export type Listening = {
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
};

const tryToListen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Why a port cannot be had; null for other trouble. */
const refusal = (port: number, error: NodeJS.ErrnoException): HosoError | null => {
  const reason =
    error.code === 'EADDRINUSE' ? 'is taken' : error.code === 'EACCES' ? 'may not be used' : null;
  if (reason === null) return null;
  const hint = 'Name another one with --port, or leave it out: any free one is taken then.';
  return new HosoError({ code: 'usage', message: `port ${port} ${reason}`, hint }, { cause: error });
};

/**
 * Listens on this machine's own address only. `port`: this one, or HosoError `usage`; else `wanted` where it is free,
 * else any that is.
 */
export const listen = async (
  app: Hono,
  { port, wanted }: { readonly port?: number | undefined; readonly wanted: number | null },
): Promise<Listening> => {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: LOOPBACK }) as Server;
  let own: number;
  try {
    own = await tryToListen(server, port ?? wanted ?? 0);
  } catch (error) {
    const refused = refusal(port ?? wanted ?? 0, error as NodeJS.ErrnoException);
    if (refused === null) throw error;
    if (port !== undefined) throw refused;
    own = await tryToListen(server, 0);
  }
  return {
    port: own,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
