import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { sha256 } from '../../src/util/sha256.js';
import { jsonLines, runHoso, toneProject } from '../support/run-hoso.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const script = `みんな、おはようなのだ！
1つ目の記事は、「冬の星をながめる会」という記事なのだ。
静かな港の話なのだ。
きょうはここまでなのだ。
`;

const project = (): string => toneProject({ [`${NAME}.txt`]: script });
const render = (dir: string, ...flags: readonly string[]) =>
  runHoso(dir, ['render', `scripts/${NAME}.txt`, ...flags]);
const output = (dir: string, kind: string): string => join(dir, 'output', `${NAME}.${kind}`);
const read = (dir: string, kind: string): string => readFileSync(output(dir, kind), 'utf8');
const manifestOf = (dir: string) => manifestSchema.parse(JSON.parse(read(dir, 'json')));
type Event = { readonly type: string; readonly upToDate?: boolean };
const eventsOf = async (dir: string, ...flags: readonly string[]) =>
  jsonLines((await render(dir, '--json', ...flags)).stdout) as Event[];

describe('render --player', () => {
  it('writes a page beside the MP3 and lists it in the manifest', async () => {
    const dir = project();
    expect((await render(dir, '--player')).code).toBe(0);
    const page = read(dir, 'html');
    expect(manifestOf(dir).files[`${NAME}.html`]).toBe(sha256(page));
    expect(page).toContain('<h1>株式会社ずんだもん技術室AI放送局 20260106</h1>');
    expect(page).toContain('静かな港の話なのだ。');
    expect(page).toContain('ずんだもん');
    for (const credit of manifestOf(dir).credits) expect(page).toContain(credit);
  });

  it('is asked for: without the flag there is none', async () => {
    const dir = project();
    await render(dir);
    expect(existsSync(output(dir, 'html'))).toBe(false);
  });

  it('makes the page of an episode that is there, and nothing else', async () => {
    const dir = project();
    await render(dir);
    const mp3 = readFileSync(output(dir, 'mp3'));
    rmSync(join(dir, '.cache'), { recursive: true });
    const events = await eventsOf(dir, '--player');
    expect(events.map(({ type }) => type)).toEqual(['render-end']);
    expect(events[0]?.upToDate).toBe(true);
    expect(manifestOf(dir).files[`${NAME}.html`]).toBe(sha256(read(dir, 'html')));
    expect(Object.keys(manifestOf(dir).files)).toHaveLength(6);
    expect(readFileSync(output(dir, 'mp3'))).toEqual(mp3);
    expect((await eventsOf(dir, '--player'))[0]?.upToDate).toBe(true);
  });

  it('leaves an episode that has a page up to date, and keeps the page in step', async () => {
    const dir = project();
    await render(dir, '--player');
    const page = read(dir, 'html');
    expect((await eventsOf(dir)).map(({ type, upToDate }) => [type, upToDate])).toEqual([
      ['render-end', true],
    ]);
    expect(read(dir, 'html')).toBe(page);

    writeFileSync(output(dir, 'html'), 'torn');
    expect((await eventsOf(dir)).map(({ type }) => type)).toEqual(['render-end']);
    expect(read(dir, 'html')).toBe(page);

    writeFileSync(join(dir, `scripts/${NAME}.txt`), script.replace('静かな港', 'にぎやかな港'));
    expect((await render(dir)).code).toBe(0);
    expect(read(dir, 'html')).toContain('にぎやかな港の話なのだ。');
    expect(manifestOf(dir).files[`${NAME}.html`]).toBe(sha256(read(dir, 'html')));
  });

  it('does not bring back a page that was thrown away', async () => {
    const dir = project();
    await render(dir, '--player');
    rmSync(output(dir, 'html'));
    expect((await eventsOf(dir))[0]?.upToDate).toBe(true);
    expect(existsSync(output(dir, 'html'))).toBe(false);
    writeFileSync(join(dir, `scripts/${NAME}.txt`), script.replace('静かな港', 'にぎやかな港'));
    await render(dir);
    expect(existsSync(output(dir, 'html'))).toBe(false);
    expect(Object.keys(manifestOf(dir).files)).toHaveLength(5);
  });

  it('goes for a batch, too', async () => {
    const dir = project();
    expect((await runHoso(dir, ['batch', 'scripts', '--player', '--quiet'])).code).toBe(0);
    expect(manifestOf(dir).files[`${NAME}.html`]).toBe(sha256(read(dir, 'html')));
  });
});
