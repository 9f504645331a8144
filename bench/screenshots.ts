import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { type Browser, startBrowser, THEMES, WIDTHS } from '../test/support/browser.js';
import { repositoryRoot, startStudio, timed } from './hoso.js';

// Takes the pictures of docs/screenshots/ from this repository's own example scripts, spoken by Open JTalk.
const TARGET = join(repositoryRoot, 'docs/screenshots');
const HEIGHTS: Readonly<Record<number, number>> = { 375: 760, 1440: 900 };
const DAY = '2026-11-17';

const makeProject = async (): Promise<string> => {
  // Its folder's name is on the page.
  const dir = join(mkdtempSync(join(tmpdir(), 'hoso-pictures-')), 'my-station');
  mkdirSync(dir);
  for (const folder of ['voices', 'scripts'])
    cpSync(join(repositoryRoot, folder), join(dir, folder), { recursive: true });
  mkdirSync(join(dir, '.cache'));
  cpSync(join(repositoryRoot, '.cache/voices'), join(dir, '.cache/voices'), { recursive: true });
  writeFileSync(join(dir, 'hoso.config.yaml'), 'backend: open-jtalk\n');
  const scripts = readdirSync(join(dir, 'scripts'))
    .filter((name) => /2026111[678]/.test(name))
    .map((name) => join(dir, 'scripts', name));
  await timed(process.execPath, [
    resolve(repositoryRoot, 'bin/hoso.js'),
    'render',
    '--player',
    '--quiet',
    '--config',
    join(dir, 'hoso.config.yaml'),
    ...scripts,
  ]);
  return dir;
};

const test = (id: string): string => `[data-testid="${id}"]`;

/** What is to be seen, each from where the one before left the page. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  week: async (page) => {
    await page.waitForSelector(test('week'));
  },
  episode: async (page) => {
    await page.click(`${test(`day-${DAY}`)} a`);
    await page.waitForSelector(`${test('waveform')} .mark`, { state: 'attached' });
    // The wave is drawn once its heights are there.
    await page.waitForTimeout(2_500);
    await page.focus(test('hear-2'));
    await page.keyboard.press('Space');
    await page.waitForTimeout(2_500);
    await page.keyboard.press('Space');
    await page.waitForTimeout(800);
  },
  editing: async (page) => {
    await page.focus(test('hear-3'));
    await page.keyboard.press('e');
    await page.waitForSelector(test('edit-box'));
    await page.waitForTimeout(300);
  },
  dictionary: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.waitForSelector(`${test('dictionary')} button:enabled`);
    await page.fill(test('dictionary-surface'), '放送局');
    await page.fill(test('dictionary-reading'), 'ほうそうきょく');
    await page.waitForTimeout(300);
  },
  keys: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector(test('help'));
    await page.waitForTimeout(300);
  },
};

const picture = async (page: Page, name: string): Promise<void> => {
  const path = join(TARGET, `${name}.png`);
  await page.screenshot({ path });
  console.log(`${name}.png ${Math.round(statSync(path).size / 1_000)} kB`);
};

const takeStudio = async (browser: Browser, url: string, width: number, colorScheme: 'light' | 'dark') => {
  const { page, context } = await browser.open({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    colorScheme,
  });
  await page.goto(url);
  for (const [name, go] of Object.entries(VIEWS)) {
    await go(page);
    await picture(page, `${name}-${width}-${colorScheme}`);
  }
  await context.close();
};

const takePlayer = async (browser: Browser, file: string, width: number, colorScheme: 'light' | 'dark') => {
  const { page, context } = await browser.open({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    colorScheme,
  });
  await page.goto(pathToFileURL(file).href);
  await page.click('a.chapter >> nth=1');
  await page.waitForTimeout(2_500);
  await page.keyboard.press('Space');
  await page.waitForTimeout(1_000);
  await picture(page, `player-${width}-${colorScheme}`);
  await context.close();
};

const main = async (): Promise<void> => {
  mkdirSync(TARGET, { recursive: true });
  const dir = await makeProject();
  const browser = await startBrowser();
  const studio = await startStudio(dir);
  try {
    const player = readdirSync(join(dir, 'output')).find((name) => name.endsWith('20261117.html')) ?? '';
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        await takeStudio(browser, studio.url, width, theme);
        await takePlayer(browser, join(dir, 'output', player), width, theme);
      }
    }
  } finally {
    await studio.stop();
    await browser.close();
    rmSync(join(dir, '..'), { recursive: true, force: true });
  }
};

await main();
