import { expect, test } from "vitest";
import { plainMethod } from "../spec/methods/plain.js";
import type { TrialSpec } from "../spec/trial.js";
import { Progress } from "./progress.js";

const spec = (id: string): TrialSpec => ({
  id,
  phase: "tuning",
  method: plainMethod("sgd"),
  setting: { "rate.learningRate": 0.1 },
  batchSize: 10,
  seed: 1,
  fold: 1,
  epochs: 4,
  threads: 1,
});
const specs = Array.from({ length: 10 }, (_, k) => spec(`${k}`));
const costs = { steps: null, step: () => 1, validation: 0 };

/** Ten trials of 4 epochs of 25 steps, a second each. */
function planned() {
  let time = 0;
  const progress = new Progress({ trials: 10, totalCost: 1000, foldWindows: [250], costs, now: () => time });
  progress.add(specs);
  return { progress, pass: (seconds: number) => (time += 1000 * seconds) };
}

test("a trial that is taken up counts as far as it was, and the time left goes by what was done since", () => {
  const { progress, pass } = planned();
  expect(progress.takeUp("0", 50)).toMatchObject({ fraction: 0.05, secondsLeft: Number.POSITIVE_INFINITY });
  pass(25);
  expect(progress.steps("0", 75)).toMatchObject({ fraction: 0.075, secondsLeft: 925, trialsDone: 0, trials: 10 });
  pass(25);
  expect(progress.trial("0", false)).toMatchObject({ fraction: 0.1, secondsLeft: 900, trialsDone: 1 });
});

test("a trial that has to begin anew after all gives back what it was counted for", () => {
  const { progress, pass } = planned();
  progress.takeUp("0", 50);
  expect(progress.steps("0", 0)).toMatchObject({ fraction: 0 });
  pass(25);
  expect(progress.steps("0", 25)).toMatchObject({ fraction: 0.025, secondsLeft: 975 });
});

test("trials that leave the plan after they have run count no longer: never more are done than planned", () => {
  const { progress } = planned();
  for (const { id } of specs.slice(0, 7)) progress.trial(id, false);
  progress.steps("7", 50);
  const kept = [...specs.slice(0, 6), ...specs.slice(8)];
  progress.replan(kept);
  let last = progress.steps("8", 50);
  expect(last).toMatchObject({ trialsDone: 6, trials: 8, fraction: 650 / 800 });
  for (const { id } of specs.slice(8)) last = progress.trial(id, false);
  expect(last).toMatchObject({ trialsDone: 8, trials: 8, fraction: 1, secondsLeft: 0 });
});

test("what earlier runs had done is no work of this one", () => {
  const { progress, pass } = planned();
  for (const { id } of specs.slice(0, 5)) progress.trial(id, true);
  pass(100);
  expect(progress.epoch("5", { epoch: 4 } as never)).toMatchObject({ fraction: 0.6, secondsLeft: 400 });
});
