import type { Context, Hono } from 'hono';
import type { KnownScript } from '../../pipeline/known-scripts.js';
import { notFound } from '../problem.js';
import { audioUrl } from '../script-desk.js';
import { fileSource, serveBytes } from '../serve-bytes.js';
import type { Studio } from '../studio.js';
import { withScript } from './script-routes.js';

/** The MP3 of a script, and its waveform. */
export const audioRoutes = (app: Hono, studio: Studio): void => {
  const { desk, measures, bench, hub } = studio;
  const shelved = ({ name }: KnownScript) => desk.shelf.find(bench.open.project.outDir, name);

  app.get('/api/scripts/:id/audio/:file', (c: Context) =>
    withScript(c, studio, async (known) => {
      const { mp3 } = await shelved(known);
      if (mp3 === null || c.req.path !== audioUrl(known.id, mp3.hash))
        return notFound(c, 'such MP3 (any more)');
      return serveBytes(c, fileSource(mp3.file, mp3.bytes, 'audio/mpeg', mp3.hash));
    }),
  );

  app.get('/api/scripts/:id/peaks', (c) =>
    withScript(c, studio, async (known) => {
      const { mp3, manifest, fits } = await shelved(known);
      if (mp3 === null) return notFound(c, 'MP3 of this script');
      const isNew = measures.known(mp3.hash) === undefined;
      const { peaks } = await measures.measure(mp3, fits ? manifest : null);
      // Now it is known how loud its segments are.
      if (isNew) hub.emit({ type: 'episode-changed', id: known.id });
      return c.json(peaks);
    }),
  );
};
