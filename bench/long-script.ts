const PLACES = [
  '港の倉庫',
  '丘の図書館',
  '駅前の広場',
  '川ぞいの工房',
  '雪の山小屋',
  '島の天文台',
  '谷の発電所',
];
const THINGS = [
  '古い地図',
  '小さなロボット',
  '手紙の束',
  '青い望遠鏡',
  '木の時計',
  '新しい顕微鏡',
  '銀色の船',
  '長い記録',
];
const DEEDS = [
  'を修理しているのだ',
  'の話でもちきりなのだ',
  'が見つかったそうなのだ',
  'を数えなおすと合計が合わないのだ',
  'にだれもが首をかしげたのだ',
  'を子どもたちが毎日磨いているのだ',
];
const WIDTH = 36;

const sentence = (number: number): string => {
  const place = PLACES[number % PLACES.length];
  const thing = THINGS[(number * 5) % THINGS.length];
  const deed = DEEDS[(number * 7) % DEEDS.length];
  const text = `${place}では、きょうで${number + 1}日目になる${thing}${deed}。`;
  return text.length < WIDTH ? text : text.replace('きょうで', '');
};

/** A script of about so many characters in twelve articles, no two sentences alike. */
export const longScript = (characters: number): string => {
  const articles = 12;
  const parts = ['みんな、こんばんはなのだ！\nこちらは長い番組の見本なのだ。\n'];
  let number = 0;
  for (let article = 1; article <= articles; article += 1) {
    let text = `${article}つ目の記事は、「${PLACES[article % PLACES.length]}と${THINGS[article % THINGS.length]}の${article}年」という記事なのだ。\n`;
    while (text.length < characters / articles) {
      text += sentence(number);
      if (number % 3 === 2) text += '\n\n';
      number += 1;
    }
    parts.push(text);
  }
  return `${parts.join('\n----\n')}\n----\n今日はここまでなのだ。\n`;
};
