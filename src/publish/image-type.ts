/** The media type of a picture by its first bytes; null when it is neither JPEG nor PNG. */
export const imageType = (bytes: Uint8Array): 'image/jpeg' | 'image/png' | null => {
  const begins = (...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return null;
};
