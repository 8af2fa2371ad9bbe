import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import type { MethodSpec } from "../records/method.js";
import type { TrialRecord } from "../records/trial.js";
import { planEvaluation } from "../run/plan-evaluation.js";
import { diffusionMethod, SIGMA_RANGE } from "../spec/methods/diffusion.js";
import { methodsNamed } from "../spec/methods/index.js";
import { type StudySize, trialCount } from "../spec/size.js";
import type { PlannedTrial, TrialResult } from "../spec/trial.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { trial } from "../testing/records.js";
import { cutsOf, estimateSeconds, fitBudget, fitEvaluation } from "./budget.js";
import { evenTuning } from "./choose.js";
import { courseOf } from "./course.js";
import { tuningPlans } from "./plans/index.js";
import type { RoundOptions } from "./round-options.js";
import { nextRounds } from "./rounds.js";
import type { SuggestContext } from "./samplers/contract.js";
import { samplers } from "./samplers/index.js";

const methods = methodsNamed(["sgd", "adam", "diffusion"], FROM_DRAWN);
const size: StudySize = { batchSizes: [16, 64], epochs: 40, seeds: 5, tuningTrials: 8, trainWindows: 10_000 };
/** All rounds of a tuning, each run's errors by its learning rate and its seed. */
function roundsBy(change: Partial<RoundOptions>, errorOf: (spec: PlannedTrial) => number = () => 1): PlannedTrial[][] {
  const rounds: PlannedTrial[][] = [];
  const results: TrialResult[] = [];
  const tuning = { plan: tuningPlans.get("seeds"), seeds: 1, stages: [8] };
  const choice = { statistic: "time", targetError: null } as const;
  const common = { methods, size, seed: 1, sampler: samplers.get("spread"), tuning, choice, ...change };
  for (;;) {
    const block = nextRounds(rounds.length, { ...common, results });
    if (block.length === 0) return rounds;
    rounds.push(...block);
    results.unshift(...block.flat().map((spec) => resultOf(spec, errorOf(spec)))); // in no order
  }
}
function resultOf({ id, setting, seed, batchSize, method, epochs }: PlannedTrial, error: number): TrialResult {
  const errors = Array.from({ length: epochs }, (_, k) => error * (1 + 1 / (k + 1)));
  const record = trial({ id, setting, seed, batchSize, method: method.name, phase: "tuning", errors });
  return { record: { ...record, initialValidationError: 9 * error }, parameters: null };
}
const tuning = (seed: number) => roundsBy({ seed });
const rateOf = ({ setting }: Pick<PlannedTrial, "setting">) => setting["rate.learningRate"]!;
const evaluation = (seed: number) => planEvaluation({ methods, size, seed, folds: 1, chosen: () => ({}) });
const settings = (method: MethodSpec, trials: number, sampler = "spread") =>
  Array.from({ length: trials }, (_, trial) =>
    samplers.get(sampler).suggest({ space: method.space, trial, trials, history: [], random: randomStream(3) }),
  );

test("every method gets the same number of tuning trials and evaluation seeds at every batch size", () => {
  const specs = [...tuning(7).flat(), ...evaluation(7)];
  expect(specs).toHaveLength(trialCount(methods, { ...size, folds: 1 }));
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
  const tuned = new Set(
    tuning(7)
      .flat()
      .map(({ seed }) => seed),
  );
  const evaluated = evaluation(7);
  expect(evaluated.some(({ seed }) => tuned.has(seed))).toBe(false);
});

