import { length } from "../../../report/text/ja/phrases/lengths.js";
import type { InitTexts } from "./init-texts.js";

export const ja: InitTexts = {
  intro: (name) => `${name} のための質問です。Enter だけで、括弧内の値になります。`,
  table: { text: "どの表を使いますか。", hints: ["CSV、Parquet、Excel（.xlsx）のファイル"] },
  facts: ({ rows, series, time }) =>
    [
      `${rows} 行`,
      ...(series > 1 ? [`${series} 系列`] : []),
      ...(time === null ? [] : [`間隔 ${length(time.step)}`, `${time.first} 〜 ${time.last}`]),
    ].join("、"),
  none: "なし",
  target: (columns) => ({ text: "何を予測しますか。", hints: [columns, "1 列、または複数の列をコンマでつなぐ"] }),
  missing: {
    text: "欠損値のある行をどう扱いますか。",
    hints: [
      "行を除く：drop、直前の値を使う：previous、前後の値から補間する：linear、直前の値を使い、その位置も入力にする：mask",
    ],
  },
  horizon: { text: "何行先を予測しますか。", hints: ["7 のような行数、または 1..7 ですべて"] },
  window: { text: "何行前からの値を使いますか。", hints: ["1 回の予測にネットワークが読む行数"] },
  pays: (kinds) => ({
    text: "拡散法がどうなれば採用しますか。",
    hints: [...kinds, "または time=40%,test=1% のように数値で指定"],
  }),
  lessTime: "同じ誤差までの時間が 25 % 短く、テスト誤差の増加は 2 % 以内  ",
  lowerError: "時間にかかわらず、テスト誤差が 5 % 低い                      ",
  time: {
    text: "検証にかけてよい時間はどれだけですか。",
    hints: ["90s、5m、2h のような時間、または none（上限なし）"],
  },
  machineHour: {
    text: "学習に使うマシンの 1 時間の費用はいくらですか。",
    hints: ["3.20 EUR のような金額。改善の価値を報告書に示すために使います"],
  },
  unknown: "不明",
  trainingHours: { text: "現在、学習 1 回に何時間かかりますか。", hints: [] },
  trainingsPerMonth: { text: "学習は月に何回行いますか。", hints: [] },
  written: ({ name, train, validation, test, command }) =>
    `検証：${name}、窓の数は学習 ${train}、検証 ${validation}、テスト ${test}\n\n次に測定してください。\n  ${command}\n`,
};
