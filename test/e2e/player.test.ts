import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import {
  axeViolations,
  type Browser,
  hasBrowser,
  overflowsSideways,
  startBrowser,
  THEMES,
  WIDTHS,
  watchPage,
} from '../support/browser.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { serveFolder } from '../support/static-server.js';
import { sharedTempDir } from '../support/temp-dir.js';

const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20260106';
const article = (number: number, title: string): string =>
  `${number}つ目の記事は、「${title}」という記事なのだ。\n${Array.from({ length: 8 }, (_, line) => `${line + 1}ばんめの窓から見えるのは、しずかな港の朝なのだ。\n`).join('')}`;
const script = [
  'みんな、おはようなのだ！きょうわ2026年1月6日、火曜日なのだ。\n',
  article(1, '冬の星をながめる会'),
  '　、。ここで英語スキル発動！　、。2つ目の記事は、「Seven Quiet Harbors」という記事なのだ。　、。\nつづきの話なのだ。\n',
  article(3, '本棚を「ひっくりかえす」<b>&amp;方法'),
  'きょうはここまでなのだ。\n',
].join('----\n');

/** What these tests need of the browser's own types. */
type Sound = {
  readonly currentTime: number;
  readonly paused: boolean;
  readonly ended: boolean;
  pause(): void;
};
type Box = {
  click(): void;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
  readonly ownerDocument: { readonly defaultView: { readonly innerHeight: number } };
};
/** Runs in the browser. */
const isInWindow = (element: Box): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top > 0 && bottom < element.ownerDocument.defaultView.innerHeight;
};

const eventually = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: 20_000 });
const timeOf = (page: Page): Promise<number> =>
  page.locator('audio').evaluate((audio: Sound) => audio.currentTime);
const spoken = (page: Page) => page.locator('.s[aria-current]');

