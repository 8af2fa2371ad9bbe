import { ensure } from "../../core/errors.js";
import { ensureGiven } from "../../core/given.js";
import type { StopSignal } from "../../core/stop-signal.js";
import type { Kernels } from "../../kernels/contract.js";
import { metrics } from "../../metric/index.js";
import { buildNetwork } from "../../network/build.js";
import type { Team } from "../../train/team/team.js";
import { trainers } from "../../train/trainers/index.js";
import type { EpochRecord, TrialRecord } from "../records/trial.js";
import { applySetting } from "../spec/method.js";
import type { TrialContext, TrialResult, TrialSpec } from "../spec/trial.js";
import { VALIDATION_GROWTH } from "../spec/validations.js";

export interface TrialSurroundings {
  readonly kernels: Kernels;
  /** Absent for a trial of one thread. */
  readonly team?: Team;
  readonly now: () => number;
  readonly signal: StopSignal;
  readonly onEpoch: (id: string, record: EpochRecord) => void;
}

/** Trains one network as the spec says; every member of its team calls this, and gets the same result. */
export async function runTrial(
  spec: TrialSpec,
  { network, train, validation, errorFactor, metric }: TrialContext,
  { kernels, team, now, signal, onEpoch }: TrialSurroundings,
): Promise<TrialResult> {
  ensure(
    spec.threads === (team?.worldSize ?? 1),
    () => `trial ${spec.id}: \`threads\` must be the size of its team, ${team?.worldSize ?? 1}, got ${spec.threads}.`,
  );
  const started = now();
  const recipe = applySetting(spec.method.recipe, spec.setting);
  const trainer = trainers.get(recipe.trainer.name);
  const run = trainer.train(recipe, {
    network: buildNetwork(network),
    data: { train, validation },
    batchSize: spec.batchSize,
    epochs: spec.epochs,
    validationGrowth: VALIDATION_GROWTH,
    seed: spec.seed,
    kernels,
    ...(team && { team }),
    metric: metrics.get(metric),
    errorScale: errorFactor,
    now,
    signal,
  });
  ensureGiven(`trainer "${trainer.name}": \`train\``, run, ["result()"]);
  const epochs: EpochRecord[] = [];
  for await (const { validation: validationError, within, ...rest } of run) {
    const points = within.map(({ validation: error, ...at }) => ({ ...at, validationError: error }));
    const record = { ...rest, secondsWall: rest.secondsTraining, within: points, validationError };
    epochs.push(record);
    onEpoch(spec.id, record);
  }
  const { outcome, best, initialValidation } = await run.result();
  const record: TrialRecord = {
    id: spec.id,
    phase: spec.phase,
    method: spec.method.name,
    batchSize: spec.batchSize,
    seed: spec.seed,
    setting: spec.setting,
    learningRate: epochs[0]?.learningRate ?? recipe.rate.learningRate,
    sigma0: epochs[0]?.sigma ?? 0,
    threads: spec.threads,
    outcome: outcome.kind,
    outcomeDetail: outcome.kind === "finished" ? null : outcome.detail,
    initialValidationError: initialValidation,
    epochs,
    bestValidationError: best?.validation ?? null,
    bestEpoch: best?.epoch ?? null,
    testError: null,
    testErrorsByStep: null,
    secondsTotal: (now() - started) / 1000,
  };
  return { record, parameters: spec.phase === "evaluation" ? (best?.parameters ?? null) : null };
}
