import type { ChartTexts } from "../chart-texts.js";

export const charts: ChartTexts = {
  chartCurve: ({ name, from, to, until }) => `${name} は ${from} から ${to} へ（${until}）`,
  chartSteady: (name, value) => `${name} は ${value} で一定`,
  chartEpochs: (count) => `${count} エポック`,
  chartLowest: ({ name, value, next, percentage }) =>
    `最後に最も低いのは ${name} の ${value}、次の ${next} は ${percentage}高い`,
  chartEqual: (name, next, value) => `最後に最も低いのは ${name} と ${next} で、ともに ${value}`,
  chartReference: (label) => `破線：${label}`,
  chartCut: (upperEnd) => `判断に関わる範囲が見えるよう、誤差の軸は ${upperEnd} までとしています`,
  chartBegins: (names, from) => `${names.join("、")} はそれより上の ${from} から始まります`,
  chartStays: ({ name, from, to }) => `${name} は終始それより上にあります（上端の三角、${from} から ${to} まで）`,
  chartAhead: (from, to) => (from === to ? `${to} 行先` : `${from} 〜 ${to} 行先`),
  chartErrorsAhead: (ahead) => `誤差は ${ahead}の予測のもの`,
  chartForecast: ({ from, to, ahead, truth, forecast }) =>
    `${from} から ${to} まで${ahead === null ? "" : `（${ahead}）`}、実測は ${truth}、予測は ${forecast}`,
  chartRange: (low, high) => `${low} 〜 ${high} の範囲`,
  chartBest: (error) => `テスト全体での誤差 ${error} より低い予測はほかにありません`,
  chartBehind: (best, error, percentage) => `誤差が最も低いのは ${best} の ${error} で、この予測は ${percentage}高い`,
  chartSentences: (sentences) => sentences.map((sentence) => `${sentence}。`).join(""),
};
