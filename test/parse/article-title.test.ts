import { describe, expect, it } from 'vitest';
import { parsed } from '../support/parse-rules.js';

/** Title of the only article of a script that begins with it. */
const title = (text: string): string | undefined => {
  const articles = parsed(text).chapters.filter(({ kind }) => kind === 'article');
  expect(articles).toHaveLength(1);
  return articles[0]?.title;
};

describe('a title (a) behind the word for it', () => {
  it.each([
    ['1つ目の記事のタイトルわ、「いぬの本」なのだ！', 'いぬの本'],
    ['1つ目の記事。タイトルは「いぬの「白い」本」だって。', 'いぬの「白い」本'],
    ['1つ目の記事。タイトルが『いぬの本』なのだ。', 'いぬの本'],
    ['1つ目の記事。タイトル：｢いぬの本｣', 'いぬの本'],
    ['1つ目の記事。タイトル:“いぬの本”', 'いぬの本'],
    ['1つ目の記事。タイトルは"Dog Book"です。', 'Dog Book'],
    ['1つ目の記事。タイトル「いぬの本」。', 'いぬの本'],
    ['1つ目の記事。題名わね、『いぬの本』なの。', 'いぬの本'],
    ['1つ目の記事。たいとるは…「いぬの本」。', 'いぬの本'],
    ['1つ目の記事。タイトルは　、。「Dog Book」なのだ。', 'Dog Book'],
    ['1つ目の記事。**タイトル：**「いぬの本」', 'いぬの本'],
    ['1つ目の記事。タイトルは「いぬの\n　本**と**ねこ 」だよ。', 'いぬの本とねこ'],
    ['タイトル：いぬの本\n本文なのだ。', 'いぬの本'],
    ['タイトルわ、いぬの本なのだ。本文なのだ。', 'いぬの本'],
    ['タイトルは、いぬの本だよ！', 'いぬの本'],
    ['タイトルは、いぬの本だって！', 'いぬの本'],
    ['タイトルは、いぬの本です。', 'いぬの本'],
    ['タイトルは、いぬの本ですわ。', 'いぬの本'],
    ['タイトルわ、いぬの本ですの。', 'いぬの本'],
    ['タイトルは、いぬの本でごわす。', 'いぬの本'],
    ['タイトル：白い「いぬ。」の本\n本文', '白い「いぬ。」の本'],
    ['タイトルは、いぬの本という記事なのだ。', 'いぬの本'],
    ['タイトルはこれ！\n「いぬの本」。', 'いぬの本'],
  ])('%s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });
});

describe('a title (b) in a quote', () => {
  it.each([
    ['1つ目の記事は、「いぬの本」なのだ。', 'いぬの本'],
    ['1つ目の記事わ『いぬの本』についてなのだ。', 'いぬの本'],
    ['1つ目の記事は「「白い」いぬの本」なのだ。', '「白い」いぬの本'],
    ['1つ目の話題は「いぬの本」なのだ。', 'いぬの本'],
    ['1つ目の記事なのだ。2つ目は「いぬ」で1本目は「ねこの本」だよ。', 'ねこの本'],
    ['1つ目の記事はこれ！\n「いぬの本」。これはすごい！', 'いぬの本'],
    ['1つ目の記事！ **「いぬの本」**', 'いぬの本'],
    ['1つ目の記事なのだ。なんと「いぬの本」という記事なのだ。', 'いぬの本'],
    ['1つ目の記事なのだ。なんと「いぬの本」っていうタイトルだよ。', 'いぬの本'],
    ['1つ目の記事は「いぬの本」の読み方という記事なのだ。', '「いぬの本」の読み方'],
    ['1つ目の記事なのだ。「いぬの本」、とても面白いのだ。', 'いぬの本'],
  ])('%s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });

  it.each([
    ['of fewer than four characters', '1つ目の記事は「いぬ」なのだ。'],
    ['of more than 200 characters', `1つ目の記事は「${'い'.repeat(201)}」なのだ。`],
    ['in the middle of a sentence', '1つ目の記事なのだ。なんと「いぬの本」が出たのだ。'],
    ['behind 500 characters', `1つ目の記事なのだ。${'あ'.repeat(500)}。「いぬの本」という記事なのだ。`],
    ['of the closing', '1つ目の記事なのだ。お別れなのだ。「いぬの本」という記事なのだ。'],
  ])('is none %s', (_, text) => {
    expect(title(text)).toBe('トピック1');
  });

  it('in the opener goes before a title that is said later', () => {
    expect(title('1つ目の記事は「いぬの本」なのだ。この本のタイトルは「ねこの本」に似ているのだ。')).toBe(
      'いぬの本',
    );
  });

  it('goes to the end of the line where its nesting is not closed', () => {
    expect(title('1つ目の記事は「いぬの「白い本」なのだ。')).toBe('いぬの「白い本');
  });
});

describe('a title (c) in words', () => {
  it.each([
    ['1つ目の記事は、いぬの本という話なのだ。', 'いぬの本'],
    ['1つめのきじわ、いぬの本についてのニュースなのだ。', 'いぬの本'],
    ['1つ目の記事は、いぬの本の紹介なのだ。', 'いぬの本'],
    ['1つ目の記事わ、いぬの本のお話ですわ。', 'いぬの本'],
    ['1つ目の記事わ、いぬの本、っていうお話だよ。', 'いぬの本'],
    ['1つ目の記事わ、いぬの本というニュース。\n「おどろいた」と言うのだ。', 'いぬの本'],
  ])('%s', (text, expected) => {
    expect(title(text)).toBe(expected);
  });

  it('is トピック with its number where nothing fits', () => {
    const chapters = parsed('1つ目の記事を読むのだ。あ。い。う。え。2つ目の記事を読むのだ。').chapters;
    expect(chapters.map((chapter) => chapter.title)).toEqual(['トピック1', 'トピック2']);
  });
});
