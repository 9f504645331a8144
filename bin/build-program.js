// Bundles the compiled program (dist/cli/main.js) into a few files, dist/program/; bin/build.js calls it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Small packages of many files, of which every start needs something. All others are loaded from where they are. */
const BUNDLED = /^(?:commander|p-limit|yaml|yocto-queue|zod)(?:\/|$)/;

/**
 * One file is read and compiled sooner than some four hundred: it takes a quarter off the time of a command that finds
 * nothing to do.
 *
 * @param {string} outDir the folder that becomes dist/
 * @returns {Promise<void>} rejects when the bundler finds a mistake
 */
export async function buildProgram(outDir) {
  const main = join(outDir, 'cli/main.js');
  if (!existsSync(main)) return;
  // Loaded here: to see that nothing has to be built needs no bundler.
  const { build } = await import('vite');
  await build({
    root: outDir,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: BUNDLED },
    build: {
      ssr: main,
      outDir: join(outDir, 'program'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      license: { fileName: 'licenses.md' },
      // All in one folder: packageRoot() counts on how deep it is.
      rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
    },
  });
}
