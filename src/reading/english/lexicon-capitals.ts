/** Capitals that are said as words, or by letters in a way of their own; matched exactly. */
export const CAPITALS = `
AI エーアイ, RAG ラグ, JSON ジェイソン, JSONL ジェイソンエル, NASA ナサ, LINE ライン, YAML ヤムル, TOML トムル
CUDA クーダ, BASIC ベーシック, COBOL コボル, ASIC エーシック, RISC リスク, SIMD シムディー, RAID レイド, RAM ラム
DRAM ディーラム, SRAM エスラム, VRAM ブイラム, NVRAM エヌブイラム, ROM ロム, EEPROM イーイープロム, CAPTCHA キャプチャ
CRUD クラッド, SOLID ソリッド, REST レスト, SOAP ソープ, AJAX エイジャックス, GIF ジフ, JPEG ジェイペグ, MPEG エムペグ
PNG ピング, RGB アールジービー, ASCII アスキー, ANSI アンシ, POSIX ポジックス, NAND ナンド, NOR ノア, NOT ノット
AND アンド, OR オア, LAN ラン, WAN ワン, VLAN ブイラン, NAS ナス, NAT ナット, SIM シム, ESIM イーシム, PIN ピン
LIDAR ライダー, SONAR ソナー, RADAR レーダー, LASER レーザー, NATO ナトー, UNESCO ユネスコ, UNICEF ユニセフ
OPEC オペック, APEC エイペック, FIFA フィファ, ASEAN アセアン, JAXA ジャクサ, RIKEN リケン, NEDO ネド
NICT エヌアイシーティー, IEEE アイトリプルイー, AAAI トリプルエーアイ, SOTA ソータ, MUVERA ムベラ, LLAMA ラマ, BERT バート
CLIP クリップ, GAN ガン, SAM サム, SLAM スラム, YOLO ヨロ, LORA ローラ, QLORA キューローラ, DAG ダグ
SWE エスダブリューイー, SQL エスキューエル, NOSQL ノーエスキューエル, ETL イーティーエル, OLAP オーラップ, CORS コルス, CAD キャド
CAM カム, CASE ケース, GAFA ガーファ, GAFAM ガーファム, FAANG ファング, SAAS サース, SaaS サース, PaaS パース
IaaS イアース, FaaS ファース, DaaS ダース, MaaS マース, XaaS ザース, DevOps デブオプス, MLOps エムエルオプス
LLMOps エルエルエムオプス, AIOps エーアイオプス, FinOps フィンオプス, GitOps ギットオプス, DevSecOps デブセックオプス
DataOps データオプス, EOL イーオーエル, FAQ エフエーキュー, GUI ジーユーアイ, CUI シーユーアイ, CTO シーティーオー
CEO シーイーオー, WHO ダブリューエイチオー, OK オーケー, NG エヌジー, VS バーサス, EPYC エピック, NVIDIA エヌビディア
VOICEVOX ボイスボックス, ISUCON イスコン, NIST ニスト, MITRE マイター, OWASP オワスプ, CERT サート, SIEM シーム
SOC エスオーシー, CIDR サイダー, VUCA ブーカ, PDCA ピーディーシーエー, OODA ウーダ, KISS キス, DRY ドライ, YAGNI ヤグニ
MECE ミーシー, SWOT スウォット, SMART スマート, STEM ステム, STEAM スチーム, AIDS エイズ, SARS サーズ, COVID コビッド
OLED オーレッド, LED エルイーディー, QLED キューレッド, HEIC ヘイク, WEBP ウェッピー, WASM ワズム, UUID ユーユーアイディー
GUID グイッド, SCIPE サイプ, PIPE パイプ, NAVER ネイバー, ROCM ロックエム, MCP エムシーピー, ACID アシッド, BASE ベース
CAP キャップ, DEMO デモ, README リードミー, TODO トゥードゥー, AGENTS エージェンツ, SKILL スキル, SKILLS スキルズ
CLAUDE クロード, MEMORY メモリー, GEMINI ジェミニ, OSS オーエスエス, OS オーエス, US ユーエス, USA ユーエスエー
UK ユーケー, EU イーユー, UN ユーエヌ, IT アイティー, ITS アイティーエス, IS アイエス, AM エーエム, PM ピーエム, ID アイディー
TV ティービー, PC ピーシー, DOS ドス, BIOS バイオス, UEFI ユーイーエフアイ, NVMe エヌブイエムイー, SATA サタ
PCIe ピーシーアイイー, HDMI エイチディーエムアイ, GPGPU ジーピージーピーユー, DeNA ディーエヌエー, ZOZO ゾゾ
KDDI ケーディーディーアイ, NTT エヌティーティー, DOCOMO ドコモ, SONY ソニー, TOYOTA トヨタ, ANIME アニメ, MANGA マンガ
JAPAN ジャパン, TOKYO トウキョウ, NHK エヌエイチケー, TBS ティービーエス, JAL ジャル, ANA エーエヌエー, JR ジェイアール
SUICA スイカ, PASMO パスモ, ICOCA イコカ, PayPay ペイペイ, LLM エルエルエム, VLM ブイエルエム, AGI エージーアイ
ASI エーエスアイ, API エーピーアイ, GPT ジーピーティー, GPU ジーピーユー, TPU ティーピーユー, NPU エヌピーユー, GPIO ジーピーアイオー
MIT エムアイティー, CES セス, WWDC ダブリューダブリューディーシー, AWS エーダブリューエス, MOE エムオーイー, UI ユーアイ
UX ユーエックス, IPO アイピーオー, IP アイピー, PR ピーアール, DX ディーエックス, GX ジーエックス, VR ブイアール, AR エーアール
MR エムアール, XR エックスアール, CG シージー, FPS エフピーエス, RPG アールピージー, SNS エスエヌエス, GDP ジーディーピー
GOAT ゴート, FOMO フォモ, ASAP アサップ, AKA エーケーエー, PIXIV ピクシブ, EXE エグゼ, SSH エスエスエイチ, QR キューアール
SDGS エスディージーズ, SDGs エスディージーズ, CAR シーエーアール, AIR エア, OPEN オープン, WEB ウェブ, DOM ドム, II ツー
III スリー, GR00T グルート, CoT シーオーティー, PoC ピーオーシー, PoE ピーオーイー, HUD ハッド, FIDO ファイド
`;
