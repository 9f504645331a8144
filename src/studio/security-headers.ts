import type { MiddlewareHandler } from 'hono';

/** Styles only from files of our own, or with the nonce that the page was given. */
export const contentSecurityPolicy = (styleNonce?: string): string =>
  [
    "default-src 'self'",
    "media-src 'self' blob:",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** On every answer; an answer of the API is never kept. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', contentSecurityPolicy());
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};
