import type { StopSignal } from "../../core/stop-signal.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import type { Metric } from "../../metric/contract.js";
import type { Network } from "../../network/build.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { CheckpointOptions } from "../checkpoint/checkpoints.js";
import type { TrainingState } from "../checkpoint/state.js";
import type { Choice, MethodRecipe } from "../method-recipe.js";
import type { TrainingRun } from "../run.js";
import type { Team } from "../team/team.js";

/** One run of a recipe: what it trains, on what, and for how long. */
export interface RecipeRun {
  readonly network: Network;
  readonly data: { readonly train: WindowSet; readonly validation: WindowSet };
  readonly batchSize: number;
  /** Passes over the training windows, or what takes their place. */
  readonly epochs: number;
  /** As for `train`: the epoch whose weights are the result, chosen beforehand. Absent or null: the best on validation */
  readonly until?: number | null;
  /** As for `train`: windows that a start is made of. Absent or null: those of `data` */
  readonly startData?: { readonly train: WindowSet; readonly validation: WindowSet } | null;
  /** As for `train`; a trainer whose epochs cannot be cut validates at their ends. */
  readonly validationGrowth: number | null;
  readonly seed: number;
  readonly kernels: Kernels;
  readonly team?: Team;
  /** By which epochs are compared, the same whatever loss a recipe trains by. */
  readonly metric: Metric;
  readonly errorScale: number;
  /** Milliseconds. */
  readonly now: () => number;
  readonly signal: StopSignal;
  /** As for `train`; a trainer that takes no states leaves it, and its runs begin anew where they were cut off. */
  readonly checkpoint?: CheckpointOptions | null;
  /** A state that the trainer gave to `checkpoint` in the same run. */
  readonly from?: TrainingState | null;
}

/** A way to go through the data by which recipes are carried out. */
export interface TrainerKind {
  readonly name: string;
  /** Whether sigma changes anything, and the method in words, e.g. "weights objective ...; momentum 0.9, sigma ...". */
  describe(recipe: MethodRecipe): { readonly diffuses: boolean; readonly detail: string };
  /** Its choice from `objectives`, where it takes a step of that for each batch; null: the objective is the trainer's own, of its name. */
  objectiveOf(recipe: MethodRecipe): Choice | null;
  /** What keeps it from training such networks, e.g. "trains one recurrent layer alone"; null for those it can. Absent: it can train any. */
  limitFor?(network: NetworkSpec): string | null;
  /** @throws GradusError for a recipe that names what does not exist or does not fit */
  train(recipe: MethodRecipe, run: RecipeRun): TrainingRun;
}
