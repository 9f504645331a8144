import type { Context, Hono } from 'hono';
import { wordRemovalSchema, wordRequestSchema } from '../../domain/studio-requests.js';
import type { WordChange } from '../../pipeline/edit-dictionary.js';
import { refuse, refuseFailures } from '../problem.js';
import { limitBody, readBody, SMALL_BODY_BYTES } from '../read-body.js';
import type { Studio } from '../studio.js';

const limit = limitBody(SMALL_BODY_BYTES);

/** Readings of words. */
export const dictionaryRoutes = (app: Hono, { dictionary, watch }: Studio): void => {
  const change = async (c: Context, word: WordChange, etag: string | null): Promise<Response> => {
    const changed = await dictionary.change(word, etag);
    if (changed.ok) {
      // The page asks for views next: they shall have the word.
      await watch.check();
      return c.json(changed.value);
    }
    const refusal = changed.error;
    if (refusal.reason === 'failed') return refuseFailures(c, [refusal.failure]);
    const { source, etag: now } = refusal;
    return refuse(c, 409, {
      code: 'changed-on-disk',
      message: 'the dictionary was changed meanwhile',
      current: { source, etag: now },
    });
  };

  app.get('/api/dictionary', async (c) => c.json(await dictionary.view()));

  app.put('/api/dictionary', limit, async (c) => {
    const body = await readBody(c, wordRequestSchema);
    if (!body.ok) return body.error;
    const { etag, ...word } = body.value;
    return change(c, word, etag);
  });

  app.delete('/api/dictionary', limit, async (c) => {
    const body = await readBody(c, wordRemovalSchema);
    if (!body.ok) return body.error;
    const { etag, ...word } = body.value;
    return change(c, { ...word, reading: null }, etag);
  });
};
