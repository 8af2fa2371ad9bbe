import { expect, test } from "vitest";
import { trial } from "../testing/records.js";
import { inWork } from "./in-work.js";

const costs = [
  { method: "sgd", batchSize: 16, secondsPlainStep: 0.01, secondsSmoothedStep: 0.01, secondsBesideSteps: 0.2 },
  { method: "diffusion", batchSize: 16, secondsPlainStep: 0.01, secondsSmoothedStep: 0.03, secondsBesideSteps: 0.1 },
];

/** Two epochs of 10 steps, of which `smoothed` at sigma > 0; the wall says something else each time. */
function run(method: string, smoothed: number, beside: number, rest = {}) {
  const { epochs, ...record } = trial({ method, errors: [2, 1], secondsPerEpoch: 7 * Math.random() + 1 });
  return {
    ...record,
    epochs: epochs.map((epoch) => ({
      ...epoch,
      smoothedSteps: Math.min(smoothed, epoch.steps),
      secondsBesideSteps: beside,
    })),
    ...rest,
  };
}

const seconds = (trials: ReturnType<typeof inWork>) =>
  trials.map(({ epochs }) => epochs.map(({ secondsTraining }) => Number(secondsTraining.toFixed(10))));

test("time is steps times their cost, and the cost of what is beside them, whatever the clock said", () => {
  const trials = [run("sgd", 0, 0.5), run("sgd", 0, 0.1), run("sgd", 0, 0.2), run("diffusion", 15, 0)];
  expect(seconds(inWork(trials, costs))).toEqual([
    [0.3, 0.4],
    [0.3, 0.4],
    [0.3, 0.4],
    [0.4, 0.6],
  ]);
  expect(inWork(trials, costs).map(({ epochs }) => epochs.map(({ secondsWall }) => secondsWall))).toEqual(
    trials.map(({ epochs }) => epochs.map(({ secondsWall }) => secondsWall)),
  );
});

test("two names of one recipe take the same time to the bit, and begin at the same time, whatever their starts took on the wall", () => {
  const placebo = { ...costs[0]!, method: "placebo" };
  const [a, b] = seconds(inWork([run("sgd", 0, 3.4), run("placebo", 0, 0.1)], [...costs, placebo]));
  expect(a).toEqual(b);
});

test("without costs, or shared by threads, trials keep the time of the wall", () => {
  const trials = [run("sgd", 0, 0), run("sgd", 0, 0, { threads: 2 })];
  expect(inWork(trials, null)).toBe(trials);
  expect(inWork(trials, costs)[1]).toBe(trials[1]);
});
