import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { parseWav } from '../../src/audio/wav.js';
import type { Pcm } from '../../src/domain/pcm.js';
import { type Browser, type Misdeeds, watchPage } from './browser.js';
import { spawnHoso } from './spawn-hoso.js';

export { TEST_IDS } from '../../src/web/studio/test-ids.js';

/** `hoso studio` as a process of its own. */
export type StudioServer = {
  readonly url: string;
  readonly stderr: () => string;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Starts it in a project; it is killed when the test ends. */
export const startStudioServer = async (dir: string, args: readonly string[] = []): Promise<StudioServer> => {
  const child = spawnHoso(dir, ['studio', ...args]);
  const ended = once(child, 'close');
  let stdout = '';
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const kill = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  onTestFinished(() => kill('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /^http:\/\/\S+$/m.exec(stdout)?.[0];
      if (found !== undefined) resolve(found);
    });
    ended.then(() => reject(new Error(`the studio ended: ${stdout}${stderr}`)));
  });
  return { url, stderr: () => stderr, kill };
};

export type OpenStudio = {
  readonly page: Page;
  readonly server: StudioServer;
  readonly misdeeds: Misdeeds;
};

/** A browser's page on a studio of its own; `script` opens it on that script. */
export const openStudio = async (
  browser: Browser,
  dir: string,
  { script, ...options }: BrowserContextOptions & { script?: string } = {},
): Promise<OpenStudio> => {
  const server = await startStudioServer(dir, script === undefined ? [] : [join('scripts', script)]);
  const { page, context } = await browser.open({ viewport: { width: 1280, height: 800 }, ...options });
  onTestFinished(() => context.close());
  const misdeeds = watchPage(page, server.url);
  await page.goto(server.url);
  return { page, server, misdeeds };
};

/** Waits until a value is so; for what the page or the server does by itself. */
export const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 20_000 });

/** What tests need of the browser's own types. */
type Sound = { readonly currentTime: number; readonly paused: boolean; readonly src: string };

export const timeOf = (audio: Locator): Promise<number> =>
  audio.evaluate((element: Sound) => element.currentTime);

export const isPaused = (audio: Locator): Promise<boolean> =>
  audio.evaluate((element: Sound) => element.paused);

export const srcOf = (audio: Locator): Promise<string> => audio.evaluate((element: Sound) => element.src);

/** The WAV that an element plays. */
export const wavOf = async (audio: Locator): Promise<{ readonly bytes: Buffer; readonly pcm: Pcm }> => {
  const response = await fetch(await srcOf(audio));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  const bytes = Buffer.from(await response.arrayBuffer());
  const pcm = parseWav(bytes);
  if (!pcm.ok) throw new Error(pcm.error);
  return { bytes, pcm: pcm.value };
};

/** Of 16-bit samples, 0 to 32768. */
export const rmsOf = ({ samples }: Pcm): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));

/** Marks a word of a text on the page, as a person would with the mouse. */
export const selectWord = (page: Page, selector: string, word: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector(${JSON.stringify(selector)}), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.data.indexOf(${JSON.stringify(word)});
      if (at === -1) continue;
      getSelection().setBaseAndExtent(node, at, node, at + ${word.length});
      return;
    }
    throw new Error('no such word');
  })()`);

export const outputOf = (dir: string): string[] => {
  try {
    return readdirSync(join(dir, 'output')).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
};
