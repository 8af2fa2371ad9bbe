import type { MoneyTexts } from "../money-texts.js";

export const money: MoneyTexts = {
  moneyHeading: "金額での効果",
  moneyIntro: ({ hour, hours, monthly, point, reference }) =>
    `前提：マシン 1 時間の費用 ${hour}、現在の学習 1 回の所要時間 ${hours} 時間、学習回数 月 ${monthly} 回${point === null ? "" : `、テスト誤差が 1 単位下がることの価値 月 ${point}`}。金額は、ここで ${reference} に対して測定した比がその学習にも当てはまる範囲で有効です。0 未満は損失を表します。`,
  moneyCaption: "費用と節約額",
  moneyWhat: "項目",
  moneyAmount: "金額",
  trainingCost: "現在の学習 1 回の費用",
  savedPerTraining: "学習時間による節約額（1 回あたり）",
  savedPerYear: "学習時間による節約額（年間）",
  accuracyPerYear: "テスト誤差の変化の価値（年間）",
  netPerYear: "差引の利益（年間）",
  studyCost: "この検証のマシン費用（全コマンドの合計）",
  breakEven: "検証費用の回収",
  breakEvenAfter: (trainings) => `学習 ${trainings} 回で回収`,
  breakEvenNever: "利益がないため回収できません",
  forSameMoney: (monthly) => `月 ${monthly} 回分と同じ費用でできる学習`,
  trainingsAMonth: (count) => `月 ${count} 回`,
  forSameMoneyDaily: "同、1 日あたり",
  trainingsADay: (count) => `1 日 ${count} 回`,
  withInterval: (value, interval, confidence) => `${value}（${confidence} 区間 ${interval}）`,
  studyCostShort: (amount) => `この検証のマシン費用：${amount}`,
  savedShort: (amount) => `年間の節約額：${amount}`,
  lostShort: (amount) => `年間の損失額：${amount}`,
  netGainedShort: (amount, parts) => `年間の利益：${amount}。${partsOf(parts)}`,
  netLostShort: (amount, parts) => `年間の損失額：${amount}。${partsOf(parts)}`,
};

function partsOf({ time, error }: { readonly time: string; readonly error: string }): string {
  return `内訳は学習時間 ${time}、テスト誤差 ${error}`;
}
