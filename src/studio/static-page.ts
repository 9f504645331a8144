import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'hono';
import { notFound, refuse } from './problem.js';
import { contentSecurityPolicy } from './security-headers.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The page with what it needs to talk to this run of the server. */
const withMeta = (html: string, meta: Readonly<Record<string, string>>): string => {
  const tags = Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${content}">`);
  return html.replace('<head>', `<head>${tags.join('')}`);
};

const indexPage = async (c: Context, dir: string, token: string): Promise<Response> => {
  let html: string;
  try {
    html = await readFile(join(dir, 'index.html'), 'utf8');
  } catch {
    return refuse(c, 500, {
      code: 'page-missing',
      message: 'the studio’s page is not built',
      hint: 'Build it: npm run build',
    });
  }
  const nonce = randomBytes(16).toString('base64');
  return c.body(withMeta(html, { 'hoso-token': token, 'hoso-style-nonce': nonce }), 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce),
  });
};

/** Serves the built page. A request is looked up in the list of its files: it never becomes a path itself. */
export const staticPage =
  (dir: string, token: string) =>
  async (c: Context): Promise<Response> => {
    const wanted = c.req.path.slice(1);
    if (wanted === '' || wanted === 'index.html') return indexPage(c, dir, token);
    const files = await readdir(dir, { recursive: true }).catch((): string[] => []);
    const found = files.find((file) => file.replaceAll('\\', '/') === wanted);
    const type = TYPES[extname(wanted)];
    if (found === undefined || type === undefined) return notFound(c, 'such page');
    const bytes = await readFile(join(dir, found));
    // The build names these by what is in them.
    const isNamedByContent = wanted.startsWith('assets/');
    return c.body(bytes, 200, {
      'content-type': type,
      'cache-control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  };
