import type { LintNote } from './lint-note.js';

const BRACKETED = /[（(【［[〈《＜]([^（()）【】［\][〈〉《》＜＞\n]{1,24})[）)】］\]〉》＞]/g;

const SOUND = '(?:BGM|SE|ME|CM|効果音|ジングル|音楽|楽曲|チャイム|ファンファーレ|ドラムロール|曲|サウンド)';
/** The whole of what stands in the brackets, after NFKC. */
const DIRECTIONS: readonly RegExp[] = [
  /^(?:(?:少し|短い|長い|長めの|一瞬の?|ここで|一拍|適度な|[0-9]+(?:\.[0-9]+)?秒(?:ほど|程度|くらい)?の?)\s*)*(?:間|ま|ポーズ|沈黙|無音|一拍|一呼吸|小休止|pause)(?:を?(?:置く|おく|置いて|おいて|取る|とる|あける|空ける|開ける|入れる|挟む))?$/i,
  new RegExp(
    `^(?:[^、。]{0,8}[なの])?${SOUND}(?:$|[:：\\s、,]|が|を|は|の|と|開始|終了|停止|スタート|ストップ|イン|アウト|フェード|カット|入る|流れ|明け|入り|start|end|in$|out$)`,
    'i',
  ),
  /(?:フェード(?:イン|アウト)|カット(?:イン|アウト)|クロスフェード|F\.?[IO]\.?$|fade (?:in|out))/i,
  /^(?:オープニング|エンディング)(?:曲|テーマ|ジングル|トーク|音楽)?$/,
  /^(?:拍手|歓声|笑い声|笑い|ため息|溜め息|深呼吸|咳払い|せきばらい|小声|囁き声?|ささやき声?|鼻歌|効果音)(?:で|をする|して)?$/,
  /^[^、。]{1,12}(?:口調|声|トーン|テンション|笑顔|表情)(?:で|に)$/,
  /^(?:元気よく|明るく|楽しそうに|嬉しそうに|悲しそうに|しんみりと?|ゆっくりと?|早口で|笑いながら|驚いて|照れながら|真面目に)$/,
];

/** Stage directions in brackets （間）（BGM：明るい曲）【ジングル】: they would be spoken. */
export const findDirections = (source: string): readonly LintNote[] =>
  [...source.matchAll(BRACKETED)].flatMap((match): LintNote[] => {
    const inside = (match[1] ?? '').normalize('NFKC').trim();
    if (!DIRECTIONS.some((pattern) => pattern.test(inside))) return [];
    return [
      {
        level: 'warning',
        code: 'stage-direction',
        message: 'a stage direction: it would be spoken; a pause is <break 500ms>',
        start: match.index,
        end: match.index + match[0].length,
      },
    ];
  });
