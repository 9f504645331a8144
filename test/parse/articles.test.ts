import { describe, expect, it } from 'vitest';
import { parsed } from '../support/parse-rules.js';

const FILLER = 'いぬが歩くのだ。ねこが寝るのだ。とりが飛ぶのだ。さかなが泳ぐのだ。\n';

/** `line kind` of every chapter. */
const chapters = (source: string): readonly string[] =>
  parsed(source).chapters.map(({ kind, line }) => `${line} ${kind}`);

/** First words of every article. */
const articles = (source: string): readonly string[] => {
  const script = parsed(source);
  return script.chapters
    .filter(({ kind }) => kind === 'article')
    .map(({ offset }) => script.source.slice(offset, offset + 6));
};

/** Whether a sentence opens an article. */
const opens = (sentence: string): boolean =>
  articles(`はじめ。\n${FILLER}${sentence}\n${FILLER}`).length === 1;

describe('openers', () => {
  it.each([
    '1つ目の記事はいぬの話なのだ。',
    'まず１つ目の記事。',
    '一つ目のニュースですわ。',
    'ふたつめのきじわ、ねこについて。',
    'さっそくひとつ目の記事から紹介していくのだ！',
    'みっつめのわだい。',
    'よっつ目のお話。',
    'いつつ目のネタ。',
    '3本目の話題なのだ。',
    'いっぽんめの記事。',
    'にほんめの記事。',
    'いちばんめのトピック。',
    '２番目の記事！',
    '二つ目をご紹介するのだ。',
    '三つ目に紹介するのは、とりの本なのだ。',
    '2つ目、記事の紹介なのだ。',
  ])('(1) %s', (sentence) => {
    expect(opens(sentence)).toBe(true);
  });

  it.each([
    '最初の記事いってみよー！',
    'さいしょのきじわ、これ！',
    'それでは次のニュースなのだ。',
    'お次の話題ですわ。',
    '続いての記事なのだ。',
    'つづいてのおはなし。',
    '続きましての話題でございます。',
    '最後のトピック！',
    'さいごのきじわ、これ！',
    'ラストのネタ！',
    '次に紹介する記事は、ねこの本なのだ。',
    '最後にご紹介する話題なのだ。',
    '最後にご紹介いたしますのは、とりの本ですわ。',
  ])('(2) %s', (sentence) => {
    expect(opens(sentence)).toBe(true);
  });

  it.each([
    'タイトルは、いぬの本。',
    'タイトルわ「いぬの本」',
    'タイトル：いぬの本',
    '題名が「いぬの本」',
    'たいとる「いぬの本」',
  ])('(3) %s', (sentence) => {
    expect(opens(sentence)).toBe(true);
  });

  it.each([
    'まずは1つ目。',
    '一つ目！',
    'はい、一本目！',
    'つぎは２本目ごわす！',
    'さて、次は二つ目ですわ。',
    '三本目は「とりの本」っていう記事だよ。',
  ])('(4) %s', (sentence) => {
    expect(opens(sentence)).toBe(true);
  });

  it('(4) counts only where fewer than two others are found', () => {
    const source = `1つ目の記事なのだ。${FILLER}2つ目。${FILLER}`;
    expect(articles(source)).toEqual(['1つ目の記事', '2つ目。いぬ']);
    expect(articles(`${source}3つ目の記事なのだ。${FILLER}`)).toEqual(['1つ目の記事', '3つ目の記事']);
  });

  it.each([
    'いぬの記事は3つあるのだ。',
    '二つの記事を読むのだ。',
    `${'あ'.repeat(60)}1つ目の記事なのだ。`,
    `${'あ'.repeat(45)}最初の記事なのだ。`,
    'この本のタイトルはいぬなのだ。',
    '1つ目の記事と2つ目の記事なのだ。',
    '1つ目の記事をおさらいするのだ。',
    '最初の記事を振り返るのだ。',
    '最後の記事で紹介したのだ。',
    '1つ目の記事をお届けしたのだ。',
    '1つ目のニュースをお伝えしたのだ。',
    '1つ目は、いぬが歩くこと。',
    '今日の記事は次のとおりなのだ。',
  ])('none: %s', (sentence) => {
    expect(opens(sentence)).toBe(false);
  });

  it('open an article that is yet to be presented', () => {
    expect(opens('最初に紹介したい記事は、いぬの本なのだ。')).toBe(true);
  });

  it('behind a separator need no の', () => {
    expect(articles(`はじめ。\n----次は、いぬのお話なのだ。\n${FILLER}`)).toEqual(['次は、いぬの']);
    expect(opens('次は、いぬのお話なのだ。')).toBe(false);
  });

  it('within three sentences are one article', () => {
    expect(articles(`次の記事なのだ。あ。い。1つ目の記事なのだ。${FILLER}`)).toEqual(['次の記事なの']);
    expect(articles(`次の記事なのだ。あ。い。う。1つ目の記事なのだ。${FILLER}`)).toHaveLength(2);
    expect(articles(`1つ目の記事なのだ。タイトルは「いぬの本」なのだ。${FILLER}`)).toEqual(['1つ目の記事']);
    expect(articles(`1つ目の記事なのだ。1つ目の記事は「いぬの本」なのだ。${FILLER}`)).toHaveLength(1);
  });

  it('within three sentences are two where their numbers differ or both are titles', () => {
    expect(articles('1つ目の記事なのだ。あ。2つ目の記事なのだ。')).toHaveLength(2);
    expect(articles('タイトルは「いぬの本」。あ。タイトルは「ねこの本」。')).toHaveLength(2);
    expect(articles('1つ目の記事。タイトルは「いぬの本」。タイトルは「ねこの本」。')).toHaveLength(2);
  });

  it('do not count again a number that is not above the last', () => {
    expect(
      articles(
        `1つ目の記事。${FILLER}2つ目の記事。${FILLER}1つ目の記事はよかったのだ。${FILLER}2つ目の記事も。`,
      ),
    ).toHaveLength(2);
    expect(articles(`1つ目の記事。${FILLER}2つ目の記事。${FILLER}最初の記事はよかったのだ。`)).toHaveLength(
      2,
    );
  });

  it('are not disturbed by numbers inside a quote', () => {
    expect(articles(`2つ目の記事は「3つ目の目を持つねこ」なのだ。${FILLER}`)).toHaveLength(1);
  });
});

