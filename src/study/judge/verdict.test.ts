import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BaselineRecord } from "../records/task.js";
import type { VerdictRecord } from "../records/verdict.js";
import { method, momentum, reaching, sgd, type TrialParts, trial, trialsOf } from "../testing/records.js";
import { diffusion, verdictOf } from "../testing/verdict-of.js";

/** Five seeds that reach the target after about `epochs` epochs, no two alike. */
const seedsAt = (epochs: number, rest: TrialParts = {}): TrialParts[] =>
  [-4, -2, 0, 2, 4].map((shift) => ({ errors: reaching(1, epochs + shift), testError: 1 + shift / 1000, ...rest }));
const never: TrialParts = { errors: reaching(1, 999), testError: 1 };
const near = (value: number) => expect.closeTo(value, 1);
const results = ({ criteria }: VerdictRecord) => criteria.map(({ result }) => result);
const codes = ({ reasons }: VerdictRecord) => reasons.map(({ code }) => code).filter((code) => code !== "criterion");

describe("judge", () => {
  it("is not left open by one seed of SGD that never arrives: that seed counts as arriving at the end of its training", () => {
    const oneNever = [...trialsOf(sgd, [...seedsAt(60).slice(0, 4), never]), ...trialsOf(diffusion, seedsAt(30))];
    const { decision, timeRatio } = verdictOf(oneNever);
    expect(decision).toBe("go");
    expect(timeRatio.low).toBeGreaterThan(0);
    expect(timeRatio.high).toBeLessThan(1);
    const slower = [...trialsOf(sgd, [...seedsAt(30).slice(0, 4), never]), ...trialsOf(diffusion, seedsAt(90))];
    expect(verdictOf(slower).decision).toBe("no-go");
  });

  it("says go when diffusion needs half the time at the same test error with all seeds", () => {
    const verdict = verdictOf([...trialsOf(sgd, seedsAt(60)), ...trialsOf(diffusion, seedsAt(30))]);
    expect(verdict).toMatchObject({
      decision: "go",
      diffusion: { method: "diffusion", batchSize: 16 },
      reference: { method: "sgd", batchSize: 16 },
      timeRatio: { value: near(0.5), confidence: 0.9 },
      epochsRatio: { value: near(0.5) },
      testErrorRatio: { value: 1 },
      criteria: [
        { name: "time", limit: 0.75, value: near(0.5), method: null, result: "met" },
        { name: "test-error", limit: 1.02, value: 1, method: null, result: "met" },
        { name: "success-rate", limit: 0.8, value: 1, result: "met" },
      ],
      sameOptimizer: null,
    });
    expect(codes(verdict)).toEqual([]);
    expect(verdict.timeRatio.high!).toBeLessThan(1);
  });

  it("says no-go when diffusion is surely slower than the limit, and inconclusive when the interval holds it", () => {
    const slower = verdictOf([...trialsOf(sgd, seedsAt(60)), ...trialsOf(diffusion, seedsAt(58))]);
    expect(slower.decision).toBe("no-go");
    expect(results(slower)).toEqual(["missed", "met", "met"]);

    const scattered = [5, 5, 40, 90, 95].map((epoch) => ({ errors: reaching(1, epoch), testError: 1 }));
    const unclear = verdictOf([...trialsOf(sgd, seedsAt(60)), ...trialsOf(diffusion, scattered)]);
    expect(unclear.timeRatio.value).toBeLessThan(0.75);
    expect(unclear.decision).toBe("inconclusive");
    expect(results(unclear)).toEqual(["undecided", "met", "met"]);
  });

  it("never meets the time criterion on fewer than 3 seeds, however fast", () => {
    const two = (epochs: number) => seedsAt(epochs).slice(0, 2);
    const verdict = verdictOf([...trialsOf(sgd, two(60)), ...trialsOf(diffusion, two(6))]);
    expect(results(verdict)[0]).toBe("undecided");
  });

  it("says no-go when diffusion never reaches the target in much more time than sgd takes, and leaves open what its end leaves open", () => {
    const against = (sgdEpochs: number, fast: number) =>
      verdictOf([
        ...trialsOf(sgd, seedsAt(sgdEpochs)),
        ...trialsOf(diffusion, [...seedsAt(10).slice(0, fast), never, never, never, never, never].slice(0, 5)),
      ]);
    expect(against(60, 0)).toMatchObject({ decision: "no-go", timeRatio: { value: expect.closeTo(200 / 60, 1) } });
    expect(results(against(60, 0))).toEqual(["missed", "met", "undecided"]);
    expect(against(60, 2).decision).toBe("inconclusive"); // two seeds of five were fast
    const late = trialsOf(sgd, seedsAt(96, { secondsPerEpoch: 2 }));
    const slow = verdictOf([...late, ...trialsOf(diffusion, [never, never, never, never, never])]);
    expect(slow.decision).toBe("inconclusive"); // it trained half as long as sgd took
  });

  it("counts a target that sgd never reaches for diffusion only if it saves time on all that sgd trained", () => {
    const against = (epochs: number) =>
      verdictOf([...trialsOf(sgd, [never, never, never, never, never]), ...trialsOf(diffusion, seedsAt(epochs))]);
    expect(against(60)).toMatchObject({ decision: "go", timeRatio: { value: near(0.6) } });
    expect(against(90)).toMatchObject({ decision: "inconclusive", timeRatio: { value: near(0.9) } });
    const diverged: TrialParts = { errors: reaching(1, 999, 3), outcome: "diverged" };
    const early = verdictOf([
      ...trialsOf(
        sgd,
        Array.from({ length: 5 }, () => diverged),
      ),
      ...trialsOf(diffusion, seedsAt(60)),
    ]);
    expect(results(early)[0]).toBe("undecided");
  });

  it("is undecided on time when neither reaches the target", () => {
    const nobody = [never, never, never, never, never];
    const verdict = verdictOf([...trialsOf(sgd, nobody), ...trialsOf(diffusion, nobody)]);
    expect(results(verdict)).toEqual(["undecided", "met", "undecided"]);
    expect(verdict.criteria[2]).toMatchObject({ name: "success-rate", value: null }); // 0 of 5 against 0 of 5 says nothing
  });

  it("judges the test error: surely worse is missed, maybe worse undecided, a diverged median missed", () => {
    const fast = (errors: readonly number[]) =>
      trialsOf(
        diffusion,
        seedsAt(30).map((part, i) => ({ ...part, testError: errors[i]! })),
      );
    const slow = trialsOf(sgd, seedsAt(60));
    expect(results(verdictOf([...slow, ...fast([1.1, 1.11, 1.12, 1.13, 1.14])]))[1]).toBe("missed");
    expect(results(verdictOf([...slow, ...fast([1.0, 1.03, 1.04, 1.05, 1.06])]))[1]).toBe("undecided");
    expect(results(verdictOf([...slow, ...fast([0.8, 0.9, 1.1, 1.2, 1.3])]))[1]).toBe("met"); // as good as not
    const diverged: TrialParts = { outcome: "diverged" };
    const broken = trialsOf(diffusion, [diverged, diverged, diverged, diverged, diverged]);
    expect(results(verdictOf([...slow, ...broken]))[1]).toBe("missed");
    const unread = slow.map((record) => ({ ...record, testError: null }));
    expect(results(verdictOf([...unread, ...fast([1, 1, 1, 1, 1])]))[1]).toBe("undecided");
  });

  it("leaves seeds out of the test error whose run of sgd failed", () => {
    const diverged: TrialParts = { outcome: "diverged" };
    const broken = trialsOf(sgd, [...seedsAt(60).slice(0, 2), diverged, diverged, diverged]);
    const verdict = verdictOf([...broken, ...trialsOf(diffusion, seedsAt(30))]);
    expect(verdict.criteria[1]).toMatchObject({ value: 1, result: "met" });
  });

  it("meets the success rate one seed below the reference's, and is undecided below that", () => {
    const plain = trialsOf(sgd, seedsAt(60));
    const four = verdictOf([...plain, ...trialsOf(diffusion, [...seedsAt(30).slice(0, 4), never])]);
    expect(four.criteria[2]).toMatchObject({
      name: "success-rate",
      limit: 0.8,
      value: 0.8,
      interval: null,
      result: "met",
    });
    const three = verdictOf([...plain, ...trialsOf(diffusion, [...seedsAt(30).slice(0, 3), never, never])]);
    expect(three.criteria[2]).toMatchObject({ value: 0.6, result: "undecided" });
  });

  it("pairs by seed: the order of the trials does not matter, and a seed that one lacks is left out", () => {
    // Seeds that are slow for both: only with pairing is the ratio sure.
    const epochs = [10, 20, 40, 60, 100];
    const plain = trialsOf(
      sgd,
      epochs.map((epoch) => ({ errors: reaching(1, epoch), testError: 1 })),
    );
    const fast = trialsOf(
      diffusion,
      epochs.map((epoch) => ({ errors: reaching(1, epoch / 2), testError: 1 })),
    );
    const verdict = verdictOf([...plain, ...fast]);
    expect(verdict.epochsRatio).toEqual({ value: 0.5, low: 0.5, high: 0.5, confidence: 0.9 });
    expect(verdict.timeRatio).toMatchObject({ value: 0.5, low: near(0.47), high: near(0.53) }); // what a step costs is known to 3 %
    expect(verdictOf([...fast.toReversed(), ...plain])).toEqual(verdict);
    expect(verdictOf([...plain, ...fast.slice(1)]).epochsRatio).toEqual(verdict.epochsRatio);
  });

  it("compares each method at its headline batch size", () => {
    const trials = [
      ...trialsOf(sgd, seedsAt(60, { batchSize: 16 })),
      ...trialsOf(sgd, seedsAt(50, { batchSize: 64 })),
      ...trialsOf(diffusion, seedsAt(30, { batchSize: 16 })),
      ...trialsOf(diffusion, seedsAt(30, { batchSize: 64 })),
    ];
    const tuning = [
      { ...trial({ method: "sgd", batchSize: 64, errors: reaching(1, 9) }), phase: "tuning" as const },
      { ...trial({ method: "diffusion", batchSize: 16, errors: reaching(1, 9) }), phase: "tuning" as const },
    ];
    expect(verdictOf([...trials, ...tuning])).toMatchObject({
      diffusion: { method: "diffusion", batchSize: 16 },
      reference: { method: "sgd", batchSize: 64 },
      timeRatio: { value: near(0.6) },
    });
  });

  it("judges the first method that diffuses, against the first that does not where sgd did not run", () => {
    const second = method("second", { diffuses: true });
    const verdict = verdictOf(
      [...trialsOf(momentum, seedsAt(60)), ...trialsOf(diffusion, seedsAt(55)), ...trialsOf(second, seedsAt(5))],
      { methods: [momentum, diffusion, second] },
    );
    expect(verdict).toMatchObject({ diffusion: { method: "diffusion" }, reference: { method: "momentum" } });
    expect(verdict.sameOptimizer).toBe(null);
  });

  it("decides nothing on fewer than 5 seeds, however clear they are", () => {
    const four = (epochs: number) => seedsAt(epochs).slice(0, 4);
    const verdict = verdictOf([...trialsOf(sgd, four(60)), ...trialsOf(diffusion, four(6))]);
    expect(results(verdict)).toEqual(["undecided", "undecided", "undecided"]);
    expect(verdict.reasons).toContainEqual({ code: "too-few-seeds", seeds: 4, needed: 5 });
  });

  it("says when a naive forecast is at least as good as the best network", () => {
    const baseline = (name: BaselineRecord["name"], testError: number): BaselineRecord => ({
      name,
      detail: "",
      validationError: testError,
      testError,
      testErrorsByStep: [testError],
    });
    const trials = [...trialsOf(sgd, seedsAt(60)), ...trialsOf(diffusion, seedsAt(30))];
    const better = verdictOf(trials, { baselines: [baseline("mean", 3), baseline("linear", 1)] });
    expect(better.reasons).toContainEqual({
      code: "naive-is-better",
      baseline: "linear",
      baselineError: 1,
      bestError: 1,
    });
    expect(codes(verdictOf(trials, { baselines: [baseline("linear", 1.01)] }))).toEqual([]);
  });

  it("names what is missing for a comparison, and is then inconclusive with every criterion undecided", () => {
    const plain = trialsOf(sgd, seedsAt(60));
    const fast = trialsOf(diffusion, seedsAt(30));
    const missing = (verdict: VerdictRecord) => {
      expect(verdict.decision).toBe("inconclusive");
      return verdict.reasons.flatMap((reason) => (reason.code === "no-comparison" ? [reason.missing] : []));
    };
    expect(missing(verdictOf(plain, { methods: [sgd] }))).toEqual(["diffusing-method"]);
    expect(missing(verdictOf(fast, { methods: [diffusion] }))).toEqual(["reference-method"]);
    expect(missing(verdictOf(plain))).toEqual(["evaluation-trials"]);
    expect(missing(verdictOf([]))).toEqual(["evaluation-trials"]);
    expect(results(verdictOf(fast))).toEqual(["undecided", "undecided", "undecided"]);
    const untargeted = verdictOf([...plain, ...fast], {
      target: { error: null, levels: [], earlierFolds: [], source: "reference", reference: "sgd" },
    });
    expect(missing(untargeted)).toEqual(["target"]);
    expect(untargeted).toMatchObject({ testErrorRatio: { value: 1 }, timeRatio: { value: null } });
  });

  it("decides a study that ended early only if all evaluation trials of both had run their course", () => {
    const trials = [...trialsOf(sgd, seedsAt(60)), ...trialsOf(diffusion, seedsAt(30))];
    const early = { outcome: "budget-spent", trialsPlanned: 30 } as const;
    const reason = { code: "stopped-early", outcome: "budget-spent", trialsPlanned: 30 };
    const done = verdictOf(trials, early);
    expect(done.decision).toBe("go");
    expect(done.reasons).toContainEqual({ ...reason, trialsDone: 10 });

    const short = verdictOf(trials.slice(0, 9), early);
    expect(short.decision).toBe("inconclusive");
    expect(short.reasons).toContainEqual({ ...reason, trialsDone: 9 });
    expect(results(short)).toEqual(["undecided", "undecided", "undecided"]);

    const stopped = verdictOf([...trials.slice(0, 9), { ...trials[9]!, outcome: "stopped" }], early);
    expect(stopped).toEqual(short);
    const otherBatchSize = verdictOf(trials, { ...early, plan: { seeds: 5, batchSizes: [16, 64] } });
    expect(otherBatchSize.decision).toBe("inconclusive");
  });

  it("is go exactly when all criteria are met, no-go exactly when one is missed, and the same whenever asked", () => {
    const part = fc.record({
      errors: fc.integer({ min: 1, max: 130 }).map((epoch) => reaching(1, epoch)),
      testError: fc.double({ min: 0.9, max: 1.2, noNaN: true }),
      outcome: fc.constantFrom("finished" as const, "finished" as const, "diverged" as const, "stopped" as const),
    });
    const parts = fc.array(part, { maxLength: 6 });
    fc.assert(
      fc.property(parts, parts, (plain, fast) => {
        const trials = [...trialsOf(sgd, plain), ...trialsOf(diffusion, fast)];
        const verdict = verdictOf(trials);
        expect(verdict.decision === "go").toBe(results(verdict).every((result) => result === "met"));
        expect(verdict.decision === "no-go").toBe(results(verdict).includes("missed"));
        expect(verdictOf(trials)).toEqual(verdict);
        expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
      }),
      { numRuns: 40 },
    );
  });
});
