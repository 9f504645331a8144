// Bundles what runs in the browser (src/web/) into dist/web/; bin/build.js calls it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The studio's page, and the player that stands by itself beside an MP3. */
const PAGES = ['studio', 'player'];

/**
 * @param {string} root hoso's folder
 * @param {string} outDir the folder that becomes dist/
 * @returns {Promise<void>} rejects when the bundler finds a mistake
 */
export async function buildWeb(root, outDir) {
  const sources = PAGES.map((page) => ({ page, source: join(root, 'src/web', page) })).filter(({ source }) =>
    existsSync(source),
  );
  if (sources.length === 0) return;
  // Loaded here: to see that nothing has to be built needs no bundler.
  const { build } = await import('vite');
  for (const { page, source } of sources) {
    await build({
      root: source,
      configFile: false,
      envDir: false,
      publicDir: false,
      logLevel: 'warn',
      base: './',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        outDir: join(outDir, 'web', page),
        emptyOutDir: true,
        license: { fileName: 'licenses.md' },
        target: 'es2022',
        modulePreload: false,
        assetsInlineLimit: 0,
        // The player's parts go into one file, by name; the studio's are fetched by the names its page gives them.
        ...(existsSync(join(source, 'index.html'))
          ? {}
          : {
              lib: {
                entry: join(source, `${page}.ts`),
                formats: ['iife'],
                name: page,
                fileName: () => `${page}.js`,
                cssFileName: page,
              },
            }),
      },
    });
  }
}