describe('chapters', () => {
  it('are オープニング, the articles, エンディング', () => {
    const source = `はじめ。\n1つ目の記事は「いぬの本」なのだ。\n${FILLER}2つ目の記事なのだ。\n${FILLER}今日は二つの記事を紹介したのだ。\nまたね。`;
    const script = parsed(source);
    expect(script.chapters).toEqual([
      { kind: 'opening', title: 'オープニング', line: 1, offset: 0 },
      { kind: 'article', title: 'いぬの本', line: 2, offset: source.indexOf('1つ目') },
      { kind: 'article', title: 'トピック2', line: 4, offset: source.indexOf('2つ目') },
      { kind: 'ending', title: 'エンディング', line: 6, offset: source.indexOf('今日は二つ') },
    ]);
  });

  it('have no opening where the script begins with an article', () => {
    expect(chapters('---\n1つ目の記事なのだ。\nお別れなのだ。')).toEqual(['2 article', '3 ending']);
  });

  it('are only an opening where there is no article', () => {
    expect(chapters('\n☆\nあ。\nお別れなのだ。')).toEqual(['3 opening']);
  });

  it.each([
    '今日の記事をおさらいするのだ。',
    '本日の話を振り返るのだ。',
    '3つの記事を紹介したのだ。',
    '今日はいぬの話をお届けいたしましたわ。',
    'そろそろお別れの時間なのだ。',
    '今日わここまでなのだ。',
    '今日は、ここまで！',
    '本日の放送はここまでですわ。',
    '1つ目の記事はいぬの話だったのだ。',
    '1つ目の記事と2つ目の記事、どちらがよかったのだ？',
    'そろそろお開きですわ。',
    'それでは、ごきげんよう。',
  ])('end with %s', (sentence) => {
    expect(chapters(`はじめ。\n1つ目の記事なのだ。\n${FILLER}${sentence}\nほかの話なのだ。`)).toEqual([
      '1 opening',
      '2 article',
      '4 ending',
    ]);
  });

  it('do not end where an article only says what it presents', () => {
    const source = `はじめ。\n1つ目の記事なのだ。\nねこを紹介した本の話なのだ。\n${FILLER}今日紹介したのは、いぬの話なのだ。`;
    expect(chapters(source)).toEqual(['1 opening', '2 article', '5 ending']);
  });

  it('hold the announcement of the article that a skill’s voice presents', () => {
    const source = `はじめ。\n　、。ここで英語スキル発動！　、。1つ目の記事は「Hello World」なのだ。　、。\n${FILLER}`;
    const script = parsed(source);
    expect(script.chapters[1]).toMatchObject({ title: 'Hello World', line: 2, offset: 5 });
    expect(script.segments.map(({ passages }) => passages.length)).toEqual([1, 6]);
    expect(script.segments[1]?.title).toBe('Hello World');
  });

  it('begin at the opener where the announcement comes later in the article', () => {
    const source = `はじめ。\n1つ目の記事は　、。英語スキル発動！　、。「Hello World」なのだ。　、。\n${FILLER}`;
    expect(parsed(source).chapters[1]).toMatchObject({ line: 2, offset: 5 });
  });
});
