import { describe, expect, it } from 'vitest';
import { doubtsOf, findingsOf } from '../support/lint-of.js';

const BODY = `みなさん、こんばんは！ずんだもんなのだ。
1つ目の記事は、「池の鯉に名札をつけた小学校」というお話なのだ。
名札は木でできていて、雨の日もにじまないのだ。
それでは、また明日なのだ！
`;

describe('a script without any doubt', () => {
  it('has no warning', () => expect(doubtsOf(BODY)).toEqual([]));
});

describe('chatter of a language model', () => {
  it.each([
    ['はい、かしこまりました。', '以下がご要望の台本です。'],
    ['承知いたしました！', 'ご指定の条件に沿って、ラジオ台本を作成しました。'],
    ['もちろんです。', 'こちらが本日の放送用の原稿になります：'],
    ['Sure! Here is the script you asked for:'],
    ['**台本**', 'いただいた情報をもとに、台本を執筆します。'],
  ])('before the script: %s', (...lines) => {
    const found = findingsOf(`${lines.join('\n')}\n\n${BODY}`).filter(({ code }) => code === 'chatter');
    expect(new Set(found.map(({ line }) => line))).toEqual(new Set(lines.map((_, index) => index + 1)));
    expect(found.every(({ fixable }) => fixable)).toBe(true);
  });

  it.each([
    ['以上がご依頼の台本です。', 'いかがでしょうか？'],
    ['修正点がございましたら、お気軽にお申し付けください。'],
    ['（約1,200文字）'],
    ['---', 'この台本は、読み上げやすさを考えて短い文にしました。'],
    ['お役に立てれば幸いです。', 'ご不明な点があればお知らせください。'],
  ])('after the script: %s', (...lines) => {
    const found = findingsOf(`${BODY}\n${lines.join('\n')}\n`).filter(({ code }) => code === 'chatter');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ line }) => line > 5)).toBe(true);
    expect(found.every(({ fixable }) => fixable)).toBe(true);
  });

  it('on one line with the host is told, and left to a person', () => {
    const [found, ...others] = findingsOf(
      `はい、承知しましたのだ！ ずんだもんの番組なのだ。\n${BODY}`,
    ).filter(({ code }) => code === 'chatter');
    expect(found).toMatchObject({ text: 'はい、承知しましたのだ！', line: 1, column: 1, fixable: false });
    expect(others).toEqual([]);
  });

  it.each([
    'はい、はーい！みんな元気なのだ？',
    'はい、ずんだもんなのだ！',
    'きょうは台本を書いたエーアイのお話なのだ。',
    'お便りでご要望をいただいたのだ。ありがとうなのだ！',
    '番組の感想は、お気軽にお寄せください。',
    '今日の記事はいかがでしたでしょうか。',
  ])('is not what a host says: %s', (line) => {
    expect(doubtsOf(`${line}\n${BODY}`).filter((each) => each.startsWith('chatter'))).toEqual([]);
    expect(doubtsOf(`${BODY}${line}\n`).filter((each) => each.startsWith('chatter'))).toEqual([]);
  });
});

describe('what would be spoken by mistake', () => {
  it.each([
    ['```\n', 'fence 「```」'],
    ['# きょうの記事\n', 'markdown 「# きょうの記事」'],
    ['- 一つ目の項目なのだ。\n', 'markdown 「- 一つ目の項目なのだ。」'],
    ['これは**大事**なのだ。\n', 'markdown 「**大事**」'],
    ['`npm`を使うのだ。\n', 'markdown 「`npm`」'],
    ['[記事](https://example.com/a)を読むのだ。\n', 'markdown 「[記事](https://example.com/a)」'],
    ['| 朝 | 夜 |\n', 'markdown 「| 朝 | 夜 |」'],
    ['<b>太い</b>のだ。\n', 'markdown 「<b>」'],
    ['ずんだもん：こんにちは。\n', 'speaker-label 「ずんだもん：」'],
    ['**春日部つむぎ:** やっほー。\n', 'speaker-label 「春日部つむぎ:」'],
    ['【ナレーション】朝が来た。\n', 'speaker-label 「【ナレーション】」'],
    ['MC（明るく）：始まるのだ。\n', 'speaker-label 「MC（明るく）：」'],
    ['そして（間）次なのだ。\n', 'stage-direction 「（間）」'],
    ['（BGM：明るい曲）始まるのだ。\n', 'stage-direction 「（BGM：明るい曲）」'],
    ['【ジングル】\n', 'stage-direction 「【ジングル】」'],
    ['（少し間を置いて）\n', 'stage-direction 「（少し間を置いて）」'],
    ['(2秒の間)つぎなのだ。\n', 'stage-direction 「(2秒の間)」'],
    ['（元気よく）はじまるのだ！\n', 'stage-direction 「（元気よく）」'],
  ])('%j', (text, expected) => expect(doubtsOf(`${BODY}${text}${BODY}`)).toContain(expected));

  it.each([
    '本当なのだ（笑）。\n',
    '図書館（としょかん）のお話なのだ。\n',
    'タイトル：朝の市場なのだ。\n',
    'ラジオネーム：まめまめさんからなのだ。\n',
    '（昼の間に）育つのだ。\n',
    '<break 500ms>つぎなのだ。\n',
    '{今日|きょう}は<voice tsumugi>やっほー。</voice>なのだ。\n',
  ])('but not %j', (text) => expect(doubtsOf(`${BODY}${text}${BODY}`)).toEqual([]));
});

