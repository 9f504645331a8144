import { describe, expect, it } from 'vitest';
import { parsed, spoken } from '../support/parse-rules.js';

const texts = (source: string): readonly (readonly string[])[] =>
  spoken(parsed(source)).map((segment) => segment.map((passage) => passage.replace('zundamon: ', '')));

describe('hyphen separators', () => {
  it.each([
    ['alone on a line', 'あ。\n----\nい。'],
    ['at the head of a line', 'あ。\n----い。'],
    ['at the end of a line', 'あ。----\nい。'],
    ['between two sentences', 'あ。----い。'],
    ['several on a line', 'あ。\n---- ---- ----\nい。'],
    ['one after another', 'あ。\n---\n-----\n\n---\nい。'],
    ['three hyphens', 'あ。---い。'],
    ['thirteen hyphens', 'あ。\n-------------\nい。'],
    ['at both ends of the script', '---\nあ。\n---\nい。\n---'],
    ['with CRLF', 'あ。\r\n----\r\nい。\r\n'],
  ])('%s', (_, source) => {
    expect(texts(source)).toEqual([['あ。'], ['い。']]);
  });

  it('are not two hyphens', () => {
    expect(texts('あ--い')).toEqual([['あ--い']]);
  });

  it('are not full-width or long dashes', () => {
    expect(texts('あ－－－－い————う')).toEqual([['あ－－－－い————う']]);
  });

  it('number the segments that hold something speakable', () => {
    const script = parsed('あ。\n---\n☆！\n---\n　、。\n---\nい。');
    expect(script.segments.map(({ index, line }) => [index, line])).toEqual([
      [1, 1],
      [2, 7],
    ]);
  });
});

describe('mark lines', () => {
  it.each(['....', '. . .', '。. 。.', '……', '****', '- - - -', '・・・', '...。', '　. . . ', '…………'])(
    '%s alone on a line',
    (mark) => {
      expect(texts(`あ。\n${mark}\nい。`)).toEqual([['あ。'], ['い。']]);
    },
  );

  it.each(['......', '。. 。. 。.', '……', '****', '- - - -'])('%s at the end of a line', (mark) => {
    expect(texts(`あ。${mark}\nい。`)).toEqual([['あ。'], ['い。']]);
    expect(texts(`あ！${mark} \r\nい。`)).toEqual([['あ！'], ['い。']]);
    expect(texts(`あ${mark}\nい。`)).toEqual([[mark.startsWith('。') ? 'あ。' : 'あ'], ['い。']]);
  });

  it('leave the beat before them whole', () => {
    expect(spoken(parsed('あ。　、。......\nい。'))).toEqual([['zundamon: あ。', '|'], ['zundamon: い。']]);
  });

  it.each(['。。', '…', '- -', '**', '…。'])('are not %s', (mark) => {
    expect(texts(`あ\n${mark}\nい`)).toHaveLength(1);
  });

  it('do not stand at the head or in the middle of a line', () => {
    expect(texts('……あ。\nえっ……い。\n**強調**\n- 一\n* 二')).toHaveLength(1);
  });

  it('count only in a script without any hyphen run', () => {
    expect(texts('あ。\n....\nい。\n----\nう。')).toEqual([['あ。\n....\nい。'], ['う。']]);
  });

  it('are the end of a line too, where a word stands before them and openers are there', () => {
    const source =
      'はじめ\n1つ目の記事は「いぬの本」なのだ。\nなるほど……\nそうか。\nよし。\nうん。\n2つ目の記事は「ねこの本」なのだ。';
    expect(parsed(source).segments.map(({ title, line }) => [title, line])).toEqual([
      ['いぬの本', 1],
      ['ねこの本', 4],
    ]);
    expect(texts('えっと…\nそう。。\nうん')).toHaveLength(1);
  });
});

describe('segments by mode', () => {
  const source =
    'はじめ。\n1つ目の記事は「いぬの本」なのだ。\nあ。\n----\nい。\nう。\nえ。\n2つ目の記事は「ねこの本」なのだ。\nお別れなのだ。';

  it('auto takes separators where there are any', () => {
    expect(parsed(source).segments.map(({ title, line }) => [title, line])).toEqual([
      ['いぬの本', 1],
      ['ねこの本', 5],
    ]);
  });

  it('openers divides by chapters, and never speaks a separator', () => {
    const script = parsed(source, { segmentMode: 'openers' });
    expect(script.segments.map(({ title, line }) => [title, line])).toEqual([
      [null, 1],
      ['いぬの本', 2],
      ['ねこの本', 8],
      [null, 9],
    ]);
    expect(spoken(script).flat().join()).not.toContain('--');
  });

  it('auto takes openers where there are no separators', () => {
    const script = parsed(source.replace('----\n', ''));
    expect(script.segments.map(({ title }) => title)).toEqual([null, 'いぬの本', 'ねこの本', null]);
  });

  it('separators makes one segment where there are none', () => {
    expect(parsed(source.replace('----\n', ''), { segmentMode: 'separators' }).segments).toHaveLength(1);
  });

  it('makes one segment of a script without any division', () => {
    expect(parsed('あ。\nい。').segments).toMatchObject([{ index: 1, title: null, line: 1 }]);
  });
});
