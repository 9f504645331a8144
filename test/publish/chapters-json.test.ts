import { expect, it } from 'vitest';
import { chaptersJson } from '../../src/publish/chapters-json.js';

it('writes Podcasting 2.0 chapters', () => {
  const chapters = [
    { index: 1, title: 'オープニング', startMs: 0, endMs: 1_500.25 },
    { index: 2, title: '静かな港', startMs: 1_500.25, endMs: 4_000, url: 'https://example.org/港' },
  ];
  const text = chaptersJson({ name: 'x_20260106', program: '静かな港の放送', chapters }, '第一回');
  expect(JSON.parse(text)).toEqual({
    version: '1.2.0',
    title: '第一回',
    podcastName: '静かな港の放送',
    fileName: 'x_20260106.mp3',
    chapters: [
      { startTime: 0, endTime: 1.5, title: 'オープニング' },
      { startTime: 1.5, endTime: 4, title: '静かな港', url: 'https://example.org/港' },
    ],
  });
});
