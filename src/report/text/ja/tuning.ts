import type { TuningTexts } from "../tuning-texts.js";

export const tuning: TuningTexts = {
  tuningHeading: "調整の内容",
  tuningIntro: ({ runs, isEqual }) =>
    isEqual
      ? `どの手法も、各バッチサイズで ${runs} 回の調整を行いました。作業量は、1 ステップの所要時間の違いの分だけ異なります。`
      : "各手法が各バッチサイズで行った調整の回数と、その作業量です。",
  tuningLuck:
    "区間は、調整で選ばれた設定についての、評価用シード間のものです。別の調整なら選ばれたかもしれない設定は含みません。その運の大きさを示すのが次の 2 列で、2 番目に良い設定なら要したであろう量と、選ばれた設定のシード間の開きを、各水準に達するまでのエポック数（誤差だけが求められるときは検証誤差）の比で表します。これより小さな改善は慎重に読んでください。",
  tuningCaption: "手法・バッチサイズ別の調整",
  tuningRuns: "実行数",
  tuningSettings: "設定数",
  tuningSteps: "ステップ数",
  tuningSeconds: "学習時間",
  tuningSeeds: "シード数",
  tuningAsGood: "同等の設定",
  tuningRunnerUp: "2 番目の設定",
  tuningBetweenSeeds: "シード間",
};
