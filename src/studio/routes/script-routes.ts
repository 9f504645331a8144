import type { Context, Hono } from 'hono';
import type { SpokenSound } from '../../domain/studio-api.js';
import {
  saveRequestSchema,
  speakRequestSchema,
  viewRequestSchema,
  voiceRequestSchema,
} from '../../domain/studio-requests.js';
import type { KnownScript } from '../../pipeline/known-scripts.js';
import { withLinkedSignal } from '../../util/with-linked-signal.js';
import { notFound, refuse, refuseFailures } from '../problem.js';
import { limitBody, readBody, SOURCE_BODY_BYTES } from '../read-body.js';
import type { Studio } from '../studio.js';

/** Calls `work` with the script that the address names; 404 when there is none. */
export const withScript = async (
  c: Context,
  { desk }: Pick<Studio, 'desk'>,
  work: (known: KnownScript) => Promise<Response>,
): Promise<Response> => {
  const known = await desk.find(c.req.param('id') ?? '');
  return known === null ? notFound(c, 'such script') : work(known);
};

const limit = limitBody(SOURCE_BODY_BYTES);

/** A script: looked at, heard, changed. */
export const scriptRoutes = (app: Hono, studio: Studio): void => {
  const { desk, sounds, signal, watch } = studio;

  app.get('/api/scripts/:id', (c) =>
    withScript(c, studio, async (known) => {
      const view = await desk.view(known);
      return view.ok ? c.json(view.value) : refuseFailures(c, view.error);
    }),
  );

  app.put('/api/scripts/:id', limit, (c) =>
    withScript(c, studio, async (known) => {
      const body = await readBody(c, saveRequestSchema);
      if (!body.ok) return body.error;
      const saved = await desk.save(known, body.value);
      if (!saved.ok) {
        if (saved.error.reason === 'failed') return refuseFailures(c, [saved.error.failure]);
        const { source, etag } = saved.error.current;
        return refuse(c, 409, {
          code: 'changed-on-disk',
          message: 'the script was changed meanwhile',
          current: { source, etag },
        });
      }
      await watch.check();
      const view = await desk.view(known);
      return view.ok ? c.json(view.value) : refuseFailures(c, view.error);
    }),
  );

  app.post('/api/scripts/:id/voice', limit, (c) =>
    withScript(c, studio, async (known) => {
      const body = await readBody(c, voiceRequestSchema);
      if (!body.ok) return body.error;
      const { source, voice, ...range } = body.value;
      const changed = await desk.withVoice(known, source, range, voice);
      return changed.ok ? c.json({ source: changed.value }) : refuseFailures(c, changed.error);
    }),
  );

  app.post('/api/scripts/:id/view', limit, (c) =>
    withScript(c, studio, async (known) => {
      const body = await readBody(c, viewRequestSchema);
      if (!body.ok) return body.error;
      const view = await desk.viewOf(known, body.value.source);
      return view.ok ? c.json(view.value) : refuseFailures(c, view.error);
    }),
  );

  app.post('/api/scripts/:id/speak', limit, (c) =>
    withScript(c, studio, async (known) => {
      const body = await readBody(c, speakRequestSchema);
      if (!body.ok) return body.error;
      const { source, ...range } = body.value;
      const spoken = await withLinkedSignal([c.req.raw.signal, signal], (ending) =>
        desk.speak(known, source, range, ending),
      );
      if (!spoken.ok) return refuseFailures(c, spoken.error);
      const { wav, durationMs, sentences } = spoken.value;
      const sound: SpokenSound = { url: `/api/sounds/${sounds.add(wav)}.wav`, durationMs, sentences };
      return c.json(sound);
    }),
  );
};
