import type { Hono } from 'hono';
import { renderRequestSchema } from '../../domain/studio-requests.js';
import { notFound, refuse } from '../problem.js';
import { limitBody, readBody, SMALL_BODY_BYTES } from '../read-body.js';
import type { Studio } from '../studio.js';

/** Renders: begun, cancelled, and how far they are. */
export const renderRoutes = (app: Hono, { desk, renders }: Studio): void => {
  app.get('/api/renders', (c) => c.json({ queue: renders.queue }));

  app.post('/api/renders', limitBody(SMALL_BODY_BYTES), async (c) => {
    const body = await readBody(c, renderRequestSchema);
    if (!body.ok) return body.error;
    const known = new Map((await desk.scripts()).map((script) => [script.id, script]));
    const scripts = body.value.scripts.map((id) => known.get(id));
    const found = scripts.filter((script) => script !== undefined);
    if (found.length < scripts.length)
      return refuse(c, 404, { code: 'not-found', message: 'there is no such script' });
    renders.add(found);
    return c.json({ queue: renders.queue });
  });

  app.delete('/api/renders/:id', (c) =>
    renders.cancel(c.req.param('id')) ? c.json({ queue: renders.queue }) : notFound(c, 'such render'),
  );
};
