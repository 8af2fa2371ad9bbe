import type { MethodSpec } from "../records/method.js";
import type { ChoiceRecord } from "../records/plan.js";
import type { StudySize } from "../spec/size.js";
import type { TrialResult } from "../spec/trial.js";
import type { Tuning } from "./course.js";
import type { Sampler } from "./samplers/contract.js";

/** By what the rounds of a study's tuning are planned. */
export interface RoundOptions {
  readonly methods: readonly MethodSpec[];
  readonly size: StudySize;
  /** Of the study: see `tuningSeed`. */
  readonly seed: number;
  readonly sampler: Sampler;
  readonly tuning: Tuning;
  readonly choice: ChoiceRecord;
  /** Of all rounds so far: of a rung's best settings the next one is made, and a sampler may look at them. */
  readonly results: readonly TrialResult[];
}
