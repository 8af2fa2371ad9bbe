import { significant } from "../../../page/text/numbers.js";
import type { StudyTexts } from "../study-texts.js";
import { length } from "./phrases/lengths.js";

const HIGHWAY = {
  none: "",
  last: "。固定のハイウェイ（予測対象の直前の値）に出力を加算",
  linear: "。固定のハイウェイ（窓からの最良の線形予測）に出力を加算",
  trained: "。訓練されるハイウェイ（初めは窓からの最良の線形予測）に出力を加算",
} as const;

export const study: StudyTexts = {
  dataHeading: "データと分割",
  source: "データ",
  sourceOf: (source, kind) => `${source}（${kind}）`,
  taskKind: {
    series: "時系列",
    adding: "加算問題（人工データ）",
    sequences: "独立した系列",
    classify: "系列の分類",
    regress: "系列の数値の推定",
    tag: "ステップごとの分類",
    frames: "次のフレームの予測",
    chars: "次の文字の予測",
  },
  rows: (rows, segments) => `${rows} 行、連続区間 ${segments} 個`,
  sequences: (rows, sequences) => `${rows} 行、独立した系列 ${sequences} 個`,
  rowsLabel: "行数",
  targetsLabel: "予測対象",
  inputsLabel: "入力",
  timeLabel: "時間",
  time: ({ columns, first, last, step, gaps }) =>
    `${columns.join("、")}：${first} 〜 ${last}、間隔 ${length(step)}、${gaps === 0 ? "欠けなし" : `欠け ${gaps} 箇所`}`,
  noTime: "時間の列はありません（ファイルの行順を使用）",
  noTimeOfSequences: "なし（系列の間に時間の順序はありません）",
  windowLabel: "窓",
  window: (window, horizon) => `入力 ${window} 行、${horizon} 行先を予測`,
  windowWithTarget: (window) => `入力 ${window} 行、予測対象は系列そのものに属する値`,
  missingLabel: "欠損値",
  missing: {
    none: "なし",
    drop: "欠損を含む行を除外",
    previous: "直前の値で補完",
    linear: "線形補間で補完",
    mask: "直前の値で補完し、その位置も入力",
  },
  transformLabel: "変換",
  transform: {
    difference: "difference：直前の値からの変化を予測（ネットワークのハイウェイ）",
    log: "log：対数を介して中央値を予測",
    "non-negative": "non-negative：0 未満の予測は 0 とする",
  },
  splitCaption: "時間順の分割（テストは最後の期間）",
  sequencesCaption: "データの各区分",
  part: "区分",
  partName: { train: "学習", validation: "検証", test: "テスト" },
  windows: "窓の数",
  from: "開始",
  to: "終了",
  notesHeading: "データについて確認された事項",
  noNotes: "特記事項はありません。",
  planHeading: "計画と試行",
  networkLabel: "ネットワーク",
  network: ({ cell, isBothWays, hidden, activation, inputs, outputs, parameters, highway }) =>
    `${isBothWays ? "双方向の " : ""}${cell}、隠れユニット ${isBothWays ? "各方向 " : ""}${hidden} 個、${activation}。入力 ${inputs}、出力 ${outputs}、パラメーター ${parameters} 個${HIGHWAY[highway]}`,
  methodsCaption: "比較した手法",
  optimizer: "最適化手法",
  objective: "目的関数",
  seedsLabel: "各手法のシード数",
  batchSizesLabel: "バッチサイズ",
  epochsLabel: "1 実行のエポック数",
  tuningLabel: "調整",
  tuning: (trials) => `手法とバッチサイズごとに ${trials} 試行（すべて同数）`,
  trainWindowsLabel: "使用した学習用の窓",
  trainWindows: (used, all) => `${all} 個中 ${used} 個`,
  workersLabel: "同時実行数",
  workers: (runs, threads) => (threads === "1" ? runs : `${runs}（1 実行あたり ${threads} スレッド）`),
  budgetLabel: "時間の上限",
  noBudget: "なし",
  formerBudget: "現在はなし（以前の上限による縮小は残ります）",
  budgetUnchanged: "計画は変更なしで時間の上限に収まりました。",
  tuningDetails: (trials) => `調整試行（${trials} 件）`,
  pilotDetails: (trials) => `比較対象の予備実行（${trials} 件）`,
  evaluationDetails: (trials) => `評価実行（${trials} 件）`,
  trialsElsewhere: (trials) =>
    `全 ${trials} 件の試行の一覧は印刷しません。study.json に、各エポックの値は curves.csv にあります。`,
  machinesHeading: "マシン",
  machinesIntro:
    "判定に使った実行を、どのマシンが手法ごとに何回学習したかを示します。順番は抽選なので、手法が特定のマシンに偏ることはありません。時間は作業量（学習ステップ数 × 判定を行ったマシンでの 1 ステップの時間）で比べるため、速いマシンが手法の得になることはありません。",
  ranOn: "マシン",
  millisecondsPerStep: "1 ステップのミリ秒",
  noTrials: "検証が終わるまでに完了した試行はありません。",
  trial: "試行",
  bestValidation: "最良の検証誤差",
  bestEpoch: "そのエポック",
  trialOutcome: { finished: "完了", diverged: "発散", stopped: "中止", setAside: "除外" },
  outcomeLabel: "状態",
  becauseOf: (outcome, detail) => `${outcome}：${detail}`,
  chosen: "（採択）",
  readingHeading: "この報告書の読み方",
  reading: (simple) => [
    {
      term: "エポック",
      meaning:
        "すべての学習用の窓を 1 回ずつ使うことです。同じ誤差までのエポック数が少ないほど、学習量が少なくて済みます。",
    },
    {
      term: "水準と目標誤差",
      meaning:
        "比較対象の予備実行がたどった検証誤差から複数の水準を定め、各手法がそこに達するまでの時間を測ります。最後の水準が目標です。時間の比はシードごとに全水準で平均します。偶然の 1 回だけの低い値で到達とみなさないよう、学習曲線は前後 3 点の中央値でならします。時間は作業量で、学習ステップ数に 1 ステップの所要時間を掛けたものです。所要時間はステップの種類ごとに単独で交互に測るので、マシンのほかの処理に左右されません。",
    },
    {
      term: "単純な予測",
      meaning: `ネットワークを使わない予測（${simple}）です。ネットワークは、そのうち最良のもの（検証誤差が最も小さいもの）を上回ってはじめて価値があります。`,
    },
    {
      term: "シード",
      meaning:
        "乱数による 1 つの開始条件（初期の重みとデータの順序）です。全手法を同じシードで実行します。1 回の結果は偶然かもしれませんが、複数回の中央値なら信頼できます。",
    },
    {
      term: "達成率",
      meaning: "ある手法のシードのうち、目標誤差に到達したものの割合です（例：4/5）。",
    },
    {
      term: "比",
      meaning: "拡散法の値を比較対象の値で割ったものです。0.70 倍は 30% 少ないこと、1.00 倍は差がないことを表します。",
    },
    {
      term: "区間",
      meaning:
        "真の比が入ると見込まれる範囲を、信頼度とともに示します。同じシードの実行どうしの比のばらつきから求めた近似です（スチューデントの t 分布）。模擬検証での測定では、90% 区間が真の比を含んだのは 86〜98% でした。広い区間は、シードを増やす必要があることを示します。",
    },
    {
      term: "点と線の図",
      meaning:
        "点は測定した比、線はその区間です。破線は「差なし」で、その左側では拡散法が有利です。緑は基準が許す範囲を示します。",
    },
    {
      term: "判断保留",
      meaning:
        "測定された差が偶然かもしれず、どちらの結論もあり得る状態です。暗黙の「採用」ではありません。シードまたは時間を増やせば決着します。",
    },
    {
      term: "学習・検証・テスト",
      meaning: "重みは学習データで求め、選択は検証データで行い、テストデータは最後に 1 回だけ使います。",
    },
  ],
  reproduceHeading: "再現方法",
  reproduceIntro:
    "この報告書と同じ場所にある study.json に、ここで示した数値がすべて記録されています。同じシード、データ、版を使えば同じ結果が得られます。時間だけは計算機により異なります。",
  dataHashLabel: "データとネットワークの指紋",
  studyFileLabel: "検証ファイル",
  criteriaLabel: "判断基準",
  softwareLabel: "ソフトウェア",
  machineLabel: "計算機",
  machine: (cpu, cores, node) => `${cpu}、${cores} コア、Node ${node}`,
  randomSeedLabel: "乱数シード",
  startedLabel: "開始",
  durationLabel: "所要時間",
  duration: (seconds) => {
    if (seconds > 0 && seconds < 1) return `${significant(1000 * seconds, 2)} ミリ秒`;
    if (seconds < 60) return `${significant(seconds, 2)} 秒`;
    const minutes = Math.round(seconds / 60);
    if (seconds < 600) return `${Math.floor(seconds / 60)} 分 ${Math.floor(seconds % 60)} 秒`;
    return minutes < 60 ? `${minutes} 分` : `${Math.floor(minutes / 60)} 時間 ${minutes % 60} 分`;
  },
  listComma: "、",
  sentenceSpace: "",
  scrollHint: "この表は横にスクロールできます。",
};
