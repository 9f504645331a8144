import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '../../src/domain/manifest.js';
import { type Browser, hasBrowser, startBrowser } from '../support/browser.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import {
  eventually,
  isPaused,
  openStudio,
  outputOf,
  startStudioServer,
  TEST_IDS,
  timeOf,
} from '../support/studio-page.js';
import { TUESDAY, tuesdayScript, WEDNESDAY, wednesdayScript } from '../support/studio-scripts.js';
import { sentences, startEngine, voicevoxProject } from '../support/voicevox-project.js';

const manifestOf = (dir: string, script: string) =>
  manifestSchema.parse(
    JSON.parse(readFileSync(join(dir, 'output', script.replace('.txt', '.json')), 'utf8')),
  );
const episode = (page: Page) => page.getByTestId(TEST_IDS.episodeAudio);
const week = (): string =>
  toneProject({ [TUESDAY]: tuesdayScript, [WEDNESDAY]: wednesdayScript, 'broken_20260108.txt': '\0\0' });

/** What the progress said, in order, without repetitions. */
const watchProgress = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    globalThis.told = [];
    new MutationObserver(() => {
      const bar = document.querySelector('[data-testid="${TEST_IDS.progress}"]');
      const text = bar?.querySelector('.render-progress-text')?.textContent ?? null;
      if (text !== null && text !== globalThis.told.at(-1)) globalThis.told.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  })()`);

describe.runIf(hasBrowser())('rendering in the studio', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('renders the episode that is shown; chapters seek in it', async () => {
    const dir = toneProject({ [TUESDAY]: tuesdayScript });
    const { page, misdeeds } = await openStudio(browser, dir, { script: TUESDAY });
    await page.getByTestId(TEST_IDS.render).click();
    await page.getByTestId(TEST_IDS.waveform).waitFor();
    expect(outputOf(dir)).toContain(TUESDAY.replace('.txt', '.mp3'));
    const { chapters, durationMs } = manifestOf(dir, TUESDAY);
    await eventually(() => page.getByTestId(TEST_IDS.time).textContent()).toContain('0:00');
    const shown = await page.getByTestId(TEST_IDS.chapters).getByRole('button').allTextContents();
    expect(shown).toHaveLength(chapters.length);
    for (const [index, { title }] of chapters.entries()) expect(shown[index]).toContain(title);

    await page.getByTestId(TEST_IDS.chapter(2)).click();
    const start = (chapters[2]?.startMs ?? 0) / 1_000;
    await eventually(() => timeOf(episode(page))).toBeCloseTo(start, 1);
    await page.getByTestId(TEST_IDS.play).click();
    await eventually(() => timeOf(episode(page))).toBeGreaterThan(start + 0.3);
    // The sentence that is spoken is marked, and on the page.
    await eventually(() => page.locator('.sentence.is-heard').count()).toBe(1);
    expect(await page.locator('.sentence.is-heard').isVisible()).toBe(true);
    await page.getByTestId(TEST_IDS.play).click();
    await eventually(() => isPaused(episode(page))).toBe(true);

    const wave = page.getByTestId(TEST_IDS.waveform);
    const { width = 0, height = 0 } = (await wave.boundingBox()) ?? {};
    await wave.click({ position: { x: width / 2, y: height / 2 } });
    await eventually(async () => Math.abs((await timeOf(episode(page))) - durationMs / 2_000)).toBeLessThan(
      1,
    );
    await wave.focus();
    await page.keyboard.press('Home');
    await eventually(() => timeOf(episode(page))).toBeLessThan(0.1);
    await page.keyboard.press('ArrowRight');
    await eventually(() => timeOf(episode(page))).toBeCloseTo(Math.min(5, durationMs / 1_000), 1);
    expect(misdeeds).toEqual({ errors: [], requests: [] });
  });

  it('plays the whole episode, sentence after sentence', async () => {
    const dir = toneProject({ [WEDNESDAY]: wednesdayScript });
    await runHoso(dir, ['render', `scripts/${WEDNESDAY}`]);
    const { page } = await openStudio(browser, dir, { script: WEDNESDAY });
    await page.getByTestId(TEST_IDS.waveform).waitFor();
    await page.keyboard.press('Space');
    const heard = new Set<string | null>();
    await eventually(async () => {
      const rows = await page
        .locator('.sentence.is-heard')
        .evaluateAll((elements: { dataset: Record<string, string> }[]) =>
          elements.map((element) => element.dataset['sentence'] ?? null),
        );
      for (const row of rows) heard.add(row);
      return [...heard].slice(0, 3);
    }).toEqual(['1', '2', '3']);
  });

  it('tells how far a render is, and cancels it', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [engine.url],
      scripts: { 株式会社ずんだもん技術室AI放送局_podcast_20260106: sentences(30) },
    });
    const { page, misdeeds } = await openStudio(browser, dir, {
      script: '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt',
    });
    await page.getByTestId(TEST_IDS.episode).waitFor();
    await watchProgress(page);
    engine.latencyMs = 80;
    await page.getByTestId(TEST_IDS.render).click();
    await page.getByTestId(TEST_IDS.waveform).waitFor();
    const told = (await page.evaluate('globalThis.told')) as string[];
    const counts = told
      .map((text) => /(\d+)\s*\/\s*30/.exec(text)?.[1])
      .filter((count) => count !== undefined);
    expect(counts.length).toBeGreaterThan(3);
    expect(counts).toEqual([...counts].sort((a, b) => Number(a) - Number(b)));
    expect(await page.getByTestId(TEST_IDS.progress).count()).toBe(0);

    // Again, with other words; this time it is not waited for.
    engine.latencyMs = 500;
    await page.getByTestId(TEST_IDS.hear(1)).focus();
    await page.keyboard.press('e');
    await page.getByTestId(TEST_IDS.editBox).fill(sentences(30).replaceAll('枚', '本'));
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Enter');
    await page.getByTestId(TEST_IDS.sentence(40)).waitFor();
    const before = readFileSync(join(dir, 'output', TUESDAY.replace('.txt', '.mp3')));
    await page.getByTestId(TEST_IDS.render).click();
    await page.getByTestId(TEST_IDS.cancelRender).click();
    await eventually(() => page.getByTestId(TEST_IDS.progress).count()).toBe(0);
    expect(readFileSync(join(dir, 'output', TUESDAY.replace('.txt', '.mp3'))).equals(before)).toBe(true);
    expect(outputOf(dir).some((name) => name.startsWith('.'))).toBe(false);
    expect(misdeeds).toEqual({ errors: [], requests: [] });
  });

  it('renders a week, and says what cannot be rendered', async () => {
    const dir = week();
    const { page } = await openStudio(browser, dir);
    const stateOf = (day: string) =>
      page.getByTestId(TEST_IDS.day(day)).locator('[data-state]').first().getAttribute('data-state');
    await page.getByTestId(TEST_IDS.week).waitFor();
    expect(await stateOf('2026-01-06')).toBe('new');
    expect(await stateOf('2026-01-08')).toBe('invalid');
    await page.getByTestId(TEST_IDS.renderAll).click();
    await eventually(() => stateOf('2026-01-06')).toBe('rendered');
    await eventually(() => stateOf('2026-01-07')).toBe('rendered');
    expect(outputOf(dir).filter((name) => name.endsWith('.mp3'))).toHaveLength(2);
  });

  it('outlives its server: the page finds the next one, and writes through it', async () => {
    const dir = toneProject({ [TUESDAY]: tuesdayScript });
    const { page, server } = await openStudio(browser, dir, { script: TUESDAY });
    await page.getByTestId(TEST_IDS.sentence(5)).waitFor();
    await server.kill('SIGKILL');
    await page.getByTestId(TEST_IDS.connectionBanner).waitFor();
    await page.getByTestId(TEST_IDS.hear(5)).focus();
    await page.keyboard.press('e');
    await page.getByTestId(TEST_IDS.editBox).fill('ホットミルクもおすすめなのだ。');
    await page.keyboard.press('Enter');
    // In the reader's language, and what was typed stays.
    await page.getByRole('alert').getByText('サーバーにつながりません').waitFor();
    const next = await startStudioServer(dir);
    expect(next.url).toBe(server.url);
    await eventually(() => page.getByTestId(TEST_IDS.connectionBanner).count()).toBe(0);
    await page.getByTestId(TEST_IDS.editBox).press('Enter');
    await eventually(() => page.getByTestId(TEST_IDS.save).isEnabled()).toBe(true);
    await page.getByTestId(TEST_IDS.save).click();
    await eventually(() => readFileSync(join(dir, 'scripts', TUESDAY), 'utf8')).toContain('ホットミルク');
    // And what happens is told again.
    await page.getByTestId(TEST_IDS.render).click();
    await page.getByTestId(TEST_IDS.waveform).waitFor();
  });

  it('pages in the background leave their connections to others, and are up to date once looked at', async () => {
    const dir = toneProject({ [TUESDAY]: tuesdayScript });
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    const isSeen = (tab: Page, state: 'hidden' | 'visible') =>
      tab.evaluate(`Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' });
        document.dispatchEvent(new Event('visibilitychange'));`);
    const text = () => page.getByTestId(TEST_IDS.sentence(8)).locator('.sentence-text').textContent();
    await eventually(text).toBe('静かな港の話なのだ。');
    await isSeen(page, 'hidden');
    // A browser has six connections to a server.
    for (let tabs = 0; tabs < 7; tabs += 1) {
      const tab = await page.context().newPage();
      await tab.goto(page.url());
      await tab.locator('.connection-open').waitFor();
      await isSeen(tab, 'hidden');
    }
    writeFileSync(join(dir, 'scripts', TUESDAY), tuesdayScript.replace('静かな港', 'にぎやかな港'));
    await isSeen(page, 'visible');
    await eventually(text).toBe('にぎやかな港の話なのだ。');
    await page.locator('.connection-open').waitFor();
  });

  it('goes without the engine, says so, and notices when it is back', async () => {
    const engine = await startEngine();
    const dir = voicevoxProject({
      urls: [engine.url],
      scripts: { [TUESDAY.replace('.txt', '')]: tuesdayScript.replace(/　、。.*　、。\n/, '') },
    });
    await engine.stop();
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    const banner = page.getByTestId(TEST_IDS.enginesBanner);
    await banner.waitFor();
    expect(await banner.textContent()).toContain(engine.url);
    // Text, edits and saving need no engine.
    await page.getByTestId(TEST_IDS.hear(5)).focus();
    await page.keyboard.press('e');
    await page.getByTestId(TEST_IDS.editBox).fill('ホットミルクもおすすめなのだ。');
    await page.keyboard.press('Enter');
    await eventually(() => page.getByTestId(TEST_IDS.save).isEnabled()).toBe(true);
    await page.getByTestId(TEST_IDS.save).click();
    await eventually(() => readFileSync(join(dir, 'scripts', TUESDAY), 'utf8')).toContain('ホットミルク');
    await engine.start();
    await eventually(() => banner.count()).toBe(0);
    await page.getByTestId(TEST_IDS.hear(5)).click();
    await eventually(() => timeOf(page.getByTestId(TEST_IDS.speechAudio))).toBeGreaterThan(0.1);
  });
});
