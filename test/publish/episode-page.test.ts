import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillPage,
  type PageDifference,
  type PageFacts,
  pageDifferences,
  pageDuration,
} from '../../src/publish/episode-page.js';
import { parseFrontMatter, setScalars } from '../../src/publish/front-matter.js';
import { corpusIsHere, corpusPageTexts } from '../support/corpus.js';

if (!corpusIsHere) console.warn('../shared/corpus is not here: pages are NOT tested on real ones');

const facts: PageFacts = {
  fileName: '静かな港_20260106.mp3',
  bytes: 1_234_567,
  durationMs: 754_400,
  audioPath: '/audio/静かな港_20260106.mp3',
};

const KEYS = ['audio_file_path', 'audio_file_size', 'duration'];

const page = `---
actor_ids:
  - みどり   # the host
audio_file_path: /audio/静かな港_20260106.mp3  
audio_file_size: 0
date: 2026-01-06 05:00:00 +0900
description: 'ふたつの
duration: "99:99" という題の記事'
duration: "00:00" # mm:ss
layout: article
title: 静かな港: 第1回
---

## 関連リンク
duration: "00:00"
`;

const filled = (text: string, changes: Partial<PageFacts> = {}): string => {
  const result = fillPage(text, { ...facts, ...changes });
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

const differences = (text: string): readonly PageDifference[] => {
  const result = pageDifferences(text, facts);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

/** Puts the three values of `original` back into `text`. */
const restored = (text: string, original: string): string => {
  const front = parseFrontMatter(original);
  const now = parseFrontMatter(text);
  if (!front.ok || !now.ok) throw new Error('no front matter');
  const result = setScalars(
    text,
    now.value,
    new Map(KEYS.map((key) => [key, front.value.scalars.get(key)?.raw ?? ''])),
  );
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('fillPage', () => {
  it('sets the three values and nothing else', () => {
    const expected = page
      .replace('audio_file_size: 0', 'audio_file_size: 1234567')
      .replace('"00:00" #', '"12:34" #');
    expect(filled(page)).toBe(expected);
    expect(filled(expected)).toBe(expected);
    expect(restored(expected, page)).toBe(page);
  });

  it('keeps CRLF, a BOM and a missing last line end', () => {
    const odd = `\ufeff${page.replaceAll('\n', '\r\n').trimEnd()}`;
    expect(restored(filled(odd), odd)).toBe(odd);
    expect(filled(odd)).toContain('audio_file_size: 1234567\r\n');
  });

  it.each([
    ['/audio/静かな港_20260106.mp3'],
    ['https://example.org/bucket/audio/静かな港_20260106.mp3'],
    ['"/audio/静かな港_20260106.mp3"'],
    [`https://example.org/a/${encodeURIComponent('静かな港_20260106.mp3')}?v=2`],
    ['/audio/静かな港_20260106.mp3'.normalize('NFD')],
    ['静かな港_20260106.mp3'],
  ])('leaves a path alone that names the file: %s', (path) => {
    const text = page.replace('/audio/静かな港_20260106.mp3', path);
    expect(filled(text)).toContain(`audio_file_path: ${path}  \n`);
  });

  it.each([
    ['/audio/x.mp3', '/audio/静かな港_20260106.mp3'],
    ['"/audio/x.mp3"', '"/audio/静かな港_20260106.mp3"'],
    ["'/audio/x.mp3'", "'/audio/静かな港_20260106.mp3'"],
    ['', '/audio/静かな港_20260106.mp3'],
  ])('sets a path that names another file (%s), in its own quotes', (is, wanted) => {
    const text = page.replace('/audio/静かな港_20260106.mp3  ', is);
    expect(filled(text)).toContain(`audio_file_path: ${wanted}\n`);
  });

  it('quotes a path that YAML would read otherwise', () => {
    const text = page.replace('/audio/静かな港_20260106.mp3', '/x.mp3');
    expect(filled(text, { audioPath: '/a #1: b.mp3' })).toContain('audio_file_path: "/a #1: b.mp3"  \n');
  });

  it.each([
    ["duration: '00:00'", "duration: '12:34'"],
    ['duration: 00:00', 'duration: "12:34"'],
    ['duration:', 'duration: "12:34"'],
    ['"duration" : "1:00:00"', '"duration" : "12:34"'],
  ])('writes the duration in quotes: %s', (is, wanted) => {
    expect(filled(page.replace('duration: "00:00" # mm:ss', is))).toContain(`\n${wanted}\n`);
  });

  it('adds keys that are missing, before the end of the front matter', () => {
    expect(filled('---\ntitle: x\n---\nbody\n')).toBe(
      '---\ntitle: x\naudio_file_path: /audio/静かな港_20260106.mp3\naudio_file_size: 1234567\nduration: "12:34"\n---\nbody\n',
    );
  });

  it.each([
    ['title: x\n', /first line is not ---/],
    ['---\ntitle: x\n', /without a closing ---/],
    ['---\nduration: |\n  00:00\n---\n', /duration that is not one line/],
    ['---\nduration:\n  "00:00"\n---\n', /duration that is not one line/],
    ['---\nduration: "00:00"\nduration: "00:01"\n---\n', /duration that is not one line/],
  ])('refuses %j', (text, problem) => {
    const result = fillPage(text, facts);
    expect(result.ok ? '' : result.error).toMatch(problem);
  });

  it('gives any page back byte for byte', () => {
    const line = fc.constantFrom(
      'title: "a: b"',
      '# comment',
      '  - x',
      'actor_ids:',
      '',
      "d: 'it''s'",
      'e: >',
      '  folded',
    );
    const body = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(line), fc.array(line), body, fc.boolean(), (before, after, text, crlf) => {
        const lines = [
          '---',
          ...before,
          'audio_file_path: /a/b.mp3',
          'audio_file_size: 0',
          'duration: "00:00"',
          ...after,
        ];
        const whole = `${[...lines, '---', ''].join(crlf ? '\r\n' : '\n')}${text}`;
        expect(restored(filled(whole), whole)).toBe(whole);
      }),
    );
  });
});

describe('pageDifferences', () => {
  it('tells what does not agree', () => {
    expect(differences(page)).toEqual([
      { key: 'audio_file_size', is: '0', wanted: '1234567' },
      { key: 'duration', is: '"00:00"', wanted: '"12:34"' },
    ]);
    expect(differences(page.replace('静かな港_20260106.mp3', 'x.mp3'))).toHaveLength(3);
    expect(differences(filled(page))).toEqual([]);
    expect(differences('---\ntitle: x\n---\n').map(({ is }) => is)).toEqual([null, null, null]);
  });

  it('does not take an unquoted duration, which feeds would show as a number', () => {
    expect(differences(filled(page).replace('"12:34"', '12:34'))).toEqual([
      { key: 'duration', is: '12:34', wanted: '"12:34"' },
    ]);
  });
});

it.each([
  [0, '00:00'],
  [499, '00:00'],
  [59_500, '01:00'],
  [754_400, '12:34'],
  [3_599_499, '59:59'],
  [3_599_500, '1:00:00'],
  [3_723_000, '1:02:03'],
  [36_000_000, '10:00:00'],
])('%i ms is %s', (ms, text) => expect(pageDuration(ms)).toBe(text));

describe.runIf(corpusIsHere)('the real pages', () => {
  const pages = corpusPageTexts();

  it('are filled and restored byte for byte; the check is right both ways', () => {
    expect(pages.length).toBe(88);
    for (const { file, text, episode } of pages) {
      const own = { ...facts, fileName: `${episode}.mp3`, audioPath: `/audio/${episode}.mp3` };
      const full = filled(text, own);
      const changed = full.split('\n').filter((line, index) => line !== text.split('\n')[index]);
      expect(changed, file).toEqual(['audio_file_size: 1234567', 'duration: "12:34"']);
      expect(restored(full, text), file).toBe(text);
      expect(pageDifferences(text, own), file).toMatchObject({ ok: true, value: { length: 2 } });
      expect(pageDifferences(full, own), file).toEqual({ ok: true, value: [] });
      // Another episode's sound: its path is set, and then restored too.
      const moved = filled(text, facts);
      expect(pageDifferences(moved, facts), file).toEqual({ ok: true, value: [] });
      expect(restored(moved, text), file).toBe(text);
    }
  });
});