describe('slips', () => {
  it.each([
    ['ここで英語スキル発動なのだ！ 、。Big Blue Birdなのだ。　、。\n', 'beat-slip 「 、。」'],
    ['　､｡', 'beat-slip 「　､｡」'],
    ['ﾃﾚﾋﾞを見たのだ。\n', 'half-width 「ﾃﾚﾋﾞ」'],
    ['よかったのだ｡おわり。\n', 'half-width 「｡」'],
    ['－－－－\n', 'separator-slip 「－－－－」'],
    ['―――――\n', 'separator-slip 「―――――」'],
    ['ーーーー\n', 'separator-slip 「ーーーー」'],
    ['{表記|}なのだ。\n', 'notation-malformed 「{表記|}」'],
    ['<break 5分>なのだ。\n', 'notation-malformed 「<break 5分>」'],
    ['<voice tsumugi>なのだ。\n', 'notation-malformed 「<voice tsumugi>」'],
    ['<voice nobody>はい。</voice>なのだ。\n', 'voice-unknown 「<voice nobody>」'],
    ['｛今日｜きょう｝なのだ。\n', 'notation-malformed 「｛今日｜きょう｝」'],
  ])('%j', (text, expected) => expect(doubtsOf(`${BODY}${text}${BODY}`)).toContain(expected));
});

describe('programmes that no profile has', () => {
  it('are told in the text, with the nearest one', () => {
    const text = `株式会社ずんだもん技術部AI放送局、はじまるのだ！\n${BODY}`;
    const [found] = findingsOf(text).filter(({ code }) => code === 'program-unknown');
    expect(found).toMatchObject({ line: 1, text: '株式会社ずんだもん技術部AI放送局', level: 'warning' });
    expect(found?.message).toContain('株式会社ずんだもん技術室AI放送局');
  });

  it('are told in the name of the file', () => {
    const [found] = findingsOf(BODY, '月夜のたぬき放送局_podcast_20260105').filter(
      ({ code }) => code === 'program-unknown',
    );
    expect(found?.message).toContain('月夜のたぬき放送局');
    expect(found).toMatchObject({ line: 1, column: 1, text: '' });
  });

  it.each([
    '株式会社ずんだもん技術室エーアイ放送局なのだ。\n',
    'ここは「ピュアピュアA.I.放送局」じゃないのだ。\n',
    '私立ずんだもん女学園放送部のみなさん。\n',
  ])('are not: %s', (text) => {
    expect(doubtsOf(`${text}${BODY}`, '株式会社ずんだもん技術室AI放送局_podcast_20260105')).toEqual([]);
  });
});

describe('segments', () => {
  const sentence = '朝の市場には、いろいろな豆が山のように積まれているのだ。';

  it('that are far too long', () => {
    const [found] = findingsOf(`${BODY}----\n${sentence.repeat(90)}\n`).filter(
      ({ code }) => code === 'segment-long',
    );
    expect(found).toMatchObject({ level: 'warning', line: 6, column: 1 });
    expect(sentence.startsWith(found?.text.slice(0, 10) ?? '-')).toBe(true);
  });

  it('that are nearly empty', () => {
    const [found] = findingsOf(`${BODY}----\nでは。\n----\n${BODY}`).filter(
      ({ code }) => code === 'segment-short',
    );
    expect(found).toMatchObject({ text: 'では。', line: 6 });
  });
});

describe('the warnings of the parser', () => {
  it('are there with what stands at their place', () => {
    const text = `${BODY}　、。ここで英語スキル発動！　、。「Nine Green Pears」なのだ。\n----\nさあ、ここでスキル発動なのだ。\n----\nねえ　、。ほら、もう朝なのだ。\n`;
    expect(doubtsOf(text)).toEqual([
      'skill-unclosed 「「Nine Green Pears」なのだ。」',
      'skill-unknown 「スキル発動なのだ。」',
      'beat-without-announcement 「　、。」',
    ]);
  });

  it('of dates too', () => {
    const text = `2026年1月6日、月曜日なのだ。\n${BODY}`;
    expect(doubtsOf(text).map((each) => each.split(' ')[0])).toContain('weekday-differs');
  });
});
