import type { EpochRecord, MethodRecord, SummaryRecord, TrialRecord } from "../../study/records.js";
import { ascending, quantile } from "../view/statistics.js";

/** The validation error that the trials of the fixture are to reach. */
export const TARGET = 310;
const FLOOR = 262;

/** An error that falls exponentially to a floor, with noise: no network was trained. */
export function syntheticTrial({
  id,
  phase,
  method,
  batchSize,
  seed,
  learningRate,
  pace,
  epochs,
  random,
}: {
  readonly id: string;
  readonly phase: TrialRecord["phase"];
  readonly method: MethodRecord;
  readonly batchSize: number;
  readonly seed: number;
  readonly learningRate: number;
  readonly pace: number;
  readonly epochs: number;
  readonly random: () => number;
}): TrialRecord {
  const secondsPerEpoch = (method.diffuses ? 0.62 : 0.41) * (16 / batchSize) ** 0.3 * (0.97 + 0.06 * random());
  const sigma0 = method.diffuses ? 0.5 : 0;
  const annealed = Math.round(0.6 * epochs);
  const records = Array.from({ length: epochs }, (_, i): EpochRecord => {
    const validationError = (FLOOR + 1500 * Math.exp(-pace * (i + 1))) * (1 + 0.03 * (random() - 0.5));
    return {
      epoch: i + 1,
      trainObjective: (validationError / 1800) ** 2,
      validationError,
      sigma: sigma0 * Math.max(0, 1 - i / annealed),
      learningRate: learningRate * (method.diffuses ? 1 + Math.max(0, 1 - i / annealed) : 1),
      secondsTraining: secondsPerEpoch * (i + 1),
    };
  });
  const best = records.reduce((a, b) => (b.validationError < a.validationError ? b : a));
  return {
    id,
    phase,
    method: method.name,
    batchSize,
    seed,
    learningRate,
    sigma0,
    threads: 1,
    outcome: "finished",
    outcomeDetail: null,
    epochs: records,
    bestValidationError: best.validationError,
    bestEpoch: best.epoch,
    testError: phase === "evaluation" ? best.validationError * (1.03 + 0.02 * random()) : null,
    secondsTotal: secondsPerEpoch * epochs * 1.1,
  };
}

/** A trial whose objective became infinite in its first epoch. */
export function divergedTrial(id: string, method: MethodRecord, batchSize: number, learningRate: number): TrialRecord {
  return {
    id,
    phase: id.startsWith("tune") ? "tuning" : "evaluation",
    method: method.name,
    batchSize,
    seed: 0,
    learningRate,
    sigma0: 0,
    threads: 1,
    outcome: "diverged",
    outcomeDetail: `objective not finite at step 31 (sigma 0, learning rate ${learningRate})`,
    epochs: [],
    bestValidationError: null,
    bestEpoch: null,
    testError: null,
    secondsTotal: 0.05,
  };
}

/** Summary of the evaluation trials of one method at one batch size. */
export function summarize(trials: readonly TrialRecord[]): SummaryRecord {
  const first = trials[0]!;
  const hits = trials.map((one) => one.epochs.find(({ validationError }) => validationError <= TARGET));
  return {
    method: first.method,
    batchSize: first.batchSize,
    learningRate: first.learningRate,
    sigma0: first.sigma0,
    seeds: trials.length,
    seedsReached: hits.filter((hit) => hit !== undefined).length,
    epochsToTarget: median(hits.map((hit) => hit?.epoch ?? null)),
    secondsToTarget: median(hits.map((hit) => hit?.secondsTraining ?? null)),
    secondsPerEpoch: median(
      trials.map(({ epochs, secondsTotal }) => (epochs.length === 0 ? null : secondsTotal / epochs.length)),
    ),
    validationError: median(trials.map(({ bestValidationError }) => bestValidationError)),
    testError: median(trials.map(({ testError }) => testError)),
    diverged: trials.filter(({ outcome }) => outcome === "diverged").length,
  };
}

/** Mulberry32: uniform numbers in [0, 1). */
export function randomStream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function median(values: readonly (number | null)[]): number | null {
  const value = quantile(ascending(values.map((one) => one ?? Number.POSITIVE_INFINITY)), 0.5);
  return Number.isFinite(value) ? value : null;
}
