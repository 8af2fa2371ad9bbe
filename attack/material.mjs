// Small good things that the fuzzers begin from: a series, its windows, networks, models, a study's task.
import * as gradus from "gradus";
import { modelRecord } from "gradus/model";
import { addingStudyTask, defaultCriteria, methodsNamed, networkFor } from "gradus/study";

const DAY = 86_400_000;

/** Two columns and a day a row; the lengths of its segments. */
export function series(...lengths) {
  const rows = lengths.reduce((sum, length) => sum + length, 0);
  const column = (name, of) => ({ name, values: Float64Array.from({ length: rows }, (_, row) => of(row)) });
  const startOf = (k) => lengths.slice(0, k).reduce((sum, length) => sum + length, 0);
  return {
    source: "small",
    columns: [column("level", (row) => 10 + Math.sin(row)), column("flow", (row) => Math.cos(row / 2))],
    time: {
      columns: ["day"],
      milliseconds: Float64Array.from({ length: rows }, (_, row) => Date.UTC(2024, 0, 1) + row * DAY),
      step: DAY,
      gaps: 0,
      resolution: "day",
    },
    segments: lengths.map((length, k) => ({ name: `part ${k + 1}`, start: startOf(k), end: startOf(k) + length })),
    rows,
  };
}

/** Options of makeWindows for a series that is long enough. */
export function windowOptions(of = series(40)) {
  const names = { inputs: ["level", "flow"], targets: ["level"] };
  return { series: of, split: gradus.splitSeries(of), ...names, window: 3, horizon: 1 };
}

/** Parts of a model with drawn weights; `options` are the network's, the window and the horizon. */
export function modelParts({ window = 3, horizon = 1, ...options } = {}) {
  const whole = gradus.cells.get(options.cell ?? "elman").reads === "window" ? { window } : {};
  const network = gradus.buildNetwork({ inputSize: 2, hiddenSizes: [3], ...whole, ...options });
  const parameters = new Float32Array(network.layout.length);
  const random = gradus.randomStream(1);
  for (let k = 0; k < parameters.length; k++) parameters[k] = random.normal();
  const scaler = (columns, mean, sd) => ({
    columns,
    mean: Float64Array.from(mean),
    sd: Float64Array.from(sd),
    constant: [],
  });
  return {
    network: network.spec,
    window,
    horizon,
    inputScaler: scaler(["level", "flow"], [10, 0.1], [0.7, 0.8]),
    targetScaler: scaler(["level"], [10], [0.7]),
    training: { method: "sgd", source: "small", seed: 1, epoch: 2, validationError: 0.5, testError: null },
    parameters,
    highway: network.highway,
  };
}

/** Models of several shapes. */
export function models() {
  const shapes = [
    {},
    { hiddenSizes: [2, 2], horizon: { from: 1, to: 2 }, outputSize: 2 },
    { activation: "relu", horizon: 0 },
    { approximation: "paper", window: 6, horizon: 3 },
    { highway: { kind: "linear", rows: 2, inputs: null, coefficients: Float32Array.of(0.5, 0, -0.5, 1, 0.25) } },
    ...gradus.cells.names.filter((cell) => cell !== "elman").map((cell) => ({ cell })),
  ];
  return shapes.map((shape) => modelRecord(modelParts(shape)));
}

/** Options of a study that takes some hundredths of a second. */
export function studyOptions() {
  const task = addingStudyTask({ length: 3, train: 24, validation: 12, test: 12, stream: gradus.randomStream(1) });
  return {
    task,
    network: networkFor(task, { hiddenSizes: [2] }),
    methods: methodsNamed(["sgd", "diffusion"], { sigma: "tuned" }),
    criteria: defaultCriteria,
    size: { batchSizes: [8], epochs: 2, seeds: 2, tuningTrials: 2 },
    seed: 1,
    targetError: null,
    timeBudgetSeconds: null,
  };
}

/** Surroundings of a study in this thread. */
export function studySurroundings(inlineExecutor, change = {}) {
  const kernels = () => gradus.referenceKernels();
  const now = () => performance.now();
  return {
    executor: inlineExecutor({ kernels, now }),
    kernels,
    now,
    startedAt: "2026-01-01T00:00:00.000Z",
    machine: { cpu: "attacked", cores: 1, node: process.version },
    gradusVersion: "0.0.0",
    signal: new AbortController().signal,
    ...change,
  };
}

/** A signal that stops what would rightly take too long. */
export function stopAfter(milliseconds) {
  const end = performance.now() + milliseconds;
  return {
    get aborted() {
      return performance.now() > end;
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  };
}
