import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { err, ok, type Result } from '../util/result.js';
import { refuse } from './problem.js';

/** A script's text as JSON may have six bytes for each of its two million units at most. */
export const SOURCE_BODY_BYTES = 13_000_000;
export const SMALL_BODY_BYTES = 256_000;

/** Refuses a longer body (413) without reading it to its end. */
export const limitBody = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: (c) =>
      refuse(c, 413, { code: 'body-too-long', message: `the request is longer than ${maxSize} bytes` }),
  });

/** The body as JSON that fits the schema, or the answer that says what is wrong with it (400). */
export const readBody = async <T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, Response>> => {
  let json: unknown;
  try {
    json = JSON.parse(await c.req.text());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(refuse(c, 400, { code: 'body-invalid', message: 'the request is no JSON' }));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const message = parsed.error.issues
    .map(({ path, message: said }) => [path.map(String).join('.'), said].filter(Boolean).join(': '))
    .join('; ');
  return err(refuse(c, 400, { code: 'body-invalid', message }));
};
