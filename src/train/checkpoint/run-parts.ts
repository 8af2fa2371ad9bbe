import type { FloatArray } from "../../core/float-array.js";
import type { ObjectivePass } from "../../objective/contract.js";
import type { TransformStep } from "../../optim/transform.js";
import type { Best } from "../best.js";
import type { EpochOrder } from "../epoch-order.js";
import type { WatchedStream } from "../noise-stream.js";
import type { Beginning } from "../records.js";
import type { SigmaWatch } from "../sigma-watch.js";
import type { ValidationWatch } from "../validation-watch.js";

/** The parts of a run that remember something from one step to the next. */
export interface RunParts {
  readonly beginning: Beginning;
  readonly parameters: FloatArray;
  readonly update: TransformStep;
  readonly sigma: SigmaWatch;
  /** At each size of batch. */
  readonly passes: readonly ObjectivePass[];
  readonly noise: readonly WatchedStream[];
  readonly order: EpochOrder;
  readonly validation: ValidationWatch;
  readonly best: Best;
  /** Of an epoch. */
  readonly steps: number;
}
