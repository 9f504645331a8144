import { Hono } from 'hono';
import { HosoError } from '../domain/failure.js';
import { guard } from './guard.js';
import { notFound, refuse, refuseFailures } from './problem.js';
import { audioRoutes } from './routes/audio-routes.js';
import { dictionaryRoutes } from './routes/dictionary-routes.js';
import { eventRoute } from './routes/event-route.js';
import { projectRoutes } from './routes/project-routes.js';
import { renderRoutes } from './routes/render-routes.js';
import { scriptRoutes } from './routes/script-routes.js';
import { soundRoutes } from './routes/sound-routes.js';
import { securityHeaders } from './security-headers.js';
import { staticPage } from './static-page.js';
import type { Studio } from './studio.js';

/** The studio's web application. `port`: on which it listens, known once it does. `onBug` is told what nobody expected. */
export const createApp = (studio: Studio, port: () => number, onBug: (error: unknown) => void): Hono => {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(guard({ port, token: studio.token }));
  projectRoutes(app, studio);
  scriptRoutes(app, studio);
  audioRoutes(app, studio);
  soundRoutes(app, studio);
  dictionaryRoutes(app, studio);
  renderRoutes(app, studio);
  eventRoute(app, studio);
  app.get('*', (c) => (c.req.path.startsWith('/api/') ? notFound(c, 'such thing') : page(c)));
  const page = staticPage(studio.pageDir, studio.token);
  app.notFound((c) => notFound(c, 'such thing'));
  app.onError((error, c) => {
    if (error instanceof HosoError) return refuseFailures(c, [error.failure]);
    // The page went away, or the server is about to.
    if (c.req.raw.signal.aborted || studio.signal.aborted)
      return refuse(c, 503, { code: 'cancelled', message: 'cancelled' });
    onBug(error);
    return refuse(c, 500, { code: 'bug', message: 'This is a bug in hoso: the terminal says more.' });
  });
  return app;
};
