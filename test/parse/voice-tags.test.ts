import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/domain/script.js';
import { parseScript } from '../../src/parse/parse-script.js';
import { rulesWith } from '../support/parse-rules.js';

const parsed = (source: string): Script => {
  const script = parseScript(source, 'ずんだもん_20261117.txt', rulesWith());
  if (!script.ok) throw new Error(script.error[0]?.message);
  return script.value;
};

const outline = (script: Script) => ({
  chapters: script.chapters.map(({ title }) => title),
  segments: script.segments.map(({ title, passages }) => [title, passages.length]),
});

const OPENING = 'ずんだもんの放送なのだ。今日もよろしくなのだ。';
const FIRST =
  'タイトルは「池の鯉に名札をつけた小学校」。名札は1枚120円なのだ。鯉も得意そうなのだ。池が明るくなったのだ。先生も驚いたのだ。';
const SECOND =
  '2つ目の記事は「返却箱が話す図書館」というお話なのだ。返し忘れが減ったのだ。声はやさしいのだ。電池で動くのだ。子どもも喜ぶのだ。';
const CLOSING = '今日の記事を振り返ったのだ。また明日なのだ。';

describe('the voice of a passage', () => {
  const parts = [OPENING, FIRST, SECOND, CLOSING];
  const plain = outline(parsed(parts.join('\n')));

  it('the script has its chapters without any', () =>
    expect(plain.chapters).toEqual([
      'オープニング',
      '池の鯉に名札をつけた小学校',
      '返却箱が話す図書館',
      'エンディング',
    ]));

  it.each(['\n', '', '\n\n'])('changes neither chapters nor segments; %j between them', (between) => {
    const without = outline(parsed(parts.join(between)));
    parts.forEach((_, turned) => {
      const text = parts
        .map((part, at) => (at === turned ? `<voice tsumugi>${part}</voice>` : part))
        .join(between);
      const script = parsed(text);
      expect(outline(script)).toEqual(without);
      // The tags stand in one passage, around what they turn.
      const own = script.segments[turned]?.passages.find(({ type }) => type === 'speech');
      expect(own?.type === 'speech' && own.text.trim()).toBe(`<voice tsumugi>${parts[turned]}</voice>`);
    });
  });
});
