/** Products, companies, people and places, spelled as they spell themselves. */
export const NAMES = `
OpenAI オープンエーアイ, ChatGPT チャットジーピーティー, GPT ジーピーティー, Codex コーデックス, Sora ソラ, DALL-E ダリ
Whisper ウィスパー, Anthropic アンソロピック, Claude クロード, Opus オーパス, Sonnet ソネット, Haiku ハイク
Gemini ジェミニ, Gemma ジェマ, Bard バード, DeepMind ディープマインド, Google グーグル, Alphabet アルファベット
YouTube ユーチューブ, Gmail ジーメール, Chrome クローム, Chromium クロミウム, Chromebook クロームブック
DevTools デブツールズ, Android アンドロイド, Pixel ピクセル, Firebase ファイアベース, Flutter フラッター
Kotlin コトリン, Dart ダート, Go ゴー, Golang ゴーラング, Vertex バーテックス, Antigravity アンチグラビティ
NotebookLM ノートブックエルエム, Imagen イマジェン, Veo ベオ, Lyria リリア, TensorFlow テンソルフロー, Keras ケラス
JAX ジャックス, Colab コラボ, Kaggle カグル, BigQuery ビッグクエリ, Looker ルッカー, Gboard ジーボード
Waymo ウェイモ, Microsoft マイクロソフト, Windows ウィンドウズ, Azure アジュール, Bing ビング, Copilot コパイロット
GitHub ギットハブ, GitLab ギットラボ, Git ギット, VSCode ブイエスコード, Visual ビジュアル, Excel エクセル
PowerPoint パワーポイント, OneDrive ワンドライブ, OneNote ワンノート, Outlook アウトルック, SharePoint シェアポイント
Teams チームズ, PowerShell パワーシェル, Xbox エックスボックス, Surface サーフェス, LinkedIn リンクトイン
Skype スカイプ, Phi ファイ, AutoGen オートジェン, Amazon アマゾン, Bedrock ベッドロック, SageMaker セージメーカー
Lambda ラムダ, Alexa アレクサ, Kindle キンドル, Nova ノバ, Aurora オーロラ, DynamoDB ダイナモディービー
Redshift レッドシフト, CloudFront クラウドフロント, CloudWatch クラウドウォッチ, CloudFormation クラウドフォーメーション
Fargate ファーゲート, Cognito コグニート, Athena アテナ, Kinesis キネシス, Kiro キロ, AgentCore エージェントコア
Strands ストランズ, Graviton グラビトン, Trainium トレーニウム, Inferentia インファレンシア, EKS イーケーエス
ECS イーシーエス, Apple アップル, iPhone アイフォーン, iPad アイパッド, iPod アイポッド, iMac アイマック
iCloud アイクラウド, iOS アイオーエス, iPadOS アイパッドオーエス, macOS マックオーエス, watchOS ウォッチオーエス
visionOS ビジョンオーエス, MacBook マックブック, AirPods エアポッズ, Siri シリ, Xcode エックスコード
SwiftUI スウィフトユーアイ, Safari サファリ, Vision ビジョン, Meta メタ, Facebook フェイスブック
Instagram インスタグラム, WhatsApp ワッツアップ, Threads スレッズ, Llama ラマ, LLaMA ラマ, PyTorch パイトーチ
React リアクト, Redux リダックス, Twitter ツイッター, Grok グロック, xAI エックスエーアイ, Tesla テスラ
SpaceX スペースエックス, Starlink スターリンク, Starship スターシップ, Musk マスク, Elon イーロン, Altman アルトマン
Sam サム, Amodei アモデイ, Dario ダリオ, Zuckerberg ザッカーバーグ, Gates ゲイツ, Hinton ヒントン, LeCun ルカン
Karpathy カルパシー, Huang ファン, Jensen ジェンスン, Nadella ナデラ, Pichai ピチャイ, Hassabis ハサビス
Sutskever サツケバー, Murati ムラティ, Linus リーナス, Torvalds トーバルズ, NVIDIA エヌビディア, Nvidia エヌビディア
CUDA クーダ, GeForce ジーフォース, Blackwell ブラックウェル, Hopper ホッパー, Rubin ルービン, Vera ベラ
Grace グレース, Jetson ジェットソン, Omniverse オムニバース, Isaac アイザック, Cosmos コスモス, Nemotron ネモトロン
NeMo ニーモ, TensorRT テンソルアールティー, Triton トライトン, NVLink エヌブイリンク, DGX ディージーエックス
RTX アールティーエックス, GTX ジーティーエックス, NIM ニム, cuDNN クーディーエヌエヌ, Intel インテル, Xeon ジーオン
AMD エーエムディー, Ryzen ライゼン, Radeon ラデオン, EPYC エピック, ROCm ロックエム, Qualcomm クアルコム
Snapdragon スナップドラゴン, Broadcom ブロードコム, Samsung サムスン, Huawei ファーウェイ, Xiaomi シャオミ
TSMC ティーエスエムシー, Arm アーム, ASUS エイスース, Asus エイスース, Zenbook ゼンブック, Lenovo レノボ
ThinkPad シンクパッド, Dell デル, Sony ソニー, PlayStation プレイステーション, Nintendo ニンテンドー, Switch スイッチ
Steam スチーム, Toyota トヨタ, Honda ホンダ, Nissan ニッサン, Hitachi ヒタチ, Fujitsu フジツウ, Toshiba トウシバ
Panasonic パナソニック, SoftBank ソフトバンク, Rakuten ラクテン, Mercari メルカリ, Cookpad クックパッド
Tokyo トウキョウ, Osaka オオサカ, Kyoto キョウト, Cerebras セレブラス, Groq グロック, SambaNova サンバノバ
Graphcore グラフコア, Hugging ハギング, HuggingFace ハギングフェイス, Mistral ミストラル, Mixtral ミクストラル
Codestral コードストラル, Devstral デブストラル, Magistral マジストラル, Voxtral ボクストラル, Pixtral ピクストラル
Cohere コーヒア, Aya アヤ, Perplexity パープレキシティ, Comet コメット, DeepSeek ディープシーク, Qwen クウェン
Alibaba アリババ, Baidu バイドゥ, Tencent テンセント, ByteDance バイトダンス, TikTok ティックトック, Doubao ドウバオ
Kimi キミ, Moonshot ムーンショット, MiniMax ミニマックス, Zhipu ジープー, Manus マナス, Genspark ジェンスパーク
Sakana サカナ, Rinna リンナ, ELYZA イライザ, Swallow スワロー, Stability スタビリティ, Midjourney ミッドジャーニー
Runway ランウェイ, Pika ピカ, Luma ルーマ, Suno スノ, Udio ユーディオ, ElevenLabs イレブンラボ
Synthesia シンセシア, HeyGen ヘイジェン, Figma フィグマ, Canva キャンバ, Adobe アドビ, Photoshop フォトショップ
Illustrator イラストレーター, Premiere プレミア, Lightroom ライトルーム, Firefly ファイアフライ, Notion ノーション
Slack スラック, Zoom ズーム, Discord ディスコード, Telegram テレグラム, Obsidian オブシディアン, Linear リニア
Jira ジラ, Confluence コンフルエンス, Atlassian アトラシアン, Trello トレロ, Asana アサナ
Salesforce セールスフォース, Tableau タブロー, Snowflake スノーフレイク, Databricks データブリックス
Palantir パランティア, Oracle オラクル, SAP エスエーピー, IBM アイビーエム, Granite グラナイト, Watson ワトソン
Cisco シスコ, VMware ブイエムウェア, RedHat レッドハット, Ubuntu ウブントゥ, Debian デビアン, Fedora フェドラ
CentOS セントオーエス, Arch アーチ, Linux リナックス, Unix ユニックス, POSIX ポジックス, FreeBSD フリービーエスディー
GNU グヌー, GNOME グノーム, KDE ケーディーイー, Docker ドッカー, Podman ポッドマン, Kubernetes クバネティス
Helm ヘルム, Istio イスティオ, Envoy エンボイ, Terraform テラフォーム, Ansible アンシブル, Pulumi プルミ
Jenkins ジェンキンス, CircleCI サークルシーアイ, ArgoCD アルゴシーディー, Prometheus プロメテウス, Grafana グラファナ
Datadog データドッグ, Sentry セントリー, Splunk スプランク, OpenTelemetry オープンテレメトリー
Elasticsearch エラスティックサーチ, OpenSearch オープンサーチ, Kibana キバナ, Logstash ログスタッシュ, Kafka カフカ
RabbitMQ ラビットエムキュー, Redis レディス, Valkey バルキー, Memcached メムキャッシュディー, MySQL マイエスキューエル
PostgreSQL ポストグレスキューエル, Postgres ポストグレス, SQLite エスキューライト, MariaDB マリアディービー
MongoDB モンゴディービー, Mongo モンゴ, Cassandra カサンドラ, Neo4j ネオフォージェイ, DuckDB ダックディービー
ClickHouse クリックハウス, CockroachDB コックローチディービー, Supabase スーパベース, PlanetScale プラネットスケール
Prisma プリズマ, Drizzle ドリズル, Pinecone パインコーン, Weaviate ウィービエイト, Milvus ミルバス, Qdrant クドラント
Chroma クロマ, FAISS フェイス, pgvector ピージーベクター, nginx エンジンエックス, NGINX エンジンエックス, Apache アパッチ
Tomcat トムキャット, Caddy キャディ, Traefik トラフィック, Airflow エアフロー, Hadoop ハドゥープ, Spark スパーク
Flink フリンク, Iceberg アイスバーグ, Parquet パーケイ, Hudi フーディ, Trino トリノ, Presto プレスト
dbt ディービーティー, Airbyte エアバイト, Fivetran ファイブトラン, Dagster ダグスター, Prefect プリフェクト
MLflow エムエルフロー, Kubeflow クーブフロー, Weave ウィーブ, Wandb ワンディービー, LangChain ラングチェーン
LangGraph ラングラフ, LangSmith ラングスミス, Langfuse ラングフューズ, LlamaIndex ラマインデックス
CrewAI クルーエーアイ, Dify ディファイ, n8n エヌエイトエヌ, Zapier ザピアー, Mastra マストラ, Ollama オラマ
vLLM ブイエルエルエム, SGLang エスジーラング, GGUF ジージーユーエフ, LoRA ローラ, QLoRA キューローラ, MoE エムオーイー
RLHF アールエルエイチエフ, DPO ディーピーオー, GRPO ジーアールピーオー, PPO ピーピーオー, Transformer トランスフォーマー
BERT バート, RoBERTa ロバータ, ModernBERT モダンバート, T5 ティーファイブ, CLIP クリップ, SigLIP シグリップ
Mamba マンバ, Diffusers ディフューザーズ, ComfyUI コンフィユーアイ, Flux フラックス, Gradio グラディオ
Streamlit ストリームリット, Jupyter ジュピター, NumPy ナンパイ, SciPy サイパイ, pandas パンダス, Pandas パンダス
Polars ポーラーズ, Matplotlib マットプロットリブ, scikit サイキット, OpenCV オープンシーブイ, Pydantic パイダンティック
FastAPI ファストエーピーアイ, Django ジャンゴ, Flask フラスコ, Poetry ポエトリー, pip ピップ, PyPI パイピーアイ
Conda コンダ, Anaconda アナコンダ, pytest パイテスト, mypy マイパイ, Ruff ラフ, uv ユーブイ, Python パイソン
Cython サイソン, JavaScript ジャバスクリプト, TypeScript タイプスクリプト, CoffeeScript コーヒースクリプト, Java ジャバ
Scala スカラ, Groovy グルービー, Clojure クロージャー, Haskell ハスケル, Elixir エリクサー, Erlang アーラン
Rust ラスト, Rustlings ラストリングス, Cargo カーゴ, Zig ジグ, Nim ニム, Julia ジュリア, Perl パール
PHP ピーエイチピー, Laravel ララベル, Symfony シンフォニー, Ruby ルビー, Rails レイルズ, Swift スウィフト, COBOL コボル
Fortran フォートラン, Lisp リスプ, Prolog プロローグ, Lua ルア, Solidity ソリディティ, MATLAB マトラブ, Node ノード
Deno デノ, Bun バン, npm エヌピーエム, pnpm ピーエヌピーエム, Yarn ヤーン, Webpack ウェブパック, Vite ヴィート
Vitest ヴィテスト, esbuild イーエスビルド, Rollup ロールアップ, Babel バベル, ESLint イーエスリント, Prettier プリティア
Biome バイオーム, Jest ジェスト, Playwright プレイライト, Puppeteer パペティア, Selenium セレニウム
Cypress サイプレス, Storybook ストーリーブック, Tailwind テイルウィンド, Bootstrap ブートストラップ, Sass サス
Vue ビュー, Nuxt ナクスト, Next ネクスト, Nest ネスト, Express エクスプレス, Fastify ファスティファイ, Hono ホノ
Angular アンギュラー, Svelte スベルト, SvelteKit スベルトキット, Astro アストロ, Remix リミックス, Gatsby ギャツビー
Jekyll ジキル, Hugo ヒューゴ, WordPress ワードプレス, Shopify ショッピファイ, Stripe ストライプ, PayPal ペイパル
Vercel バーセル, Netlify ネットリファイ, Cloudflare クラウドフレア, Fastly ファストリー, Akamai アカマイ
Heroku ヘロク, Replit レプリット, Lovable ラバブル, Bolt ボルト, Cursor カーソル, Windsurf ウィンドサーフ
Devin デビン, Cline クライン, Roo ルー, Aider エイダー, Zed ゼッド, Neovim ネオビム, JetBrains ジェットブレインズ
IntelliJ インテリジェイ, PyCharm パイチャーム, WebStorm ウェブストーム, Eclipse エクリプス, Unity ユニティ
Unreal アンリアル, Blender ブレンダー, Godot ゴドー, Roblox ロブロックス, Minecraft マインクラフト
Fortnite フォートナイト, Pokemon ポケモン, Netflix ネットフリックス, Spotify スポティファイ, Disney ディズニー
Uber ウーバー, Airbnb エアビーアンドビー, Pinterest ピンタレスト, Reddit レディット, Quora クオーラ, Medium ミディアム
Substack サブスタック, Zenn ゼン, Qiita キータ, Hatena ハテナ, Wantedly ウォンテッドリー, Wikipedia ウィキペディア
Mozilla モジラ, Firefox ファイアフォックス, Opera オペラ, Brave ブレイブ, Edge エッジ, WebKit ウェブキット
WebGPU ウェブジーピーユー, WebAssembly ウェブアセンブリ, WebSocket ウェブソケット, WebRTC ウェブアールティーシー
OAuth オーオース, OpenID オープンアイディー, OpenSSL オープンエスエスエル, Okta オクタ, Auth0 オースゼロ
Keycloak キークローク, HashiCorp ハシコープ, Vault ボルト, Nomad ノマド, Vagrant ベイグラント, Packer パッカー
VirtualBox バーチャルボックス, QEMU キューエミュ, Wine ワイン, Arduino アルドゥイーノ, Raspberry ラズベリー, Pi パイ
M5Stack エムファイブスタック, Cardputer カードピューター, Bluetooth ブルートゥース, Wi-Fi ワイファイ, WiFi ワイファイ
LiDAR ライダー, Ethereum イーサリアム, Solana ソラナ, Coinbase コインベース, VOICEVOX ボイスボックス
AivisSpeech アイビススピーチ, COEIROINK コエイロインク, Zundamon ずんだもん, Live2D ライブツーディー
VTuber ブイチューバー, Hololive ホロライブ, Gatebox ゲートボックス, MCP エムシーピー, A2A エーツーエー, Shodan ショーダン
Volcano ボルケーノ, Gartner ガートナー, Forbes フォーブス, Bloomberg ブルームバーグ, Reuters ロイター
TechCrunch テッククランチ, Wired ワイアード, Verge バージ, Ars アルス, Technica テクニカ, Hacker ハッカー
Stanford スタンフォード, Harvard ハーバード, Berkeley バークレー, Oxford オックスフォード, Cambridge ケンブリッジ
Princeton プリンストン, Carnegie カーネギー, Mellon メロン, Turing チューリング, Einstein アインシュタイン
Feynman ファインマン, Nobel ノーベル, Monarch モナーク, Bonsai ボンサイ, Dynamo ダイナモ, Voyage ボヤージュ
Rosalind ロザリンド, Sol ソル, Terra テラ, Luna ルナ, Muse ミューズ, AlphaEvolve アルファイボルブ
AlphaGo アルファゴ, AlphaFold アルファフォールド, AlphaCode アルファコード, Stockholm ストックホルム, Nano ナノ
Flash フラッシュ, Lite ライト, Pro プロ, Ultra ウルトラ, Max マックス, Plus プラス, Turbo ターボ, Preview プレビュー
Paris パリ, London ロンドン, Germany ジャーマニー, York ヨーク, Francisco フランシスコ, Silicon シリコン
Seattle シアトル, Boston ボストン, Chicago シカゴ, Texas テキサス, Berlin ベルリン, Europe ヨーロッパ
India インド, China チャイナ, Korea コリア, Taiwan タイワン, Singapore シンガポール, Ukraine ウクライナ
Israel イスラエル, Iran イラン, Vietnam ベトナム, Thailand タイランド, Canada カナダ, Mexico メキシコ
Brazil ブラジル, Italy イタリア, Spain スペイン, Switzerland スイス, Sweden スウェーデン, Norway ノルウェー
Finland フィンランド, Denmark デンマーク, Trump トランプ, Biden バイデン, Obama オバマ, David デイビッド
Michael マイケル, John ジョン, James ジェームズ, Robert ロバート, William ウィリアム, Thomas トーマス
Daniel ダニエル, Paul ポール, Mark マーク, Peter ピーター, Steve スティーブ, Steven スティーブン, George ジョージ
Charles チャールズ, Joseph ジョセフ, Andrew アンドリュー, Alex アレックス, Alexander アレキサンダー, Chris クリス
Christopher クリストファー, Brian ブライアン, Kevin ケビン, Jason ジェイソン, Eric エリック, Reid リード
Hoffman ホフマン, Gene ジーン, Maria マリア, Mary メアリー, Emma エマ, Anna アンナ, Sarah サラ, Laura ローラ
Alice アリス, Bob ボブ, Tom トム, Jerry ジェリー, Mike マイク, Ben ベン, Dan ダン, Jim ジム, Joe ジョー
Jack ジャック, Henry ヘンリー, Edward エドワード, Louis ルイス, Simon サイモン, Martin マーティン, Tim ティム
Cook クック, Satya サティア, Sundar スンダー, Demis デミス, Yann ヤン, Ilya イリヤ, Mira ミラ, Andrej アンドレイ
Fei フェイ, FFmpeg エフエフエムペグ, PaLM パーム, ITmedia アイティーメディア, Mackerel マカレル, Bluesky ブルースカイ
CeVIO チェビオ, Zurich チューリッヒ, Siemens シーメンス, Hermes ヘルメス, Mythos ミュトス, Fable フェーブル
Astra アストラ, Uvicorn ユビコーン, Dropbox ドロップボックス, Zendesk ゼンデスク, Coursera コーセラ, Udemy ユーデミー
Duolingo デュオリンゴ, Grammarly グラマリー, Evernote エバーノート, Airtable エアテーブル, Miro ミロ
Intercom インターコム, HubSpot ハブスポット, Twilio トゥイリオ, Sequoia セコイア, Andreessen アンドリーセン
Horowitz ホロウィッツ, Combinator コンビネーター, Accenture アクセンチュア, Deloitte デロイト, McKinsey マッキンゼー
Goldman ゴールドマン, Sachs サックス, Boeing ボーイング, Airbus エアバス, Volkswagen フォルクスワーゲン
Mercedes メルセデス, Ferrari フェラーリ, Ford フォード, Rivian リビアン, Figure フィギュア, Optimus オプティマス
Unitree ユニツリー, Anduril アンドゥリル, Darwin ダーウィン, Newton ニュートン, Kepler ケプラー, Maxwell マクスウェル
Ampere アンペア, Volta ボルタ, Ada エイダ, Lovelace ラブレス, Zero ゼロ, Kyber カイバー, Spectrum スペクトラム
Quantum クアンタム, Mellanox メラノックス, BlueField ブルーフィールド, ConnectX コネクトエックス
Dynatrace ダイナトレース, Elastic エラスティック, Confluent コンフルエント, Temporal テンポラル, Inngest インジェスト
Modal モーダル, Replicate レプリケート, Together トゥギャザー, Fireworks ファイアワークス, Anyscale エニースケール
Anysphere エニースフィア, Weka ウェカ, Ray レイ, Slurm スラーム, Sourcegraph ソースグラフ, Cody コーディ, Amp アンプ
Warp ワープ, Ghostty ゴースティー, Raycast レイキャスト, Tauri タウリ, Electron エレクトロン, Capacitor キャパシター
Expo エキスポ, Zustand ズスタンド, tRPC ティーアールピーシー, gRPC ジーアールピーシー, GraphQL グラフキューエル
OpenAPI オープンエーピーアイ, Swagger スワッガー, Postman ポストマン, Insomnia インソムニア, MCPs エムシーピーズ
`;
