import { plainRecipe } from "../../train/method-recipe.js";
import type { MethodRecord } from "../records/method.js";
import type { EpochRecord, TrialRecord } from "../records/trial.js";

/** Records for the tests of this folder: the few numbers that matter, and plausible ones for the rest. */
export const sgd = method("sgd", { optimizer: "sgd" });
export const momentum = method("momentum", { optimizer: "momentum" });
export const diffusion = method("diffusion", { optimizer: "momentum", diffuses: true });

export function method(name: string, rest: Partial<MethodRecord> = {}): MethodRecord {
  return {
    name,
    objective: "plain",
    optimizer: "sgd",
    diffuses: false,
    startsFromDiffusion: false,
    detail: "",
    tuned: "",
    recipe: plainRecipe,
    ...rest,
  };
}

/** One validation error for each epoch; an epoch takes `secondsPerEpoch`. */
export interface TrialParts extends Partial<TrialRecord> {
  readonly errors?: readonly number[];
  readonly secondsPerEpoch?: number;
}

export function trial({ errors = [3, 2, 1], secondsPerEpoch = 1, ...rest }: TrialParts = {}): TrialRecord {
  const finite = errors.filter(Number.isFinite);
  const best = finite.length > 0 ? Math.min(...finite) : null;
  return {
    id: `run/${rest.method ?? "sgd"}/b${rest.batchSize ?? 16}/seed${rest.seed ?? 0}`,
    phase: "evaluation",
    method: "sgd",
    batchSize: 16,
    seed: 0,
    fold: 1,
    setting: { "rate.learningRate": 0.1 },
    learningRate: 0.1,
    sigma0: 0,
    threads: 1,
    outcome: "finished",
    outcomeDetail: null,
    initialValidationError: null,
    startNote: null,
    epochs: errors.map((validationError, i): EpochRecord => {
      const epoch = i + 1;
      const secondsTraining = epoch * secondsPerEpoch;
      const steps = { steps: 10 * epoch, smoothedSteps: 0, within: [], secondsBesideSteps: 0 };
      return {
        epoch,
        trainObjective: 1,
        validationError,
        sigma: 0,
        learningRate: 0.1,
        ...steps,
        secondsTraining,
        secondsWall: secondsTraining,
      };
    }),
    bestValidationError: best,
    bestEpoch: best === null ? null : errors.indexOf(best) + 1,
    testError: best === null ? null : best * 1.1,
    testErrorsByStep: best === null ? null : [best * 1.1],
    secondsTotal: errors.length * secondsPerEpoch,
    ...rest,
  };
}

/** One evaluation trial for each entry, seeds 0, 1, ... */
export function trialsOf(method: MethodRecord, parts: readonly TrialParts[]): TrialRecord[] {
  return parts.map((part, seed) => trial({ method: method.name, seed, ...part }));
}

/** The learning curve of a run of `epochs` epochs that gets from 2 to the error `level` in epoch `epoch`. */
export function reaching(level: number, epoch: number, epochs = 100): number[] {
  return Array.from({ length: epochs }, (_, i) => (i + 1 >= epoch ? level : 2));
}