describe.runIf(hasBrowser())('the page that plays an episode', () => {
  let browser: Browser;
  const dir = sharedTempDir();
  const output = join(dir, 'output');

  beforeAll(async () => {
    toneProject({ [`${NAME}.txt`]: script }, dir);
    const run = await runHoso(dir, ['render', '--player', `scripts/${NAME}.txt`]);
    expect(run.code, run.stderr).toBe(0);
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  const manifest = () => manifestSchema.parse(JSON.parse(readFileSync(join(output, `${NAME}.json`), 'utf8')));
  const fromDisk = pathToFileURL(join(output, `${NAME}.html`)).href;

  it.each(['a disk', 'a web host'])('plays from %s: chapters seek, the transcript follows', async (place) => {
    const base = place === 'a disk' ? pathToFileURL(`${output}/`).href : `${await serveFolder(output)}/`;
    const { page, context } = await browser.open();
    const misdeeds = watchPage(page, base);
    await page.goto(`${base}${encodeURIComponent(NAME)}.html`);
    const { chapters, durationMs } = manifest();
    expect(await page.locator('#chapters .title').allTextContents()).toEqual(
      chapters.map(({ title }) => title),
    );
    expect(await spoken(page).count()).toBe(0);

    await page.locator('#chapters a.chapter').nth(2).click();
    const start = (chapters[2]?.startMs ?? 0) / 1_000;
    await eventually(() => timeOf(page)).toBeGreaterThan(start + 0.2);
    expect(await timeOf(page)).toBeLessThan(start + 30);
    expect(await page.locator('#chapters a[aria-current] .title').textContent()).toBe(chapters[2]?.title);
    await eventually(() => page.locator('#c3 .s[aria-current]').count()).toBe(1);
    expect(await page.locator('.now').textContent()).toBe(chapters[2]?.title);

    // The last sentence: out of view until it is spoken.
    const last = page.locator('#transcript .s').last();
    await page.locator('audio').evaluate((audio: Sound) => audio.pause());
    await last.evaluate((sentence: Box) => sentence.click());
    await eventually(() => spoken(page).textContent()).toBe(await last.textContent());
    await eventually(() => last.evaluate(isInWindow)).toBe(true);
    await eventually(() => page.locator('audio').evaluate((audio: Sound) => audio.ended)).toBe(true);
    expect(await timeOf(page)).toBeCloseTo(durationMs / 1_000, 0);
    expect(misdeeds).toEqual({ errors: [], requests: [] });
    await context.close();
  });

  it('takes keys, and asks for nothing but the MP3', async () => {
    const base = `${await serveFolder(output)}/`;
    const { page, context } = await browser.open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(decodeURIComponent(request.url())));
    await page.goto(`${base}${encodeURIComponent(NAME)}.html`);
    const isPaused = () => page.locator('audio').evaluate((audio: Sound) => audio.paused);
    await page.keyboard.press('Space');
    await eventually(isPaused).toBe(false);
    await eventually(() => timeOf(page)).toBeGreaterThan(0.1);
    expect(await page.locator('button.play').getAttribute('aria-label')).toBe('一時停止');
    await page.keyboard.press('Space');
    await eventually(isPaused).toBe(true);
    await page.keyboard.press('n');
    const starts = manifest().chapters.map(({ startMs }) => startMs / 1_000);
    expect(await timeOf(page)).toBeCloseTo(starts[1] ?? -1, 1);
    const first = await spoken(page).textContent();
    await page.keyboard.press('j');
    const second = await spoken(page).textContent();
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await spoken(page).textContent()).toBe(first);
    const before = await timeOf(page);
    await page.keyboard.press('ArrowRight');
    expect(await timeOf(page)).toBeCloseTo(before + 5, 1);
    await page.getByRole('slider').press('End');
    await eventually(() => timeOf(page)).toBeGreaterThan((starts.at(-1) ?? 0) + 0.5);
    expect(new Set(requests)).toEqual(new Set([`${base}${NAME}.html`, `${base}${NAME}.mp3`]));
    await context.close();
  });

  it('lets the reader look elsewhere, and leads back', async () => {
    const { page, context } = await browser.open({ viewport: { width: 375, height: 500 } });
    await page.goto(fromDisk);
    await page.keyboard.press('n');
    const back = page.getByRole('button', { name: '話しているところへ' });
    expect(await back.isVisible()).toBe(false);
    const isInView = () => spoken(page).evaluate(isInWindow);
    await eventually(isInView).toBe(true);
    // A wheel goes on turning.
    await eventually(async () => {
      await page.mouse.wheel(0, 1_000);
      return isInView();
    }).toBe(false);
    await back.click();
    await eventually(isInView).toBe(true);
    expect(await back.isVisible()).toBe(false);
    await context.close();
  });

  it('speaks the reader’s language, and begins at the chapter of its address', async () => {
    const { page, context } = await browser.open({ locale: 'en-GB' });
    await page.goto(`${fromDisk}#c3`);
    expect(await page.getByRole('heading', { name: 'Chapters' }).getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await timeOf(page)).toBeCloseTo((manifest().chapters[2]?.startMs ?? 0) / 1_000, 1);
    await context.close();
  });

  it('is read and heard without JavaScript', async () => {
    const { page, context } = await browser.open({ javaScriptEnabled: false });
    await page.goto(fromDisk);
    expect(await page.locator('audio[controls]').isVisible()).toBe(true);
    expect(await page.locator('#transcript').innerText()).toContain('しずかな港の朝なのだ。');
    await page.locator('#chapters a.chapter').last().click();
    expect(decodeURIComponent(page.url())).toContain('#c5');
    await context.close();
  });

  it('says when the MP3 is not beside it', async () => {
    const { page, context } = await browser.open();
    const base = await serveFolder(output);
    await page.route('**/*.mp3', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${base}/${encodeURIComponent(NAME)}.html`);
    await eventually(() => page.getByRole('alert').textContent()).toContain(`${NAME}.mp3`);
    await context.close();
  });

  describe.each(WIDTHS)('%i px wide', (width) => {
    it.each(THEMES)('is fit for all, %s', async (colorScheme) => {
      const { page, context } = await browser.open({ viewport: { width, height: 800 }, colorScheme });
      await page.goto(fromDisk);
      await page.keyboard.press('n');
      expect(await overflowsSideways(page)).toBe(false);
      expect(await axeViolations(page)).toEqual([]);
      await context.close();
    });
  });
});
