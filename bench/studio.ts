import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '../test/support/browser.js';
import { median, repositoryRoot, startStudio, timed } from './hoso.js';
import { longScript } from './long-script.js';

/** As long as a real script of 14 minutes. */
const CHARACTERS = 14 * 381;
const NAME = '株式会社ずんだもん技術室AI放送局_podcast_20261121.txt';
const OPENINGS = 5;
const WATCHED_MS = 12_000;

type Watch = { readonly longestMs: number; readonly longFrames: number; readonly frames: number };

const makeProject = async (): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'hoso-studio-'));
  cpSync(join(repositoryRoot, 'voices'), join(dir, 'voices'), { recursive: true });
  mkdirSync(join(dir, 'scripts'));
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: tone\n');
  writeFileSync(join(dir, 'scripts', NAME), longScript(CHARACTERS));
  return dir;
};

/** From the address being entered until sentences stand on the page. */
const openEpisode = async (page: Page, address: string): Promise<number> => {
  await page.goto('about:blank');
  const startedAtMs = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector('[data-sentence]');
  return performance.now() - startedAtMs;
};

/** Tasks over 50 ms and frames while `work` goes on. */
const watch = async (page: Page, work: () => Promise<void>): Promise<Watch> => {
  await page.evaluate(`(() => {
    globalThis.tasks = [];
    globalThis.frames = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
    let last = performance.now();
    const frame = (now) => { globalThis.frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  })()`);
  await work();
  const { tasks, frames } = (await page.evaluate('({ tasks, frames })')) as {
    tasks: number[];
    frames: number[];
  };
  return {
    longestMs: Math.max(0, ...tasks),
    frames: frames.length,
    longFrames: frames.filter((ms) => ms > 50).length,
  };
};

const scrollThrough = async (page: Page): Promise<void> => {
  const endsAtMs = performance.now() + WATCHED_MS;
  for (let down = true; performance.now() < endsAtMs; ) {
    await page.mouse.wheel(0, down ? 600 : -600);
    await page.waitForTimeout(60);
    const { top, bottom } = (await page.evaluate(
      '({ top: scrollY <= 0, bottom: scrollY + innerHeight >= document.documentElement.scrollHeight - 2 })',
    )) as { top: boolean; bottom: boolean };
    if (bottom) down = false;
    else if (top) down = true;
  }
};

const main = async (): Promise<void> => {
  const dir = await makeProject();
  const browser = await startBrowser();
  const render = await timed(process.execPath, [
    resolve(repositoryRoot, 'bin/hoso.js'),
    'render',
    '--quiet',
    '--config',
    join(dir, 'hoso.config.yaml'),
    join(dir, 'scripts', NAME),
  ]);
  const studio = await startStudio(dir);
  try {
    const { page, context } = await browser.open({ viewport: { width: 1440, height: 900 } });
    await page.goto(studio.url);
    await page.locator('[data-episode]').first().click();
    const coldAtMs = performance.now();
    await page.waitForSelector('[data-sentence]');
    const coldMs = performance.now() - coldAtMs;
    const address = page.url();
    await page.waitForTimeout(1_500);
    const sentences = Number(await page.evaluate('document.querySelectorAll("[data-sentence]").length'));
    const openings: number[] = [];
    for (let time = 0; time < OPENINGS; time += 1) openings.push(await openEpisode(page, address));
    await page.waitForTimeout(1_500);
    const opened = await watchOpening(page, address);
    const scrolled = await watch(page, async () => {
      await page.mouse.move(700, 500);
      await page.keyboard.press('Space');
      await scrollThrough(page);
    });
    const audioS = Number(
      await page.evaluate('document.querySelector("[data-testid=audio-episode]").currentTime'),
    );
    console.log(
      `render of ${CHARACTERS} characters (tone): ${(render.wallMs / 1_000).toFixed(1)} s; ${sentences} sentences`,
    );
    console.log(`first opening, from the week: ${Math.round(coldMs)} ms until sentences stand there`);
    console.log(
      `opened by address, ${OPENINGS} times: median ${Math.round(median(openings))} ms, longest ${Math.round(Math.max(...openings))} ms`,
    );
    console.log(`while it opens: longest task ${Math.round(opened)} ms`);
    console.log(
      `${WATCHED_MS / 1_000} s of scrolling and playing (sound at ${audioS.toFixed(1)} s): longest task ${Math.round(scrolled.longestMs)} ms, ${scrolled.longFrames} of ${scrolled.frames} frames over 50 ms`,
    );
    await context.close();
  } finally {
    await studio.stop();
    await browser.close();
    rmSync(dir, { recursive: true, force: true });
  }
};

/** The longest task while the episode is opened. */
const watchOpening = async (page: Page, address: string): Promise<number> => {
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForSelector('[data-sentence]');
  await page.waitForTimeout(2_000);
  return Number(
    await page.evaluate(`new Promise((done) => {
      const seen = [];
      const observer = new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration)));
      observer.observe({ type: 'longtask', buffered: true });
      setTimeout(() => done(Math.max(0, ...seen)), 200);
    })`),
  );
};

await main();
