import type { Hono } from 'hono';
import { notFound } from '../problem.js';
import { memorySource, serveBytes } from '../serve-bytes.js';
import type { Studio } from '../studio.js';

/** Sounds that were made on demand. */
export const soundRoutes = (app: Hono, { sounds }: Studio): void => {
  app.get('/api/sounds/:sound', (c) => {
    const id = /^([0-9a-f]{32})\.wav$/.exec(c.req.param('sound'))?.[1] ?? '';
    const wav = sounds.get(id);
    return wav === undefined
      ? notFound(c, 'such sound any more: ask for it again')
      : serveBytes(c, memorySource(wav, 'audio/wav', id));
  });
};
