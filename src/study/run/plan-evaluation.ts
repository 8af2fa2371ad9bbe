import type { MethodSpec, Setting } from "../records/method.js";
import type { StudySize } from "../spec/size.js";
import type { PlannedTrial } from "../spec/trial.js";

export interface EvaluationOptions {
  readonly methods: readonly MethodSpec[];
  readonly size: StudySize;
  /** Of the tuning: the evaluation uses seed + 1 and on. */
  readonly seed: number;
  /** Number of the task's folds. */
  readonly folds: number;
  /** The tuned setting; null to leave a method out. */
  readonly chosen: (method: MethodSpec, batchSize: number) => Setting | null;
}

/** The evaluation trials, seed by seed over all methods and folds. */
export function planEvaluation({ methods, size, seed, folds, chosen }: EvaluationOptions): PlannedTrial[] {
  const specs: PlannedTrial[] = [];
  for (let k = 1; k <= size.seeds; k++) {
    for (const batchSize of size.batchSizes) {
      for (const method of methods) {
        const setting = chosen(method, batchSize);
        if (setting === null) continue;
        const common = {
          phase: "evaluation",
          method,
          setting,
          batchSize,
          seed: seed + k,
          epochs: size.epochs,
        } as const;
        for (const at of inFolds(`run/${method.name}/b${batchSize}/seed${k}`, folds)) specs.push({ ...at, ...common });
      }
    }
  }
  return specs;
}

/** A trial in each fold; of one fold its name says nothing. */
export function inFolds(id: string, folds: number): Pick<PlannedTrial, "id" | "fold">[] {
  return Array.from({ length: folds }, (_, k) => ({ id: folds === 1 ? id : `${id}/fold${k + 1}`, fold: k + 1 }));
}
