import type { FileHandle } from 'node:fs/promises';

/** Fills `buffer` with the file's bytes from `from` on; gives what there was. Throws the file system's error. */
export const readInto = async (file: FileHandle, buffer: Uint8Array, from: number): Promise<Uint8Array> => {
  let at = 0;
  while (at < buffer.length) {
    const { bytesRead } = await file.read(buffer, at, buffer.length - at, from + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return buffer.subarray(0, at);
};
