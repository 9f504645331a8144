import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** What is watched: single files, and whole folders of which some names matter. */
export type WatchedFiles = {
  readonly files: readonly string[];
  readonly folders: readonly { readonly dir: string; readonly matters: (name: string) => boolean }[];
};

export type FileWatch = {
  /** Changes from now on are those of these files. Folders that are not there are left out. */
  watch(what: WatchedFiles): void;
  close(): void;
};

type Matters = (name: string) => boolean;

/** By folder: a file is watched through its folder, since editors replace it by renaming another over it. */
const byFolder = ({ files, folders }: WatchedFiles): Map<string, Matters[]> => {
  const wanted = new Map<string, Matters[]>();
  const add = (dir: string, matters: Matters): void => {
    wanted.set(dir, [...(wanted.get(dir) ?? []), matters]);
  };
  for (const file of files) {
    const name = basename(file).normalize('NFC');
    add(dirname(file), (changed) => changed === name);
  }
  for (const { dir, matters } of folders) add(dir, matters);
  return wanted;
};

/** Calls `onChange` when one of the watched files is written, replaced, made or removed. */
export const openFileWatch = (onChange: () => void): FileWatch => {
  let watchers: FSWatcher[] = [];
  const watchFolder = (dir: string, matters: readonly Matters[]): FSWatcher[] => {
    try {
      const watcher = watch(dir, (_event, name) => {
        // Some systems do not tell which file it was.
        if (name === null || matters.some((each) => each(name.normalize('NFC')))) onChange();
      });
      // The folder itself was removed: look what is left.
      watcher.on('error', onChange);
      return [watcher];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  return {
    watch(what) {
      // Anew each time, since a folder may have been replaced; the old ones go last, so that no change is missed.
      const old = watchers;
      watchers = [...byFolder(what)].flatMap(([dir, matters]) => watchFolder(dir, matters));
      for (const watcher of old) watcher.close();
    },
    close() {
      for (const watcher of watchers) watcher.close();
      watchers = [];
    },
  };
};
