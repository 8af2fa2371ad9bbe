import type { MethodSpec, Setting } from "../records/method.js";
import type { StudySize } from "../spec/size.js";
import type { PlannedTrial } from "../spec/trial.js";

export interface EvaluationOptions {
  readonly methods: readonly MethodSpec[];
  readonly size: StudySize;
  /** Of the tuning: the evaluation uses seed + 1 and on. */
  readonly seed: number;
  /** The tuned setting; null to leave a method out. */
  readonly chosen: (method: MethodSpec, batchSize: number) => Setting | null;
}

/** The evaluation trials, seed by seed over all methods. */
export function planEvaluation({ methods, size, seed, chosen }: EvaluationOptions): PlannedTrial[] {
  const specs: PlannedTrial[] = [];
  for (let k = 1; k <= size.seeds; k++) {
    for (const batchSize of size.batchSizes) {
      for (const method of methods) {
        const setting = chosen(method, batchSize);
        if (setting === null) continue;
        const own = { id: `run/${method.name}/b${batchSize}/seed${seed + k}`, seed: seed + k };
        specs.push({ ...own, phase: "evaluation", method, setting, batchSize, epochs: size.epochs });
      }
    }
  }
  return specs;
}
