import { describe, expect, it } from "vitest";
import type { TrialRecord } from "../records/trial.js";
import * as records from "../testing/records.js";
import { method, momentum, reaching, sgd, type TrialParts, trialsOf } from "../testing/records.js";
import { verdictOf } from "../testing/verdict-of.js";

/** Five seeds that reach the target after about `epochs` epochs, no two alike. */
const seedsAt = (epochs: number): TrialParts[] =>
  [-4, -2, 0, 2, 4].map((shift) => ({ errors: reaching(1, epochs + shift), testError: 1 + shift / 1000 }));
const never: TrialParts = { errors: reaching(1, 999), testError: 1 };

describe("against the other methods without diffusion", () => {
  const methods = [sgd, momentum, method("adam", { optimizer: "adam" }), records.diffusion];
  const others = (momentumEpochs: number, adamEpochs: number) => [
    ...trialsOf(momentum, seedsAt(momentumEpochs)),
    ...trialsOf(methods[2]!, seedsAt(adamEpochs)),
  ];
  const own = [...trialsOf(sgd, seedsAt(90)), ...trialsOf(records.diffusion, seedsAt(30))];
  const judged = (...more: readonly ReturnType<typeof trialsOf>[]) => verdictOf([own, ...more].flat(), { methods });

  it("says go only if it is surely faster than all of them, its own optimiser alone above all", () => {
    const go = judged(others(60, 70));
    expect(go.decision).toBe("go");
    expect(go.criteria[3]).toMatchObject({
      ...{ name: "baselines-time", limit: 1, value: expect.closeTo(0.5, 2), method: "momentum", result: "met" },
      interval: { confidence: 0.94, counts: "exact" },
    });
    const placebo = judged(others(30, 70));
    expect(placebo.decision).toBe("inconclusive");
    expect(placebo.criteria[3]).toMatchObject({ value: 1, method: "momentum", result: "undecided" });
    expect(placebo.sameOptimizer).toMatchObject({ method: "momentum", batchSize: 16, timeRatio: { value: 1 } });
    expect(judged(others(60, 30)).decision).toBe("inconclusive");
  });

  it("says no-go where it is surely slower than one of them, and go where the others never get there", () => {
    const slower = judged(others(60, 20));
    expect(slower.decision).toBe("no-go");
    expect(slower.criteria[3]).toMatchObject({ value: expect.closeTo(1.5, 1), method: "adam", result: "missed" });
    const [nobody] = [[never, never, never, never, never]];
    expect(judged(trialsOf(momentum, nobody!), trialsOf(methods[2]!, nobody!)).decision).toBe("go");
  });

  it("has to beat its optimiser at a rate that falls by a cosine too, and is set beside the one of its own course of the rate", () => {
    const cosine = method("momentum-cosine", {
      optimizer: "momentum",
      recipe: { ...momentum.recipe, rate: { name: "cosine", learningRate: 0.1 } },
    });
    const decided = (epochs: number) =>
      verdictOf([...own, ...trialsOf(cosine, seedsAt(epochs)), ...trialsOf(momentum, seedsAt(60))], {
        methods: [sgd, cosine, momentum, records.diffusion],
      });
    expect(decided(50)).toMatchObject({ decision: "go", sameOptimizer: { method: "momentum" } });
    expect(decided(30).criteria[3]).toMatchObject({ method: "momentum-cosine", result: "undecided" });
    expect(decided(20).decision).toBe("no-go");
  });

  it("asks for a surely lower test error than theirs where accuracy is asked for, and then for no time", () => {
    const asked = { methods, criteria: { minTimeSaving: null, maxTestErrorIncrease: -0.05 } };
    const scaled = (trials: readonly TrialRecord[], factor: number) =>
      trials.map((trial) => ({ ...trial, testError: trial.testError! * factor }));
    const slow = scaled(trialsOf(records.diffusion, seedsAt(90)), 0.8);
    const against = (momentumError: number) =>
      verdictOf(
        [
          ...trialsOf(sgd, seedsAt(30)),
          ...slow,
          ...scaled(trialsOf(momentum, seedsAt(30)), momentumError),
          ...trialsOf(methods[2]!, seedsAt(30)),
        ],
        asked,
      );
    const go = against(0.9);
    expect(go.decision).toBe("go");
    expect(go.criteria.map(({ name }) => name)).toEqual(["test-error", "success-rate", "baselines-test-error"]);
    expect(go.criteria[2]).toMatchObject({ method: "momentum", value: expect.closeTo(8 / 9, 6), result: "met" });
    expect(against(0.8)).toMatchObject({ decision: "inconclusive" });
    expect(against(0.7)).toMatchObject({ decision: "no-go" });
  });

  it("credits diffusion with nothing where its optimiser did not run alone", () => {
    const without = judged(trialsOf(methods[2]!, seedsAt(70)));
    expect(without.decision).toBe("inconclusive");
    expect(without.reasons).toContainEqual({ code: "optimizer-not-compared", optimizer: "momentum" });
    const stopped = verdictOf([...own, ...trialsOf(methods[2]!, seedsAt(70))], { methods, outcome: "stopped" });
    expect(stopped.reasons.map(({ code }) => code)).not.toContain("optimizer-not-compared"); // it is one of the methods
    expect(judged().criteria[3]).toEqual({
      name: "baselines-time",
      limit: 1,
      value: null,
      interval: null,
      method: null,
      result: "undecided",
    });
  });

  it("tells by which method and interval it was decided, though another has a higher ratio", () => {
    // Against adam the ratio is the higher one, but scattered; against momentum it is surely above 1.
    const scattered = [4, 30, 12, 31, 8].map((epochs) => ({ errors: reaching(1, epochs), testError: 1 }));
    const { criteria, decision } = judged(trialsOf(momentum, seedsAt(22)), trialsOf(methods[2]!, scattered));
    expect(decision).toBe("no-go");
    expect(criteria[3]).toMatchObject({ method: "momentum", result: "missed", interval: { confidence: 0.98 } });
    expect(criteria[3]!.interval!.low).toBeGreaterThan(1);
  });

  it("says nothing of a study that ended before all of them had run", () => {
    const early = { methods, outcome: "budget-spent", trialsPlanned: 40 } as const;
    expect(verdictOf([...own, ...others(60, 70)], early).decision).toBe("go");
    expect(verdictOf([...own, ...others(60, 70).slice(0, 9)], early).decision).toBe("inconclusive");
  });
});
