import type { ComparisonTexts } from "../comparison-texts.js";

export const comparison: ComparisonTexts = {
  comparisonTitle: "検証の比較",
  comparisonIntro: (studies) =>
    `${studies} 件の検証で、拡散法による学習が有利かを並べて示します。比は拡散法を比較対象で割ったもので、区間を添えています。1 または 0% を下回れば拡散法が有利です。誤差はテストデータのもので、単位は検証ごとに異なります。`,
  comparisonCaption: "1 行が 1 件の検証",
  studyName: "検証",
  dataOf: "データ",
  verdictOf: "判定",
  timeAgainst: "同じ誤差までの時間",
  testErrorAgainst: "テスト誤差",
  bestNetwork: "テスト誤差（検証で最良のネットワーク）",
  networkAt: (method, batchSize) => `${method}、バッチ ${batchSize}`,
  bestForecast: "テスト誤差（検証で最良の単純な予測）",
  seedsOf: "シード数",
  foldsOf: "分割数",
  criteriaAsked: "判断基準",
  targetAsked: (error) => `目標誤差 ${error}`,
  criteriaDiffer:
    "判断基準が検証ごとに異なります。判定はそれぞれの基準に対するものなので、判定どうしをそのまま比べないでください。",
  changedMark: (names) => `変更あり：${names}`,
  startedOn: (date) => `${date} 開始`,
  whyOf: "判定の理由",
};
