import { describe, expect, it } from "vitest";
import { type TrialParts, trial } from "../testing/records.js";
import { rankSettings } from "./rank.js";

const run = (rate: number, rest: TrialParts) =>
  trial({ phase: "tuning", setting: { "rate.learningRate": rate }, initialValidationError: 9, ...rest });
const ratesOf = (ranked: ReturnType<typeof rankSettings>) => ranked.map(({ setting }) => setting["rate.learningRate"]);
const byTime = { statistic: "time", levels: [4, 2] } as const;

describe("rankSettings", () => {
  it("takes the fastest to the levels of those about as good as the best, then the others by their error", () => {
    const runs = [
      run(1, { id: "a", errors: [8, 6, 4, 2, 1] }),
      run(2, { id: "b", errors: [4, 2, 1.01, 1.01, 1.01] }),
      run(3, { id: "c", errors: [2, 1.03, 1.03, 1.03, 1.03] }),
      run(4, { id: "d", errors: [2, 1.5, 1.5, 1.5, 1.5] }),
    ];
    expect(ratesOf(rankSettings(runs, byTime))).toEqual([2, 1, 3, 4]);
    expect(rankSettings(runs, byTime).map(({ isAsGood }) => isAsGood)).toEqual([true, true, false, false]);
    expect(ratesOf(rankSettings(runs.toReversed(), byTime))).toEqual([2, 1, 3, 4]);
    expect(ratesOf(rankSettings(runs, { statistic: "error", levels: [] }))).toEqual([1, 2, 3, 4]);
  });

  it("goes by the mean over seeds, so that one lucky run does not choose", () => {
    const lucky = [0.9, 1.3].map((best, seed) => run(1, { seed, errors: [8, 6, 3, best] }));
    const steady = [1, 1].map((best, seed) => run(2, { seed, errors: [8, 6, 3, best] }));
    expect(ratesOf(rankSettings([...lucky, ...steady], byTime))).toEqual([2, 1]);
    expect(rankSettings([...lucky, ...steady], byTime)[1]!.error).toBeCloseTo(1.1, 12);
  });

  it("counts the mean of the log epochs over levels and runs, a level out of reach as twice the run", () => {
    const [one] = rankSettings([run(1, { errors: [7, 4, 3] })], byTime);
    expect(one!.log).toBeCloseTo((Math.log(2) + Math.log(6)) / 2, 12);
    const [two] = rankSettings(
      [run(1, { seed: 1, errors: [4, 4, 2] }), run(1, { seed: 2, errors: [7, 4, 2] })],
      byTime,
    );
    expect(two!.logs.map((log) => Math.exp(2 * log))).toEqual([3, 6].map((product) => expect.closeTo(product, 9)));
  });

  it("puts a setting last of which one run failed", () => {
    const failed = [run(1, { seed: 1, errors: [2, 0.5] }), run(1, { seed: 2, errors: [2], outcome: "diverged" })];
    const [, last] = rankSettings([...failed, run(2, { errors: [8, 7] })], byTime);
    expect(last).toMatchObject({ error: Infinity, isAsGood: false });
  });

  it("without levels goes by the epochs to 2 % above the lowest error", () => {
    const runs = [run(1, { id: "a", errors: [3, 2, 1] }), run(2, { id: "b", errors: [3, 1.01, 1.01] })];
    expect(ratesOf(rankSettings(runs, { statistic: "time", levels: [] }))).toEqual([2, 1]);
  });
});
