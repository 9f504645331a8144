import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeViolations,
  type Browser,
  hasBrowser,
  overflowsSideways,
  startBrowser,
  THEMES,
  WIDTHS,
} from '../support/browser.js';
import { runHoso, toneProject } from '../support/run-hoso.js';
import { eventually, openStudio, outputOf, TEST_IDS } from '../support/studio-page.js';
import { TUESDAY, tuesdayScript, WEDNESDAY, wednesdayScript } from '../support/studio-scripts.js';
import { CLOSED_URL, voicevoxProject } from '../support/voicevox-project.js';

const twoDays = (): string => toneProject({ [TUESDAY]: tuesdayScript, [WEDNESDAY]: wednesdayScript });

/** The sentence that keys act on. */
const cursor = (page: Page) => page.locator('.sentence.is-cursor').getAttribute('data-sentence');
const status = (page: Page) => page.getByTestId(TEST_IDS.play).getAttribute('data-status');

describe.runIf(hasBrowser())('the studio’s manners', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('goes by keys alone', async () => {
    const dir = twoDays();
    const { page, misdeeds } = await openStudio(browser, dir);
    await page.getByTestId(TEST_IDS.week).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByTestId(TEST_IDS.episode).waitFor();
    await eventually(() => cursor(page)).toBe('1');
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    await eventually(() => cursor(page)).toBe('2');
    expect(await page.evaluate('document.activeElement?.dataset.testid')).toBe(TEST_IDS.hear(2));

    await page.keyboard.press('Space');
    await eventually(() => status(page)).toBe('playing');
    await page.keyboard.press('Space');
    await eventually(() => status(page)).not.toBe('playing');

    const before = await cursor(page);
    await page.keyboard.press('e');
    // Letters are letters there.
    await page.getByTestId(TEST_IDS.editBox).press('j');
    expect(await page.getByTestId(TEST_IDS.editBox).inputValue()).toMatch(/j$/);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId(TEST_IDS.editBox).count()).toBe(0);
    expect(await cursor(page)).toBe(before);
    expect(await page.getByTestId(TEST_IDS.save).isDisabled()).toBe(true);

    await page.keyboard.press('?');
    const help = page.getByTestId(TEST_IDS.help);
    await help.waitFor();
    for (const key of ['Space', 'J', 'K', 'E', 'R', '?'])
      expect(await help.locator('kbd', { hasText: key }).count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect(await help.count()).toBe(0);

    await page.keyboard.press('r');
    await page.getByTestId(TEST_IDS.waveform).waitFor();
    expect(outputOf(dir).filter((name) => name.endsWith('.mp3'))).toHaveLength(1);
    expect(misdeeds).toEqual({ errors: [], requests: [] });
  });

  it('keeps the focus in a dialog and gives it back', async () => {
    const { page } = await openStudio(browser, twoDays(), { script: TUESDAY });
    await page.getByTestId(TEST_IDS.hear(4)).focus();
    await page.keyboard.press('d');
    const dialog = page.getByTestId(TEST_IDS.dictionary);
    await dialog.waitFor();
    for (let times = 0; times < 12; times += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(
        'document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
      );
      expect(place).toBe(true);
    }
    await page.keyboard.press('Escape');
    await eventually(() => page.evaluate('document.activeElement?.dataset.testid')).toBe(TEST_IDS.hear(4));
  });

  it.each([
    ['ja-JP', 'ja', 'キー操作'],
    ['en-GB', 'en', 'Keys'],
    ['fr-FR', 'en', 'Keys'],
  ])('speaks the language of a browser in %s', async (locale, lang, name) => {
    const { page } = await openStudio(browser, twoDays(), { locale });
    await page.getByRole('button', { name }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
  });

  /** Every view, as somebody comes to see it. */
  const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    week: async (page) => page.getByTestId(TEST_IDS.week).waitFor(),
    'a rendered episode': async (page) => {
      await page.getByTestId(TEST_IDS.week).getByRole('link', { name: 'ずんだもん' }).first().click();
      await page.getByTestId(TEST_IDS.waveform).waitFor();
    },
    'an episode that was never rendered': async (page) => {
      await page.getByTestId(TEST_IDS.day('2026-01-07')).getByRole('link').first().click();
      await page.getByTestId(TEST_IDS.episode).waitFor();
    },
    editing: async (page) => {
      await page.getByTestId(TEST_IDS.hear(3)).focus();
      await page.keyboard.press('e');
      await page.getByTestId(TEST_IDS.editBox).waitFor();
    },
    dictionary: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('d');
      await page.getByTestId(TEST_IDS.dictionary).waitFor();
      await eventually(() => page.getByTestId(TEST_IDS.dictionaryAdd).isEnabled()).toBe(true);
    },
    keys: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByTestId(TEST_IDS.help).waitFor();
    },
  };

  describe.each(WIDTHS)('%i px wide', (width) => {
    it.each(THEMES)('every view is fit for all, %s', async (colorScheme) => {
      const dir = twoDays();
      await runHoso(dir, ['render', `scripts/${TUESDAY}`]);
      const { page } = await openStudio(browser, dir, { viewport: { width, height: 800 }, colorScheme });
      for (const [name, go] of Object.entries(VIEWS)) {
        await go(page);
        expect(await overflowsSideways(page), name).toBe(false);
        expect(await axeViolations(page), name).toEqual([]);
        if (name === 'a rendered episode') await page.goBack();
      }
    });

    it.each(THEMES)('what stands in the way is fit for all, %s', async (colorScheme) => {
      const dir = voicevoxProject({
        urls: [CLOSED_URL],
        scripts: { [TUESDAY.replace('.txt', '')]: tuesdayScript, broken_20260107: '\0' },
      });
      const { page } = await openStudio(browser, dir, { viewport: { width, height: 800 }, colorScheme });
      await page.getByTestId(TEST_IDS.enginesBanner).waitFor();
      expect(await overflowsSideways(page), 'week').toBe(false);
      expect(await axeViolations(page), 'week').toEqual([]);
      await page.getByTestId(TEST_IDS.day('2026-01-06')).getByRole('link').first().click();
      await page.getByTestId(TEST_IDS.hear(4)).focus();
      await page.keyboard.press('e');
      await page.getByTestId(TEST_IDS.editBox).fill('丘の上で空を見るのだ。');
      await page.keyboard.press('Enter');
      await eventually(() => page.getByTestId(TEST_IDS.save).isEnabled()).toBe(true);
      writeFileSync(join(dir, 'scripts', TUESDAY), tuesdayScript.replace('静かな港', 'にぎやかな港'));
      await page.getByTestId(TEST_IDS.changedBanner).waitFor();
      expect(await overflowsSideways(page), 'banners').toBe(false);
      expect(await axeViolations(page), 'banners').toEqual([]);
      await page.getByTestId(TEST_IDS.save).first().click();
      await page.getByTestId(TEST_IDS.conflict).waitFor();
      expect(await axeViolations(page), 'conflict').toEqual([]);
    });
  });
});
