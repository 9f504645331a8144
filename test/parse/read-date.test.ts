import { describe, expect, it } from 'vitest';
import { dateInFileName, readDate } from '../../src/parse/read-date.js';
import { parsed, warned } from '../support/parse-rules.js';

const TODAY = '2026-01-15';

describe('dateInFileName', () => {
  it.each([
    ['番組_podcast_20240911', '2024-09-11'],
    ['番組_podcast_20240911_2', '2024-09-11'],
    ['2026-08-13 番組', '2026-08-13'],
    ['番組２０２５０１０２', '2025-01-02'],
    ['20240101から20251231', '2025-12-31'],
    ['20240911_20249999', '2024-09-11'],
    ['20240229', '2024-02-29'],
    ['20250229', null],
    ['番組_0', null],
    ['19990101', null],
  ])('%s: %s', (name, date) => {
    expect(dateInFileName(name)).toBe(date);
  });
});

describe('a date in the opening', () => {
  it.each([
    ['今日は2025年3月4日、火曜日なのだ。', '2025-03-04'],
    ['今日は２０２５年３月４日なのだ。', '2025-03-04'],
    ['今日は二〇二五年三月四日なのだ。', '2025-03-04'],
    ['今日は二千二十五年十月十六日なのだ。', '2025-10-16'],
    ['きょうわ2025ねん12がつ11にち、もくようびなのだ。', '2025-12-11'],
    ['きょうわ2026ねん3がつ10か、かようびなのだ。', '2026-03-10'],
    ['2025年の3月の4日なのだ。', '2025-03-04'],
    ['2025 年 3 月 4 日なのだ。', '2025-03-04'],
    ['令和7年3月4日なのだ。', '2025-03-04'],
    ['令和元年五月一日なのだ。', '2019-05-01'],
    ['れいわ八ねん一がつ二にち。', '2026-01-02'],
    ['今日、1月27日火曜日！', '2026-01-27'],
    ['今日は12月28日なのだ。', '2025-12-28'],
    ['今日は二十三日ではなく八月三十一日なのだ。', '2025-08-31'],
    ['昨日の12月1日に出た本。今日は2025年12月2日！', '2025-12-02'],
    ['5月28日に公開された本なのだ。今日は5月29日なのだ。', '2026-05-29'],
    ['2025年2月30日なのだ。', null],
    ['5月28日に公開された本なのだ。', null],
    ['3か月と4か所と30日間なのだ。', null],
    ['日付はないのだ。', null],
  ])('%s', (opening, date) => {
    expect(readDate('番組', opening, TODAY)).toEqual({ date, warnings: [] });
  });

  it('without a year is the nearest to the date of the file', () => {
    expect(readDate('番組_20241230', '1月2日なのだ。', TODAY)).toMatchObject({
      date: '2024-12-30',
      warnings: [{ code: 'date-differs', message: expect.stringContaining('2025-01-02') }],
    });
  });

  it('ends with the first opener and after 1,000 characters', () => {
    const opener = '1つ目の記事は「いぬの本」なのだ。';
    expect(parsed(`${opener}今日は2025年3月4日なのだ。`).date).toBeNull();
    expect(parsed(`今日は2025年3月4日なのだ。${opener}今日は2025年3月5日なのだ。`).date).toBe('2025-03-04');
    expect(readDate('番組', `${'あ'.repeat(1000)}今日は2025年3月4日`, TODAY).date).toBeNull();
  });
});

describe('warnings about dates', () => {
  const codes = (name: string, opening: string) =>
    readDate(name, opening, TODAY).warnings.map(({ code, offset }) => `${code}@${offset}`);

  it.each([
    ['今日は2024年9月11日、水曜日なのだ。', []],
    ['今日は9月11日なのだ。', []],
    ['今日は2024年9月12日なのだ。', ['date-differs@3']],
    ['今日は2024年9月11日、木曜日なのだ。', ['weekday-differs@3']],
    ['今日は2024年9月11日の木曜日なのだ。', ['weekday-differs@3']],
    ['今日は2024年9月11日(木)なのだ。', ['weekday-differs@3']],
    ['今日は2024年9月11日、もくようびなのだ。', ['weekday-differs@3']],
    ['今日は木曜日、2024年9月11日なのだ。', ['weekday-differs@7']],
    ['今日は２０２４年９月１２日（水曜日）なのだ。', ['date-differs@3', 'weekday-differs@3']],
    ['5月28日に公開された本の話なのだ。', []],
    ['昨日は2024年9月10日、今日は2024年9月11日なのだ。', []],
    ['2024年9月11日。5月28日にも出たのだ。', []],
  ])('%s', (opening, warnings) => {
    expect(codes('番組_20240911', opening)).toEqual(warnings);
  });

  it('stand where the date does', () => {
    const script = parsed('はじまり。\n今日は2024年9月12日なのだ。', {}, 'x_20240911.txt');
    expect(script.date).toBe('2024-09-11');
    expect(warned(script)).toEqual(['date-differs@2:4']);
  });
});
