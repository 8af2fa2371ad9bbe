/** @module-tag slow */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type RandomStream, randomStream } from "../src/core/numeric/random.js";
import { levelsFrom } from "../src/study/judge/target.js";
import { learningCurve, reaches } from "../src/study/records/learning-curve.js";
import type { Setting } from "../src/study/records/method.js";
import type { TrialRecord } from "../src/study/records/trial.js";
import { describeMethod } from "../src/study/spec/method.js";
import { methodsNamed } from "../src/study/spec/methods/index.js";
import type { PlannedTrial, TrialResult } from "../src/study/spec/trial.js";
import { trial } from "../src/study/testing/records.js";
import { bestSetting } from "../src/study/tune/choose.js";
import { tuningPlans } from "../src/study/tune/plans/index.js";
import { nextRounds } from "../src/study/tune/rounds.js";
import { samplers } from "../src/study/tune/samplers/index.js";

/** Curves of real runs of one setting, SGD's, an error an epoch: what seeds are worth (bench/calibration/pools.mjs). */
function poolOf(task: string): readonly { readonly initial: number; readonly errors: readonly number[] }[] {
  const file = join(import.meta.dirname, "..", "bench", "calibration", `pool-${task}.jsonl`);
  const [head, ...runs] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const perEpoch = head.steps.at(-1) / head.epochs;
  return runs
    .filter(({ method }) => method === "sgd")
    .map(({ initial, errors }) => ({
      initial,
      errors: errors.filter((_: number, k: number) => head.steps[k] % perEpoch === 0),
    }));
}

const methods = methodsNamed(["sgd"]);
const choice = { statistic: "time", targetError: null } as const;
const size = { batchSizes: [16], epochs: 40, seeds: 5, tuningTrials: 8, trainWindows: 1000 };
const [LOW, HIGH] = [Math.log(0.003), Math.log(1)];

/** A problem: a rate under the best one is slower in proportion, one above it a little faster, less exact, and at last fails. */
function problem(
  pool: ReturnType<typeof poolOf>,
  { pace, random }: { readonly pace: number; readonly random: RandomStream },
) {
  const best = LOW + (HIGH - LOW) * (0.3 + 0.5 * random.uniform());
  const draw = () => pool[Math.floor(random.uniform() * pool.length)]!;
  const run = (setting: Setting): Pick<TrialRecord, "epochs" | "outcome" | "initialValidationError"> & object => {
    const above = Math.log(setting["rate.learningRate"]!) - best;
    const speed = pace * Math.exp(above < 0 ? above : 0.3 * above);
    const factor = 1 + 0.03 * Math.max(0, above) ** 2;
    const { initial, errors } = draw();
    const at = (epoch: number) => {
      const place = Math.min(errors.length, epoch);
      const [low, part] = [Math.floor(place), place % 1];
      const [a, b] = [errors[low - 1] ?? initial, errors[low] ?? errors.at(-1)!];
      return factor * (a + part * (b - a));
    };
    const seen = Array.from({ length: size.epochs }, (_, k) => at((k + 1) * speed));
    return trial({
      setting,
      errors: seen,
      initialValidationError: initial,
      outcome: above > 2 ? "diverged" : "finished",
    });
  };
  const pilots = Array.from({ length: 15 }, () => run({ "rate.learningRate": Math.exp(best) }) as TrialRecord);
  const { levels } = levelsFrom(pilots);
  /** Mean log epochs to the levels on 40 other seeds. */
  const worth = (setting: Setting) => {
    const logs = Array.from({ length: 40 }, () => run(setting) as TrialRecord).map((one) => {
      const curve = learningCurve(one);
      return levels.map((level) => Math.log(reaches(curve, level)?.epochs ?? 2 * size.epochs));
    });
    return logs.flat().reduce((sum, log) => sum + log, 0) / logs.flat().length;
  };
  return { run, worth, best: { "rate.learningRate": Math.exp(best) } };
}

/** The setting that tuning on so many seeds chooses, of 8 runs. */
function chosen({ run }: ReturnType<typeof problem>, seeds: number): Setting {
  const tuning = { plan: tuningPlans.get("seeds"), seeds, stages: [8] };
  const results: TrialResult[] = [];
  const resultOf = ({ id, setting, seed }: PlannedTrial): TrialResult => ({
    record: { ...(run(setting) as TrialRecord), id, seed, phase: "tuning", method: "sgd" },
    parameters: null,
  });
  for (let round = 0; ; round = results.length) {
    const common = { methods, size, seed: 1, sampler: samplers.get("spread"), tuning, choice, results };
    const block = nextRounds(round, common).flat();
    if (block.length === 0) break;
    results.push(...block.map(resultOf));
  }
  const trials = results.map(({ record }) => record);
  return bestSetting(trials, { method: "sgd", batchSize: 16 }, { choice, methods: methods.map(describeMethod) })!;
}

test.each([
  ["adding", 1],
  ["weather", 0.2], // it learns in a few epochs: as slow as that, its levels can be timed by the ends of epochs
] as const)(
  "of 8 runs, 6 settings and the best 2 again choose on average no slower a setting than 8 settings on one seed: %s",
  (task, pace) => {
    const pool = poolOf(task);
    const regrets = { one: [] as number[], two: [] as number[] };
    for (let k = 0; k < 300; k++) {
      const given = problem(pool, { pace, random: randomStream(k).fork(task) });
      const least = given.worth(given.best);
      regrets.one.push(given.worth(chosen(given, 1)) - least);
      regrets.two.push(given.worth(chosen(given, 2)) - least);
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const late = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(0.9 * values.length)]!;
    expect(mean(regrets.two)).toBeLessThanOrEqual(mean(regrets.one));
    expect(late(regrets.two)).toBeLessThanOrEqual(late(regrets.one));
  },
);
