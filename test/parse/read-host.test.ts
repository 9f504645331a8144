import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/parse/parse-script.js';
import { rulesWith, stationHosts } from '../support/parse-rules.js';

const hostOf = (path: string, source: string, rules = {}) => {
  const result = parseScript(source, path, rulesWith(rules));
  return result.ok ? [result.value.host, result.value.program] : result.error.map(({ code }) => code);
};

const ZUNDAMON = '株式会社ずんだもん技術室AI放送局';
const TSUMUGI = 'マジカルラブリー☆つむぎのピュアピュアA.I.放送局';

describe('the host', () => {
  it('is the one that is asked for, whatever the file says', () => {
    expect(hostOf(`${ZUNDAMON}_20240911.txt`, 'あ', { host: 'tsumugi' })).toEqual([
      'tsumugi',
      '株式会社ずんだもん技術室AI放送局',
    ]);
    expect(hostOf('x.txt', 'あ', { host: 'ai-zundamon' })).toEqual(['ai-zundamon', null]);
  });

  it.each([
    [`a/b/${ZUNDAMON}_podcast_20240911.txt`, ['zundamon', ZUNDAMON]],
    [`${TSUMUGI}_podcast_20241216.txt`, ['tsumugi', TSUMUGI]],
    [`${TSUMUGI}_podcast_20241216.txt`.normalize('NFD'), ['tsumugi', TSUMUGI]],
    ['私立ずんだもん女学園放送部_podcast_20250221.txt', ['ojousama-zundamon', '私立ずんだもん女学園放送部']],
    [
      '株式会社ずんだどん技術室AI放送局_podcast_20241211.txt',
      ['zundadon', '株式会社ずんだどん技術室AI放送局'],
    ],
    [`${ZUNDAMON} 記念の回なのだ_podcast_20250526.txt`, ['zundamon', ZUNDAMON]],
  ])('is told by the programme in %s', (path, host) => {
    expect(hostOf(path, `今日のゲストは春日部つむぎ。${TSUMUGI}から来たのだ。`)).toEqual(host);
  });

  it.each([
    ['まじかるらぶりーつむぎのぴゅあぴゅあえーあい放送局だよ！', 'tsumugi'],
    ['「マジカルラブリー つむぎ の ピュアピュア ＡＩ 放送局」だよ！', 'tsumugi'],
    ['株式会社ずんだもん技術室エーアイ放送局へようこそ！', 'zundamon'],
    ['株式会社 ズンダモン 技術室・a.i.放送局へようこそ！', 'zundamon'],
    ['私立ずんだもん女学園放送部ですわ。今日はずんだもん技術室の話ですわ。', 'ojousama-zundamon'],
  ])('is told by a programme in the text: %s', (source, host) => {
    expect(hostOf('台本.txt', source)[0]).toBe(host);
    expect(hostOf('台本.txt', source)[1]).toBeTruthy();
  });

  it.each([
    ['ぼくはずんだもん。', 'zundamon'],
    ['わたくし、お嬢様ずんだもんですわ。', 'ojousama-zundamon'],
    ['おいはズンダドンごわす。', 'zundadon'],
    ['AIずんだもんにも来てもらったのだ。', 'zundamon'],
    ['春日部 つむぎだよ！ずんだもん先輩もいるよ！', 'tsumugi'],
  ])('is told by a name: %s', (source, host) => {
    expect(hostOf('台本.txt', source)).toEqual([host, null]);
  });

  it('is told by an alias', () => {
    const hosts = stationHosts.map((host) =>
      host.id === 'zundadon' ? { ...host, aliases: ['ちび式じい'] } : host,
    );
    expect(hostOf('台本.txt', 'ちび式じいの時間じゃ。', { hosts })).toEqual(['zundadon', null]);
  });

  it('takes the longest programme', () => {
    const hosts = [
      { id: 'a', name: 'ア', aliases: [], programs: ['ねこ放送'], skills: [] },
      { id: 'b', name: 'イ', aliases: [], programs: ['夜のねこ放送'], skills: [] },
    ];
    expect(hostOf('夜のねこ放送_1.txt', 'あ', { hosts })).toEqual(['b', '夜のねこ放送']);
    expect(hostOf('ねこ放送_1.txt', 'あ', { hosts })).toEqual(['a', 'ねこ放送']);
  });

  it('is not looked for behind 500 characters, nor by the weekday', () => {
    expect(hostOf('20241216.txt', `月曜日。${'あ'.repeat(500)}春日部つむぎ`)).toEqual(['host-undecidable']);
  });
});

describe('a host that cannot be told', () => {
  it('lists the programmes and --host', () => {
    const result = parseScript('こんにちは。', '台本.txt', rulesWith());
    if (result.ok) throw new Error('a host was found');
    expect(result.error).toHaveLength(1);
    expect(result.error[0]).toMatchObject({ code: 'host-undecidable', file: '台本.txt' });
    expect(result.error[0]?.hint).toContain('--host');
    expect(result.error[0]?.hint).toContain(TSUMUGI);
    expect(result.error[0]?.hint).not.toContain('ai-zundamon');
  });

  it('is unknown where --host names no profile', () => {
    const result = parseScript('こんにちは。', `${ZUNDAMON}.txt`, rulesWith({ host: 'metan' }));
    if (result.ok) throw new Error('a host was found');
    expect(result.error[0]).toMatchObject({
      code: 'host-unknown',
      message: expect.stringContaining('metan'),
    });
    expect(result.error[0]?.hint).toContain('ai-zundamon');
  });

  it('is told together with what else is wrong', () => {
    expect(hostOf('台本.txt', '☆！？')).toEqual(['script-invalid', 'host-undecidable']);
  });
});