test("an early end leaves all methods equally far: any prefix of the plan is balanced to within one trial", () => {
  const specs = tuning(1).flat();
  for (let end = 1; end <= specs.length; end++) {
    const counts = methods.map(({ name }) => specs.slice(0, end).filter(({ method }) => method.name === name).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test("tuning spans the whole range of rates, and for diffusion different widths, in the same number of trials", () => {
  const [sgd, , automatic] = methods;
  const tuned = diffusionMethod({ sigma: "tuned" });
  expect(settings(automatic!, 8).every((setting) => Object.keys(setting).join() === "rate.learningRate")).toBe(true);
  const rates = settings(sgd!, 8).map((setting) => setting["rate.learningRate"]!);
  expect(Math.min(...rates)).toBe(0.003);
  expect(Math.max(...rates)).toBe(1);
  expect(new Set(rates).size).toBe(8);
  const all = settings(tuned, 9).map((setting) => setting["sigma.sigma0"]!);
  expect(all.filter((width) => width === 0)).toHaveLength(4);
  const widths = all.filter((width) => width > 0);
  expect(new Set(widths).size).toBe(5);
  for (const width of widths) {
    expect(width).toBeGreaterThanOrEqual(SIGMA_RANGE.low);
    expect(width).toBeLessThanOrEqual(SIGMA_RANGE.high);
  }
});

test("a study that grows keeps the settings it has tried, and draws others; the same for the same seed", () => {
  const planned = (stages: readonly number[]) =>
    roundsBy({ tuning: { plan: tuningPlans.get("seeds"), seeds: 1, stages } }).map((round) =>
      round.map(({ id, setting }) => ({ id, setting })),
    );
  const grown = planned([8, 12]);
  expect(grown.slice(0, 8)).toEqual(planned([8]));
  expect(grown).toHaveLength(12);
  expect(planned([8, 12])).toEqual(grown);
  const rates = grown.map(([sgd]) => sgd!.setting["rate.learningRate"]!);
  expect(new Set(rates).size).toBe(12);
  expect(planned([8, 12, 14]).slice(0, 12)).toEqual(grown);
});

test("tuning that is cut short has seen low and high rates: the first three span more than half of the logarithm", () => {
  const rates = settings(methods[0]!, 8).map((setting) => Math.log(setting["rate.learningRate"]!));
  const whole = Math.log(1 / 0.003);
  const firstThree = rates.slice(0, 3);
  expect(Math.max(...firstThree) - Math.min(...firstThree)).toBeGreaterThan(whole / 2);
});

test("the random sampler stays in the ranges, draws anew for every trial and the same for the same stream", () => {
  const tuned = diffusionMethod({ sigma: "tuned" });
  const drawn = settings(tuned, 200, "random");
  expect(settings(tuned, 200, "random")).toEqual(drawn);
  const rates = drawn.map((setting) => setting["rate.learningRate"]!);
  expect(new Set(rates).size).toBeGreaterThan(150); // three digits leave few values alike
  const { low, high } = tuned.space["rate.learningRate"]!;
  expect(Math.min(...rates)).toBeGreaterThanOrEqual(low);
  expect(Math.max(...rates)).toBeLessThanOrEqual(high);
  expect(rates.filter((rate) => rate < Math.sqrt(low * high)).length / 200).toBeCloseTo(0.5, 1);
});

test("a sampler from outside that looks at the history is told every result so far, in the order of the rounds", () => {
  const tuned = diffusionMethod(FROM_DRAWN);
  const seen: number[] = [];
  const sampler = {
    name: "looking",
    usesHistory: true,
    suggest({ history }: SuggestContext) {
      seen.push(history.length);
      return { "rate.learningRate": 0.001 * (history.length + 1) };
    },
  };
  const rounds = roundsBy({
    methods: [tuned],
    size: { ...size, batchSizes: [16] },
    sampler,
    tuning: { plan: tuningPlans.get("seeds"), seeds: 1, stages: [3] },
  });
  expect(seen).toEqual([0, 1, 2]);
  expect(rounds.map(([one]) => rateOf(one!))).toEqual([0.001, 0.002, 0.003]);
});

test("the first rung tries settings on the first seed, and the best of each method at each batch size run again on the next", () => {
  const many = { plan: tuningPlans.get("seeds"), seeds: 2, stages: [8] };
  // Larger rates are better, but for adam.
  const rounds = roundsBy({ tuning: many }, (spec) => (spec.method.name === "adam" ? rateOf(spec) : 1 / rateOf(spec)));
  expect(rounds.map(([one]) => one!.seed)).toEqual([1, 1, 1, 1, 1, 1, 10_005, 10_005]);
  const ratesAt = (name: string, from: number, to: number) =>
    rounds
      .slice(from, to)
      .map((round) => rateOf(round.find(({ method, batchSize }) => method.name === name && batchSize === 64)!));
  const sorted = (name: string) => ratesAt(name, 0, 6).toSorted((a, b) => (name === "adam" ? a - b : b - a));
  for (const { name } of methods) expect(ratesAt(name, 6, 8)).toEqual(sorted(name).slice(0, 2));
});

test.each([
  [8, 2, [6, 2]],
  [6, 2, [4, 2]],
  [12, 2, [9, 3]],
  [9, 3, [5, 2, 2]],
  [8, 1, [8]],
  [5, 2, [5]],
  [1, 2, [1]],
])("%i trials on %i seeds are %o", (trials, seeds, rounds) => {
  const course = courseOf({ plan: tuningPlans.get("seeds"), seeds, stages: [trials] }, size);
  expect(course.map((rung) => rung.rounds)).toEqual(rounds);
  expect(course.map((rung) => rung.seed)).toEqual(rounds.map((_, k) => k));
});

test("a study that grows trial by trial spends every one of them, on settings that wait or on new ones", () => {
  for (let last = 6; last < 20; last++) {
    const stages = Array.from({ length: last - 5 }, (_, k) => k + 6);
    const tuning = { plan: tuningPlans.get("seeds"), seeds: 2, stages };
    const rounds = roundsBy({ tuning });
    expect(rounds).toHaveLength(last);
    const keys = rounds
      .flat()
      .map(({ method, batchSize, seed, setting }) => JSON.stringify([method.name, batchSize, seed, setting]));
    expect(new Set(keys).size).toBe(keys.length); // nothing twice
  }
});

test("a space of one setting is tuned all the same, on every seed", () => {
  const only = methods.map((method) => ({
    ...method,
    space: { "rate.learningRate": { low: 0.1, high: 0.1, scale: "log" } as const },
  }));
  const rounds = roundsBy({ methods: only, tuning: { plan: tuningPlans.get("seeds"), seeds: 2, stages: [8] } });
  expect(rounds.flat().every((spec) => rateOf(spec) === 0.1)).toBe(true);
  expect(rounds).toHaveLength(8);
});

test("the evaluation gives up batch sizes before seeds, seeds down to 5, which decide, and nothing when all fits", () => {
  const eight = { ...size, seeds: 8 };
  const evaluationIn = (secondsLeft: number) =>
    fitEvaluation(eight, {
      secondsLeft,
      secondsPerSeed: (batchSize) => (batchSize === 16 ? 10 : 4),
      secondsBefore: () => 0,
      earlier: () => ({ begun: 0, finished: 0 }),
      preferred: 16,
    });
  expect(evaluationIn(130)).toEqual(eight); // 8 * 14 = 112
  expect(evaluationIn(95)).toMatchObject({ batchSizes: [16], seeds: 8 });
  expect(evaluationIn(70)).toMatchObject({ batchSizes: [16], seeds: 6 });
  expect(evaluationIn(1)).toMatchObject({ batchSizes: [16], seeds: 5 });
  expect(cutsOf(eight, evaluationIn(1))).toEqual([
    { name: "batchSizes", asked: "16, 64", now: "16" },
    { name: "seeds", asked: "8", now: "5" },
  ]);
});

test("the evaluation never gives up what an earlier run has begun, and what is finished costs nothing any more", () => {
  const eight = { ...size, seeds: 8 };
  const fitted = (secondsLeft: number, earlier: Readonly<Record<number, { begun: number; finished: number }>>) =>
    fitEvaluation(eight, {
      secondsLeft,
      secondsPerSeed: () => 10,
      secondsBefore: () => 5,
      earlier: (batchSize) => earlier[batchSize] ?? { begun: 0, finished: 0 },
      preferred: 16,
    });
  const all = { begun: 8, finished: 8 };
  expect(fitted(0.1, { 16: all, 64: all })).toEqual(eight);
  expect(fitted(0.1, { 64: { begun: 7, finished: 6 } })).toMatchObject({ batchSizes: [16, 64], seeds: 7 });
  expect(fitted(0.1, { 16: { begun: 3, finished: 2 } })).toMatchObject({ batchSizes: [16], seeds: 5 });
  expect(fitted(80 / 0.9, { 16: all, 64: { begun: 1, finished: 0 } })).toEqual(eight); // eight seeds of one batch size are left
});

test("tuning that a budget cut short is made even: only rounds that every method finished at every batch size count", () => {
  const rounds = tuning(1);
  const finished = (specs: readonly PlannedTrial[]) =>
    specs.map(({ id }) => ({ record: { id } as TrialRecord, parameters: null }));
  const oneAndAHalf = finished([...rounds[0]!, ...rounds[1]!.slice(0, 3)]);
  const even = evenTuning(oneAndAHalf, rounds)!;
  expect(even.rounds).toBe(1);
  expect(even.results.map(({ record }) => record.id)).toEqual(rounds[0]!.map(({ id }) => id));
  expect(evenTuning(finished(rounds.flat()), rounds)).toBeNull();
  expect(evenTuning(finished(rounds[0]!.slice(1)), rounds)).toBeNull();
});

test("a budget cuts the requested size until the estimate fits and says every cut; without need it cuts nothing", () => {
  const options = {
    seconds: 60,
    workers: 2,
    methods,
    pilot: undefined,
    foldWindows: [10_000],
    costs: { steps: null, step: () => 0.001, validation: 0.01 },
  };
  const fitted = fitBudget(size, options);
  expect(estimateSeconds(size, options)).toBeGreaterThan(60);
  expect(estimateSeconds(fitted, options)).toBeLessThan(60);
  expect(cutsOf(size, fitted)).toMatchObject([
    { name: "epochs", asked: "40" },
    ...(fitted.tuningTrials < size.tuningTrials ? [{ name: "tuningTrials" }] : []),
    { name: "trainWindows", asked: "10000" },
    ...(fitted.batchSizes.length < 2 ? [{ name: "batchSizes" }] : []),
  ]);
  expect(fitBudget(size, { ...options, seconds: 1e6 })).toEqual(size);
});

test("a budget is used: whatever it is, the plan takes at least two thirds of what it may, or is the whole study", () => {
  const costs = { steps: null, step: () => 0.001, validation: 0.01 };
  for (let seconds = 30; seconds < 3000; seconds *= 1.3) {
    const options = { seconds, workers: 2, methods, pilot: undefined, costs, foldWindows: [10_000] };
    const planned = estimateSeconds(fitBudget(size, options), options);
    expect(planned).toBeLessThanOrEqual(0.75 * seconds);
    expect(planned / Math.min(0.75 * seconds, estimateSeconds(size, options))).toBeGreaterThan(0.67);
  }
});
