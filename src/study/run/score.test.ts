import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { forecastError } from "../../data/baselines/index.js";
import { chosenWindows } from "../../data/chosen-windows.js";
import { addingTask } from "../../data/tasks/adding.js";
import { filledHoles, unevenLengths, unevenWeights } from "../../data/testing.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Windows } from "../../data/windows.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { rmse } from "../../metric/rmse.js";
import { networkIn } from "../../model/network-in.js";
import { buildNetwork } from "../../network/build.js";
import { predictorFor } from "../../train/predictor.js";
import { parseStudy, studyJson } from "../records/parse.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { sequenceStudyTask } from "../spec/sequence-task.js";
import { trial } from "../testing/records.js";
import { surroundings } from "../testing/surroundings.js";
import { runStudy } from "./run-study.js";
import { scoreTrials } from "./score.js";
import { MeasureSheet } from "./scores/measure-sheet.js";
import { ScoreSheet } from "./scores/score-sheet.js";

const T = 4;
const plainWindows = addingTask({ length: T, train: 60, validation: 30, test: 30, stream: randomStream(1) });

/** The parts with targets in every row, and a change each. */
function windowsWith(change: (set: WindowSet) => Partial<WindowSet>): Windows {
  const part = (set: WindowSet) => {
    const targets = set.targets.map((_, row) => Math.tanh(set.inputs[row * 2]! - set.inputs[row * 2 + 1]!));
    const changed = { ...set, targets };
    return { ...changed, ...change(changed) };
  };
  const { train, validation, test } = plainWindows;
  return { ...plainWindows, train: part(train), validation: part(validation), test: part(test) };
}

const studyOf = (windows: Windows) => {
  const task = sequenceStudyTask({ source: "x", windows });
  const network = networkFor(task, { hiddenSizes: [3] });
  const size = { batchSizes: [16], epochs: 2, seeds: 1, tuningTrials: 1 };
  const rest = { methods: methodsNamed(["sgd"]), criteria: defaultCriteria, seed: 1, targetError: null };
  return runStudy({ task, network, size, timeBudgetSeconds: null, ...rest }, surroundings());
};

/** By the metric, of the weights that a model holds. */
function measured(
  set: WindowSet,
  parameters: Float32Array,
  hiddenSizes: readonly number[],
  errorFactor: number,
): number {
  const kernels = referenceKernels();
  const network = buildNetwork({ inputSize: 2, hiddenSizes, outputSize: set.outputSize });
  const own = kernels.allocate(network.layout.length);
  own.set(parameters);
  return errorFactor * predictorFor(set, { network, kernels, parameters: own }).measure(set, rmse);
}

test.each([
  ["the last step", () => ({})],
  ["weights", (set: WindowSet) => ({ weights: unevenWeights(set) })],
  ["lengths", (set: WindowSet) => ({ lengths: unevenLengths(set) })],
  ["all steps", () => ({ scored: "all" as const })],
  [
    "all of them",
    (set: WindowSet) => ({ scored: "all" as const, weights: unevenWeights(set), lengths: unevenLengths(set) }),
  ],
])("validation and test error of a study are the metric's, of networks and baselines: %s", async (_name, change) => {
  const windows = windowsWith(change);
  const { study, models } = await studyOf(windows);
  const { errorFactor } = windows;
  const trial = study.trials.find(({ phase }) => phase === "evaluation")!;
  const { parameters } = networkIn(models[0]!.model);
  expect(measured(windows.validation, parameters, [3], errorFactor)).toBe(trial.bestValidationError);
  expect(measured(windows.test, parameters, [3], errorFactor)).toBe(trial.testError);
  expect(trial.testErrorsByStep).toEqual([trial.testError]);
  const scores = study.scores!.rows;
  expect(scores.find(({ name }) => name === "sgd")!.rmse.value).toBeCloseTo(trial.testError!, 9);
  expect(scores.every(({ mase }) => mase === null)).toBe(true);
  for (const { name, predict } of sequenceStudyTask({ source: "x", windows }).baselines) {
    const record = study.baselines.find((baseline) => baseline.name === name)!;
    expect(record.validationError).toBe(forecastError(predict(windows.validation), windows.validation, errorFactor));
    expect(scores.find((row) => row.name === name)!.rmse.value).toBeCloseTo(record.testError, 9);
    expect(record.testError).toBe(forecastError(predict(windows.test), windows.test, errorFactor));
  }
});

test("a study whose windows of weight 0 and padding hold NaN is that of 0 in them, and can be written", async () => {
  const filled = (value: number) => windowsWith((set) => filledHoles(set, value));
  const [holes, zeros] = [(await studyOf(filled(Number.NaN))).study, (await studyOf(filled(0))).study];
  const errorsOf = ({ trials, baselines, forecast }: typeof holes) => ({
    trials: trials.map(({ bestValidationError, testError }) => [bestValidationError, testError]),
    baselines,
    forecast,
  });
  expect(errorsOf(holes)).toEqual(errorsOf(zeros));
  expect(holes.forecast!.labels).toHaveLength(20); // of 30 windows, a third of weight 0
  expect(holes.forecast!.labels.slice(0, 3)).toEqual(["example 2", "example 3", "example 5"]);
  expect(parseStudy(studyJson(holes))).toEqual(holes);
});

test("errors by row ahead are the metric of those outputs alone, with weights and over all steps", async () => {
  const windows = windowsWith((set) => {
    const indices = Array.from({ length: set.length - 1 }, (_, k) => k);
    const whole = { ...set, scored: "all" as const, weights: unevenWeights(set), lengths: unevenLengths(set) };
    return { ...chosenWindows(whole, indices), targetOffsets: [T, T + 1, T + 2], outputSize: 3 };
  });
  const task = sequenceStudyTask({ source: "x", windows: plainWindows });
  const network = networkFor({ windows }, { hiddenSizes: [3] });
  const { layout } = buildNetwork(network);
  const parameters = Float32Array.from({ length: layout.length }, (_, k) => Math.sin(k));
  const [scored] = await scoreTrials([{ record: trial(), parameters }], {
    task: { ...task, windows },
    networks: [buildNetwork(network)],
    kernels: () => referenceKernels(),
    turn: async () => {},
    sheet: new ScoreSheet(task),
    measured: new MeasureSheet(task.record),
  });
  const { testError, testErrorsByStep } = scored!.record;
  for (const [r, offset] of windows.test.targetOffsets.entries()) {
    // A network of the same recurrence that gives this one row.
    const one = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
    const { offset: W } = layout.blocks.at(-1)!;
    const row = [...parameters.slice(W + r * 3, W + (r + 1) * 3), parameters[W + 9 + r]!];
    const kernels = referenceKernels();
    const own = kernels.allocate(one.layout.length);
    own.set([...parameters.slice(0, W), ...row]);
    const set = { ...windows.test, targetOffsets: [offset], outputSize: 1 };
    const error = predictorFor(set, { network: one, kernels, parameters: own }).measure(set, rmse);
    expect(testErrorsByStep![r]).toBeCloseTo(windows.errorFactor * error, 6);
  }
  const meanSquare = testErrorsByStep!.reduce((sum, error) => sum + error ** 2, 0) / 3;
  expect(testError).toBeCloseTo(Math.sqrt(meanSquare), 6);
});
