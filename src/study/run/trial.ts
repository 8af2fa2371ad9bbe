import { ensure } from "../../core/errors.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import { buildNetwork, type Network } from "../../network/build.js";
import type { NetworkSpec } from "../../network/spec.js";
import { objectives } from "../../objective/index.js";
import { optimizers } from "../../optim/index.js";
import type { Team } from "../../train/team/team.js";
import { train } from "../../train/train.js";
import type { EpochRecord, TrialRecord } from "../records.js";
import { type Method, sigmaOf } from "../spec/methods.js";

/** One training run of a study, as plain data that crosses threads. */
export interface TrialSpec {
  /** e.g. "tune/sgd/b16/3" or "run/diffusion/b64/seed2"; the same for the same plan. */
  readonly id: string;
  readonly phase: TrialRecord["phase"];
  readonly method: Method;
  readonly batchSize: number;
  readonly seed: number;
  readonly learningRate: number;
  readonly sigma0: number;
  readonly epochs: number;
  /** Threads that share each of its batches: they decide the order in which gradients are added, and so the last bits. */
  readonly threads: number;
}

/** What every trial of a study shares. The test windows are not among it. */
export interface TrialContext {
  readonly network: NetworkShape;
  readonly train: WindowSet;
  readonly validation: WindowSet;
  /** Reported error = errorFactor * root mean square of the scaled errors. */
  readonly errorFactor: number;
}

export type NetworkShape = NetworkSpec;

export interface TrialResult {
  readonly record: TrialRecord;
  /** The weights that were best on validation; null when there were none, or in the tuning phase, where nobody reads them. */
  readonly parameters: Float32Array | null;
}

export interface TrialSurroundings {
  readonly kernels: Kernels;
  /** Absent for a trial of one thread. */
  readonly team?: Team;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onEpoch: (id: string, record: EpochRecord) => void;
}

export function networkOf(spec: NetworkShape): Network {
  return buildNetwork(spec);
}

/** Trains one network as the spec says; every member of its team calls this, and gets the same result. */
export async function runTrial(
  spec: TrialSpec,
  context: TrialContext,
  { kernels, team, now, signal, onEpoch }: TrialSurroundings,
): Promise<TrialResult> {
  ensure(
    spec.threads === (team?.worldSize ?? 1),
    () => `trial ${spec.id}: \`threads\` must be the size of its team, ${team?.worldSize ?? 1}, got ${spec.threads}.`,
  );
  const started = now();
  const run = train({
    network: networkOf(context.network),
    data: { train: context.train, validation: context.validation },
    objective: objectives.get(spec.method.objective),
    optimizer: optimizers.get(spec.method.optimizer).transform,
    learningRate: spec.learningRate,
    sigma: sigmaOf(spec.method, spec.sigma0),
    batchSize: spec.batchSize,
    epochs: spec.epochs,
    seed: spec.seed,
    kernels,
    ...(team && { team }),
    errorScale: context.errorFactor,
    now,
    signal,
  });
  const epochs: EpochRecord[] = [];
  for await (const { validation: validationError, ...rest } of run) {
    const record = { ...rest, validationError };
    epochs.push(record);
    onEpoch(spec.id, record);
  }
  const { outcome, best } = await run.result();
  const record: TrialRecord = {
    id: spec.id,
    phase: spec.phase,
    method: spec.method.name,
    batchSize: spec.batchSize,
    seed: spec.seed,
    learningRate: spec.learningRate,
    sigma0: epochs[0]?.sigma ?? spec.sigma0,
    threads: spec.threads,
    outcome: outcome.kind,
    outcomeDetail: outcome.kind === "finished" ? null : outcome.detail,
    epochs,
    bestValidationError: best?.validation ?? null,
    bestEpoch: best?.epoch ?? null,
    testError: null,
    secondsTotal: (now() - started) / 1000,
  };
  return { record, parameters: spec.phase === "evaluation" ? (best?.parameters ?? null) : null };
}
