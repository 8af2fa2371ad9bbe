import type { ScoreTexts } from "../score-texts.js";

export const scores: ScoreTexts = {
  scoresHeading: "テスト区間の成績",
  scoresIntro: ({ windows, confidence, block, unit }) =>
    `テスト区間の全 ${windows} 窓についての成績です。各手法は代表バッチサイズでのシード平均、RMSE と MAE の単位は${unit}です。小さな字は ${confidence} 区間で、同じような別のテスト区間なら得られたであろう範囲を、連続する ${block} 窓のまとまりを抽出して求めたものです。学習済みのネットワークについての区間であり、シード間のばらつきは数値の表にあります。`,
  scoresUnit: (target) => ` ${target} と同じ`,
  scoresUnitOfSeveral: "目的変数の標準偏差",
  scoresMase: (season) =>
    season === "1"
      ? "MASE は、平均絶対誤差を学習区間での 1 行ごとの平均変化で割ったものです。1 未満なら、直前の値による予測に勝ります。"
      : `MASE は、平均絶対誤差を学習区間での ${season} 行（1 周期）の平均変化で割ったものです。1 未満なら、前の周期の繰り返しによる予測に勝ります。`,
  scoresTest: (simple) =>
    `R² は、目的変数のテスト区間での平均（分割が複数なら分割ごとの平均）まわりの分散のうち、説明できた割合です。最後の列は、単純な予測のうちテスト区間の RMSE が最も小さいもの（${simple}）との二乗誤差の差についての Diebold–Mariano 検定です。p は、偶然だけでこれほどの差が生じる確率です。`,
  scoresRaised: (shares) =>
    `0 未満の予測は、誤差でも図でも 0 として扱います。テスト区間の予測に占める割合：${shares}。`,
  scoresCaption: "成績",
  scoredForecast: "予測",
  testedAgainst: (simple) => `${simple}との比較`,
  better: (p) => `優れる（${p}）`,
  worse: (p) => `劣る（${p}）`,
  noDifference: (p) => `差は認められない（${p}）`,
  foldMeans: (folds) =>
    `数値は ${folds} 通りの分割の平均です。目標は分割ごとに異なり、最後の分割のものを示しています。`,
  foldsHeading: "分割ごとの結果",
  foldsIntro: (folds, diffusion, reference) =>
    `データを ${folds} 通りに分割しました。各手法は最初の分割で調整し、すべての分割で実行しています。判定には、シードごとに全分割の平均を用います。下の表は、分割ごとの ${diffusion} と ${reference} の比と、シードについての区間です。どの分割でも同じ傾向であることが望まれます。`,
  foldsCaption: "分割ごとの比",
  fold: "分割",
  foldTest: "テスト区間",
  groupCaption: "各区間：1 つの系列は 1 つの区間だけに属する",
  splitLabel: "分割方法",
  splitBy: {
    time: ({ folds, gap }) =>
      `時間順${gap === "0" ? "" : `、区間の間の ${gap} 行を除外`}${folds === "1" ? "" : `、起点をずらした ${folds} 通り`}`,
    group: ({ folds }) =>
      `系列単位（各系列は 1 つの区間だけに属する）${folds === "1" ? "" : `、${folds} 通り。検証用の系列はどの分割でも同じで、ほかの分割でテストする系列は、調整に使う最初の分割では学習に使う`}`,
  },
  partOfFold: (part, fold) => `${part}（分割 ${fold}）`,
  segmentsColumn: "系列数",
  openingsLabel: "テスト区間を読んだ日",
  opening: (date, runs) => `${date}（評価 ${runs} 回分）`,
  neverOpened: "まだ読んでいない",
};
