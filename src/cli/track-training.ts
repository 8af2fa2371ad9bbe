import { basename, extname } from "node:path";
import { mlflowFolder } from "../node/track/mlflow-folder.js";
import { tensorboardFolder } from "../node/track/tensorboard-folder.js";
import type { Tracker } from "../node/track/tracker.js";
import type { EpochRecord, TrialRecord } from "../study/records/trial.js";
import { describeMethod } from "../study/spec/method.js";
import type { TrialSpec } from "../study/spec/trial.js";
import type { TrackedRun } from "../track/contract.js";
import { pathPart } from "../track/tracked-name.js";
import { trackedRun } from "../track/tracked-run.js";
import { secondsOf } from "../track/tracked-study.js";
import type { Terminal } from "./terminal.js";
import type { TrackFlags } from "./track-options.js";
import { writeInTurn } from "./write-in-turn.js";

/** The trackers of one training, epoch by epoch and at its end. */
export interface TrainingTracking {
  epoch(record: EpochRecord): void;
  /** @param model its file */
  end(record: TrialRecord, model: string): Promise<void>;
}

interface Training {
  readonly spec: TrialSpec;
  /** The model's file. */
  readonly out: string;
  /** In ISO 8601. */
  readonly started: string;
  readonly terminal: Terminal;
}

/** Writes a training as a run of its own, named after its model and the time: the next one into the same file stands beside it. */
export function trackTraining(
  { tensorboard, mlflow }: TrackFlags,
  { spec, out, started, terminal }: Training,
): TrainingTracking {
  const time = started.replace(/[-:]|\.\d+/g, "");
  const name = `${pathPart(basename(out, extname(out)))}-${time}`;
  const trackers: Tracker[] = [];
  if (tensorboard !== undefined) trackers.push(tensorboardFolder(tensorboard, name));
  if (mlflow !== undefined)
    trackers.push(mlflowFolder(mlflow, { experiment: "gradus train", study: name, isNested: false }));
  const surroundings = { study: name, methods: [describeMethod(spec.method)], startedAt: secondsOf(started) };
  const epochs: EpochRecord[] = [];
  const turns = writeInTurn(trackers, terminal);
  return {
    epoch(record) {
      epochs.push(record);
      if (trackers.length === 0) return;
      const soFar = initialLast(trackedRun(underWay(spec, epochs), surroundings));
      turns.add((tracker) => tracker.run({ ...soFar, status: "running" }));
    },
    async end(record, model) {
      await turns.done();
      const run = initialLast(trackedRun(record, { ...surroundings, concluded: record }));
      for (const tracker of trackers) await tracker.run(run, [model]);
    },
  };
}

/** What a training's record will be, as far as it is known. */
function underWay(spec: TrialSpec, epochs: readonly EpochRecord[]): TrialRecord {
  const { id, phase, method, batchSize, seed, fold, setting, threads } = spec;
  const [first] = epochs as readonly [EpochRecord];
  return {
    ...{ id, phase, method: method.name, batchSize, seed, fold, setting, threads },
    ...{ learningRate: first.learningRate, sigma0: first.sigma, epochs: [...epochs] },
    ...{ outcome: "finished", outcomeDetail: null, initialValidationError: null, startNote: null },
    ...{ bestValidationError: null, bestEpoch: null, testError: null, testErrorsByStep: null },
    secondsTotal: epochs.at(-1)!.secondsWall,
  };
}

/** The error before the first step is known when the training has ended: after the epochs, under a name of its own, or its point would stand behind them. */
function initialLast(run: TrackedRun): TrackedRun {
  const initial = run.scalars.filter(({ name, step }) => name === "validation_error" && step === 0);
  return {
    ...run,
    path: [],
    scalars: run.scalars.filter((scalar) => !initial.includes(scalar)),
    concluded: [...initial.map((scalar) => ({ ...scalar, name: "initial_validation_error" })), ...run.concluded],
  };
}
