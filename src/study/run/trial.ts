import { ensure, GradusError } from "../../core/errors.js";
import { ensureGiven } from "../../core/given.js";
import type { StopSignal } from "../../core/stop-signal.js";
import type { Kernels } from "../../kernels/contract.js";
import { metricNamed } from "../../metric/metric-named.js";
import type { TrainingState } from "../../train/checkpoint/state.js";
import type { TrainingRecord } from "../../train/records.js";
import type { TrainingRun } from "../../train/run.js";
import type { Team } from "../../train/team/team.js";
import { trainers } from "../../train/trainers/index.js";
import type { TrialCheckpoint } from "../records/checkpoint.js";
import type { EpochRecord, TrialRecord } from "../records/trial.js";
import { applySetting } from "../spec/method.js";
import { networkOf } from "../spec/network-of.js";
import type { TrialContext, TrialResult, TrialSpec } from "../spec/trial.js";
import { VALIDATION_GROWTH } from "../spec/validations.js";

export interface TrialSurroundings {
  readonly kernels: Kernels;
  /** Absent for a trial of one thread. */
  readonly team?: Team;
  readonly now: () => number;
  readonly signal: StopSignal;
  readonly onEpoch: (id: string, record: EpochRecord) => void;
  /** Absent or null: the trial begins, and is kept nowhere on its way. */
  readonly checkpoints?: TrialKeeping | null;
}

/** Where a trial begins, and what keeps it on its way. */
export interface TrialKeeping {
  readonly seconds: number;
  /** Where an earlier run of the trial was left; null: it begins. */
  readonly from: TrialCheckpoint | null;
  readonly save: (checkpoint: TrialCheckpoint) => void;
  /** What `from` holds is of no use, for this reason. */
  readonly refused: (reason: string) => void;
}

/** Trains one network as the spec says; every member of its team calls this, and gets the same result. */
export async function runTrial(
  spec: TrialSpec,
  context: TrialContext,
  { kernels, team, now, signal, onEpoch, checkpoints = null }: TrialSurroundings,
): Promise<TrialResult> {
  ensure(
    spec.threads === (team?.worldSize ?? 1),
    () => `trial ${spec.id}: \`threads\` must be the size of its team, ${team?.worldSize ?? 1}, got ${spec.threads}.`,
  );
  const { train, validation, errorFactor, metric } = context;
  let before = checkpoints?.from ?? null;
  const started = now();
  const seconds = () => (before?.seconds ?? 0) + (now() - started) / 1000;
  const recipe = applySetting(spec.method.recipe, spec.setting);
  const trainer = trainers.get(recipe.trainer.name);
  const common = {
    network: networkOf(context),
    data: { train, validation },
    batchSize: spec.batchSize,
    epochs: spec.epochs,
    until: spec.until ?? null,
    startData: context.startData ?? null,
    validationGrowth: VALIDATION_GROWTH,
    seed: spec.seed,
    kernels,
    ...(team && { team }),
    metric: metricNamed(metric),
    errorScale: errorFactor,
    now,
    signal,
    checkpoint: checkpoints && {
      seconds: checkpoints.seconds,
      save: (state: TrainingState) => checkpoints.save({ state, seconds: seconds() }),
    },
  };
  const begin = () => trainer.train(recipe, { ...common, from: before?.state ?? null });
  let run: TrainingRun;
  try {
    run = begin();
  } catch (error) {
    if (before === null || !(error instanceof GradusError)) throw error;
    before = null; // another error than the state's comes again
    run = begin();
    checkpoints!.refused(error.message);
  }
  ensureGiven(`trainer "${trainer.name}": \`train\``, run, ["result()"]);
  const epochs = before?.state.records.map(epochRecord) ?? [];
  for await (const trained of run) {
    const record = epochRecord(trained);
    epochs.push(record);
    onEpoch(spec.id, record);
  }
  const { outcome, best, initialValidation, startNote } = await run.result();
  const record: TrialRecord = {
    id: spec.id,
    phase: spec.phase,
    method: spec.method.name,
    batchSize: spec.batchSize,
    seed: spec.seed,
    fold: spec.fold,
    setting: spec.setting,
    learningRate: epochs[0]?.learningRate ?? recipe.rate.learningRate,
    sigma0: epochs[0]?.sigma ?? 0,
    threads: spec.threads,
    outcome: outcome.kind,
    outcomeDetail: outcome.kind === "finished" ? null : outcome.detail,
    initialValidationError: initialValidation,
    startNote,
    epochs,
    bestValidationError: best?.validation ?? null,
    bestEpoch: best?.epoch ?? null,
    testError: null,
    testErrorsByStep: null,
    secondsTotal: seconds(),
  };
  return { record, parameters: spec.phase === "evaluation" ? (best?.parameters ?? null) : null };
}

function epochRecord({ validation: validationError, within, ...rest }: TrainingRecord): EpochRecord {
  const points = within.map(({ validation: error, ...at }) => ({ ...at, validationError: error }));
  return { ...rest, secondsWall: rest.secondsTraining, within: points, validationError };
}
