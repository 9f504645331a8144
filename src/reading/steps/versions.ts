import type { MappedText } from '../mapped-text.js';

/** Numbers of three parts or more (3.11.7, 192.168.0.1), which engines take for decimals. */
export const readVersions = (text: MappedText): MappedText =>
  text.replace(/(?<![\d.])\d+(?:\.\d+){2,}(?![\d])/gu, ([number]) => {
    const parts = number.split('.');
    return parts.join(parts.length === 4 && parts.every((part) => Number(part) < 256) ? 'ドット' : 'テン');
  });
