import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { sha256 } from '../util/sha256.js';
import { refuse } from './problem.js';

export type GuardOptions = {
  /** Known once the server listens. */
  readonly port: () => number;
  readonly token: string;
};

const NAMES = ['127.0.0.1', 'localhost', '[::1]'];
/** Browsers leave it out. */
const HTTP_PORT = 80;

/** The server's own address, as the header Host may name it. */
const ownHosts = (port: number): readonly string[] => [
  ...NAMES.map((name) => `${name}:${port}`),
  ...(port === HTTP_PORT ? NAMES : []),
];

/** Compares hashes: neither length nor time tells anything of the token. */
const isEqual = (given: string, token: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)));

/** What a browser says of a request that another page made. */
const FOREIGN_SITES: ReadonlySet<string> = new Set(['cross-site', 'same-site']);

/**
 * Lets only the studio's own page in. A request that names another host came through a name that somebody else's DNS
 * gave this machine; one with another origin was made by another page. Whatever is not a mere look needs the token.
 */
export const guard =
  ({ port, token }: GuardOptions): MiddlewareHandler =>
  async (c, next) => {
    const hosts = ownHosts(port());
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (!hosts.includes(host)) {
      return refuse(c, 403, {
        code: 'foreign-host',
        message: 'this address is not the studio’s own',
        hint: `Open http://127.0.0.1:${port()}/`,
      });
    }
    const origin = c.req.header('origin')?.toLowerCase();
    const site = c.req.header('sec-fetch-site')?.toLowerCase();
    const isForeign =
      (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) ||
      (site !== undefined && FOREIGN_SITES.has(site));
    if (isForeign) {
      return refuse(c, 403, { code: 'foreign-origin', message: 'the request comes from another page' });
    }
    const isLook = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!isLook && !isEqual(c.req.header('x-hoso-token') ?? '', token)) {
      return refuse(c, 403, {
        code: 'token-wrong',
        message: 'the token of this run is missing or wrong',
        hint: 'The server was started anew: load the page again.',
      });
    }
    return next();
  };
