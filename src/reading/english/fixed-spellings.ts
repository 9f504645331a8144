/** Spellings with digits or signs that are said in a way of their own; matched exactly, whole words only. */
const TABLE = `
C++ シープラスプラス, C# シーシャープ, F# エフシャープ, .NET ドットネット, ASP.NET エーエスピードットネット
Q&A キューアンドエー, R&D アールアンドディー, M&A エムアンドエー, AT&T エーティーアンドティー, P&G ピーアンドジー
I/O アイオー, A/B エービー, TCP/IP ティーシーピーアイピー, CI/CD シーアイシーディー, N/A エヌエー, S/N エスエヌ
Wi-Fi ワイファイ, wi-fi ワイファイ, DALL-E ダリ, DALL·E ダリ, e-mail イーメール, E-mail イーメール, T-shirt ティーシャツ
x86 エックスハチロク, x64 エックスロクヨン, k8s ケーエイツ, K8s ケーエイツ, i18n アイ18エヌ, l10n エル10エヌ, a11y エー11ワイ
Base64 ベースロクヨン, base64 ベースロクヨン, UTF-8 ユーティーエフエイト, utf-8 ユーティーエフエイト
4K ヨンケー, 8K ハチケー, 24/7 トゥエンティーフォーセブン, 1on1 ワンオンワン, Log4j ログフォージェイ
H.264 エイチ264, H.265 エイチ265, A.I. エーアイ, A.I エーアイ, U.S. ユーエス, U.K. ユーケー, Ph.D. ピーエイチディー
e.g. たとえば, i.e. すなわち, w/o ウィズアウト, w/ ウィズ, P2P ピーツーピー, 9to5Mac ナイントゥーファイブマック
PS5 ピーエスファイブ, PS4 ピーエスフォー, GPT-4o ジーピーティーフォーオー, GPT-3 ジーピーティースリー, GB/s ギガバイトパーセカンド
Windows 11 ウィンドウズイレブン, Windows 10 ウィンドウズテン, Top 10 トップテン, top 10 トップテン
Hugging Face ハギングフェイス, Visual Studio ビジュアルスタジオ, VS Code ブイエスコード, Mac mini マックミニ
Weights & Biases ウェイツアンドバイアシズ, Stack Overflow スタックオーバーフロー, New York ニューヨーク
San Francisco サンフランシスコ, Los Angeles ロサンゼルス, Apple TV アップルティービー, Apple Watch アップルウォッチ
R²D² アールツーディーツー, I'm アイム
`;

const ENTRIES = TABLE.trim()
  .split(/,\s+|\n/u)
  .map((pair) => {
    const space = pair.lastIndexOf(' ');
    return [pair.slice(0, space), pair.slice(space + 1)] as const;
  })
  .sort(([a], [b]) => b.length - a.length);

export const FIXED_SPELLINGS: ReadonlyMap<string, string> = new Map(ENTRIES);

const escaped = ENTRIES.map(([spelling]) => spelling.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** Source of a pattern for any of them. */
export const FIXED_SPELLING = `(?:${escaped.join('|')})`;
