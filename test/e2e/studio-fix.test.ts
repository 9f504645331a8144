import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, hasBrowser, startBrowser } from '../support/browser.js';
import { toneProject } from '../support/run-hoso.js';
import {
  eventually,
  openStudio,
  outputOf,
  rmsOf,
  selectWord,
  srcOf,
  TEST_IDS,
  timeOf,
  wavOf,
} from '../support/studio-page.js';
import { TUESDAY, tuesdayScript } from '../support/studio-scripts.js';

const project = (script: string | Uint8Array = tuesdayScript): string => toneProject({ [TUESDAY]: script });
const fileOf = (dir: string): string => join(dir, 'scripts', TUESDAY);

const sentence = (page: Page, index: number) => page.getByTestId(TEST_IDS.sentence(index));
const textOf = (page: Page, index: number) => sentence(page, index).locator('.sentence-text').textContent();
const speech = (page: Page) => page.getByTestId(TEST_IDS.speechAudio);

/** Hears a sentence and waits until its sound moves. */
const hear = async (page: Page, index: number) => {
  const before = await srcOf(speech(page));
  await page.getByTestId(TEST_IDS.hear(index)).click();
  await eventually(() => srcOf(speech(page))).not.toBe(before);
  await eventually(() => timeOf(speech(page))).toBeGreaterThan(0.1);
  return wavOf(speech(page));
};

const rewrite = async (page: Page, index: number, text: string): Promise<void> => {
  await page.getByTestId(TEST_IDS.hear(index)).focus();
  await page.keyboard.press('e');
  await page.getByTestId(TEST_IDS.editBox).fill(text);
  await page.keyboard.press('Enter');
  await eventually(() => textOf(page, index)).toBe(text);
};

