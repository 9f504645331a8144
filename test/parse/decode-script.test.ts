import { describe, expect, it } from 'vitest';
import { decodeScript } from '../../src/parse/decode-script.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const refusal = (bytes: Uint8Array) => {
  const result = decodeScript(bytes, 'x.txt');
  if (result.ok) throw new Error(`taken for a script: ${result.value}`);
  return result.error;
};

describe('decodeScript', () => {
  it.each([
    ['plain text', 'こんにちは。\n', 'こんにちは。\n'],
    ['a BOM', '\uFEFFこんにちは。', 'こんにちは。'],
    ['CRLF', 'あ\r\nい\r\n', 'あ\r\nい\r\n'],
    ['a leading separator', '---\nこんにちは。\n---\nさようなら。', '---\nこんにちは。\n---\nさようなら。'],
    ['a separator and a colon', '---\nはい：始まり\nlayout: という単語\n---\n', null],
    ['brackets that are no JSON', '[音楽] 始まります', null],
    ['braces that are no JSON', '{笑} 始まります', null],
    ['a tab and an escape', 'あ\t\u001b[0mいうえおかきくけこさしすせそたちつてと', null],
  ])('takes %s', (_, source, text) => {
    expect(decodeScript(utf8(source), 'x.txt')).toEqual({ ok: true, value: text ?? source });
  });

  it.each([
    ['a Jekyll page', '---\nlayout: article\ntitle: "x"\n---\n\n## 関連リンク\n', /Jekyll/],
    ['a Jekyll page with CRLF', '---\r\ntitle: x\r\nlayout: post\r\n---\r\n本文', /Jekyll/],
    [
      'a page with a text over lines',
      "---\ndate: 2026-01-01\ndescription: 'あ\nい'\nlayout: a\n---\n",
      /Jekyll/,
    ],
    ['a page behind a BOM', '\uFEFF---\nlayout: article\n---\n', /Jekyll/],
    ['JSON', '{"slides": [1, 2]}', /JSON/],
    ['a JSON list', '\n[{"start_ms": 0}, {"start_ms": 1}]\n', /JSON/],
    ['broken JSON', '{\n  "title": "あ",\n  "slides": [', /JSON/],
    ['an empty list', '[]', /JSON/],
    ['nothing', '', /empty/],
    ['white space', ' \r\n\u3000\n', /empty/],
    ['only a BOM', '\uFEFF', /empty/],
    ['NUL bytes', 'あ\0い', /binary/],
    ['control characters', '\u0001\u0002\u0003\u0004あ', /binary/],
  ])('refuses %s', (_, source, message) => {
    const failure = refusal(utf8(source));
    expect(failure.code).toBe('script-invalid');
    expect(failure.message).toMatch(message);
    expect(failure.hint).toBeTruthy();
    expect(failure.file).toBe('x.txt');
  });

  it('says where a file stops being UTF-8', () => {
    const shiftJis = Uint8Array.of(0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9);
    const failure = refusal(Uint8Array.from([...utf8('一行目\nあい'), ...shiftJis]));
    expect(failure).toMatchObject({ code: 'script-invalid', line: 2, column: 3 });
    expect(failure.message).toContain('byte 16');
    expect(failure.message).toContain('line 2');
    expect(failure.hint).toContain('CP932');
  });

  it.each([
    ['a stray continuation byte', [0x61, 0x80], 1],
    ['an overlong form', [0xc0, 0xaf], 0],
    ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
    ['a cut sequence', [0xe3, 0x81], 0],
    ['above the last code point', [0xf4, 0x90, 0x80, 0x80], 0],
  ])('finds %s', (_, bytes, at) => {
    expect(refusal(Uint8Array.from(bytes)).message).toContain(`byte ${at} `);
  });

  it('names UTF-16', () => {
    expect(refusal(Uint8Array.of(0xff, 0xfe, 0x42, 0x30)).message).toMatch(/UTF-16/);
    expect(refusal(Uint8Array.of(0xfe, 0xff, 0x30, 0x42)).message).toMatch(/UTF-16/);
  });

  it('names binary data that is no UTF-8 either', () => {
    expect(refusal(Uint8Array.from([...utf8('ID3'), 4, 1, 2, 3, 5, 6, 0xff, 0xfb])).message).toMatch(
      /binary/,
    );
  });
});
