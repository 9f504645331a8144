/** Lower-case English words whose Japanese form is conventional, or not what the rules make of them. */
export const WORDS = `
the ザ, of オブ, to トゥー, and アンド, an アン, for フォー, with ウィズ, without ウィズアウト, within ウィズイン
into イントゥ, onto オントゥ, in イン, on オン, at アット, by バイ, as アズ, is イズ, it イット, its イッツ, be ビー
been ビーン, was ワズ, were ワー, are アー, am アム, or オア, nor ノア, not ノット, no ノー, if イフ, we ウィー
he ヒー, she シー, they ゼイ, their ゼア, theirs ゼアズ, them ゼム, there ゼア, these ジーズ, those ゾーズ
this ディス, that ザット, then ゼン, than ザン, thus ザス, you ユー, your ユア, yours ユアーズ, our アワー
ours アワーズ, us アス, me ミー, my マイ, mine マイン, his ヒズ, her ハー, him ヒム, who フー, whose フーズ
what ホワット, whats ホワッツ, when ホエン, where ホエア, which ウィッチ, while ホワイル, why ホワイ, how ハウ
whether ウェザー, will ウィル, would ウッド, could クッド, should シュッド, can キャン, cannot キャノット
can't キャント, don't ドント, doesn't ダズント, didn't ディドント, isn't イズント, aren't アーント, won't ウォント
wouldn't ウドゥント, it's イッツ, that's ザッツ, what's ホワッツ, here's ヒアズ, there's ゼアズ, let's レッツ
i'm アイム, you're ユーアー, we're ウィーアー, they're ゼイアー, i've アイブ, you've ユーブ, we've ウィーブ
have ハブ, has ハズ, had ハド, do ドゥー, does ダズ, did ディド, done ダン, from フロム, about アバウト
above アバブ, across アクロス, after アフター, again アゲイン, against アゲインスト, all オール, almost オールモスト
along アロング, already オールレディ, also オールソー, always オールウェイズ, any エニー, anyone エニワン
anything エニシング, around アラウンド, away アウェイ, back バック, because ビコーズ, become ビカム
becomes ビカムズ, becoming ビカミング, before ビフォー, behind ビハインド, being ビーイング, below ビロー
better ベター, between ビトウィーン, beyond ビヨンド, both ボース, but バット, down ダウン, during デュアリング
each イーチ, else エルス, enough イナフ, even イーブン, ever エバー, every エブリ, everyone エブリワン
everything エブリシング, everywhere エブリウェア, few フュー, first ファースト, further ファーザー, get ゲット
gets ゲッツ, go ゴー, good グッド, great グレート, here ヒア, just ジャスト, keep キープ, know ノウ, knows ノウズ
known ノウン, last ラスト, late レイト, later レイター, latest レイテスト, least リースト, less レス, let レット
like ライク, little リトル, long ロング, look ルック, made メイド, make メイク, makes メイクス, making メイキング
maker メーカー, makers メーカーズ, many メニー, may メイ, maybe メイビー, might マイト, more モア, most モスト
much マッチ, must マスト, near ニア, need ニード, needs ニーズ, never ネバー, new ニュー, news ニュース
next ネクスト, nothing ナッシング, now ナウ, off オフ, often オーフン, old オールド, once ワンス, one ワン
ones ワンズ, only オンリー, other アザー, others アザーズ, another アナザー, out アウト, over オーバー, own オウン
owner オーナー, people ピープル, per パー, put プット, really リアリー, real リアル, right ライト, same セイム
say セイ, says セッズ, said セッド, see シー, seen シーン, set セット, show ショー, shows ショーズ, since シンス
so ソー, some サム, someone サムワン, something サムシング, sometimes サムタイムズ, soon スーン, still スティル
such サッチ, take テイク, takes テイクス, taking テイキング, taken テイクン, tell テル, thing シング
things シングス, think シンク, thinking シンキング, thought ソート, through スルー, throughout スルーアウト
together トゥギャザー, too トゥー, today トゥデイ, tomorrow トゥモロー, tonight トゥナイト, toward トゥワード
towards トワーズ, under アンダー, until アンティル, up アップ, upon アポン, use ユース, used ユーズド, uses ユージズ
using ユージング, user ユーザー, users ユーザーズ, usage ユーセージ, useful ユースフル, very ベリー, want ウォント
wants ウォンツ, way ウェイ, ways ウェイズ, week ウィーク, well ウェル, went ウェント, work ワーク, world ワールド
year イヤー, years イヤーズ, yes イエス, yet イェット, zero ゼロ, two ツー, three スリー, four フォー
five ファイブ, six シックス, seven セブン, eight エイト, nine ナイン, ten テン, eleven イレブン, twelve トゥエルブ
twenty トゥエンティ, hundred ハンドレッド, thousand サウザンド, million ミリオン, billion ビリオン
trillion トリリオン, second セカンド, third サード, half ハーフ, double ダブル, single シングル, multi マルチ
multiple マルチプル, triple トリプル, quarter クォーター, ability アビリティ, able エイブル, academic アカデミック
academy アカデミー, accelerate アクセラレート, accelerated アクセラレーテッド, accelerates アクセラレーツ
accelerating アクセラレーティング, accelerator アクセラレーター, acceleration アクセラレーション, accept アクセプト
access アクセス, accessibility アクセシビリティ, accident アクシデント, accord アコード, according アコーディング
account アカウント, accounting アカウンティング, accuracy アキュラシー, accurate アキュレート, achieve アチーブ
achieving アチービング, achievement アチーブメント, action アクション, actions アクションズ, active アクティブ
activity アクティビティ, actor アクター, actual アクチュアル, actually アクチュアリー, adapt アダプト
adaptive アダプティブ, adapter アダプター, add アド, adds アズ, added アデッド, adding アディング
addition アディション, address アドレス, admin アドミン, administrator アドミニストレーター, adopt アドプト
adoption アドプション, advance アドバンス, advanced アドバンスト, advances アドバンシズ, advancing アドバンシング
advantage アドバンテージ, adventure アドベンチャー, adversarial アドバーサリアル, adversary アドバーサリー
advertising アドバタイジング, advice アドバイス, affect アフェクト, affiliate アフィリエイト, africa アフリカ
age エイジ, agency エージェンシー, agent エージェント, agents エージェンツ, agentic エージェンティック, agile アジャイル
agreement アグリーメント, air エア, airline エアライン, airport エアポート, alarm アラーム, album アルバム
alert アラート, algorithm アルゴリズム, algorithms アルゴリズムズ, alien エイリアン, align アライン
alignment アラインメント, allow アロー, allows アローズ, allowing アローイング, alpha アルファ
alphabet アルファベット, alternative オルタナティブ, alternatives オルタナティブズ, amateur アマチュア
amazing アメイジング, amazon アマゾン, ambitious アンビシャス, america アメリカ, american アメリカン
analysis アナリシス, analyst アナリスト, analytics アナリティクス, analytic アナリティック, analyze アナライズ
analyzer アナライザー, analyzing アナライジング, anchor アンカー, android アンドロイド, angel エンジェル
angle アングル, animal アニマル, animation アニメーション, anime アニメ, anniversary アニバーサリー
announce アナウンス, announces アナウンシズ, announced アナウンスド, announcing アナウンシング
announcement アナウンスメント, anonymous アノニマス, answer アンサー, answers アンサーズ, antenna アンテナ
antique アンティーク, api エーピーアイ, app アプリ, apps アプリ, apple アップル, application アプリケーション
apply アプライ, approach アプローチ, approaches アプローチズ, april エイプリル, arcade アーケード, archive アーカイブ
archives アーカイブズ, architect アーキテクト, architecture アーキテクチャ, architectures アーキテクチャーズ
arena アリーナ, area エリア, areas エリアズ, argument アーギュメント, army アーミー, array アレイ, arrow アロー
art アート, article アーティクル, artifact アーティファクト, artifacts アーティファクツ, artificial アーティフィシャル
artist アーティスト, asia アジア, asian アジアン, aspect アスペクト, assembly アセンブリ, assess アセス
assessment アセスメント, asset アセット, assets アセッツ, assign アサイン, assist アシスト, assistant アシスタント
assistants アシスタンツ, association アソシエーション, async エーシンク, asynchronous アシンクロナス, atlas アトラス
atom アトム, attach アタッチ, attack アタック, attacks アタックス, attention アテンション, audience オーディエンス
audio オーディオ, audit オーディット, august オーガスト, australia オーストラリア, authentication オーセンティケーション
author オーサー, authority オーソリティ, authorization オーソライゼーション, auto オート, automate オートメート
automated オートメーテッド, automatic オートマチック, automatically オートマチカリー, automation オートメーション
autonomous オートノマス, autonomy オートノミー, availability アベイラビリティ, available アベイラブル
avatar アバター, average アベレージ, avoid アボイド, award アワード, awards アワーズ, aware アウェア
awareness アウェアネス, awesome オーサム, baby ベイビー, backend バックエンド, background バックグラウンド
backup バックアップ, bacteria バクテリア, badge バッジ, balance バランス, balancer バランサー, ball ボール
balloon バルーン, banana バナナ, band バンド, bank バンク, banner バナー, bar バー, barrier バリア, base ベース
based ベースド, baseball ベースボール, baseline ベースライン, basic ベーシック, basics ベーシックス, basket バスケット
batch バッチ, bath バス, battery バッテリー, battle バトル, beach ビーチ, beam ビーム, bean ビーン
beans ビーンズ, bear ベア, beautiful ビューティフル, beauty ビューティー, beginner ビギナー, beginners ビギナーズ
behavior ビヘイビア, behaviors ビヘイビアズ, believe ビリーブ, believes ビリーブス, benchmark ベンチマーク
benchmarks ベンチマークス, benefit ベネフィット, benefits ベネフィッツ, best ベスト, beta ベータ, bias バイアス
bible バイブル, bicycle バイシクル, big ビッグ, bigger ビッガー, biggest ビッゲスト, bill ビル, binary バイナリ
binaries バイナリーズ, bird バード, birthday バースデー, bit ビット, bitcoin ビットコイン, black ブラック
blank ブランク, blend ブレンド, block ブロック, blockchain ブロックチェーン, blog ブログ, blogs ブログズ, blue ブルー
board ボード, boat ボート, body ボディ, bond ボンド, bonus ボーナス, book ブック, boost ブースト
boosting ブースティング, boot ブート, bootstrap ブートストラップ, border ボーダー, bot ボット, bots ボッツ
bottle ボトル, bottleneck ボトルネック, bottom ボトム, bowl ボウル, box ボックス, boy ボーイ, brain ブレイン
branch ブランチ, branches ブランチズ, brand ブランド, bread ブレッド, break ブレイク, breaking ブレイキング
breaks ブレイクス, breakthrough ブレイクスルー, bridge ブリッジ, bridging ブリッジング, brief ブリーフ
bring ブリング, british ブリティッシュ, broadcast ブロードキャスト, broker ブローカー, brother ブラザー, brown ブラウン
browse ブラウズ, browser ブラウザ, browsers ブラウザーズ, brush ブラシ, bubble バブル, bucket バケット
budget バジェット, buffer バッファ, bug バグ, bugs バグズ, build ビルド, builds ビルズ, builder ビルダー
builders ビルダーズ, building ビルディング, built ビルト, bundle バンドル, bundler バンドラー, burn バーン
bus バス, business ビジネス, businesses ビジネシズ, button ボタン, buttons ボタンズ, buy バイ, buyer バイヤー
byte バイト, bytes バイツ, cabinet キャビネット, cable ケーブル, cache キャッシュ, caching キャッシング, cafe カフェ
cage ケージ, cake ケーキ, calculator カルキュレーター, calendar カレンダー, calibration キャリブレーション
california カリフォルニア, call コール, camera カメラ, cameras カメラズ, camp キャンプ, campaign キャンペーン
campus キャンパス, canada カナダ, cancel キャンセル, cancer キャンサー, candidate キャンディデート, candy キャンディ
canvas キャンバス, capability ケイパビリティ, capabilities ケイパビリティーズ, capable ケイパブル
capacity キャパシティ, capital キャピタル, captain キャプテン, caption キャプション, capture キャプチャ, car カー
carbon カーボン, card カード, cards カーズ, care ケア, career キャリア, careful ケアフル, carpet カーペット
cart カート, cascade カスケード, case ケース, cases ケーシズ, cash キャッシュ, casino カジノ, cast キャスト
castle キャッスル, casual カジュアル, cat キャット, catalog カタログ, catalyst カタリスト, catch キャッチ
category カテゴリー, cause コーズ, center センター, centers センターズ, central セントラル, century センチュリー
ceo シーイーオー, ceramic セラミック, certificate サーティフィケート, certification サーティフィケーション
certified サーティファイド, chain チェーン, chains チェーンズ, chair チェア, chairman チェアマン
challenge チャレンジ, challenges チャレンジズ, champion チャンピオン, chance チャンス, change チェンジ
changes チェンジズ, channel チャンネル, channels チャンネルズ, chaos カオス, chapter チャプター
character キャラクター, characters キャラクターズ, charge チャージ, charity チャリティー, chart チャート
chat チャット, chatbot チャットボット, chatbots チャットボッツ, cheap チープ, check チェック
checkpoint チェックポイント, checkpoints チェックポインツ, cheese チーズ, chemical ケミカル, cherry チェリー
chess チェス, chicken チキン, chief チーフ, child チャイルド, children チルドレン, china チャイナ
chinese チャイニーズ, chip チップ, chips チップス, chocolate チョコレート, choice チョイス, choose チューズ
chrome クローム, christmas クリスマス, chunk チャンク, chunks チャンクス, church チャーチ, cinema シネマ
circle サークル, circuit サーキット, citizen シチズン, city シティ, claim クレイム, claims クレイムズ, class クラス
classes クラシズ, classic クラシック, classification クラシフィケーション, classifier クラシファイア
classroom クラスルーム, clean クリーン, cleaner クリーナー, clear クリア, clearly クリアリー, click クリック
client クライアント, clients クライアンツ, climate クライメート, clinic クリニック, clinical クリニカル, clip クリップ
clipboard クリップボード, clock クロック, clone クローン, close クローズ, closed クローズド, closer クローザー
closet クローゼット, cloud クラウド, clouds クラウズ, club クラブ, cluster クラスター, clusters クラスターズ
clustering クラスタリング, coach コーチ, coaching コーチング, code コード, codes コーズ, coder コーダー
coders コーダーズ, codebase コードベース, codebases コードベーシズ, coding コーディング, coffee コーヒー
cognition コグニション, cognitive コグニティブ, coin コイン, cold コールド, collaborate コラボレート
collaboration コラボレーション, collaborative コラボラティブ, collapse コラプス, collect コレクト
collection コレクション, collective コレクティブ, college カレッジ, color カラー, colors カラーズ, column カラム
columns カラムズ, combine コンバイン, combined コンバインド, comedy コメディ, comfort コンフォート, comic コミック
comics コミックス, coming カミング, command コマンド, commands コマンズ, comment コメント, comments コメンツ
commerce コマース, commercial コマーシャル, commission コミッション, commit コミット, commits コミッツ
committee コミッティ, common コモン, communicate コミュニケート, communication コミュニケーション
community コミュニティ, communities コミュニティーズ, compact コンパクト, company カンパニー, companies カンパニーズ
compare コンペア, comparing コンペアリング, comparison コンパリソン, compatibility コンパチビリティ
compatible コンパチブル, compile コンパイル, compiler コンパイラ, compilers コンパイラーズ, complete コンプリート
completely コンプリートリー, completion コンプリーション, complex コンプレックス, complexity コンプレキシティ
compliance コンプライアンス, component コンポーネント, components コンポーネンツ, compose コンポーズ
composer コンポーザー, composition コンポジション, comprehensive コンプリヘンシブ, compress コンプレス
compression コンプレッション, compute コンピュート, computer コンピューター, computers コンピューターズ
computing コンピューティング, computation コンピュテーション, computational コンピュテーショナル, concept コンセプト
concepts コンセプツ, concert コンサート, concrete コンクリート, concurrency コンカレンシー, concurrent コンカレント
condition コンディション, conference カンファレンス, confidence コンフィデンス, confidential コンフィデンシャル
config コンフィグ, configurable コンフィギュラブル, configuration コンフィギュレーション, configure コンフィギュア
confirm コンファーム, conflict コンフリクト, connect コネクト, connection コネクション, connector コネクター
connectors コネクターズ, connects コネクツ, conscious コンシャス, consensus コンセンサス, consider コンシダー
considering コンシダリング, consistency コンシステンシー, consistent コンシステント, console コンソール
constitution コンスティチューション, construct コンストラクト, construction コンストラクション, consultant コンサルタント
consulting コンサルティング, consumer コンシューマー, consumers コンシューマーズ, consumption コンサンプション
contact コンタクト, container コンテナ, containers コンテナーズ, content コンテンツ, contents コンテンツ
contest コンテスト, context コンテキスト, contexts コンテキスツ, contextual コンテクスチュアル, continue コンティニュー
continuous コンティニュアス, contract コントラクト, contribute コントリビュート, contributing コントリビューティング
contribution コントリビューション, contributor コントリビューター, control コントロール, controls コントロールズ
controlled コントロールド, controller コントローラー, convenience コンビニエンス, convention コンベンション
conversation カンバセーション, conversational カンバセーショナル, conversations カンバセーションズ, convert コンバート
converter コンバーター, cookie クッキー, cool クール, cooking クッキング, copilot コパイロット, copy コピー
copyright コピーライト, core コア, cores コアズ, corner コーナー, corporate コーポレート
corporation コーポレーション, correct コレクト, cost コスト, costs コスツ, costume コスチューム, council カウンシル
count カウント, counter カウンター, country カントリー, countries カントリーズ, course コース, courses コースズ
court コート, cover カバー, coverage カバレッジ, cowork コワーク, coworker コワーカー, craft クラフト
crash クラッシュ, crazy クレイジー, cream クリーム, create クリエイト, creates クリエイツ, created クリエイテッド
creating クリエイティング, creation クリエーション, creative クリエイティブ, creativity クリエイティビティ
creator クリエイター, creators クリエイターズ, credential クレデンシャル, credentials クレデンシャルズ
credit クレジット, credits クレジッツ, crime クライム, crisis クライシス, critical クリティカル
criticism クリティシズム, critic クリティック, cross クロス, crowd クラウド, crown クラウン, cruise クルーズ
crypto クリプト, cryptocurrency クリプトカレンシー, crystal クリスタル, cube キューブ, culture カルチャー, cup カップ
curate キュレート, curated キュレーテッド, curation キュレーション, currency カレンシー, current カレント
curriculum カリキュラム, cursor カーソル, curve カーブ, custom カスタム, customer カスタマー
customers カスタマーズ, customize カスタマイズ, customized カスタマイズド, customizing カスタマイジング
customizable カスタマイザブル, customization カスタマイゼーション, cut カット, cutting カッティング, cyber サイバー
cybersecurity サイバーセキュリティ, cycle サイクル, cycles サイクルズ, daemon デーモン, daily デイリー
damage ダメージ, dance ダンス, danger デンジャー, dangerous デンジャラス, dark ダーク, darkness ダークネス
dashboard ダッシュボード, data データ, database データベース, databases データベーシズ, dataset データセット
datasets データセッツ, date デート, day デイ, days デイズ, daybreak デイブレイク, dead デッド, deadline デッドライン
deal ディール, deals ディールズ, death デス, debate ディベート, debt デット, debug デバッグ, debugger デバッガー
debugging デバッギング, debut デビュー, decade ディケイド, december ディセンバー, decentralized ディセントラライズド
decide ディサイド, decision ディシジョン, decisions ディシジョンズ, deck デッキ, declarative デクララティブ
decline ディクライン, decode デコード, decoder デコーダー, decoding デコーディング, dedicated デディケーテッド
deep ディープ, deeper ディーパー, default デフォルト, defaults デフォルツ, defender ディフェンダー
defense ディフェンス, defending ディフェンディング, defi ディファイ, define ディファイン, defining ディファイニング
definition デフィニション, degree ディグリー, delay ディレイ, delegate デリゲート, delegation デリゲーション
delete デリート, deliver デリバー, delivers デリバーズ, delivering デリバリング, delivery デリバリー, delta デルタ
demand デマンド, demo デモ, demos デモズ, democracy デモクラシー, democratize デモクラタイズ
democratizing デモクラタイジング, demonstration デモンストレーション, denial ディナイアル, department デパートメント
dependency ディペンデンシー, dependencies ディペンデンシーズ, deploy デプロイ, deployed デプロイド
deploying デプロイング, deployment デプロイメント, deployments デプロイメンツ, depth デプス, derby ダービー
desert デザート, design デザイン, designs デザインズ, designed デザインド, designer デザイナー
designers デザイナーズ, designing デザイニング, desk デスク, desktop デスクトップ, destination デスティネーション
detail ディテール, details ディテールズ, detect ディテクト, detecting ディテクティング, detection ディテクション
detective ディテクティブ, detector ディテクター, dev デブ, devs デブズ, develop デベロップ, developed デベロップド
developer デベロッパー, developers デベロッパーズ, developing デベロッピング, development デベロップメント
device デバイス, devices デバイシズ, devops デブオプス, diagnostic ダイアグノスティック
diagnostics ダイアグノスティックス, diagram ダイアグラム, diagrams ダイアグラムズ, dialog ダイアログ, dialogue ダイアログ
diamond ダイヤモンド, diary ダイアリー, dictionary ディクショナリー, diet ダイエット, diff ディフ
difference ディファレンス, different ディファレント, differential ディファレンシャル, difficult ディフィカルト
diffusion ディフュージョン, digest ダイジェスト, digital デジタル, dimension ディメンション, dinner ディナー
direct ダイレクト, direction ディレクション, director ディレクター, directory ディレクトリ, disaster ディザスター
discipline ディシプリン, discord ディスコード, discount ディスカウント, discover ディスカバー
discovering ディスカバリング, discovery ディスカバリー, discussion ディスカッション, disk ディスク, display ディスプレイ
displays ディスプレイズ, distill ディスティル, distillation ディスティレーション, distribute ディストリビュート
distributed ディストリビューテッド, distribution ディストリビューション, dive ダイブ, diverse ダイバース
diversity ダイバーシティ, division ディビジョン, docker ドッカー, docs ドックス, doctor ドクター
document ドキュメント, documents ドキュメンツ, documentary ドキュメンタリー, documentation ドキュメンテーション
dog ドッグ, dogs ドッグス, dollar ドル, dollars ドルズ, dolphin ドルフィン, domain ドメイン, domains ドメインズ
door ドア, dots ドッツ, dot ドット, download ダウンロード, draft ドラフト, dragon ドラゴン, drama ドラマ
draw ドロー, drawing ドローイング, dream ドリーム, dreams ドリームズ, dress ドレス, drift ドリフト, drill ドリル
drink ドリンク, drive ドライブ, driven ドリブン, driver ドライバー, drivers ドライバーズ, driving ドライビング
drone ドローン, drones ドローンズ, drop ドロップ, drops ドロップス, dry ドライ, dual デュアル, dynamic ダイナミック
dynamics ダイナミクス, dynamo ダイナモ, ear イヤー, early アーリー, earn アーン, earth アース
earthquake アースクエイク, east イースト, eastern イースタン, easy イージー, easier イージアー, easily イージリー
eat イート, echo エコー, eclipse エクリプス, eco エコ, economic エコノミック, economics エコノミクス
economist エコノミスト, economy エコノミー, ecosystem エコシステム, ecosystems エコシステムズ, edge エッジ
edit エディット, editing エディティング, edition エディション, editor エディター, editors エディターズ
education エデュケーション, educational エデュケーショナル, effect エフェクト, effects エフェクツ
effective エフェクティブ, effectively エフェクティブリー, efficiency エフィシェンシー, efficient エフィシェント
efficiently エフィシェントリー, effort エフォート, egg エッグ, elastic エラスティック, election エレクション
electric エレクトリック, electrical エレクトリカル, electron エレクトロン, electronic エレクトロニック
electronics エレクトロニクス, element エレメント, elements エレメンツ, elevator エレベーター, elite エリート
email メール, emails メールズ, embed エンベッド, embedded エンベデッド, embedding エンベディング
embeddings エンベディングズ, embrace エンブレース, embracing エンブレイシング, emergency エマージェンシー
emerging エマージング, emotion エモーション, emotional エモーショナル, empire エンパイア, employee エンプロイー
employees エンプロイーズ, employer エンプロイヤー, empower エンパワー, empowering エンパワリング
emulator エミュレーター, enable イネーブル, enables イネーブルズ, enabling イネーブリング, encoder エンコーダー
encoding エンコーディング, encode エンコード, encrypt エンクリプト, encryption エンクリプション, end エンド
endless エンドレス, endpoint エンドポイント, endpoints エンドポインツ, enemy エネミー, energy エネルギー
engage エンゲージ, engagement エンゲージメント, engine エンジン, engines エンジンズ, engineer エンジニア
engineers エンジニアズ, engineered エンジニアード, engineering エンジニアリング, england イングランド
english イングリッシュ, enhance エンハンス, enhanced エンハンスト, enhancing エンハンシング
enhancement エンハンスメント, enjoy エンジョイ, ensemble アンサンブル, ensure エンシュア, enter エンター
enterprise エンタープライズ, enterprises エンタープライズズ, entertainment エンターテインメント, entire エンタイア
entity エンティティ, entry エントリー, environment エンバイロメント, environments エンバイロメンツ, episode エピソード
equal イコール, equation イクエーション, era エラ, error エラー, errors エラーズ, escape エスケープ, essay エッセイ
essence エッセンス, essential エッセンシャル, estate エステート, ethereum イーサリアム, ethernet イーサネット
ethical エシカル, ethics エシックス, euro ユーロ, europe ヨーロッパ, european ヨーロピアン, eval エバル
evals エバルズ, evaluate エバリュエート, evaluating エバリュエーティング, evaluation エバリュエーション, event イベント
events イベンツ, evidence エビデンス, evil イービル, evolution エボリューション, evolve イボルブ
evolving イボルビング, exact イグザクト, exam イグザム, example イグザンプル, examples イグザンプルズ, excel エクセル
excellence エクセレンス, excellent エクセレント, exchange エクスチェンジ, exclusive エクスクルーシブ
execute エグゼキュート, execution エグゼキューション, executive エグゼクティブ, exist イグジスト, existing イグジスティング
exit エグジット, expand エクスパンド, expanding エクスパンディング, expansion エクスパンション, expect エクスペクト
expensive エクスペンシブ, experience エクスペリエンス, experiences エクスペリエンシズ, experiment エクスペリメント
experimental エクスペリメンタル, expert エキスパート, experts エキスパーツ, explain エクスプレイン
explained エクスプレインド, explainable エクスプレイナブル, explaining エクスプレイニング, exploit エクスプロイト
exploiting エクスプロイティング, explore エクスプロア, explorer エクスプローラー, exploring エクスプローリング
exploration エクスプロレーション, explosion エクスプロージョン, export エクスポート, expose エクスポーズ
exposed エクスポーズド, express エクスプレス, expression エクスプレッション, extend エクステンド, extended エクステンデッド
extending エクステンディング, extension エクステンション, extensions エクステンションズ, external エクスターナル
extra エクストラ, extract エクストラクト, extracting エクストラクティング, extraction エクストラクション
extreme エクストリーム, eye アイ, eyes アイズ, fable フェーブル, fabric ファブリック, face フェイス, faces フェイシズ
facial フェイシャル, facilitate ファシリテート, facility ファシリティ, fact ファクト, facts ファクツ, factor ファクター
factory ファクトリー, fail フェイル, failure フェイリュア, fair フェア, faith フェイス, fake フェイク, fall フォール
falls フォールズ, false フォールス, family ファミリー, famous フェイマス, fan ファン, fans ファンズ
fantasy ファンタジー, far ファー, farm ファーム, fashion ファッション, fast ファスト, faster ファスター
fastest ファステスト, father ファーザー, fault フォルト, favorite フェイバリット, fear フィアー, feature フィーチャー
features フィーチャーズ, february フェブラリー, federal フェデラル, federated フェデレーテッド
federation フェデレーション, feed フィード, feedback フィードバック, feel フィール, feeling フィーリング
fellow フェロー, female フィメール, fence フェンス, festival フェスティバル, fetch フェッチ, fiber ファイバー
fiction フィクション, field フィールド, fields フィールズ, fight ファイト, fighter ファイター, figure フィギュア
file ファイル, files ファイルズ, film フィルム, filter フィルター, filtering フィルタリング, final ファイナル
finally ファイナリー, finance ファイナンス, financial ファイナンシャル, find ファインド, finds ファインズ
finding ファインディング, fine ファイン, finger フィンガー, finish フィニッシュ, fire ファイア, firefox ファイアフォックス
firewall ファイアウォール, firm ファーム, firmware ファームウェア, fish フィッシュ, fit フィット, fitness フィットネス
fix フィックス, fixed フィックスド, flag フラグ, flags フラグス, flagship フラッグシップ, flash フラッシュ, flat フラット
fleet フリート, flexibility フレキシビリティ, flexible フレキシブル, flight フライト, flip フリップ, float フロート
floor フロア, flow フロー, flows フローズ, flower フラワー, fluid フルーイド, fly フライ, flying フライング
focus フォーカス, focused フォーカスド, folder フォルダ, follow フォロー, followers フォロワーズ, food フード
foods フーズ, foot フット, football フットボール, force フォース, forces フォーシズ, forecast フォーキャスト
forecasting フォーキャスティング, foreign フォーリン, forest フォレスト, forever フォーエバー, forge フォージ
forget フォーゲット, fork フォーク, form フォーム, format フォーマット, formats フォーマッツ, formula フォーミュラ
fortune フォーチュン, forum フォーラム, forward フォワード, foundation ファウンデーション
foundational ファウンデーショナル, founder ファウンダー, founders ファウンダーズ, fountain ファウンテン, fox フォックス
fraction フラクション, fragment フラグメント, fragmentation フラグメンテーション, frame フレーム, frames フレームズ
framework フレームワーク, frameworks フレームワークス, france フランス, fraud フロード, free フリー
freedom フリーダム, french フレンチ, frequency フリークエンシー, fresh フレッシュ, friday フライデー, friend フレンド
friends フレンズ, friendly フレンドリー, front フロント, frontend フロントエンド, frontier フロンティア
frontiers フロンティアーズ, fruit フルーツ, fuel フューエル, full フル, fully フリー, fun ファン
function ファンクション, functions ファンクションズ, functional ファンクショナル, fund ファンド, funds ファンズ
funding ファンディング, fundamental ファンダメンタル, fundamentals ファンダメンタルズ, funny ファニー
fusion フュージョン, future フューチャー, futures フューチャーズ, gadget ガジェット, galaxy ギャラクシー
gallery ギャラリー, game ゲーム, games ゲームズ, gamer ゲーマー, gaming ゲーミング, gamma ガンマ, gap ギャップ
garage ガレージ, garbage ガベージ, garden ガーデン, gas ガス, gate ゲート, gateway ゲートウェイ
gateways ゲートウェイズ, gaussian ガウシアン, gear ギア, gender ジェンダー, general ジェネラル
generalist ジェネラリスト, generally ジェネラリー, generate ジェネレート, generation ジェネレーション
generative ジェネレーティブ, generator ジェネレーター, generic ジェネリック, genius ジーニアス, genome ゲノム
german ジャーマン, germany ジャーマニー, ghost ゴースト, giant ジャイアント, gift ギフト, girl ガール, girls ガールズ
give ギブ, glass グラス, global グローバル, globe グローブ, glossary グロッサリー, goal ゴール, goals ゴールズ
god ゴッド, gold ゴールド, golden ゴールデン, golf ゴルフ, govern ガバーン, governance ガバナンス
government ガバメント, grab グラブ, grade グレード, gradient グラディエント, graduate グラデュエート
grammar グラマー, grand グランド, graph グラフ, graphs グラフス, graphic グラフィック, graphics グラフィックス
gravity グラビティ, gray グレー, green グリーン, grid グリッド, ground グラウンド, group グループ, groups グループス
grow グロー, growing グローイング, growth グロース, guarantee ギャランティー, guard ガード, guardrail ガードレール
guardrails ガードレールズ, guess ゲス, guest ゲスト, guidance ガイダンス, guide ガイド, guides ガイズ
guided ガイデッド, guideline ガイドライン, guidelines ガイドラインズ, guitar ギター, gun ガン, guru グル
hack ハック, hacker ハッカー, hackers ハッカーズ, hacking ハッキング, hackathon ハッカソン, hair ヘア, hall ホール
hallucination ハルシネーション, hallucinations ハルシネーションズ, halo ヘイロー, hammer ハンマー, hand ハンド
hands ハンズ, handle ハンドル, handling ハンドリング, handbook ハンドブック, happen ハプン, happened ハプンド
happy ハッピー, harbor ハーバー, hard ハード, hardening ハードニング, hardware ハードウェア, harm ハーム
harmony ハーモニー, harness ハーネス, harnessing ハーネシング, hash ハッシュ, head ヘッド, headless ヘッドレス
headphone ヘッドホン, headset ヘッドセット, health ヘルス, healthcare ヘルスケア, heart ハート, heat ヒート
heaven ヘブン, heavy ヘビー, helicopter ヘリコプター, hell ヘル, hello ハロー, help ヘルプ, helps ヘルプス
helping ヘルピング, helper ヘルパー, hero ヒーロー, heroes ヒーローズ, hidden ヒドゥン, hide ハイド
hierarchical ハイアラーキカル, hierarchy ヒエラルキー, high ハイ, higher ハイアー, highest ハイエスト
highlight ハイライト, highlights ハイライツ, highly ハイリー, hint ヒント, history ヒストリー, hit ヒット
hobby ホビー, hold ホールド, hole ホール, holiday ホリデー, holy ホーリー, home ホーム, homepage ホームページ
honest オネスト, honey ハニー, hook フック, hooks フックス, hope ホープ, horizon ホライズン, horror ホラー
horse ホース, hospital ホスピタル, host ホスト, hosted ホステッド, hosting ホスティング, hot ホット, hotel ホテル
hour アワー, hours アワーズ, house ハウス, housing ハウジング, hub ハブ, huge ヒュージ, human ヒューマン
humans ヒューマンズ, humanoid ヒューマノイド, humor ユーモア, hunt ハント, hunter ハンター, hunting ハンティング
hybrid ハイブリッド, hydrogen ハイドロジェン, hype ハイプ, hyper ハイパー, hypothesis ハイポセシス, ice アイス
icon アイコン, icons アイコンズ, idea アイデア, ideas アイデアズ, ideal アイディアル, identify アイデンティファイ
identity アイデンティティ, idle アイドル, idol アイドル, illusion イリュージョン, illustration イラストレーション
illustrator イラストレーター, image イメージ, images イメージズ, imagine イマジン, imagination イマジネーション
immersive イマーシブ, impact インパクト, impacts インパクツ, implement インプリメント
implementing インプリメンティング, implementation インプリメンテーション, implications インプリケーションズ
import インポート, important インポータント, impossible インポッシブル, impressive インプレッシブ, improve インプルーブ
improves インプルーブズ, improved インプルーブド, improving インプルービング, improvement インプルーブメント
improvements インプルーブメンツ, incident インシデント, include インクルード, includes インクルーズ
including インクルーディング, income インカム, increase インクリース, increased インクリースド
increasing インクリーシング, increment インクリメント, incremental インクリメンタル, independent インディペンデント
index インデックス, indexing インデクシング, india インディア, indie インディー, individual インディビジュアル
industry インダストリー, industries インダストリーズ, industrial インダストリアル, infinite インフィニット
infinity インフィニティ, influence インフルエンス, influencer インフルエンサー, info インフォ, inform インフォーム
information インフォメーション, infrastructure インフラストラクチャー, inject インジェクト, injection インジェクション
ink インク, inline インライン, inner インナー, innovate イノベート, innovation イノベーション
innovations イノベーションズ, innovative イノベーティブ, innovator イノベーター, input インプット, inputs インプッツ
inquiry インクワイアリー, insert インサート, inside インサイド, insight インサイト, insights インサイツ
inspect インスペクト, inspector インスペクター, inspiration インスピレーション, inspired インスパイアド
install インストール, installation インストレーション, installer インストーラー, instance インスタンス
instances インスタンシズ, instant インスタント, instead インステッド, institute インスティテュート
instruct インストラクト, instruction インストラクション, instructions インストラクションズ, insurance インシュアランス
integer インテジャー, integrate インテグレート, integrated インテグレーテッド, integrating インテグレーティング
integration インテグレーション, integrations インテグレーションズ, integrity インテグリティ, intel インテル
intellect インテレクト, intellectual インテレクチュアル, intelligence インテリジェンス, intelligent インテリジェント
intensive インテンシブ, intent インテント, interact インタラクト, interaction インタラクション
interactions インタラクションズ, interactive インタラクティブ, interest インタレスト, interesting インタレスティング
interface インターフェース, interfaces インターフェーシズ, interior インテリア, interleaved インターリーブド
intern インターン, internal インターナル, international インターナショナル, internet インターネット
interop インターオプ, interoperability インターオペラビリティ, interpret インタープリット
interpretability インタープリタビリティ, interpreter インタープリター, interval インターバル, interview インタビュー
intro イントロ, introduce イントロデュース, introduces イントロデューシズ, introducing イントロデューシング
introduction イントロダクション, inventory インベントリ, invest インベスト, investigation インベスティゲーション
investment インベストメント, investor インベスター, investors インベスターズ, invite インバイト, iron アイアン
island アイランド, isolation アイソレーション, issue イシュー, issues イシューズ, italian イタリアン, item アイテム
items アイテムズ, iteration イテレーション, iterative イテレーティブ, ivory アイボリー, jacket ジャケット
january ジャニュアリー, japan ジャパン, japanese ジャパニーズ, jazz ジャズ, job ジョブ, jobs ジョブズ, join ジョイン
joins ジョインズ, joint ジョイント, joke ジョーク, journal ジャーナル, journalist ジャーナリスト, journey ジャーニー
judge ジャッジ, judgment ジャッジメント, juice ジュース, jump ジャンプ, jungle ジャングル, junior ジュニア
jupiter ジュピター, justice ジャスティス, kernel カーネル, kernels カーネルズ, key キー, keys キーズ
keyboard キーボード, keynote キーノート, keyword キーワード, keywords キーワーズ, kick キック, kickoff キックオフ
kid キッド, kids キッズ, kill キル, killer キラー, kind カインド, king キング, kingdom キングダム, kit キット
kitchen キッチン, knight ナイト, knowledge ナレッジ, korea コリア, korean コリアン, lab ラボ, labs ラボ
label ラベル, labels ラベルズ, labeling ラベリング, laboratory ラボラトリー, labor レイバー, lake レイク
lakehouse レイクハウス, lambda ラムダ, land ランド, landing ランディング, landscape ランドスケープ
language ランゲージ, languages ランゲージズ, laptop ラップトップ, large ラージ, larger ラージャー
largest ラージェスト, laser レーザー, latency レイテンシー, latent レイテント, latin ラテン, launch ローンチ
launches ローンチズ, launched ローンチド, launching ローンチング, launcher ランチャー, law ロー, lawsuit ロースーツ
lawyer ローヤー, layer レイヤー, layers レイヤーズ, layout レイアウト, lazy レイジー, lead リード, leads リーズ
leader リーダー, leaders リーダーズ, leaderboard リーダーボード, leadership リーダーシップ, leading リーディング
leaf リーフ, league リーグ, leak リーク, lean リーン, learn ラーン, learned ラーンド, learning ラーニング
learner ラーナー, leather レザー, leave リーブ, lecture レクチャー, left レフト, legacy レガシー, legal リーガル
legend レジェンド, lemon レモン, lens レンズ, lesson レッスン, lessons レッスンズ, letter レター, letters レターズ
level レベル, levels レベルズ, leverage レバレッジ, leveraging レバレッジング, liberty リバティ, library ライブラリ
libraries ライブラリーズ, license ライセンス, licensing ライセンシング, life ライフ, lifecycle ライフサイクル
lifestyle ライフスタイル, light ライト, lights ライツ, lightning ライトニング, lightweight ライトウェイト
limit リミット, limits リミッツ, limited リミテッド, limitation リミテーション, limitations リミテーションズ
line ライン, lines ラインズ, linear リニア, link リンク, links リンクス, lint リント, linter リンター
lion ライオン, list リスト, lists リスツ, listen リッスン, listening リスニング, lite ライト, literacy リテラシー
literature リテラチャー, live ライブ, lives ライブズ, living リビング, llama ラマ, load ロード, loader ローダー
loading ローディング, loan ローン, local ローカル, locally ローカリー, location ロケーション, lock ロック
locked ロックド, lodge ロッジ, log ログ, logs ログズ, logger ロガー, logging ロギング, logic ロジック
logical ロジカル, login ログイン, logistics ロジスティクス, logo ロゴ, london ロンドン, loop ループ, loops ループス
lost ロスト, loss ロス, love ラブ, low ロー, lower ローワー, luck ラック, lucky ラッキー, lunch ランチ
luxury ラグジュアリー, machine マシン, machines マシンズ, mac マック, macro マクロ, magazine マガジン
magic マジック, magical マジカル, magnet マグネット, mail メール, main メイン, mainstream メインストリーム
maintain メインテイン, maintainer メインテナー, maintenance メンテナンス, major メジャー, male メール
malware マルウェア, man マン, manage マネージ, managed マネージド, management マネジメント, manager マネージャー
managers マネージャーズ, managing マネージング, manga マンガ, manifest マニフェスト, manual マニュアル
manufacturer マニュファクチャラー, manufacturing マニュファクチャリング, map マップ, maps マップス, mapping マッピング
marathon マラソン, march マーチ, mark マーク, markdown マークダウン, market マーケット, markets マーケッツ
marketing マーケティング, marketplace マーケットプレイス, mars マーズ, mask マスク, mass マス, massive マッシブ
master マスター, mastering マスタリング, match マッチ, matching マッチング, material マテリアル
materials マテリアルズ, math マス, mathematical マセマティカル, mathematics マスマティクス, matrix マトリックス
matter マター, matters マターズ, max マックス, maximize マキシマイズ, maximum マキシマム, mean ミーン
meaning ミーニング, means ミーンズ, measure メジャー, measuring メジャリング, measurement メジャーメント
mechanic メカニック, mechanical メカニカル, mechanism メカニズム, mechanisms メカニズムズ, media メディア
medical メディカル, medicine メディスン, medium ミディアム, meet ミート, meets ミーツ, meeting ミーティング
meetings ミーティングス, meetup ミートアップ, melody メロディ, member メンバー, members メンバーズ, memo メモ
memory メモリー, memories メモリーズ, mental メンタル, mention メンション, mentor メンター, menu メニュー
merge マージ, merger マージャー, mesh メッシュ, message メッセージ, messages メッセージズ, messaging メッセージング
messenger メッセンジャー, meta メタ, metadata メタデータ, metal メタル, metaverse メタバース, meteor メテオ
meter メーター, method メソッド, methods メソッズ, metric メトリック, metrics メトリクス, metro メトロ
mexico メキシコ, micro マイクロ, microphone マイクロフォン, microservice マイクロサービス
microservices マイクロサービシズ, middle ミドル, middleware ミドルウェア, migrate マイグレート
migrating マイグレーティング, migration マイグレーション, military ミリタリー, milk ミルク, mind マインド
minds マインズ, mini ミニ, minimal ミニマル, minimum ミニマム, minister ミニスター, minor マイナー, minus マイナス
minute ミニット, minutes ミニッツ, mirror ミラー, miss ミス, missing ミッシング, missile ミサイル
mission ミッション, mistake ミステイク, mistakes ミステイクス, mix ミックス, mixed ミックスド, mixture ミクスチャー
mobile モバイル, mobility モビリティ, mock モック, modal モーダル, mode モード, modes モーズ, model モデル
models モデルズ, modeling モデリング, modern モダン, modernize モダナイズ, modernizing モダナイジング
modernization モダナイゼーション, module モジュール, modules モジュールズ, modular モジュラー, moment モーメント
momentum モメンタム, monday マンデー, money マネー, monitor モニター, monitoring モニタリング, monkey モンキー
monster モンスター, month マンス, monthly マンスリー, months マンス, moon ムーン, moral モラル, morning モーニング
mother マザー, motion モーション, motivation モチベーション, motor モーター, mount マウント, mountain マウンテン
mouse マウス, mouth マウス, move ムーブ, moves ムーブズ, moving ムービング, movie ムービー, movies ムービーズ
multiagent マルチエージェント, multilingual マルチリンガル, multimedia マルチメディア, multimodal マルチモーダル
multiplayer マルチプレイヤー, multiverse マルチバース, museum ミュージアム, music ミュージック, musical ミュージカル
musician ミュージシャン, mutual ミューチュアル, mystery ミステリー, myth ミス, name ネーム, names ネームズ, nano ナノ
narrative ナラティブ, national ナショナル, native ネイティブ, natural ナチュラル, nature ネイチャー
navigate ナビゲート, navigation ナビゲーション, navigator ナビゲーター, negative ネガティブ
negotiation ネゴシエーション, neighbor ネイバー, nerd ナード, nest ネスト, net ネット, network ネットワーク
networks ネットワークス, networking ネットワーキング, neural ニューラル, neuron ニューロン, neutral ニュートラル
newsletter ニュースレター, newspaper ニュースペーパー, newton ニュートン, nice ナイス, night ナイト
nightly ナイトリー, nitro ニトロ, node ノード, nodes ノーズ, noise ノイズ, normal ノーマル, north ノース
note ノート, notes ノーツ, notebook ノートブック, notebooks ノートブックス, notice ノーティス
notification ノーティフィケーション, notion ノーション, novel ノベル, november ノベンバー, nuclear ニュークリア
null ヌル, number ナンバー, numbers ナンバーズ, nurse ナース, object オブジェクト, objects オブジェクツ
objective オブジェクティブ, observability オブザーバビリティ, observation オブザベーション, observer オブザーバー
obsidian オブシディアン, ocean オーシャン, october オクトーバー, offer オファー, offers オファーズ, office オフィス
official オフィシャル, officially オフィシャリー, offline オフライン, oil オイル, okay オーケー, olympic オリンピック
olympics オリンピックス, omni オムニ, onboarding オンボーディング, online オンライン, ontology オントロジー
open オープン, opens オープンズ, opening オープニング, opera オペラ, operate オペレート, operating オペレーティング
operation オペレーション, operations オペレーションズ, operational オペレーショナル, operator オペレーター
operators オペレーターズ, opinion オピニオン, opportunity オポチュニティ, ops オプス, optical オプティカル
optics オプティクス, optimal オプティマル, optimization オプティマイゼーション, optimizations オプティマイゼーションズ
optimize オプティマイズ, optimized オプティマイズド, optimizer オプティマイザー, optimizing オプティマイジング
option オプション, options オプションズ, oracle オラクル, orange オレンジ, orbit オービット, orchestra オーケストラ
orchestrate オーケストレート, orchestrating オーケストレーティング, orchestration オーケストレーション
orchestrator オーケストレーター, order オーダー, orders オーダーズ, ordinary オーディナリー, organic オーガニック
organization オーガニゼーション, organizations オーガニゼーションズ, organize オーガナイズ, oriental オリエンタル
orientation オリエンテーション, oriented オリエンテッド, origin オリジン, original オリジナル, outage アウテージ
outcome アウトカム, outcomes アウトカムズ, outline アウトライン, outlook アウトルック, outperform アウトパフォーム
outperforms アウトパフォームズ, outperforming アウトパフォーミング, output アウトプット, outputs アウトプッツ
outside アウトサイド, oven オーブン, overcome オーバーカム, overhead オーバーヘッド, overview オーバービュー
oxygen オキシジェン, pacific パシフィック, pack パック, package パッケージ, packages パッケージズ, packet パケット
page ページ, pages ページズ, pain ペイン, paint ペイント, pair ペア, palace パレス, palette パレット
pandemic パンデミック, panel パネル, panic パニック, panorama パノラマ, paper ペーパー, papers ペーパーズ
paradigm パラダイム, paradox パラドックス, parallel パラレル, parallelism パラレリズム, parameter パラメーター
parameters パラメーターズ, parent ペアレント, parents ペアレンツ, paris パリ, park パーク, parse パース
parser パーサー, parsing パーシング, part パート, parts パーツ, partial パーシャル, particle パーティクル
partition パーティション, partner パートナー, partners パートナーズ, partnership パートナーシップ, party パーティー
pass パス, passkey パスキー, passkeys パスキーズ, passion パッション, passport パスポート, password パスワード
passwords パスワーズ, past パスト, pastel パステル, patch パッチ, patches パッチズ, patent パテント, path パス
paths パス, patient ペイシェント, pattern パターン, patterns パターンズ, pause ポーズ, pay ペイ
payment ペイメント, payments ペイメンツ, peace ピース, peak ピーク, peer ピア, pen ペン, pencil ペンシル
penguin ペンギン, penetration ペネトレーション, perception パーセプション, percent パーセント
percentage パーセンテージ, perfect パーフェクト, perform パフォーム, performed パフォームド, performing パフォーミング
performs パフォームズ, performance パフォーマンス, performer パフォーマー, period ピリオド, permission パーミッション
permissions パーミッションズ, persistent パーシステント, person パーソン, persona ペルソナ, personal パーソナル
personality パーソナリティ, personalize パーソナライズ, personalized パーソナライズド
personalization パーソナライゼーション, perspective パースペクティブ, phantom ファントム, phase フェーズ
phenomenon フェノメノン, philosophy フィロソフィー, phishing フィッシング, phoenix フェニックス, phone フォン
phones フォンズ, photo フォト, photos フォトズ, photograph フォトグラフ, photography フォトグラフィー
phrase フレーズ, physical フィジカル, physics フィジックス, piano ピアノ, pick ピック, picks ピックス
picnic ピクニック, picture ピクチャー, piece ピース, pilot パイロット, pin ピン, pipe パイプ, pipeline パイプライン
pipelines パイプラインズ, pirate パイレート, pitch ピッチ, pixel ピクセル, pizza ピザ, place プレイス
places プレイシズ, plan プラン, plans プランズ, planet プラネット, planner プランナー, planning プランニング
plant プラント, plasma プラズマ, plastic プラスチック, plate プレート, platform プラットフォーム
platforms プラットフォームズ, platinum プラチナ, play プレイ, player プレイヤー, players プレイヤーズ
playbook プレイブック, playground プレイグラウンド, plot プロット, plug プラグ, plugin プラグイン, plugins プラグインズ
plus プラス, pocket ポケット, podcast ポッドキャスト, podcasts ポッドキャスツ, poem ポエム, point ポイント
points ポインツ, pointer ポインター, pokemon ポケモン, police ポリス, policy ポリシー, policies ポリシーズ
political ポリティカル, politics ポリティクス, pool プール, poor プア, pop ポップ, popular ポピュラー
popularity ポピュラリティ, population ポピュレーション, portable ポータブル, portal ポータル, portfolio ポートフォリオ
position ポジション, positive ポジティブ, possible ポッシブル, post ポスト, posts ポスツ, poster ポスター
potential ポテンシャル, power パワー, powers パワーズ, powered パワード, powerful パワフル, powering パワリング
practical プラクティカル, practice プラクティス, practices プラクティシズ, pragmatic プラグマティック
predict プレディクト, predicting プレディクティング, prediction プレディクション, predictions プレディクションズ
predictive プレディクティブ, prefer プリファー, preference プリファレンス, preferences プリファレンシズ
premier プレミア, premium プレミアム, prepare プリペア, preparing プリペアリング, present プレゼント
presentation プレゼンテーション, president プレジデント, press プレス, pressure プレッシャー, prevent プリベント
preventing プリベンティング, prevention プリベンション, preview プレビュー, previews プレビューズ
previewing プレビューイング, previous プレビアス, price プライス, prices プライシズ, pricing プライシング
primary プライマリー, prime プライム, primer プライマー, primitive プリミティブ, prince プリンス, princess プリンセス
principle プリンシプル, principles プリンシプルズ, print プリント, printer プリンター, priority プライオリティ
prison プリズン, privacy プライバシー, private プライベート, privilege プリビレッジ, pro プロ, pros プロズ
proactive プロアクティブ, problem プロブレム, problems プロブレムズ, procedure プロシージャー, process プロセス
processes プロセシズ, processing プロセッシング, processor プロセッサー, processors プロセッサーズ
produce プロデュース, producer プロデューサー, product プロダクト, products プロダクツ, production プロダクション
productive プロダクティブ, productivity プロダクティビティ, profession プロフェッション, professional プロフェッショナル
professionals プロフェッショナルズ, professor プロフェッサー, profile プロファイル, profiles プロファイルズ
profiler プロファイラー, profiling プロファイリング, profit プロフィット, program プログラム, programs プログラムズ
programmable プログラマブル, programmer プログラマー, programmers プログラマーズ, programming プログラミング
progress プログレス, progressive プログレッシブ, project プロジェクト, projects プロジェクツ, promise プロミス
promotion プロモーション, prompt プロンプト, prompts プロンプツ, prompting プロンプティング, proof プルーフ
proofs プルーフス, propaganda プロパガンダ, property プロパティ, properties プロパティーズ, proposal プロポーザル
protect プロテクト, protecting プロテクティング, protection プロテクション, protein プロテイン, protocol プロトコル
protocols プロトコルズ, prototype プロトタイプ, prototypes プロトタイプス, prototyping プロトタイピング
prove プルーブ, proven プルーブン, provide プロバイド, provides プロバイズ, provider プロバイダー
providers プロバイダーズ, providing プロバイディング, proxy プロキシ, public パブリック, publish パブリッシュ
publishing パブリッシング, publisher パブリッシャー, pull プル, pump ポンプ, pumpkin パンプキン, pure ピュア
purpose パーパス, push プッシュ, puzzle パズル, puzzles パズルズ, python パイソン
qualification クオリフィケーション, quality クオリティ, quantization クオンタイゼーション, quantized クオンタイズド
quantity クオンティティ, quantum クアンタム, queen クイーン, query クエリ, queries クエリーズ, querying クエリング
quest クエスト, question クエスチョン, questions クエスチョンズ, queue キュー, queues キューズ, quick クイック
quickly クイックリー, quiet クワイエット, quit クイット, quiz クイズ, quota クォータ, quote クオート, rabbit ラビット
race レース, racing レーシング, radar レーダー, radical ラディカル, radio ラジオ, rage レイジ, rail レール
rails レイルズ, rain レイン, rainbow レインボー, ramp ランプ, random ランダム, range レンジ, rank ランク
ranking ランキング, ransomware ランサムウェア, rapid ラピッド, rare レア, rate レート, rates レーツ
rating レーティング, raw ロー, ray レイ, reach リーチ, reaches リーチズ, react リアクト, reaction リアクション
read リード, reader リーダー, reading リーディング, readme リードミー, ready レディ, reality リアリティ
realtime リアルタイム, reason リーズン, reasons リーズンズ, reasoning リーズニング, reassess リアセス
reassesses リアセシズ, rebel レベル, rebuild リビルド, recall リコール, receive レシーブ, recent リーセント
recipe レシピ, recipes レシピズ, recognition レコグニション, recommend レコメンド
recommendation レコメンデーション, recommendations レコメンデーションズ, record レコード, records レコーズ
recorder レコーダー, recording レコーディング, recovery リカバリー, recruit リクルート, recycle リサイクル
red レッド, redesign リデザイン, redefine リディファイン, redefining リディファイニング, reduce リデュース
reduced リデュースド, reducing リデューシング, reduction リダクション, refactor リファクター
refactoring リファクタリング, reference リファレンス, refine リファイン, reflection リフレクション, reform リフォーム
refresh リフレッシュ, regex レジェックス, region リージョン, regional リージョナル, register レジスター
registry レジストリ, regression リグレッション, regular レギュラー, regulation レギュレーション
reinforcement リインフォースメント, relation リレーション, relationship リレーションシップ, relative レラティブ
relax リラックス, relay リレー, release リリース, releases リリーシズ, released リリースド, releasing リリーシング
reliability リライアビリティ, reliable リライアブル, religion レリジョン, remain リメイン, remember リメンバー
remind リマインド, reminder リマインダー, remote リモート, remove リムーブ, render レンダー, renderer レンダラー
rendering レンダリング, rental レンタル, repair リペア, repeat リピート, replace リプレイス
replacing リプレイシング, replay リプレイ, replica レプリカ, replication レプリケーション, reply リプライ, repo レポ
report レポート, reports レポーツ, reporter レポーター, reporting レポーティング, repository リポジトリ
repositories リポジトリーズ, representation リプレゼンテーション, reproducible リプロデューシブル
reputation レピュテーション, request リクエスト, requests リクエスツ, require リクワイア, requires リクワイアズ
required リクワイアード, requirement リクワイアメント, requirements リクワイアメンツ, rescue レスキュー
research リサーチ, researcher リサーチャー, researchers リサーチャーズ, reserve リザーブ, reset リセット
resilience レジリエンス, resilient レジリエント, resolution レゾリューション, resolve リゾルブ, resort リゾート
resource リソース, resources リソーシズ, respond レスポンド, response レスポンス, responses レスポンシズ
responsible レスポンシブル, responsibility レスポンシビリティ, responsive レスポンシブ, restaurant レストラン
restore リストア, result リザルト, results リザルツ, retail リテール, retriever リトリーバー
retrieval リトリーバル, retro レトロ, return リターン, returns リターンズ, reuse リユース, reveal リビール
reveals リビールズ, reverse リバース, review レビュー, reviews レビューズ, reviewer レビュアー
reviewing レビューイング, revolution レボリューション, revolutionize レボリューショナイズ
revolutionizing レボリューショナイジング, reward リワード, rewards リワーズ, rewrite リライト, rhythm リズム
rice ライス, rich リッチ, ride ライド, rise ライズ, rising ライジング, risk リスク, risks リスクス, rival ライバル
river リバー, road ロード, roadmap ロードマップ, robot ロボット, robots ロボッツ, robotic ロボティック
robotics ロボティクス, robust ロバスト, robustness ロバストネス, rock ロック, rocket ロケット, role ロール
roles ロールズ, roll ロール, rollout ロールアウト, roman ローマン, romance ロマンス, room ルーム, rooms ルームズ
root ルート, rose ローズ, round ラウンド, route ルート, router ルーター, routers ルーターズ, routing ルーティング
royal ロイヤル, rubber ラバー, rubric ルーブリック, rubrics ルーブリックス, rugby ラグビー, rule ルール
rules ルールズ, run ラン, runs ランズ, runner ランナー, running ランニング, runtime ランタイム, rush ラッシュ
russia ロシア, russian ロシアン, sad サッド, safe セーフ, safely セーフリー, safer セーファー, safety セーフティ
salad サラダ, sale セール, sales セールス, salmon サーモン, salon サロン, salt ソルト, sample サンプル
samples サンプルズ, sampling サンプリング, sand サンド, sandbox サンドボックス, sandboxed サンドボックスド
sandboxes サンドボクシズ, satellite サテライト, saturday サタデー, sauce ソース, save セーブ, saves セーブズ
saving セービング, savings セービングス, scalable スケーラブル, scalability スケーラビリティ, scale スケール
scales スケールズ, scaling スケーリング, scam スキャム, scan スキャン, scanner スキャナー, scanning スキャニング
scandal スキャンダル, scenario シナリオ, scenarios シナリオズ, scene シーン, schedule スケジュール
scheduled スケジュールド, scheduler スケジューラー, scheduling スケジューリング, schema スキーマ, schemas スキーマズ
scholar スカラー, school スクール, science サイエンス, sciences サイエンシズ, scientific サイエンティフィック
scientist サイエンティスト, scientists サイエンティスツ, scope スコープ, score スコア, scores スコアズ
scorer スコアラー, scoring スコアリング, scout スカウト, scrape スクレイプ, scraping スクレイピング, scratch スクラッチ
screen スクリーン, screenshot スクリーンショット, screenshots スクリーンショッツ, script スクリプト, scripts スクリプツ
scroll スクロール, sea シー, seamless シームレス, search サーチ, season シーズン, seat シート, secret シークレット
secrets シークレッツ, secretary セクレタリー, section セクション, sector セクター, secure セキュア
secured セキュアード, securely セキュアリー, securing セキュアリング, security セキュリティ, seek シーク
seeks シークス, seed シード, select セレクト, selection セレクション, selector セレクター, self セルフ, sell セル
semantic セマンティック, semantics セマンティクス, semiconductor セミコンダクター, seminar セミナー, semi セミ
senior シニア, sense センス, sensor センサー, sensors センサーズ, sentence センテンス, sentiment センチメント
separate セパレート, september セプテンバー, sequence シーケンス, sequences シーケンシズ, sequential シーケンシャル
series シリーズ, serious シリアス, serve サーブ, serves サーブズ, server サーバー, servers サーバーズ
serverless サーバーレス, service サービス, services サービシズ, serving サービング, session セッション
sessions セッションズ, setting セッティング, settings セッティングズ, setup セットアップ, sex セックス, shadow シャドウ
shape シェイプ, shaping シェイピング, share シェア, shared シェアード, sharing シェアリング, sharp シャープ
sheet シート, sheets シーツ, shell シェル, shield シールド, shift シフト, ship シップ, shipping シッピング
shirt シャツ, shock ショック, shoot シュート, shop ショップ, shopping ショッピング, short ショート
shortcut ショートカット, shot ショット, shots ショッツ, shoulder ショルダー, shower シャワー, shut シャット
shutdown シャットダウン, side サイド, sight サイト, sign サイン, signal シグナル, signals シグナルズ
signature シグネチャー, silent サイレント, silicon シリコン, silk シルク, silver シルバー, similar シミラー
similarity シミラリティ, simple シンプル, simpler シンプラー, simplify シンプリファイ, simplifying シンプリファイング
simply シンプリー, simulate シミュレート, simulated シミュレーテッド, simulation シミュレーション
simulations シミュレーションズ, simulator シミュレーター, singer シンガー, singularity シンギュラリティ, site サイト
sites サイツ, situation シチュエーション, size サイズ, sized サイズド, sketch スケッチ, skill スキル
skills スキルズ, skin スキン, sky スカイ, slack スラック, sleep スリープ, slice スライス, slide スライド
slides スライズ, slim スリム, slow スロー, small スモール, smaller スモーラー, smallest スモーレスト, smart スマート
smarter スマーター, smartphone スマートフォン, smartphones スマートフォンズ, smoke スモーク, smooth スムーズ
snap スナップ, snapshot スナップショット, snow スノー, snowflake スノーフレイク, soccer サッカー, social ソーシャル
society ソサエティ, socket ソケット, sofa ソファ, soft ソフト, software ソフトウェア, solar ソーラー
soldier ソルジャー, solid ソリッド, solo ソロ, solution ソリューション, solutions ソリューションズ, solve ソルブ
solves ソルブズ, solver ソルバー, solving ソルビング, song ソング, sonnet ソネット, sonic ソニック, soul ソウル
sound サウンド, sounds サウンズ, soup スープ, source ソース, sources ソーシズ, south サウス, sovereign ソブリン
sovereignty ソブリンティ, space スペース, spaces スペーシズ, spam スパム, span スパン, spanish スパニッシュ
spark スパーク, sparse スパース, speak スピーク, speaker スピーカー, speakers スピーカーズ, special スペシャル
specialist スペシャリスト, specialized スペシャライズド, specific スペシフィック, specification スペシフィケーション
spec スペック, specs スペックス, speculative スペキュレイティブ, speech スピーチ, speed スピード, speeds スピーズ
speedup スピードアップ, spider スパイダー, spin スピン, spiral スパイラル, spirit スピリット, split スプリット
sponsor スポンサー, sport スポーツ, sports スポーツ, spot スポット, spotlight スポットライト, spread スプレッド
spreadsheet スプレッドシート, spring スプリング, sprint スプリント, spy スパイ, squad スクワッド, square スクエア
stability スタビリティ, stable ステーブル, stack スタック, stacks スタックス, stadium スタジアム, staff スタッフ
stage ステージ, stages ステージズ, stakeholder ステークホルダー, stand スタンド, standard スタンダード
standards スタンダーズ, star スター, stars スターズ, start スタート, started スターテッド, starter スターター
starting スターティング, starts スターツ, startup スタートアップ, startups スタートアップス, state ステート
states ステーツ, stateful ステートフル, stateless ステートレス, statement ステートメント, static スタティック
station ステーション, statistics スタティスティクス, statistical スタティスティカル, status ステータス, stay ステイ
steam スチーム, steel スチール, steering ステアリング, stem ステム, step ステップ, steps ステップス, stereo ステレオ
stick スティック, sticker ステッカー, stock ストック, stone ストーン, stop ストップ, storage ストレージ, store ストア
stores ストアーズ, story ストーリー, stories ストーリーズ, straight ストレート, strategic ストラテジック
strategy ストラテジー, strategies ストラテジーズ, stream ストリーム, streams ストリームズ, streaming ストリーミング
streamline ストリームライン, street ストリート, strength ストレングス, strengths ストレングス, stress ストレス
string ストリング, strings ストリングス, strong ストロング, stronger ストロンガー, structural ストラクチュラル
structure ストラクチャー, structured ストラクチャード, structures ストラクチャーズ, student スチューデント
students スチューデンツ, studio スタジオ, studios スタジオズ, study スタディ, studies スタディーズ
studying スタディイング, style スタイル, styles スタイルズ, subject サブジェクト, submarine サブマリン
submit サブミット, subscribe サブスクライブ, subscriber サブスクライバー, subscription サブスクリプション
subscriptions サブスクリプションズ, success サクセス, successful サクセスフル, suggest サジェスト
suggestion サジェスチョン, suit スーツ, suite スイート, summary サマリー, summarize サマライズ
summarization サマライゼーション, summarizing サマライジング, summer サマー, summit サミット, sun サン
sunday サンデー, sunset サンセット, super スーパー, supercharge スーパーチャージ, supercharging スーパーチャージング
supercomputer スーパーコンピューター, superintelligence スーパーインテリジェンス, supervised スーパーバイズド
supervisor スーパーバイザー, supplier サプライヤー, supply サプライ, support サポート, supports サポーツ
supported サポーテッド, supporting サポーティング, supporter サポーター, surface サーフェス, surprise サプライズ
surveillance サーベイランス, survey サーベイ, survival サバイバル, survive サバイブ, survivor サバイバー
sustainable サステナブル, sustainability サステナビリティ, swap スワップ, swarm スウォーム, sweet スイート
swift スウィフト, swim スイム, swing スイング, switch スイッチ, switching スイッチング, symbol シンボル
symphony シンフォニー, sync シンク, syndrome シンドローム, synergy シナジー, syntax シンタックス
synthesis シンセシス, synthetic シンセティック, system システム, systems システムズ, systematic システマティック
tab タブ, tabs タブス, table テーブル, tables テーブルズ, tablet タブレット, tackle タックル, tag タグ, tags タグズ
tail テイル, tailor テイラー, tale テイル, talent タレント, talk トーク, talking トーキング, talks トークス
tank タンク, tap タップ, tape テープ, target ターゲット, targeting ターゲティング, task タスク, tasks タスクス
taste テイスト, tax タックス, taxi タクシー, taxonomy タクソノミー, tea ティー, teach ティーチ, teacher ティーチャー
teaching ティーチング, team チーム, teams チームズ, teammate チームメイト, teamwork チームワーク, tech テック
technical テクニカル, technique テクニック, techniques テクニックス, technology テクノロジー
technologies テクノロジーズ, teen ティーン, telephone テレホン, telescope テレスコープ, television テレビジョン
temperature テンペラチャー, template テンプレート, templates テンプレーツ, temple テンプル, tempo テンポ
temporal テンポラル, temporary テンポラリー, tennis テニス, tensor テンソル, term ターム, terms タームズ
terminal ターミナル, terminator ターミネーター, test テスト, tests テスツ, tester テスター, testing テスティング
text テキスト, texts テキスツ, texture テクスチャー, thank サンク, thanks サンクス, theater シアター
theatre シアター, theme テーマ, theory セオリー, therapy セラピー, thermal サーマル, thin シン, thread スレッド
threads スレッズ, threat スレット, threats スレッツ, throughput スループット, throw スロー, thumbnail サムネイル
thunder サンダー, thursday サーズデー, ticket チケット, tickets チケッツ, tidy タイディ, tiger タイガー
tight タイト, time タイム, times タイムズ, timeline タイムライン, timer タイマー, timing タイミング, tiny タイニー
tip ティップ, tips ティップス, tire タイヤ, tissue ティッシュ, titan タイタン, titans タイタンズ, title タイトル
toast トースト, tobacco タバコ, toggle トグル, token トークン, tokens トークンズ, tokenizer トークナイザー
tokenization トークナイゼーション, tomato トマト, tone トーン, tool ツール, tools ツールズ, tooling ツーリング
toolbox ツールボックス, toolkit ツールキット, toolkits ツールキッツ, toolchain ツールチェーン, top トップ
topic トピック, topics トピックス, torch トーチ, total トータル, touch タッチ, tour ツアー, tourism ツーリズム
tournament トーナメント, towel タオル, tower タワー, town タウン, toy トイ, trace トレース, traces トレーシズ
tracer トレーサー, tracing トレーシング, track トラック, tracker トラッカー, tracking トラッキング, trade トレード
trader トレーダー, trading トレーディング, traditional トラディショナル, traffic トラフィック, trail トレイル
trailer トレーラー, train トレイン, trained トレーンド, trainer トレーナー, training トレーニング
transaction トランザクション, transactions トランザクションズ, transcription トランスクリプション
transfer トランスファー, transform トランスフォーム, transformation トランスフォーメーション
transformer トランスフォーマー, transformers トランスフォーマーズ, transforming トランスフォーミング
transition トランジション, translate トランスレート, translation トランスレーション, translator トランスレーター
transparency トランスペアレンシー, transparent トランスペアレント, transport トランスポート, trap トラップ
traps トラップス, travel トラベル, treasure トレジャー, treat トリート, tree ツリー, trees ツリーズ, trend トレンド
trends トレンズ, trial トライアル, triangle トライアングル, tribe トライブ, trick トリック, tricks トリックス
trigger トリガー, triggers トリガーズ, trip トリップ, tropical トロピカル, trouble トラブル
troubleshooting トラブルシューティング, truck トラック, true トゥルー, truly トゥルーリー, trust トラスト
trusted トラステッド, trustworthy トラストワージー, truth トゥルース, try トライ, trying トライング, tube チューブ
tuesday チューズデー, tune チューン, tuned チューンド, tuning チューニング, tunnel トンネル, turbo ターボ
turkey トルコ, turn ターン, turns ターンズ, turning ターニング, turtle タートル, tutor チューター
tutorial チュートリアル, tutorials チュートリアルズ, tweet ツイート, twin ツイン, twist ツイスト, type タイプ
types タイプス, typed タイプド, typing タイピング, ubiquitous ユビキタス, ultimate アルティメット, ultra ウルトラ
unique ユニーク, unit ユニット, units ユニッツ, united ユナイテッド, unity ユニティ, universal ユニバーサル
universe ユニバース, university ユニバーシティ, unknown アンノウン, unlimited アンリミテッド, unlock アンロック
unlocking アンロッキング, unlocks アンロックス, unveil アンベール, unveils アンベールズ, unveiled アンベールド
update アップデート, updates アップデーツ, updated アップデーテッド, updating アップデーティング, upgrade アップグレード
upgrades アップグレーズ, upgrading アップグレーディング, upload アップロード, upper アッパー, upstream アップストリーム
urban アーバン, usa ユーエスエー, usability ユーザビリティ, utility ユーティリティ, utilities ユーティリティーズ
vacation バケーション, vaccine ワクチン, vacuum バキューム, valid バリッド, validation バリデーション
validate バリデート, valley バレー, valuable バリュアブル, value バリュー, values バリューズ, valve バルブ
vanilla バニラ, variable バリアブル, variables バリアブルズ, variant バリアント, variation バリエーション
variety バラエティ, various バリアス, vector ベクトル, vectors ベクトルズ, vegetable ベジタブル, vehicle ビークル
vehicles ビークルズ, vendor ベンダー, vendors ベンダーズ, venture ベンチャー, verification ベリフィケーション
verified ベリファイド, verify ベリファイ, verifying ベリファイング, version バージョン, versions バージョンズ
versus バーサス, vertical バーティカル, veteran ベテラン, via ビア, vibe バイブ, vice バイス, victim ビクティム
victory ビクトリー, video ビデオ, videos ビデオズ, view ビュー, views ビューズ, viewer ビューアー
viewing ビューイング, village ビレッジ, violence バイオレンス, violin バイオリン, viral バイラル, virtual バーチャル
virtualization バーチャライゼーション, virus ウイルス, visibility ビジビリティ, vision ビジョン, visit ビジット
visitor ビジター, visual ビジュアル, visualise ビジュアライズ, visualize ビジュアライズ
visualization ビジュアライゼーション, visually ビジュアリー, visualizing ビジュアライジング, vital バイタル
vitamin ビタミン, vocabulary ボキャブラリー, vocal ボーカル, voice ボイス, voices ボイシズ, volcano ボルケーノ
volume ボリューム, volunteer ボランティア, vote ボート, voucher バウチャー, vulnerability バルネラビリティ
vulnerabilities バルネラビリティーズ, wait ウェイト, walk ウォーク, walking ウォーキング, walkthrough ウォークスルー
wall ウォール, wallet ウォレット, war ウォー, warehouse ウェアハウス, warm ウォーム, warning ウォーニング, warp ワープ
wars ウォーズ, washington ワシントン, waste ウェイスト, watch ウォッチ, watching ウォッチング, water ウォーター
watermark ウォーターマーク, wave ウェーブ, waves ウェーブズ, weak ウィーク, wealth ウェルス, weapon ウェポン
weapons ウェポンズ, wear ウェア, wearable ウェアラブル, weather ウェザー, web ウェブ, website ウェブサイト
websites ウェブサイツ, wednesday ウェンズデー, weekend ウィークエンド, weekly ウィークリー, weight ウェイト
weights ウェイツ, welcome ウェルカム, west ウェスト, western ウエスタン, whale ホエール, wheel ホイール
whisper ウィスパー, white ホワイト, whole ホール, wide ワイド, wife ワイフ, wiki ウィキ, wild ワイルド, win ウィン
wins ウィンズ, wind ウインド, window ウィンドウ, windows ウィンドウズ, wine ワイン, wing ウイング, winner ウィナー
winter ウインター, wire ワイヤー, wireless ワイヤレス, wizard ウィザード, wolf ウルフ, woman ウーマン, women ウィメン
wonder ワンダー, wonderful ワンダフル, wood ウッド, word ワード, words ワーズ, worker ワーカー, workers ワーカーズ
workflow ワークフロー, workflows ワークフローズ, workforce ワークフォース, working ワーキング, workload ワークロード
workloads ワークローズ, workplace ワークプレイス, works ワークス, workshop ワークショップ, workspace ワークスペース
workspaces ワークスペーシズ, worktree ワークツリー, worktrees ワークツリーズ, worldwide ワールドワイド, worm ワーム
worry ウォーリー, worse ワース, worst ワースト, worth ワース, wrap ラップ, wrapper ラッパー, write ライト
writer ライター, writing ライティング, written リトゥン, wrong ロング, yahoo ヤフー, yellow イエロー
yesterday イエスタデイ, yoga ヨガ, young ヤング, youth ユース, zebra ゼブラ, zombie ゾンビ, zone ゾーン
zones ゾーンズ, zoo ズー, zoom ズーム, vs バーサス, etc エトセトラ, ok オーケー, tv ティービー, pc ピーシー, id アイディー
inc インク, corp コープ, ltd リミテッド, mr ミスター, mrs ミセス, ms ミズ, dr ドクター, st セント, sec セック, min ミン
org オルグ, com コム, edu エデュ, gov ガブ, json ジェイソン, jsonl ジェイソンエル, yaml ヤムル, yml ワイエムエル
toml トムル, md エムディー, mdx エムディーエックス, csv シーエスブイ, pdf ピーディーエフ, js ジェイエス, ts ティーエス
tsx ティーエスエックス, jsx ジェイエスエックス, py パイ, rs アールエス, cpp シーピーピー, css シーエスエス, html エイチティーエムエル
sql エスキューエル, xml エックスエムエル, http エイチティーティーピー, https エイチティーティーピーエス, url ユーアールエル
sdk エスディーケー, cli シーエルアイ, gui ジーユーアイ, ui ユーアイ, ux ユーエックス, db ディービー, os オーエス, io アイオー
ip アイピー, vm ブイエム, vms ブイエムズ, qa キューエー, pr ピーアール, prs ピーアールズ, gpu ジーピーユー, cpu シーピーユー
llm エルエルエム, llms エルエルエムズ, rag ラグ, mcp エムシーピー, gpt ジーピーティー, ai エーアイ, aws エーダブリューエス
gcp ジーシーピー, npm エヌピーエム, npx エヌピーエックス, ssh エスエスエイチ, ssl エスエスエル, tls ティーエルエス, dns ディーエヌエス
usb ユーエスビー, ssd エスエスディー, hdd エイチディーディー, iot アイオーティー, vr ブイアール, ar エーアール, xr エックスアール
ml エムエル, nlp エヌエルピー, ocr オーシーアール, tts ティーティーエス, asr エーエスアール, wasm ワズム, ci シーアイ
cd シーディー, kpi ケーピーアイ, gh ジーエイチ, env エンブ, src ソース, dist ディスト, tmp テンプ, bin ビン, lib リブ
dir ディア, sudo スードゥー, bash バッシュ, zsh ゼットシェル, vim ビム, emacs イーマックス, vol ボリューム, ver バージョン
naive ナイーブ, param パラム, params パラムズ, args アーグズ, func ファンク, init イニット, iterate イテレート
instrument インストゥルメント, canary カナリア, curl カール, cron クロン, tmux ティーマックス, lodash ローダッシュ
webhook ウェブフック, webhooks ウェブフックス, grep グレップ, oss オーエスエス, poc ピーオーシー, ide アイディーイー
dom ドム, cot シーオーティー, pad パッド, backoff バックオフ, fallback フォールバック, subagent サブエージェント
subagents サブエージェンツ, playtest プレイテスト, jailbreak ジェイルブレイク, deepfake ディープフェイク
misinformation ミスインフォメーション, robotaxi ロボタクシー, quantize クオンタイズ, tokenize トークナイズ
finetune ファインチューン, finetuning ファインチューニング, pretrained プレトレーンド, pretraining プレトレーニング
posttraining ポストトレーニング, autonomously オートノマスリー, orchestrators オーケストレーターズ
hyperscaler ハイパースケーラー, multimodality マルチモダリティ, modality モダリティ, heuristic ヒューリスティック
stochastic ストキャスティック, bayesian ベイジアン, markov マルコフ, euclidean ユークリッド, fourier フーリエ
nvme エヌブイエムイー, sensei センセイ, karaoke カラオケ, tsunami ツナミ, sushi スシ, samurai サムライ
ninja ニンジャ, otaku オタク, emoji エモジ, kawaii カワイイ, hallucinate ハルシネート, sustain サステイン
sustainably サステナブリー, evening イブニング, wedding ウェディング, butter バター, bitter ビター
championship チャンピオンシップ, prioritize プライオリタイズ, containerize コンテナライズ
`;
