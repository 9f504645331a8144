import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import type { Manifest } from '../domain/manifest.js';
import { writeFileAtomic } from '../util/write-file-atomic.js';
import type { ShelvedMp3 } from './episode-shelf.js';
import { type MeasuredMp3, measureMp3 } from './measure-mp3.js';

const schema = z.object({
  peaks: z.object({ durationMs: z.number(), stepMs: z.number(), peaks: z.array(z.number()) }),
  loudness: z.array(z.tuple([z.number(), z.number().nullable()])),
});

/** A file has some 20 kB. */
const MOST_FILES = 200;

/** What was measured of MP3s, by their hash: in memory, and in `<cache>/peaks/` for later runs. */
export class Mp3Measures {
  readonly #dir: string;
  readonly #ffmpegPath: string;
  readonly #signal: AbortSignal;
  /** Decoding takes a whole core. */
  readonly #one = pLimit(1);
  readonly #known = new Map<string, MeasuredMp3>();
  readonly #running = new Map<string, Promise<MeasuredMp3>>();

  constructor(cacheDir: string, ffmpegPath: string, signal: AbortSignal) {
    this.#dir = join(cacheDir, 'peaks');
    this.#ffmpegPath = ffmpegPath;
    this.#signal = signal;
  }

  /** What is in memory; undefined when it was not asked for in this run. */
  known(hash: string): MeasuredMp3 | undefined {
    return this.#known.get(hash);
  }

  /** What an earlier run has kept; undefined when none has. */
  async find(hash: string): Promise<MeasuredMp3 | undefined> {
    const known = this.#known.get(hash) ?? (await this.#read(hash));
    if (known !== undefined) this.#known.set(hash, known);
    return known;
  }

  /** Decodes the MP3 unless that was done before. Throws what `measureMp3` throws. */
  async measure({ file, hash }: ShelvedMp3, manifest: Manifest | null): Promise<MeasuredMp3> {
    const known = await this.find(hash);
    if (known !== undefined) return known;
    const running = this.#running.get(hash) ?? this.#make(file, hash, manifest);
    this.#running.set(hash, running);
    return running;
  }

  async #make(file: string, hash: string, manifest: Manifest | null): Promise<MeasuredMp3> {
    try {
      const measured = await this.#one(() => measureMp3(file, manifest, this.#ffmpegPath, this.#signal));
      this.#known.set(hash, measured);
      // What cannot be kept is measured again another time.
      await this.#keep(hash, measured).catch(() => {});
      return measured;
    } finally {
      this.#running.delete(hash);
    }
  }

  #fileOf(hash: string): string {
    return join(this.#dir, `${hash}.json`);
  }

  async #read(hash: string): Promise<MeasuredMp3 | undefined> {
    try {
      return schema.parse(JSON.parse(await readFile(this.#fileOf(hash), 'utf8')));
    } catch {
      return undefined;
    }
  }

  async #keep(hash: string, measured: MeasuredMp3): Promise<void> {
    await writeFileAtomic(this.#fileOf(hash), JSON.stringify(measured), { durable: false });
    const names = (await readdir(this.#dir)).filter((name) => name.endsWith('.json'));
    if (names.length <= MOST_FILES) return;
    const aged = await Promise.all(
      names.map(async (name) => ({ name, ms: (await stat(join(this.#dir, name))).mtimeMs })),
    );
    const old = aged.sort((a, b) => a.ms - b.ms).slice(0, names.length - MOST_FILES);
    await Promise.all(old.map(({ name }) => rm(join(this.#dir, name), { force: true })));
  }
}
