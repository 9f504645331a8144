import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RenderQueueView, StudioEvent, WeekView } from '../../src/domain/studio-api.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { SCRIPT, SCRIPT_NAME, type StudioRig, startRig } from '../support/studio-rig.js';

const NAMES = [SCRIPT_NAME, '株式会社ずんだもん技術室AI放送局_podcast_20261118'] as const;

const project = (texts: readonly string[] = [SCRIPT, `${SCRIPT}おしまいなのだ。\n`]): string =>
  toneProject(Object.fromEntries(texts.map((text, index) => [`${NAMES[index]}.txt`, text])));

const idsOf = async (rig: StudioRig) =>
  new Map((await rig.studio.desk.scripts()).map(({ id, name }) => [name, id]));

const episodesOf = async (rig: StudioRig) => {
  const { body } = await rig.get<WeekView>('/api/weeks/2026-W47');
  return body.days.flatMap(({ episodes }) => episodes);
};

const isIdle = (event: StudioEvent): boolean => event.type === 'renders-changed' && event.queue.length === 0;

describe('renders', () => {
  it('are made one after the other, told of as they go, and are what `hoso render` makes', async () => {
    const rig = await startRig(project());
    const ids = await idsOf(rig);
    const feed = await rig.events();
    const started = await rig.send<RenderQueueView>('POST', '/api/renders', {
      scripts: NAMES.map((name) => ids.get(name)),
    });
    expect(started.status).toBe(200);
    expect(started.body.queue.map(({ id }) => id)).toEqual(NAMES.map((name) => ids.get(name)));
    await feed.next(isIdle);
    const queues = feed.seen.flatMap((event) => (event.type === 'renders-changed' ? [event.queue] : []));
    // Never two at once.
    expect(queues.every((queue) => queue.filter(({ state }) => state === 'rendering').length <= 1)).toBe(
      true,
    );
    const renders = feed.seen.flatMap((event) => (event.type === 'render' ? [event] : []));
    for (const name of NAMES) {
      const own = renders.filter(({ id }) => id === ids.get(name)).map(({ event }) => event);
      const start = own.find((event) => event.type === 'render-start');
      const clips = own.filter(({ type }) => type === 'clip-end' || type === 'clip-cached');
      expect(clips.length).toBe(start?.type === 'render-start' ? start.utterances : -1);
      expect(own.at(-1)?.type).toBe('render-end');
    }
    expect((await episodesOf(rig)).map(({ state }) => state)).toEqual(['rendered', 'rendered']);
    const { code, stdout } = await runHoso(
      rig.dir,
      ['render', 'scripts', '--json'].slice(0, 1).concat(
        NAMES.map((name) => `scripts/${name}.txt`),
        '--json',
      ),
    );
    const ends = stdout.split('\n').filter((line) => line.includes('render-end'));
    expect([code, ends.map((line) => JSON.parse(line).upToDate)]).toEqual([0, [true, true]]);
    expect(rig.bugs).toEqual([]);
  });

  it('those that wait or run already are not taken twice', async () => {
    const rig = await startRig(project());
    const feed = await rig.events();
    const scripts = [...(await idsOf(rig)).values()];
    const twice = [...scripts, ...scripts];
    await rig.send('POST', '/api/renders', { scripts: twice });
    const { body } = await rig.send<RenderQueueView>('POST', '/api/renders', { scripts: twice });
    expect(body.queue.length).toBeLessThanOrEqual(2);
    await feed.next(isIdle);
    const ends = feed.seen.filter((event) => event.type === 'render' && event.event.type === 'render-end');
    expect(ends).toHaveLength(2);
  });

  it('can be cancelled, while they wait and while they run', async () => {
    const long = Array.from({ length: 400 }, (_, line) => `${line}行目の文なのだ。`).join('\n');
    const rig = await startRig(project([`${SCRIPT}${long}\n`, SCRIPT]));
    const feed = await rig.events();
    const ids = await idsOf(rig);
    const [first, second] = NAMES.map((name) => ids.get(name));
    await rig.send('POST', '/api/renders', { scripts: [first, second] });
    await feed.next(({ type }) => type === 'render');
    expect((await episodesOf(rig)).map(({ state }) => state)).toEqual(['rendering', 'waiting']);
    expect((await rig.send('DELETE', `/api/renders/${second}`)).status).toBe(200);
    expect((await rig.send('DELETE', `/api/renders/${first}`)).status).toBe(200);
    await feed.next(isIdle);
    expect(existsSync(join(rig.dir, 'output', `${NAMES[0]}.mp3`))).toBe(false);
    expect(existsSync(join(rig.dir, 'output', `${NAMES[1]}.mp3`))).toBe(false);
    // Who cancels has not failed.
    expect((await episodesOf(rig)).map(({ state }) => state)).toEqual(['new', 'new']);
    expect((await rig.send('DELETE', `/api/renders/${first}`)).status).toBe(404);
    // And another one begins as if nothing had been.
    await rig.send('POST', '/api/renders', { scripts: [second] });
    await feed.next((event) => event.type === 'render' && event.event.type === 'render-end');
    expect(readFileSync(join(rig.dir, 'output', `${NAMES[1]}.mp3`)).length).toBeGreaterThan(1_000);
    expect(rig.bugs).toEqual([]);
  });

  it('one that is cancelled and asked for again at once is rendered', async () => {
    const long = Array.from({ length: 60 }, (_, line) => `${line}行目の文なのだ。`).join('\n');
    const rig = await startRig(project([`${SCRIPT}${long}\n`]));
    const feed = await rig.events();
    const id = await rig.id();
    await rig.send('POST', '/api/renders', { scripts: [id] });
    await feed.next((event) => event.type === 'render' && event.event.type === 'clip-start');
    const cancelled = await rig.send<RenderQueueView>('DELETE', `/api/renders/${id}`);
    expect(cancelled.body.queue).toEqual([]);
    const again = await rig.send<RenderQueueView>('POST', '/api/renders', { scripts: [id] });
    expect(again.body.queue).toMatchObject([{ id, done: 0 }]);
    await feed.next((event) => event.type === 'render' && event.event.type === 'render-end');
    expect((await rig.view()).state).toBe('rendered');
    expect(rig.bugs).toEqual([]);
  });

  it('one that fails does not keep the others, and is told of until it is rendered again', async () => {
    const rig = await startRig(project([SCRIPT.replace('名札は', '<voice nobody>名札は</voice>'), SCRIPT]));
    const feed = await rig.events();
    const scripts = [...(await idsOf(rig)).values()];
    await rig.send('POST', '/api/renders', { scripts });
    await feed.next(isIdle);
    const [failed, good] = await episodesOf(rig);
    expect(failed).toMatchObject({ state: 'failed', problems: [{ code: 'voice-unknown' }] });
    expect(good?.state).toBe('rendered');
    // Mended, it is rendered.
    const id = scripts[0] ?? '';
    const { etag } = await rig.view();
    await rig.send('PUT', `/api/scripts/${id}`, { source: SCRIPT, etag });
    await rig.send('POST', '/api/renders', { scripts: [id] });
    await feed.next(
      (event) => event.type === 'render' && event.id === id && event.event.type === 'render-end',
    );
    expect((await rig.view()).state).not.toBe('failed');
    expect(rig.bugs).toEqual([]);
  });

  it('end with the server, and leave nothing half made', async () => {
    const long = Array.from({ length: 400 }, (_, line) => `${line}行目の文なのだ。`).join('\n');
    const rig = await startRig(project([`${SCRIPT}${long}\n`, SCRIPT]));
    const feed = await rig.events();
    await rig.send('POST', '/api/renders', { scripts: [...(await idsOf(rig)).values()] });
    await feed.next(({ type }) => type === 'render');
    await rig.close();
    for (const name of NAMES) expect(existsSync(join(rig.dir, 'output', `${name}.mp3`))).toBe(false);
    expect(rig.bugs).toEqual([]);
  });
});
