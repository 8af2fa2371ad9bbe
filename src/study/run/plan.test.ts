import { expect, test } from "vitest";
import type { TrialRecord } from "../records.js";
import { defaultDiffusion, methodsNamed } from "../spec/methods.js";
import { estimateSeconds, fitBudget, fitEvaluation } from "../tune/budget.js";
import { evenTuning } from "../tune/evaluation.js";
import { SIGMA_RANGE, tuningSettings } from "../tune/tuning.js";
import { evaluationSpecs, type PlannedTrial, type StudySize, trialCount, tuningRounds, tuningSpecs } from "./plan.js";

const methods = methodsNamed(["sgd", "adam", "diffusion"]);
const size: StudySize = { batchSizes: [16, 64], epochs: 40, seeds: 5, tuningTrials: 8, trainWindows: 10_000 };

test("every method gets the same number of tuning trials and evaluation seeds at every batch size", () => {
  const specs = [
    ...tuningSpecs(methods, size, 7),
    ...evaluationSpecs(methods, size, 7, () => ({ learningRate: 1, sigma0: 0 })),
  ];
  expect(specs).toHaveLength(trialCount(methods, size));
  expect(new Set(specs.map(({ id }) => id)).size).toBe(specs.length);
  for (const batchSize of size.batchSizes) {
    for (const { name } of methods) {
      const own = specs.filter((spec) => spec.method.name === name && spec.batchSize === batchSize);
      expect(own.filter(({ phase }) => phase === "tuning")).toHaveLength(8);
      expect(own.filter(({ phase }) => phase === "evaluation").map(({ seed }) => seed)).toEqual([8, 9, 10, 11, 12]);
    }
  }
});

test("no evaluation run has the seed that was tuned on", () => {
  const tuned = new Set(tuningSpecs(methods, size, 7).map(({ seed }) => seed));
  const evaluated = evaluationSpecs(methods, size, 7, () => ({ learningRate: 1, sigma0: 0 }));
  expect(evaluated.some(({ seed }) => tuned.has(seed))).toBe(false);
});

test("an early end leaves all methods equally far: any prefix of the plan is balanced to within one trial", () => {
  const specs = tuningSpecs(methods, size, 1);
  for (let end = 1; end <= specs.length; end++) {
    const counts = methods.map(({ name }) => specs.slice(0, end).filter(({ method }) => method.name === name).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test("tuning spans the whole range of rates, and for diffusion different widths, in the same number of trials", () => {
  const [sgd, , automatic] = methods;
  const [tuned] = methodsNamed(["diffusion"], { ...defaultDiffusion, sigma: "tuned" });
  const plain = tuningSettings(sgd!, 8);
  const diffused = tuningSettings(tuned!, 8);
  expect(tuningSettings(automatic!, 8).map(({ sigma0 }) => sigma0)).toEqual(Array(8).fill(0)); // all trials for the rate
  expect(plain.map(({ sigma0 }) => sigma0)).toEqual(Array(8).fill(0));
  const rates = plain.map(({ learningRate }) => learningRate);
  expect(Math.min(...rates)).toBe(0.003);
  expect(Math.max(...rates)).toBe(1);
  expect(new Set(rates).size).toBe(8);
  expect(diffused).toHaveLength(8);
  const widths = diffused.map(({ sigma0 }) => sigma0);
  expect(new Set(widths).size).toBe(8);
  for (const width of widths) {
    expect(width).toBeGreaterThanOrEqual(SIGMA_RANGE.low);
    expect(width).toBeLessThanOrEqual(SIGMA_RANGE.high);
  }
});

test("tuning that is cut short has seen low and high rates: the first three span more than half of the logarithm", () => {
  const rates = tuningSettings(methods[0]!, 8).map(({ learningRate }) => Math.log(learningRate));
  const whole = Math.log(1 / 0.003);
  const firstThree = rates.slice(0, 3);
  expect(Math.max(...firstThree) - Math.min(...firstThree)).toBeGreaterThan(whole / 2);
});

test("the evaluation gives up batch sizes before seeds, seeds down to 3, and nothing when all fits", () => {
  const evaluationIn = (secondsLeft: number) =>
    fitEvaluation(size, { secondsLeft, secondsPerSeed: (batchSize) => (batchSize === 16 ? 10 : 4), preferred: 16 });
  expect(evaluationIn(100)).toEqual({ size, changes: [] }); // 5 * 14 = 70
  expect(evaluationIn(60).size).toMatchObject({ batchSizes: [16], seeds: 5 });
  expect(evaluationIn(50).size).toMatchObject({ batchSizes: [16], seeds: 4 });
  expect(evaluationIn(1)).toMatchObject({
    size: { batchSizes: [16], seeds: 3 },
    changes: ["evaluation with batch sizes: 16 instead of 16, 64", "evaluation with seeds: 3 instead of 5"],
  });
});

test("tuning that a budget cut short is made even: only rounds that every method finished at every batch size count", () => {
  const rounds = tuningRounds(methods, size, 1);
  const finished = (specs: readonly PlannedTrial[]) =>
    specs.map(({ id }) => ({ record: { id } as TrialRecord, parameters: null }));
  const oneAndAHalf = finished([...rounds[0]!, ...rounds[1]!.slice(0, 3)]);
  const even = evenTuning(oneAndAHalf, rounds)!;
  expect(even.rounds).toBe(1);
  expect(even.results.map(({ record }) => record.id)).toEqual(rounds[0]!.map(({ id }) => id));
  expect(evenTuning(finished(rounds.flat()), rounds)).toBeNull();
  expect(evenTuning(finished(rounds[0]!.slice(1)), rounds)).toBeNull();
});

test("a budget cuts the wishes until the estimate fits and says every cut; without need it cuts nothing", () => {
  const options = { seconds: 60, workers: 2, methods, costs: { step: () => 0.001, validation: 0.01 } };
  const { size: fitted, changes } = fitBudget(size, options);
  expect(estimateSeconds(size, options)).toBeGreaterThan(60);
  expect(estimateSeconds(fitted, options)).toBeLessThan(60);
  expect(changes.join("; ")).toMatch(/epochs: \d+ instead of 40.*training windows: \d+ instead of 10000/);
  expect(fitBudget(size, { ...options, seconds: 1e6 })).toEqual({ size, changes: [] });
});
