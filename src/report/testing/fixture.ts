import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import { buildNetwork } from "../../network/build.js";
import type { MethodRecord } from "../../study/records/method.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { BaselineRecord } from "../../study/records/task.js";
import type { StudyOutcome, VerdictRecord } from "../../study/records/verdict.js";
import { describeMethod } from "../../study/spec/method.js";
import { methodsNamed } from "../../study/spec/methods/index.js";
import { FROM_DRAWN } from "../../study/testing/from-drawn.js";
import { judged } from "./judged.js";
import { diverged, syntheticTrial } from "./synthetic-trials.js";

/** The course of a synthetic study. Its curves are drawn from a formula: no network was trained. */
interface FixtureOptions {
  /** The decision that the trials lead the judge to. Default "go". */
  readonly decision?: VerdictRecord["decision"];
  readonly seeds?: number;
  readonly batchSizes?: readonly number[];
  readonly epochs?: number;
  readonly source?: string;
}

/**
 * A synthetic study with four methods, for tests of the report only. The study's own judge finds target, summaries and
 * verdict in its trials.
 *
 * Error curves fall exponentially, each method at its own pace. Larger batches are slower per epoch, and plain SGD at the
 * largest batch size never reaches the target.
 */
export function fixtureStudy({
  decision = "go",
  seeds = 5,
  batchSizes = [16, 64],
  epochs = 40,
  source = "hourly-load.csv",
}: FixtureOptions = {}): StudyRecord {
  const random = randomStream(7);
  const { paces, spread, testFactor } = COURSES[decision];
  const common = (method: MethodRecord, batchSize: number) => ({
    ...{ method, batchSize, epochs, random },
    testFactor: method.diffuses ? testFactor : 1.03,
  });
  const paceAt = (name: string, batchSize: number) => paces[name]! * (batchSize === Math.min(...batchSizes) ? 1 : 0.45);
  const cases = METHODS.flatMap((method) => batchSizes.map((batchSize) => ({ method, batchSize })));
  const tuning = cases.flatMap(({ method, batchSize }) =>
    [0.01, 0.05, 0.2].map((learningRate, i) => {
      const trial = syntheticTrial({
        ...common(method, batchSize),
        id: `tune/${method.name}/b${batchSize}/${i}`,
        phase: "tuning",
        seed: 1000,
        learningRate,
        pace: paceAt(method.name, batchSize) * (learningRate === 0.05 ? 1 : 0.5),
      });
      return learningRate === 0.2 && method.name === "adam" ? diverged(trial) : trial;
    }),
  );
  const sgd = METHODS.find(({ name }) => name === "sgd")!;
  const pilots = batchSizes.flatMap((batchSize) =>
    [1, 2, 3].map((k) =>
      syntheticTrial({
        ...common(sgd, batchSize),
        id: `pilot/sgd/b${batchSize}/${k}`,
        phase: "pilot",
        seed: 2000 + k,
        learningRate: 0.05,
        pace: paceAt("sgd", batchSize) * (0.9 + 0.2 * random.uniform()),
      }),
    ),
  );
  const evaluation = cases.flatMap(({ method, batchSize }) =>
    Array.from({ length: seeds }, (_, seed) =>
      syntheticTrial({
        ...common(method, batchSize),
        id: `run/${method.name}/b${batchSize}/seed${seed}`,
        phase: "evaluation",
        seed,
        learningRate: 0.05,
        pace: paceAt(method.name, batchSize) * (1 + (method.diffuses ? spread : 0.1) * (2 * random.uniform() - 1)),
      }),
    ),
  );
  return judged({
    schema: "gradus.study",
    version: 15,
    software: { gradus: "0.1.0", engine: "wasm simd" },
    identity: "0".repeat(64),
    command: "gradus poc hourly-load.csv --target load_mw --time-budget 15m",
    place: { folder: "out/hourly-load", data: ["hourly-load.csv"] },
    studyFile: null,
    outcome: "complete",
    task: {
      kind: "series",
      source,
      rows: 17_544,
      segments: 2,
      seriesColumn: null,
      targets: ["load_mw"],
      inputs: ["load_mw", "temperature_c", "hour (sin)", "hour (cos)"],
      time: { columns: ["timestamp"], first: "2022-01-01 00:00", last: "2023-12-31 23:00", step: "1 h", gaps: 1 },
      window: 48,
      horizon: { from: 1, to: 1 },
      missing: "linear",
      notation: { decimal: null, missingValues: [], timeFormat: null, categories: [] },
      transform: [],
      derived: { calendar: [], knownAhead: [], masked: [] },
      split: { by: "time", gap: 0, validationShare: 0.15, testShare: 0.15 },
      parts: {
        train: { windows: 12_200, from: "2022-01-03 00:00", to: "2023-05-26 07:00", segments: 2 },
        validation: { windows: 2_610, from: "2023-05-28 08:00", to: "2023-09-13 17:00", segments: 2 },
        test: { windows: 2_612, from: "2023-09-15 18:00", to: "2023-12-31 23:00", segments: 2 },
      },
      earlierFolds: [],
      notes: ['Column "station" has one value only and was left out.'],
      audit: [
        {
          ...({ code: "outside-range", severity: "warning", column: "temperature_c", part: "test" } as const),
          ...{ count: 640, rows: 2_660, beyond: 1.4 },
        },
        {
          ...({ code: "gaps", severity: "note", count: 1, usual: "1 hour", longest: "3 hours" } as const),
          ...{ after: "2023-03-26 01:00", windows: 48, ofWindows: 17_422 },
        },
      ],
      metric: { name: "rmse", direction: "lower", unit: "target" },
      measures: [],
      classes: [],
      sequences: null,
      errorUnit: "target",
    },
    network: buildNetwork({ inputSize: 4, hiddenSizes: [32] }).spec,
    parameters: 1_217,
    methods: METHODS,
    criteria: { minTimeSaving: 0.25, maxTestErrorIncrease: 0.02 },
    criteriaHash: "1".repeat(64),
    plan: {
      seed: 1,
      seeds,
      batchSizes,
      epochs,
      tuningTrials: 3,
      trainWindows: 8_000,
      sampler: "spread",
      tuning: "seeds",
      tuningSeeds: 2,
      choice: { statistic: "time", targetError: null },
      workers: 2,
      threads: 1,
      changes: [],
      openings: [],
      budget: {
        seconds: 900,
        cuts: [
          { name: "epochs", asked: "60", now: "40" },
          { name: "trainWindows", asked: "12200", now: "8000" },
        ],
      },
    },
    costs: null,
    baselines: BASELINES,
    scores: null,
    measures: [],
    trials: [...tuning, ...pilots, ...evaluation],
    tuning: cases.map(({ method, batchSize }) => ({
      ...{ method: method.name, batchSize, runs: 3, settings: 3, steps: 3 * epochs * Math.ceil(8_000 / batchSize) },
      ...{ secondsTraining: 12.5, seeds: 1, finalists: 3, asGood: 1, runnerUpRatio: null, seedRatio: null },
    })),
    money: null,
    forecast: forecast(random),
    secondsTotal: 811.4,
    startedAt: "2024-02-01T09:30:00.000Z",
    machine: { cpu: "Example CPU 3.0 GHz", cores: 8, node: "22.18.0" },
  });
}

