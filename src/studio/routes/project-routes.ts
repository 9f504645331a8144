import { basename } from 'node:path';
import type { Hono } from 'hono';
import type { StudioSession } from '../../domain/studio-api.js';
import { problemOf } from '../../pipeline/problem-of.js';
import { notFound } from '../problem.js';
import type { Studio } from '../studio.js';
import { listWeeks, today, viewWeek } from '../weeks.js';

const sessionOf = ({ run, token, version, bench, script }: Studio): StudioSession => {
  const { project, voices } = bench.open;
  return {
    run,
    token,
    version,
    project: basename(project.root),
    backend: project.config.backend,
    voices: [...voices.profiles.values()].map(({ id, name, programs }) => ({
      id,
      name,
      isHost: programs.length > 0,
    })),
    script,
    problems: bench.failures.map(problemOf),
  };
};

/** The project as a whole: what the page begins with. */
export const projectRoutes = (app: Hono, studio: Studio): void => {
  app.get('/api/session', (c) => c.json(sessionOf(studio)));
  app.get('/api/engines', async (c) => c.json(await studio.engines.engines()));
  app.get('/api/weeks', async (c) => c.json(await listWeeks(studio.desk, today())));
  app.get('/api/weeks/:week', async (c) => {
    const week = await viewWeek(studio.desk, c.req.param('week'));
    return week === null ? notFound(c, 'such week') : c.json(week);
  });
};