describe.runIf(hasBrowser())('mending a script in the studio', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('opens a script out of its week, and a sentence is heard', async () => {
    const dir = project();
    const { page, misdeeds } = await openStudio(browser, dir);
    await page.getByTestId(TEST_IDS.week).waitFor();
    await page.getByTestId(TEST_IDS.day('2026-01-06')).getByRole('link').first().click();
    await page.getByTestId(TEST_IDS.episode).waitFor();
    expect(await textOf(page, 4)).toBe('丘の上で望遠鏡をのぞくのだ。');
    const { pcm } = await hear(page, 4);
    expect(pcm.samples.length / pcm.format.sampleRateHz).toBeGreaterThan(0.5);
    expect(rmsOf(pcm)).toBeGreaterThan(500);
    // Nothing is rendered for it.
    expect(outputOf(dir).filter((name) => name.endsWith('.mp3'))).toEqual([]);
    expect(misdeeds).toEqual({ errors: [], requests: [] });
  });

  it('an edited sentence is heard as it is now, undone and done again', async () => {
    const dir = project();
    const { page, misdeeds } = await openStudio(browser, dir, { script: TUESDAY });
    const { bytes: before } = await hear(page, 5);
    const url = await srcOf(speech(page));
    await rewrite(page, 5, 'ホットミルクもおすすめなのだ。');
    await eventually(() => srcOf(speech(page))).not.toBe(url);
    await eventually(() => timeOf(speech(page))).toBeGreaterThan(0.1);
    const { bytes: after, pcm } = await wavOf(speech(page));
    expect(after.equals(before)).toBe(false);
    expect(rmsOf(pcm)).toBeGreaterThan(500);
    expect(readFileSync(fileOf(dir), 'utf8')).toBe(tuesdayScript);

    await page.getByTestId(TEST_IDS.undo).click();
    await eventually(() => textOf(page, 5)).toBe('ココアがおいしいのだ。');
    expect(await page.getByTestId(TEST_IDS.save).isDisabled()).toBe(true);
    expect((await hear(page, 5)).bytes.equals(before)).toBe(true);
    await page.getByTestId(TEST_IDS.redo).click();
    await eventually(() => textOf(page, 5)).toBe('ホットミルクもおすすめなのだ。');
    expect(misdeeds).toEqual({ errors: [], requests: [] });
  });

  it('two quick presses of the key take two edits back', async () => {
    const { page } = await openStudio(browser, project(), { script: TUESDAY });
    await rewrite(page, 5, 'ホットミルクもおすすめなのだ。');
    await rewrite(page, 5, 'レモネードもおすすめなのだ。');
    await page.getByTestId(TEST_IDS.hear(5)).focus();
    await page.evaluate(`for (const _ of [1, 2])
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))`);
    await eventually(() => textOf(page, 5)).toBe('ココアがおいしいのだ。');
    expect(await page.getByTestId(TEST_IDS.save).isDisabled()).toBe(true);
  });

  it('saves only what was edited, with the file’s own BOM and line ends', async () => {
    const source = `\ufeff${tuesdayScript.replaceAll('\n', '\r\n')}`;
    const dir = project(source);
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    await rewrite(page, 5, 'ホットミルクもおすすめなのだ。');
    await page.getByTestId(TEST_IDS.save).click();
    await eventually(() => readFileSync(fileOf(dir), 'utf8')).toBe(
      source.replace('ココアがおいしいのだ。', 'ホットミルクもおすすめなのだ。'),
    );
  });

  it('a file that changed meanwhile is not written over unasked', async () => {
    const dir = project();
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    await rewrite(page, 5, 'ホットミルクもおすすめなのだ。');
    const theirs = tuesdayScript.replace('静かな港', 'にぎやかな港');
    writeFileSync(fileOf(dir), theirs);
    await page.getByTestId(TEST_IDS.changedBanner).waitFor();
    await page.getByTestId(TEST_IDS.save).click();
    const dialog = page.getByTestId(TEST_IDS.conflict);
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('にぎやかな港');
    expect(readFileSync(fileOf(dir), 'utf8')).toBe(theirs);
    await page.keyboard.press('Escape');
    expect(await textOf(page, 5)).toBe('ホットミルクもおすすめなのだ。');

    await page.getByTestId(TEST_IDS.save).click();
    await dialog.getByRole('button', { name: '自分の編集で上書きする' }).click();
    await eventually(() => readFileSync(fileOf(dir), 'utf8')).toBe(
      tuesdayScript.replace('ココアがおいしいのだ。', 'ホットミルクもおすすめなのだ。'),
    );

    await rewrite(page, 4, '丘の上で空を見るのだ。');
    writeFileSync(fileOf(dir), theirs);
    await page.getByTestId(TEST_IDS.changedBanner).waitFor();
    await page.getByTestId(TEST_IDS.save).click();
    await dialog.getByRole('button', { name: 'ファイルの内容を読み込む' }).click();
    await eventually(() => textOf(page, 8)).toBe('にぎやかな港の話なのだ。');
    expect(await textOf(page, 4)).toBe('丘の上で望遠鏡をのぞくのだ。');
    expect(readFileSync(fileOf(dir), 'utf8')).toBe(theirs);
  });

  it('shows what is written to the file elsewhere', async () => {
    const dir = project();
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    await sentence(page, 9).waitFor();
    writeFileSync(fileOf(dir), tuesdayScript.replace('静かな港', 'にぎやかな港'));
    await eventually(() => textOf(page, 8)).toBe('にぎやかな港の話なのだ。');
    expect(await page.getByTestId(TEST_IDS.changedBanner).count()).toBe(0);
  });

  it('keeps edits while one looks at the week, and shows another page what was saved', async () => {
    const dir = project();
    const { page, server } = await openStudio(browser, dir, { script: TUESDAY });
    await rewrite(page, 5, 'ホットミルクもおすすめなのだ。');
    const address = page.url();
    await page.keyboard.press('w');
    await page.getByTestId(TEST_IDS.week).waitFor();
    await page.goBack();
    await eventually(() => textOf(page, 5)).toBe('ホットミルクもおすすめなのだ。');

    const other = await page.context().newPage();
    await other.goto(address);
    expect(other.url().startsWith(server.url)).toBe(true);
    await eventually(() => textOf(other, 5)).toBe('ココアがおいしいのだ。');
    await page.getByTestId(TEST_IDS.save).click();
    await eventually(() => textOf(other, 5)).toBe('ホットミルクもおすすめなのだ。');
    // What it saved itself is no change by somebody else.
    expect(await page.getByTestId(TEST_IDS.changedBanner).count()).toBe(0);
  });

  it('a text that is typed with an input method is taken when it is whole', async () => {
    const dir = project();
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    await page.getByTestId(TEST_IDS.hear(4)).focus();
    await page.keyboard.press('e');
    const box = page.getByTestId(TEST_IDS.editBox);
    await box.fill('');
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'そら', selectionStart: 2, selectionEnd: 2 });
    // Enter takes the candidate; it does not end the edit.
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    await input.send('Input.insertText', { text: '空を見るのだ。' });
    expect(await box.inputValue()).toBe('空を見るのだ。');
    await page.keyboard.press('Enter');
    await eventually(() => textOf(page, 4)).toBe('空を見るのだ。');
  });

  it('a marked word gets a reading, which is heard and can be undone', async () => {
    const dir = project();
    const { page, misdeeds } = await openStudio(browser, dir, { script: TUESDAY });
    const dictionary = join(dir, 'dictionary.yaml');
    const reading = () => sentence(page, 5).locator('.reading').textContent();
    const { bytes: before } = await hear(page, 5);
    await selectWord(page, `[data-testid="${TEST_IDS.sentence(5)}"] .sentence-text`, 'ココア');
    const url = await srcOf(speech(page));
    await page.keyboard.press('d');
    await page.getByTestId(TEST_IDS.dictionary).waitFor();
    expect(await page.getByTestId(TEST_IDS.dictionarySurface).inputValue()).toBe('ココア');
    await page.getByTestId(TEST_IDS.dictionaryReading).fill('ここあーと');
    await page.getByTestId(TEST_IDS.dictionaryAdd).click();
    await eventually(reading).toContain('ここあーと');
    expect(readFileSync(dictionary, 'utf8')).toContain('ココア');
    await eventually(() => srcOf(speech(page))).not.toBe(url);
    await eventually(() => timeOf(speech(page))).toBeGreaterThan(0.1);
    expect((await wavOf(speech(page))).bytes.equals(before)).toBe(false);

    await page.getByTestId(TEST_IDS.undo).click();
    await eventually(reading).not.toContain('ここあーと');
    expect(existsSync(dictionary) ? readFileSync(dictionary, 'utf8') : '').not.toContain('ココア');
    expect(readFileSync(fileOf(dir), 'utf8')).toBe(tuesdayScript);
    expect(misdeeds).toEqual({ errors: [], requests: [] });
  });

  it('a word that is taken back is read as before at once, whatever else is still on its way', async () => {
    const { page } = await openStudio(browser, project(), { script: TUESDAY });
    const reading = () => sentence(page, 5).locator('.reading').textContent();
    await sentence(page, 5).waitFor();
    // What the server tells of the change by itself is looked at after this.
    await page.route('**/api/session', () => {});
    await selectWord(page, `[data-testid="${TEST_IDS.sentence(5)}"] .sentence-text`, 'ココア');
    await page.keyboard.press('d');
    await page.getByTestId(TEST_IDS.dictionaryReading).fill('ここあーと');
    await page.getByTestId(TEST_IDS.dictionaryAdd).click();
    await eventually(reading).toContain('ここあーと');
    await page.getByTestId(TEST_IDS.undo).click();
    await page.getByText('元に戻しました').waitFor();
    expect(await reading()).not.toContain('ここあーと');
  });

  it('a passage gets another voice, written into the script when it is saved', async () => {
    const dir = project();
    const { page } = await openStudio(browser, dir, { script: TUESDAY });
    const choice = page.getByTestId(TEST_IDS.segment(4)).locator('select');
    await choice.selectOption('tsumugi');
    await eventually(() => page.getByTestId(TEST_IDS.save).isEnabled()).toBe(true);
    await page.getByTestId(TEST_IDS.save).click();
    await eventually(() => readFileSync(fileOf(dir), 'utf8')).toBe(
      tuesdayScript.replace('きょうはここまでなのだ。', '<voice tsumugi>きょうはここまでなのだ。</voice>'),
    );
    await eventually(() => choice.inputValue()).toBe('tsumugi');
    await choice.selectOption('');
    await page.getByTestId(TEST_IDS.save).click();
    await eventually(() => readFileSync(fileOf(dir), 'utf8')).toBe(tuesdayScript);
  });
});
