const POLYNOMIAL = 0xa001;

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ POLYNOMIAL : crc >> 1;
  return crc;
});

/** CRC-16/ARC as LAME tags use it; `seed` is the CRC of the bytes before. */
export const crc16 = (bytes: Uint8Array, seed = 0): number => {
  let crc = seed;
  for (let index = 0; index < bytes.length; index += 1) {
    crc = (crc >> 8) ^ (TABLE[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  }
  return crc;
};