/** The same study, ended before anything had finished. */
export function stoppedFixture(outcome: StudyOutcome = "stopped"): StudyRecord {
  return judged({ ...fixtureStudy(), outcome, trials: [], forecast: null });
}

/** Words of the record held as they were, whatever the recipes are called today. */
const DETAILS = [
  "plain objective, SGD",
  "plain objective, momentum 0.9",
  "plain objective, Adam",
  "weights objective, momentum 0.9, sigma linear to 0 over 60 % of the epochs",
];
/** From the lowest to the highest of the rates that the synthetic tuning tries. */
const SPACE = { "rate.learningRate": { low: 0.01, high: 0.2, scale: "log" } } as const;
const METHODS: readonly MethodRecord[] = methodsNamed(["sgd", "momentum", "adam", "diffusion"], FROM_DRAWN)
  .map(describeMethod)
  .map((method, k) => ({ ...method, detail: DETAILS[k]!, space: SPACE }));

interface Course {
  /** Rate of the exponential fall per epoch, by method. */
  readonly paces: Readonly<Record<string, number>>;
  /** Largest deviation of a seed's pace of diffusion, relative. */
  readonly spread: number;
  /** Test error of diffusion divided by its validation error; 1.03 for the others. */
  readonly testFactor: number;
}

const COURSES: Readonly<Record<VerdictRecord["decision"], Course>> = {
  go: { paces: { sgd: 0.12, momentum: 0.2, adam: 0.22, diffusion: 0.55 }, spread: 0.1, testFactor: 1.03 },
  "no-go": { paces: { sgd: 0.12, momentum: 0.2, adam: 0.22, diffusion: 0.14 }, spread: 0.1, testFactor: 1.1 },
  inconclusive: { paces: { sgd: 0.12, momentum: 0.2, adam: 0.22, diffusion: 0.34 }, spread: 0.5, testFactor: 1.03 },
};

const BASELINES: readonly BaselineRecord[] = [
  {
    name: "last value",
    detail: "the value before",
    validationError: 612.3,
    testError: 640.8,
    testErrorsByStep: [640.8],
  },
  {
    name: "seasonal repeat",
    detail: "season 24 rows",
    validationError: 455.1,
    testError: 471.9,
    testErrorsByStep: [471.9],
  },
  {
    name: "mean",
    detail: "mean of the training part",
    validationError: 1802.4,
    testError: 1888.1,
    testErrorsByStep: [1888.1],
  },
  {
    name: "linear",
    detail: "ridge 1e-3 on 48 x 4 inputs",
    validationError: 341.7,
    testError: 352.6,
    testErrorsByStep: [352.6],
  },
];

function forecast(random: RandomStream): StudyRecord["forecast"] {
  const hours = Array.from({ length: 336 }, (_, i) => i);
  const truth = hours.map(
    (i) =>
      6200 +
      1500 * Math.sin((i / 24) * 2 * Math.PI) +
      400 * Math.sin((i / 168) * 2 * Math.PI) +
      350 * (random.uniform() - 0.5),
  );
  const noisy = (scale: number) => truth.map((value) => value + scale * (random.uniform() - 0.5));
  const start = Date.UTC(2023, 11, 18);
  return {
    target: "load_mw",
    step: 1,
    labels: hours.map((i) => new Date(start + i * 3_600_000).toISOString().slice(0, 16).replace("T", " ")),
    truth,
    forecasts: [
      { name: "sgd", values: noisy(1150), intervals: [] },
      { name: "momentum", values: noisy(1020), intervals: [] },
      { name: "adam", values: noisy(1040), intervals: [] },
      {
        name: "diffusion",
        values: noisy(960),
        intervals: [
          { level: 0.8, coverage: 0.783 },
          { level: 0.95, coverage: 0.941 },
        ],
      },
      { name: "seasonal repeat", values: truth.map((_, i) => truth[i - 24] ?? truth[i + 144]!), intervals: [] },
    ],
  };
}
