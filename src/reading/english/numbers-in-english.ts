const DIGITS = 'ゼロ ワン ツー スリー フォー ファイブ シックス セブン エイト ナイン'.split(' ');
const ORDINALS =
  'ゼロス ファースト セカンド サード フォース フィフス シックスス セブンス エイス ナインス テンス'.split(' ');

/** A figure within English: one digit as its English name (4o フォーオー), more stay figures (70B 70ビー). */
export const englishFigure = (figure: string): string =>
  figure.length === 1 ? (DIGITS[Number(figure)] ?? figure) : figure.replaceAll(',', '');

/** 1st, 2nd, 10th; undefined for anything else. */
export const englishOrdinal = (text: string): string | undefined => {
  const match = /^(\d+)(?:st|nd|rd|th)$/i.exec(text);
  if (match === null) return undefined;
  return ORDINALS[Number(match[1])] ?? `${match[1]}ス`;
};

const UNITS: Readonly<Record<string, string>> = {
  KB: 'キロバイト',
  kB: 'キロバイト',
  MB: 'メガバイト',
  GB: 'ギガバイト',
  TB: 'テラバイト',
  PB: 'ペタバイト',
  KiB: 'キビバイト',
  MiB: 'メビバイト',
  GiB: 'ギビバイト',
  Hz: 'ヘルツ',
  kHz: 'キロヘルツ',
  MHz: 'メガヘルツ',
  GHz: 'ギガヘルツ',
  mg: 'ミリグラム',
  g: 'グラム',
  kg: 'キログラム',
  mm: 'ミリメートル',
  cm: 'センチメートル',
  m: 'メートル',
  km: 'キロメートル',
  nm: 'ナノメートル',
  ml: 'ミリリットル',
  mL: 'ミリリットル',
  L: 'リットル',
  ms: 'ミリ秒',
  ns: 'ナノ秒',
  min: '分',
  W: 'ワット',
  kW: 'キロワット',
  MW: 'メガワット',
  GW: 'ギガワット',
  Wh: 'ワットアワー',
  kWh: 'キロワットアワー',
  mAh: 'ミリアンペアアワー',
  bps: 'ビーピーエス',
  kbps: 'キロビーピーエス',
  Mbps: 'メガビーピーエス',
  Gbps: 'ギガビーピーエス',
  dB: 'デシベル',
  px: 'ピクセル',
  fps: 'エフピーエス',
};

/** A unit right after a figure: 16GB 16ギガバイト. */
export const unitKana = (unit: string): string | undefined => UNITS[unit];

/** What makes a figure Japanese: a counter after it. */
export const JAPANESE_COUNTER =
  /^[ \t]*(?:[つ個件本枚人名年月日時分秒回倍円万億兆千百歳位番目社種台章節話点度割代冊杯匹頭羽軒階層段行列字文語版号基機倍口問题題週ヶヵカか箇箱選通食泊曲作戦巻票部课課県都市か所]|ドル|ユーロ|ポンド|パーセント|ポイント|キロ|メートル|センチ|ミリ|グラム|トン|リットル|ギガ|メガ|テラ|バイト|ビット|ステップ|ページ|カ月|ケ月|シーン|セット|パターン|%|％)/u;
