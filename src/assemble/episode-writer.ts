import type { FileHandle } from 'node:fs/promises';
import { crc16 } from '../audio/crc16.js';
import { infoFrame, infoFrameBytes } from '../audio/info-frame.js';
import type { Mp3Format } from '../audio/mp3-format.js';

/** Writes an MP3 from parts behind one another and, at the end, the Info frame before them. */
export class EpisodeWriter {
  readonly #file: FileHandle;
  readonly #format: Mp3Format;
  readonly #start: number;
  #bytes = 0;
  #crc = 0;
  #mp3Frames = 0;

  /** `leadingBytes`: room at the file's head, left as zeros. */
  constructor(file: FileHandle, format: Mp3Format, leadingBytes: number) {
    this.#file = file;
    this.#format = format;
    this.#start = leadingBytes + infoFrameBytes(format);
  }

  /** Gives where in the file the bytes stand. */
  async write(mp3: Uint8Array, mp3Frames: number): Promise<{ startByte: number; endByte: number }> {
    const startByte = this.#start + this.#bytes;
    await this.#writeAt(startByte, mp3);
    this.#bytes += mp3.length;
    this.#crc = crc16(mp3, this.#crc);
    this.#mp3Frames += mp3Frames;
    return { startByte, endByte: startByte + mp3.length };
  }

  /** `samples`: length of the sound per channel. Gives the MP3 frames after the Info frame and the file's size. */
  async finish(samples: number): Promise<{ mp3Frames: number; bytes: number }> {
    const frame = infoFrame({
      format: this.#format,
      frames: this.#mp3Frames,
      bytes: this.#bytes,
      crc: this.#crc,
      samples,
    });
    await this.#writeAt(this.#start - frame.length, frame);
    return { mp3Frames: this.#mp3Frames, bytes: this.#start + this.#bytes };
  }

  async #writeAt(position: number, bytes: Uint8Array): Promise<void> {
    let done = 0;
    // A write may take less than it was given, when a disk fills up; the next one then says so.
    while (done < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, position + done);
      if (bytesWritten === 0) throw new Error('the file takes no more');
      done += bytesWritten;
    }
  }
}
