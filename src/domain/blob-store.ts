/** Bytes kept by hex key: what costs time to make again, never correctness. */
export interface BlobStore {
  /** Null when there is none, or a torn or changed one. `take` gives memory for the answer, by its bytes. */
  get(key: string, take?: (bytes: number) => Uint8Array): Promise<Uint8Array | null>;
  /** Throws HosoError `cache-unwritable`. */
  put(key: string, bytes: Uint8Array): Promise<void>;
}
