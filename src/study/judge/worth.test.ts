import { expect, test } from "vitest";
import type { MoneyRecord } from "../records/money.js";
import { reaching, sgd, trialsOf } from "../testing/records.js";
import { diffusion, verdictOf } from "../testing/verdict-of.js";
import { summarise } from "./summaries.js";
import { worth } from "./worth.js";

const money: MoneyRecord = {
  currency: "EUR",
  machineHour: 3,
  trainingHours: 2,
  trainingsPerMonth: 30,
  errorPoint: 100,
};
const runs = (epochs: number, testError: number) =>
  [-4, -2, 0, 2, 4].map((shift) => ({ errors: reaching(1, epochs + shift), testError }));

function worthOf(epochs: number, change: Partial<MoneyRecord> | null = {}) {
  const trials = [...trialsOf(sgd, runs(50, 2)), ...trialsOf(diffusion, runs(epochs, 1.8))];
  const target = { error: 1, levels: [1], earlierFolds: [], source: "given", reference: null } as const;
  const summaries = summarise({ trials, target, methods: [sgd, diffusion], batchSizes: [16] });
  const verdict = verdictOf(trials);
  return {
    verdict,
    found: worth({ verdict, summaries, secondsTotal: 7200, money: change && { ...money, ...change } }),
  };
}

test("a saving of time is worth its part of the training's price, its ends by the ratio's interval, the high one first", () => {
  const { verdict, found } = worthOf(25);
  const { value, low, high } = verdict.timeRatio;
  expect(found!.trainingCost).toBe(6);
  expect(found!.savedPerTraining.value).toBeCloseTo(6 * (1 - value!), 12);
  expect(found!.savedPerTraining.low).toBeCloseTo(6 * (1 - high!), 12);
  expect(found!.savedPerTraining.high).toBeCloseTo(6 * (1 - low!), 12);
  expect(found!.savedPerYear.value).toBeCloseTo(360 * 6 * (1 - value!), 9);
});

test("the study's own cost is paid for after so many trainings; for the money of today there are more of them", () => {
  const { verdict, found } = worthOf(25, { errorPoint: null });
  expect(found!.studyCost).toBe(6); // two hours
  const after = (ratio: number) => Math.ceil(1 / (1 - ratio));
  const { value, low, high } = verdict.timeRatio;
  expect(found!.breakEvenTrainings).toEqual({ value: after(value!), low: after(low!), high: after(high!) });
  expect(found!.trainingsForSameMoney.value).toBeCloseTo(30 / verdict.timeRatio.value!, 9);
  expect(found!.trainingsADay.value).toBeCloseTo((30 * 12) / 365.25 / verdict.timeRatio.value!, 9);
});

test("a lower test error has a worth where one was given", () => {
  expect(worthOf(25).found!.accuracyPerYear!.value).toBeCloseTo(12 * 100 * (2 - 1.8), 9);
  expect(worthOf(25, { errorPoint: null }).found!.accuracyPerYear).toBe(null);
});

test("the net gain is the saving of time and the worth of the error, end by end; it pays for the study", () => {
  const { found } = worthOf(75); // slower, but better
  const { savedPerYear: time, accuracyPerYear: error, netPerYear: net, breakEvenTrainings } = found!;
  expect(time.value).toBeLessThan(0);
  expect(net.value).toBeCloseTo(time.value + error!.value, 9);
  expect(net.low).toBeCloseTo(time.low! + error!.low!, 9);
  expect(net.high).toBeCloseTo(time.high! + error!.high!, 9);
  expect(worthOf(75, { errorPoint: 1000 }).found!.breakEvenTrainings!.value).toBe(
    Math.ceil(6 / ((time.value + 10 * error!.value) / 360)),
  );
  expect(breakEvenTrainings).toBe(null); // the worth of the error is below the loss of time
  expect(worthOf(75, { errorPoint: null }).found!.netPerYear).toEqual(time);
});

test("where the interval of the time includes no saving, the trainings that pay for the study have no upper end", () => {
  const { verdict } = worthOf(25);
  const timeRatio = { value: 0.75, low: 0.5, high: 1.1, confidence: 0.9 };
  const found = worth({ verdict: { ...verdict, timeRatio }, summaries: [], secondsTotal: 7200, money });
  expect(found!.breakEvenTrainings).toEqual({ value: 4, low: 2, high: null });
});

test("slower training is a loss that never pays; without costs or a measured time there is no amount", () => {
  const { found } = worthOf(75);
  expect(found!.savedPerYear.value).toBeLessThan(0);
  expect(found!.breakEvenTrainings).toBe(null);
  expect(worthOf(25, null).found).toBe(null);
  const none = { value: null, low: null, high: null, confidence: 0.9 };
  const { verdict } = worthOf(25);
  expect(worth({ verdict: { ...verdict, timeRatio: none }, summaries: [], secondsTotal: 1, money })).toBe(null);
});
