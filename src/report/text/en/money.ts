import type { MoneyTexts } from "../money-texts.js";

export const money: MoneyTexts = {
  moneyHeading: "What it is worth",
  moneyIntro: ({ hour, hours, monthly, point, reference }) =>
    `As given: a machine hour costs ${hour}, a training takes ${hours} hours today, there are ${monthly} trainings a month${point === null ? "" : `, and a test error lower by one unit is worth ${point} a month`}. The amounts hold as far as the ratios that were measured here, against ${reference}, hold for that training. An amount below 0 is a loss.`,
  moneyCaption: "Costs and savings",
  moneyWhat: "Amount",
  moneyAmount: "Value",
  trainingCost: "A training costs today",
  savedPerTraining: "Training time saved, a training",
  savedPerYear: "Training time saved, a year",
  accuracyPerYear: "Worth of the change in test error, a year",
  netPerYear: "Net gain, a year",
  studyCost: "Machine cost of this study, all its commands",
  breakEven: "The study is paid for",
  breakEvenAfter: (trainings) => `after ${trainings} ${trainings === "1" ? "training" : "trainings"}`,
  breakEvenNever: "never: there is no gain",
  forSameMoney: (monthly) => `For the money of ${monthly} trainings a month`,
  trainingsAMonth: (count) => `${count} trainings a month`,
  forSameMoneyDaily: "The same, a day",
  trainingsADay: (count) => `${count} ${count === "1" ? "training" : "trainings"} a day`,
  withInterval: (value, interval, confidence) => `${value} (${confidence}: ${interval})`,
  studyCostShort: (amount) => `Machine cost of this study: ${amount}`,
  savedShort: (amount) => `Saved a year: ${amount}`,
  lostShort: (amount) => `Lost a year: ${amount}`,
  netGainedShort: (amount, parts) => `Gained a year: ${amount}: ${partsOf(parts)}`,
  netLostShort: (amount, parts) => `Lost a year: ${amount}: ${partsOf(parts)}`,
};

function partsOf({ time, error }: { readonly time: string; readonly error: string }): string {
  return `training time ${time}, test error ${error}`;
}
