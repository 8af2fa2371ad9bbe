import { describe, expect, it } from "vitest";
import type { TrialRecord } from "../records/trial.js";
import type { TargetRecord, VerdictRecord } from "../records/verdict.js";
import { reaching, sgd, type TrialParts, trialsOf } from "../testing/records.js";
import { diffusion, verdictOf } from "../testing/verdict-of.js";
import { summarise } from "./summaries.js";
import { targetFrom } from "./target.js";

/** Errors of the second fold are ten times those of the first. */
const target: TargetRecord = {
  error: 10,
  levels: [10],
  earlierFolds: [{ error: 1, levels: [1] }],
  source: "given",
  reference: null,
};
const SPREAD = [-4, -2, 0, 2, 4];

/** Five seeds in two folds, there in about so many epochs of each. */
function runs(method: typeof sgd, epochs: readonly [number, number], rest: TrialParts = {}): TrialRecord[] {
  return epochs.flatMap((middle, k) =>
    trialsOf(
      method,
      SPREAD.map((shift) => ({
        errors: reaching(1, middle + shift).map((error) => error * 10 ** k),
        testError: 10 ** k,
        fold: k + 1,
        ...rest,
      })),
    ),
  );
}
const judged = (trials: readonly TrialRecord[]): VerdictRecord => verdictOf(trials, { target });

describe("several folds", () => {
  it("are one comparison: each seed counts with the mean of its logarithms, each fold has its own levels", () => {
    const verdict = judged([...runs(sgd, [60, 60]), ...runs(diffusion, [30, 15])]);
    expect(verdict.decision).toBe("go");
    expect(verdict.timeRatio.value).toBeCloseTo(Math.sqrt(0.5 * 0.25), 1);
    expect(verdict.folds.map(({ timeRatio }) => timeRatio.value)).toEqual([
      expect.closeTo(0.5, 1),
      expect.closeTo(0.25, 1),
    ]);
    expect(verdict.folds.map(({ testErrorRatio }) => testErrorRatio.value)).toEqual([1, 1]);
  });

  it("do not count as more seeds: five of them twice are as wide as five of them once", () => {
    const once = verdictOf([...runs(sgd, [60, 60]), ...runs(diffusion, [30, 30])].filter(({ fold }) => fold === 1));
    const twice = judged([...runs(sgd, [60, 60]), ...runs(diffusion, [30, 30])]);
    expect(twice.timeRatio).toEqual(once.timeRatio);
    expect(once.folds).toEqual([]);
  });

  it("leave a gain in one of them undone by a loss in the other", () => {
    const { decision, timeRatio } = judged([...runs(sgd, [40, 40]), ...runs(diffusion, [20, 80])]);
    expect(timeRatio.value).toBeCloseTo(1, 1);
    expect(decision).toBe("no-go");
  });

  it("decide nothing until every seed has run on each", () => {
    const trials = [...runs(sgd, [60, 60]), ...runs(diffusion, [30, 30])];
    const missing = trials.filter(({ method, seed, fold }) => method !== diffusion.name || seed < 4 || fold === 1);
    const { criteria } = verdictOf(missing, { target, outcome: "budget-spent" });
    expect(criteria.every(({ result }) => result === "undecided")).toBe(true);
  });

  it("are summed up by seed: the mean over folds, reached where all are", () => {
    const trials = runs(sgd, [20, 40]).map((trial) =>
      trial.seed === 0 && trial.fold === 2 ? { ...trial, epochs: trial.epochs.slice(0, 5) } : trial,
    );
    const [summary] = summarise({ trials, target, methods: [sgd], batchSizes: [16] });
    expect(summary).toMatchObject({ seeds: 5, successes: 4, testError: 5.5, validationError: 5.5 });
    expect(summary!.epochsToTarget).toBeCloseTo(32, 0); // seeds never, 28, 30, 32, 34
  });

  it("have levels from their own pilot runs", () => {
    const pilots = runs(sgd, [50, 50]).map((trial) => ({
      ...trial,
      phase: "pilot" as const,
      initialValidationError: trial.fold === 1 ? 3 : 30,
    }));
    const { levels, earlierFolds } = targetFrom(pilots, { given: null, methods: [sgd], folds: 2 });
    expect(levels).toEqual(earlierFolds[0]!.levels.map((level) => expect.closeTo(10 * level, 9)));
    expect(levels.length).toBeGreaterThan(0);
  });
});
