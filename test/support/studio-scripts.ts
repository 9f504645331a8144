/** A script of a Tuesday: 9 sentences in 4 segments, the third with a skill passage. */
export const TUESDAY = '株式会社ずんだもん技術室AI放送局_podcast_20260106.txt';

export const tuesdayScript = [
  'みんな、おはようなのだ！\nきょうわ2026年1月6日、火曜日なのだ。\n',
  '1つ目の記事は、「冬の星をながめる会」という記事なのだ。\n丘の上で望遠鏡をのぞくのだ。\nココアがおいしいのだ。\n',
  '　、。ここで英語スキル発動！　、。2つ目の記事は、「Seven Quiet Harbors」という記事なのだ。　、。\n静かな港の話なのだ。\n',
  'きょうはここまでなのだ。\n',
].join('----\n');

export const WEDNESDAY = '株式会社ずんだもん技術室AI放送局_podcast_20260107.txt';

export const wednesdayScript = [
  'みんな、おはようなのだ！\nきょうわ2026年1月7日、水曜日なのだ。\n',
  '1つ目の記事は、「凍った滝にのぼる人たち」という記事なのだ。\n手袋が大事なのだ。\n',
  'きょうはここまでなのだ。\n',
].join('----\n');
