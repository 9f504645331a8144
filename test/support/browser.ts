import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program that bin/setup --with-browser installs; null where there is none. */
export const findBrowser = (): string | null => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return (
    NAMES.flatMap((name) => ['/usr/bin', ...folders].map((folder) => join(folder, name))).find(isProgram) ??
    null
  );
};

/**
 * Whether the tests in a browser can run. Where there is none they are skipped, loudly; with CI or HOSO_E2E=require
 * set that is a failure.
 */
export const hasBrowser = (
  path: string | null = findBrowser(),
  environment: NodeJS.ProcessEnv = process.env,
  tell: (line: string) => void = (line) => process.stderr.write(line),
): boolean => {
  if (path !== null) return true;
  const { HOSO_E2E: wish, CI: ci } = environment;
  const advice = '`bash bin/setup --with-browser` installs Chromium.';
  if (wish === 'require' || !['', undefined, 'false'].includes(ci)) {
    throw new Error(`NO BROWSER: the end-to-end tests cannot run. ${advice}`);
  }
  const message = `NO BROWSER: the end-to-end tests are skipped. ${advice}`;
  const frame = '*'.repeat(message.length);
  tell(`\n${frame}\n${message}\n${frame}\n\n`);
  return false;
};

/** Without a word to anyone outside, and free to play sound. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

export type Browser = {
  /** A tab with nothing of earlier ones in it. */
  readonly open: (options?: BrowserContextOptions) => Promise<{ page: Page; context: BrowserContext }>;
  readonly close: () => Promise<void>;
};

/** Starts the browser over a folder of its own. It must be closed. */
export const startBrowser = async (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('there is no browser');
  const home = mkdtempSync(join(tmpdir(), 'hoso-browser-'));
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ARGUMENTS,
    // What it keeps goes there, too.
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home } as Record<
      string,
      string
    >,
  });
  return {
    async open(options = {}) {
      const context = await browser.newContext({ locale: 'ja-JP', ...options });
      context.setDefaultTimeout(15_000);
      return { page: await context.newPage(), context };
    },
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** What a page must not do: errors on its console, requests that go elsewhere. */
export type Misdeeds = { readonly errors: string[]; readonly requests: string[] };

/** Watches a page from now on. `allowed`: beginning of the addresses that it may ask for. */
export const watchPage = (page: Page, allowed: string): Misdeeds => {
  const misdeeds: Misdeeds = { errors: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') misdeeds.errors.push(message.text());
  });
  page.on('pageerror', (error) => misdeeds.errors.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(allowed) && !/^(?:data|blob):/.test(url)) misdeeds.requests.push(url);
  });
  return misdeeds;
};

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
};

/** What axe-core finds on the page as it stands, serious and critical, a line each. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  // Not as a script element: the page's own policy forbids it.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere)
    await page.evaluate(await import('node:fs').then(({ readFileSync }) => readFileSync(AXE, 'utf8')));
  // A colour on its way to another is neither.
  await page.evaluate(`Promise.allSettled(document.getAnimations().flatMap((animation) =>
    animation.effect?.getComputedTiming().endTime === Infinity ? [] : [animation.finished]))`);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary ?? ''}`,
      ),
    );
};

/** Whether the page can be pushed sideways. */
export const overflowsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

export const WIDTHS = [375, 1440] as const;
export const THEMES = ['light', 'dark'] as const;
