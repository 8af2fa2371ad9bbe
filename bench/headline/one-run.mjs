// One training run, and what is said of a task once; by worker threads.
import "./choices.mjs";
import { chooseHighway } from "../../dist/highway/choose-highway.js";
import { fittedHighway } from "../../dist/highway/fit-highway.js";
import { fitBaselines, forecastError, metrics, thinWindows } from "../../dist/index.js";
import { onLease } from "../../dist/kernels/lease.js";
import { engineName, threadKernels } from "../../dist/kernels/select.js";
import { buildNetwork } from "../../dist/network/build.js";
import { trainers } from "../../dist/study/index.js";
import { evenBatch, predictorFor } from "../../dist/train/predictor.js";
import { TASKS } from "./tasks.mjs";

const loaded = new Map();

/** A task's windows and networks, kept by the thread; null where its file is not there. */
export async function taskOf(name, { windows: most, hidden }) {
  const key = `${name}/${most}`;
  if (!loaded.has(key)) {
    const data = await TASKS.find((task) => task.name === name).load();
    loaded.set(key, data && { windows: limited(data.windows, most), networks: new Map(), hidden });
  }
  return loaded.get(key);
}

function limited(windows, most) {
  if (most === null) return windows;
  const part = (set, limit) => thinWindows(set, Math.min(set.length, limit));
  const [train, validation] = [part(windows.train, most), part(windows.validation, most / 2)];
  return { ...windows, train, validation, test: part(windows.test, most) };
}

/** The network beside a highway, which is chosen and fitted once: the choice is the same in every run. */
export function networkFor(task, choice) {
  if (!task.networks.has(choice)) {
    const { inputSize, outputSize } = task.windows.train;
    const highway = makeHighway(task, choice);
    task.networks.set(
      choice,
      buildNetwork({ inputSize, outputSize, hiddenSizes: [task.hidden], highway: highway ?? "none" }),
    );
  }
  return task.networks.get(choice);
}

/** What a run from the beginning on would choose and fit; null: nothing. */
export function makeHighway({ windows, hidden }, choice) {
  if (choice.startsWith("auto")) {
    const { highway } = chooseHighway(windows, { hiddenSizes: [hidden] }, threadKernels());
    return choice === "auto-trained" && highway?.kind === "linear" ? { ...highway, kind: "trained" } : highway;
  }
  return fittedHighway(windows, choice, "headline", threadKernels());
}

/** Trains by a plan; errors with five digits. `ends` are those of epochs, `within` [steps, error] before. */
export async function oneRun({ task: name, plan, seed, tested }, protocol) {
  const task = await taskOf(name, protocol);
  const { windows } = task;
  const network = networkFor(task, plan.highway);
  const since = performance.now();
  const { recipe, epochs } = plan;
  const run = trainers.get(recipe.trainer.name).train(recipe, {
    ...{ network, data: windows, epochs, seed, kernels: threadKernels() },
    ...{ batchSize: protocol.batchSize, validationGrowth: protocol.validationGrowth },
    ...{ metric: metrics.get("rmse"), errorScale: windows.errorFactor, now: () => performance.now() },
    signal: new AbortController().signal,
  });
  const { outcome, best, initialValidation, records, startNote } = await run.result();
  return {
    outcome: outcome.kind,
    initial: digits(initialValidation),
    ends: records.map(({ validation }) => digits(validation)),
    within: records.flatMap(({ within }) => within.map(({ steps, validation }) => [steps, digits(validation)])),
    smoothed: records.at(-1)?.smoothedSteps ?? 0,
    best: digits(best?.validation ?? null),
    bestEpoch: best?.epoch ?? null,
    test: tested && best !== null ? digits(testError(windows, network, best.parameters)) : null,
    note: startNote,
    seconds: Number(((performance.now() - since) / 1000).toFixed(2)),
  };
}

function testError({ test, errorFactor }, network, weights) {
  return onLease(threadKernels(), (kernels) => {
    const parameters = kernels.allocate(weights.length);
    parameters.set(weights);
    const predictor = predictorFor(test, { network, kernels, parameters, batch: evenBatch(test.length) });
    return errorFactor * predictor.measure(test, metrics.get("rmse"));
  });
}

/** Sizes of a task, and the errors of its best linear forecast. */
export async function describe(name, protocol) {
  const task = await taskOf(name, protocol);
  if (task === null) return null;
  const { windows } = task;
  const { train, validation, test, errorFactor } = windows;
  const linear = fitBaselines({ windows, origin: null }).find((baseline) => baseline.name === "linear");
  return {
    task: name,
    isForecast: "inputScaler" in windows && train.targetOffsets[0] >= train.window,
    ...{ train: train.length, validation: validation.length, test: test.length, window: train.window },
    ...{ inputs: train.inputSize, outputs: train.outputSize, engine: engineName() },
    stepsPerEpoch: Math.ceil(train.length / protocol.batchSize),
    highway: networkFor(task, "auto").spec.highway,
    linear: {
      validation: digits(linear.validationError),
      test: digits(forecastError(linear.predict(test), test, errorFactor)),
      detail: linear.detail,
    },
  };
}

function digits(value) {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(5));
}
