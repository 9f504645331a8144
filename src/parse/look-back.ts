const OVERVIEW = '(?:紹介|お届け|お伝え|しょうかい|おとどけ|おつたえ)(?:いた)?し(?:まし)?た(?![いらくか])';
const LOOKING_BACK = new RegExp(`おさらい|振り返|ふりかえ|${OVERVIEW}`);
/** Said of the whole programme, not of what an article presents. */
const OF_THE_WHOLE = new RegExp(
  `おさらい|振り返|ふりかえ|(?:今日|本日|今回|今週|きょう|ほんじつ|以上|[0-9０-９一二三四五]\\s?[つ本]の).*${OVERVIEW}`,
);
const FAREWELL = /お別れ|おわかれ|(?:今日|本日|今回|きょう)(?:の[^。、！？\s]{1,8})?[はわも]、?ここまで/;
const GOODBYE =
  /お開き|おひらき|(?:終わり|おわり)の(?:お時間|時間|じかん)|この(?:辺|へん)で|また(?:次回|来週|明日|じかい|らいしゅう)|次回も|バイバイ|ばいばい|ごきげんよう|番組(?:へ|え)?の.{0,2}感想|以上です|お話し?(?:いた)?しました/;

/** Whether a sentence (quotes taken out) looks back: on the whole programme, or on something. */
export const lookBack = (sentence: string): 'programme' | 'something' | null =>
  OF_THE_WHOLE.test(sentence) ? 'programme' : LOOKING_BACK.test(sentence) ? 'something' : null;

/** Whether a sentence (quotes taken out) says that the programme ends, or what is said when it ends. */
export const programmeEnds = (sentence: string): 'farewell' | 'goodbye' | null =>
  FAREWELL.test(sentence) ? 'farewell' : GOODBYE.test(sentence) ? 'goodbye' : null;
