import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kanaDistance } from '../support/kana-distance.js';
import { read } from '../support/reading-options.js';

const rows = readFileSync(new URL('../fixtures/english-readings.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [part = '', text = '', expected = ''] = line.split('\t');
    return { part, text, expected, reading: read(text) };
  });

/** What the table must keep: the rates of this version, a little rounded down. They may only be raised. */
const FLOORS = {
  capitals: { entries: 100, exact: 0.98, withinOne: 0.99 },
  words: { entries: 150, exact: 0.89, withinOne: 0.94 },
  signs: { entries: 50, exact: 0.98, withinOne: 0.98 },
} as const;

describe('the table of English readings', () => {
  it.each(Object.entries(FLOORS))('%s keep their rates', (part, floor) => {
    const entries = rows.filter((row) => row.part === part);
    expect(entries).toHaveLength(floor.entries);
    const rate = (limit: number): number =>
      entries.filter(({ reading, expected }) => kanaDistance(reading, expected) <= limit).length /
      entries.length;
    console.log(
      `${part}: ${(rate(0) * 100).toFixed(1)} % exact, ${(rate(1) * 100).toFixed(1)} % within one kana`,
    );
    expect(rate(0)).toBeGreaterThanOrEqual(floor.exact);
    expect(rate(1)).toBeGreaterThanOrEqual(floor.withinOne);
  });
});

describe('English in a text', () => {
  it('reads a title as one string', () => {
    expect(read('Evaluating AI Agent Skill Performance')).toBe(
      'エバリュエーティングエーアイエージェントスキルパフォーマンス',
    );
  });

  it.each([
    ['Amazon EC2 P5e instances', 'アマゾンイーシーツーピーファイブイーインスタンシズ'],
    ['Search & Rescue', 'サーチアンドレスキュー'],
    ['Sun, Moon and Stars', 'サン、ムーンアンドスターズ'],
    ['the builder’s guide', 'ザビルダーズガイド'],
    ['GPUs and LLMs', 'ジーピーユーズアンドエルエルエムズ'],
    ['README.md', 'リードミードットエムディー'],
    ['DANCE IN THE RAIN', 'ダンスインザレイン'],
    ['A River', 'エーリバー'],
    ['Once Upon a Time', 'ワンスアポンアタイム'],
    ['Top 10 Tools', 'トップテンツールズ'],
    ['6 Ways to Win', 'シックスウェイズトゥーウィン'],
    ['U.S. Market', 'ユーエスマーケット'],
    ['A.I.放送', 'エーアイ放送'],
    ['Café Naïve', 'カフェナイーブ'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['B、ひな.js', 'ビー、ひなドットジェイエス'],
    ['B、Bird.js', 'ビー、バードジェイエス'],
    ['B、.env', 'ビー、ドットエンブ'],
    ['Disk+、Bird', 'ディスクプラス、バード'],
    ['the birds’、Bird', 'ザバーズ、バード'],
    ['B、@bird', 'ビー、アットバード'],
    ['Bird.「Go」', 'バード。「ゴー」'],
    ['Bird.\nGo', 'バード。ゴー'],
  ])('signs beside words with Japanese between them: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('keeps figures before Japanese counters', () => {
    expect(read('AI 3選と、GPU 2つ、2つ目のTip')).toBe('エーアイ3選と、ジーピーユー2つ、2つ目のティップ');
    expect(read('Llama 3は3本')).toBe('ラマスリーは3本');
  });

  it('never runs figures together', () => {
    expect(read('Qwen3.5-32B')).toBe('クウェン3.5、32ビー');
    expect(read('Llama 3.1 405B')).toBe('ラマ3.1、405ビー');
  });

  it('spells out, or leaves English to the engine', () => {
    expect(read('Tokyo AI', { english: 'spell' })).toBe('ティーオーケーワイオーエーアイ');
    expect(read('これはGood Newsです', { english: 'engine' })).toBe('これはGood Newsです');
    expect(read('Up 10:30 -5', { english: 'engine' })).toBe('Up 10:30 -5');
  });

  it('reads Japanese in Latin letters', () => {
    expect(read('sakuraとzundaとkokoroha')).toBe('サクラとズンダとココロハ');
  });
});
