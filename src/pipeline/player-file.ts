import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import type { Manifest } from '../domain/manifest.js';
import type { EpisodeDescription } from '../publish/describe-episode.js';
import { playerPage } from '../publish/player-page.js';
import { hashFile } from '../util/hash-file.js';
import { sha256 } from '../util/sha256.js';
import { playerFileName } from './find-player.js';
import type { Publishing } from './publishing.js';
import { openStaging } from './staging.js';

const playerPageOf = async (episode: EpisodeDescription, { tag, names }: Publishing): Promise<string> => {
  const built = join(packageRoot(), 'dist/web/player');
  const [script, style] = await Promise.all(
    ['player.js', 'player.css'].map((file) => readFile(join(built, file), 'utf8')),
  );
  return playerPage({
    episode,
    title: tag.title,
    host: names.get(episode.host) ?? episode.host,
    names,
    script: script ?? '',
    style: style ?? '',
  });
};

/** Writes the page that plays an episode into a folder; gives its hash by its name, as the manifest lists it. */
export const publishPlayer = async (
  dir: string,
  episode: EpisodeDescription,
  publishing: Publishing,
): Promise<Manifest['files']> => {
  const page = await playerPageOf(episode, publishing);
  const file = playerFileName(episode.name);
  await writeFile(join(dir, file), page);
  return { [file]: sha256(page) };
};

/** Makes or mends the page of an episode that is otherwise up to date: from its manifest, without any sound. */
export const refreshPlayer = async (
  outDir: string,
  manifest: Manifest,
  publishing: Publishing,
): Promise<Manifest> => {
  const file = playerFileName(manifest.name);
  const hash = sha256(await playerPageOf(manifest, publishing));
  const standing = await hashFile(join(outDir, file)).catch(() => null);
  if (standing === hash && manifest.files[file] === hash) return manifest;
  const staging = await openStaging(outDir, manifest.name);
  try {
    const files = { ...manifest.files, ...(await publishPlayer(staging.dir, manifest, publishing)) };
    const changed: Manifest = { ...manifest, files };
    await writeFile(join(staging.dir, `${manifest.name}.json`), `${JSON.stringify(changed, null, 1)}\n`);
    await staging.commit([file, `${manifest.name}.json`]);
    return changed;
  } finally {
    await staging.remove();
  }
};
