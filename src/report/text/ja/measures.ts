import type { MeasureTexts } from "../measure-texts.js";

export const measures: MeasureTexts = {
  measuresHeading: "テストデータでの評価指標",
  measuresIntro: (over) =>
    `${over}についての値です。各手法は代表バッチサイズでのシード平均です（数値の表は中央値です）。`,
  measuredOver: {
    ends: ({ told }) => `テストの系列 ${told} 本すべて`,
    pieces: ({ told, sequences }) => `テストの系列 ${sequences} 本の全 ${told} ステップ`,
    sliding: ({ told, sequences }) => `テストの系列 ${sequences} 本の全 ${told} ステップ`,
  },
  measuredOverSymbols: (told) => `テストの ${told} 文字すべて`,
  measuredOverWindows: (windows) => `テストの窓 ${windows} 個すべて`,
  measuresDecides: "手法の比較には最初の指標を用います。ほかの指標は判定に使いません。",
  measuresBest: "太字は各列で最良の値です。",
  measuresCaption: "評価指標（各手法と単純な予測）",
  measuresInterval: (sequences) =>
    `小さな字は、独立な ${sequences} 本の系列についての割合の 95% 区間（ウィルソンの式）です。同じように得た別のテスト系列なら、同じネットワークが示すであろう範囲を表します。シード間のばらつきは含みません。`,
  metricMeaning: {
    accuracy: "正しく予測した割合です。高いほど良い値です。",
    "error-rate": "誤って予測した割合です。低いほど良い値です。",
    "macro-f1":
      "F1（適合率と再現率の調和平均）をクラスごとに求めた平均です。まれなクラスも、多いクラスと同じ重みを持ちます。高いほど良い値です。",
    "softmax-cross-entropy":
      "正しいクラスに与えた確率の対数に負号を付けた値の平均です。確信のある誤りほど大きくなります。低いほど良い値です。",
    "calibration-error":
      "予測したクラスの確率と、実際に正しかった割合との差です。確率を 15 区間に分けて平均します。低いほど良い値です。",
    "nats-a-step": "フレーム全体に与えた確率の対数に負号を付けた値（全音の和）の平均です。低いほど良い値です。",
    "bits-a-symbol": "実際に続いた文字に与えた確率の 2 を底とする対数に負号を付けた値の平均です。低いほど良い値です。",
    "nats-a-symbol": "同じ値の自然対数によるもので、その指数がパープレキシティです。低いほど良い値です。",
  },
  metricShort: {
    accuracy: "正解率",
    "error-rate": "誤り率",
    "macro-f1": "マクロ F1",
    "softmax-cross-entropy": "対数損失",
    "calibration-error": "較正誤差",
    "nats-a-step": "ナット/ステップ",
    "bits-a-symbol": "ビット/文字",
    "nats-a-symbol": "ナット/文字",
  },
  metricWithMeaning: (metric, meaning) => `${metric}：${meaning}`,
  measuresShort: (over) => `${over}での値（シード平均）：`,
  measureInterval: (value, interval) => `${value}（${interval}）`,
  measureIntervalHead: (metric) => `${metric}（95% 区間）`,
};
