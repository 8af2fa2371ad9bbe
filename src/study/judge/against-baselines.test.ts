import { describe, expect, it } from "vitest";
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
    expect(go.criteria[3]).toEqual({ name: "baselines", limit: 1, value: 0.5, method: "momentum", result: "met" });
    const placebo = judged(others(30, 70));
    expect(placebo.decision).toBe("inconclusive");
    expect(placebo.criteria[3]).toMatchObject({ value: 1, method: "momentum", result: "undecided" });
    expect(placebo.sameOptimizer).toMatchObject({ method: "momentum", batchSize: 16, timeRatio: { value: 1 } });
    expect(judged(others(60, 30)).decision).toBe("inconclusive");
  });

  it("says no-go where it is surely slower than one of them, and go where the others never get there", () => {
    const slower = judged(others(60, 20));
    expect(slower.decision).toBe("no-go");
    expect(slower.criteria[3]).toMatchObject({ value: 1.5, method: "adam", result: "missed" });
    const [nobody] = [[never, never, never, never, never]];
    expect(judged(trialsOf(momentum, nobody!), trialsOf(methods[2]!, nobody!)).decision).toBe("go");
  });

  it("credits diffusion with nothing where its optimiser did not run alone", () => {
    const without = judged(trialsOf(methods[2]!, seedsAt(70)));
    expect(without.decision).toBe("inconclusive");
    expect(without.reasons).toContainEqual({ code: "optimizer-not-compared", optimizer: "momentum" });
    expect(judged().criteria[3]).toEqual({
      name: "baselines",
      limit: 1,
      value: null,
      method: null,
      result: "undecided",
    });
  });

  it("says nothing of a study that ended before all of them had run", () => {
    const early = { methods, outcome: "budget-spent", trialsPlanned: 40 } as const;
    expect(verdictOf([...own, ...others(60, 70)], early).decision).toBe("go");
    expect(verdictOf([...own, ...others(60, 70).slice(0, 9)], early).decision).toBe("inconclusive");
  });
});
