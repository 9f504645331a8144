import type { ClipStore } from '../../src/cache/clip-store.js';
import { EntryFolder } from '../../src/cache/entry-folder.js';
import type { Clip } from '../../src/domain/clip.js';
import type { ClipKey } from '../../src/domain/clip-key.js';
import { frameCount } from '../../src/domain/pcm.js';
import { sha256 } from '../../src/util/sha256.js';

/** A clip store that no disk slows down, for tests that decide how time passes. */
export const createMemoryClipStore = (): ClipStore & { readonly clips: Map<ClipKey, Clip> } => {
  const clips = new Map<ClipKey, Clip>();
  const nothing = { removed: { entries: 0, bytes: 0 }, kept: { entries: 0, bytes: 0 } };
  return {
    clips,
    folder: new EntryFolder('/nowhere', '.wav', false),
    get: async (key) => clips.get(key) ?? null,
    has: async (key) => clips.has(key),
    async put(key, { pcm, timing }) {
      const bytes = new Uint8Array(pcm.samples.buffer, pcm.samples.byteOffset, pcm.samples.byteLength);
      const clip: Clip = {
        key,
        format: pcm.format,
        frames: frameCount(pcm),
        pcmHash: sha256(bytes),
        timing,
        read: async () => pcm,
      };
      clips.set(key, clip);
      return clip;
    },
    stats: async () => ({ entries: clips.size, bytes: 0 }),
    prune: async () => nothing,
    clear: async () => nothing,
  };
};
