import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLongestRun } from '../../src/backends/voicevox-phrases.js';

describe('cutLongestRun', () => {
  it('cuts the longest run in its middle', () => {
    expect(cutLongestRun('これは、アイウエオカキクケコです。')).toBe('これは、アイウエオカ、キクケコです。');
  });

  it('keeps small kana and long vowels with the kana before them', () => {
    expect(cutLongestRun('アイウキャットーエ')).toBe('アイウキャッ、トーエ');
    expect(cutLongestRun('アイウエャャャャ')).toBe('アイウエャャャ、ャ');
  });

  it('says when there is nothing to cut', () => {
    expect(cutLongestRun('あ、い。う！え？お')).toBeNull();
    expect(cutLongestRun('')).toBeNull();
  });

  it('adds one mark and changes nothing else, for any text', () => {
    const unit = fc.constantFrom('ア', 'ャ', 'ー', 'ん', '漢', 'a', '7', '、', ' ', '𠮷', 'é', '！');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 0, maxLength: 80 }), (reading) => {
        const cut = cutLongestRun(reading);
        if (cut === null) return !/[\p{L}\p{N}ー]{8}/u.test(reading);
        const at = [...cut].findIndex((character, index) => character !== [...reading][index]);
        expect([...cut][at]).toBe('、');
        return [...cut].toSpliced(at, 1).join('') === reading;
      }),
    );
  });
});
