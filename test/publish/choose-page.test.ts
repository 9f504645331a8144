import { describe, expect, it } from 'vitest';
import { choosePage, type PageEntry, pageEntry } from '../../src/publish/choose-page.js';

const entry = (file: string, audioFile: string | null, date: string | null): PageEntry => ({
  file,
  audioFile,
  date,
});
const pages = [
  entry('a.md', 'x_20260105.mp3', '2026-01-05'),
  entry('b.md', 'x_20260106.mp3', '2026-01-06'),
  entry('c.md', 'x_20260106_2.mp3', '2026-01-06'),
  entry('d.md', null, '2026-01-08'),
];

describe('choosePage', () => {
  it.each([
    ['x_20260106.mp3', '2026-01-06', { kind: 'one', file: 'b.md' }],
    ['x_20260106_2.mp3', '2026-01-09', { kind: 'one', file: 'c.md' }],
    ['y.mp3', '2026-01-08', { kind: 'one', file: 'd.md' }],
    ['y.mp3', '2026-01-06', { kind: 'several', files: ['b.md', 'c.md'] }],
    ['y.mp3', '2026-01-07', { kind: 'none' }],
    ['y.mp3', null, { kind: 'none' }],
  ])('chooses for %s of %s', (fileName, date, chosen) => {
    expect(choosePage(pages, { fileName, date })).toEqual(chosen);
  });
});

describe('pageEntry', () => {
  it.each([
    [
      '---\naudio_file_path: https://example.org/a/x.mp3?v=1\ndate: 2026-01-06 05:00:00 +0900\n---\n',
      'x.mp3',
      '2026-01-06',
    ],
    ['---\naudio_file_path: "/audio/港.mp3"\ndate: "2026-01-06"\n---\n', '港.mp3', '2026-01-06'],
    ['---\ntitle: x\n---\n', null, '2026-01-02'],
  ])('reads %j', (text, audioFile, date) => {
    expect(pageEntry('2026-01-02-3.md', text)).toEqual({ file: '2026-01-02-3.md', audioFile, date });
  });

  it('passes over what is no page', () => expect(pageEntry('index.md', '# 港\n')).toBeNull());
});
