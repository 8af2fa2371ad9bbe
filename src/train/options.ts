import { ensure } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import {
  callable,
  fraction,
  group,
  integer,
  number,
  oneOf,
  orNull,
  positive,
  required,
  rule,
  seedRule,
} from "../core/rules.js";
import { type StopSignal, signalRule } from "../core/stop-signal.js";
import { trainingDataRule } from "../data/rules.js";
import type { WindowSet } from "../data/window-set.js";
import type { Initialiser } from "../initialisers/contract.js";
import { drawn } from "../initialisers/drawn.js";
import { given } from "../initialisers/given.js";
import { initialiserRule } from "../initialisers/rules.js";
import type { Kernels } from "../kernels/contract.js";
import { kernelsRule } from "../kernels/rules.js";
import { threadKernels } from "../kernels/select.js";
import type { Loss } from "../loss/contract.js";
import { lossRule } from "../loss/rules.js";
import { squared } from "../loss/squared.js";
import { ensureTargetsOf } from "../loss/targets.js";
import type { Metric } from "../metric/contract.js";
import { metricOf } from "../metric/metric-of.js";
import { metricRule } from "../metric/rules.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import type { Objective } from "../objective/contract.js";
import { ensureHighwayFits } from "../objective/highway-forward.js";
import { plain } from "../objective/plain.js";
import { objectiveRule } from "../objective/rules.js";
import { momentum } from "../optim/recipes.js";
import { optimizerRule } from "../optim/rules.js";
import type { Transform } from "../optim/transform.js";
import type { RateRule } from "../schedule/rate.js";
import { followSchedule, type SigmaRule } from "../schedule/rule.js";
import { learningRateRule, sigmaRule } from "../schedule/rules.js";
import { constant, type Schedule } from "../schedule/schedule.js";
import { ensureEndsAtZero } from "../schedule/sigma.js";
import type { AmplitudePathOptions } from "./amplitude-path.js";
import { type CheckpointOptions, checkpointRule } from "./checkpoint/checkpoints.js";
import { stateRule, type TrainingState } from "./checkpoint/state.js";
import { teamRule } from "./rules.js";
import { alone, type Team } from "./team/team.js";
import { ensureTrainingData } from "./training-data.js";

export interface TrainOptions {
  readonly network: Network;
  /** Windows of the network's inputs and outputs; the validation part decides the best epoch. */
  readonly data: { readonly train: WindowSet; readonly validation: WindowSet };
  /** Function that is minimised. Default `plain()` */
  readonly objective?: Objective;
  /** Default `squared` */
  readonly loss?: Loss;
  /** By which epochs are compared and the best is kept. Default: the one that fits the loss, see `metricOf`. */
  readonly metric?: Metric;
  /** From gradient to step; see `optimizers`. Default `momentum()` */
  readonly optimizer?: Transform;
  /** A number > 0, a schedule over the run, or a rule that looks at sigma too; see `sigmaAnnealedRate`. Default .01 */
  readonly learningRate?: number | RateRule;
  /** A schedule that ends at exactly 0, see `annealed`, or a rule that watches training. Read only by objectives that diffuse. Default `constant(0)` */
  readonly sigma?: Schedule | SigmaRule;
  /** Way to the first parameters. Default `drawn()` */
  readonly initialiser?: Initialiser;
  /** (P), the first parameters themselves, as of a model that is trained further; in place of an initialiser. Default null */
  readonly initial?: Float32Array | null;
  /** Windows that the start is made of and chosen by, where the run trains on more than may choose. Default null: those of `data` */
  readonly startData?: { readonly train: WindowSet; readonly validation: WindowSet } | null;
  /** The readout when sigma reaches 0: kept, or solved exactly on the units as they are then. Default "kept" */
  readonly readoutAtZero?: "kept" | "ridge";
  /** While sigma > 0, back-propagate only as far as the gradient reaches: see `effectiveMemory`. Default: all the way. */
  readonly truncation?: { readonly tolerance: number };
  /**
   * Probability, in [0, 1), that a unit is left out of what the next layer or the readout reads of its layer, in every step of training anew; the others count
   * 1 / (1 - p). The recurrence, validation and forecasts have all units. Default 0
   */
  readonly dropout?: number;
  /** Leads the amplitude of the units that the start wrote to 1 over a share of the run, see `amplitudeAt`; without such units nothing is led. Default null: it is held */
  readonly path?: AmplitudePathOptions | null;
  /** Windows of a step, >= 1; the last step of an epoch may have fewer. Default 16 */
  readonly batchSize?: number;
  /** Passes over the training windows, >= 1. Sigma is 0 in the last one: with 1, nothing is smoothed. Default 20 */
  readonly epochs?: number;
  /**
   * The epoch, 0 that of the start, after which the run ends and whose weights are kept as `best`, whatever validation says; rates and sigma go as they do over
   * all `epochs`. For training on all rows, where none are left to choose by. Default null: all epochs, and the best
   */
  readonly until?: number | null;
  /**
   * Validates within epochs too, whenever the steps have grown by this factor, > 1, since the last validation: after 1, 2, 3, 4, 5, 6, 8, 10, 12, ...
   * steps at 1.2. So a run's time to an error is known as finely early as late. The best weights are those of an epoch's end; no other
   * result depends on it. null: at the ends of epochs alone. Default null
   */
  readonly validationGrowth?: number | null;
  /** Decides the initial weights, the batch order and the sampled noise, each from its own stream. Default 1 */
  readonly seed?: number;
  /** Factor on the initial weights, > 0. Default 1 */
  readonly gain?: number;
  /** Leased for the run. Default: the fastest engine that can be had, one for all runs of a thread; the result names it. */
  readonly kernels?: Kernels;
  /** Members that share every batch, each running this same loop in a thread of its own: see `joinTeam`. Default: alone. */
  readonly team?: Team;
  /** Turns a metric of scaled targets into the data's unit; read only where the metric's unit is the targets' own. Default 1 */
  readonly errorScale?: number;
  /** Milliseconds; only for the records' seconds. Default `performance.now` */
  readonly now?: () => number;
  /** Stops the run after the step at hand, or within a validation. Default: none */
  readonly signal?: StopSignal;
  /** Hands out the run's state now and then, to go on from it where this run is cut off. Default null: never */
  readonly checkpoint?: CheckpointOptions | null;
  /** Goes on from a state of this very run, to the same bits; yields the records from its epoch on. Default null: begins */
  readonly from?: TrainingState | null;
}

const OPTIONS = {
  network: required(networkRule),
  data: required(trainingDataRule),
  objective: objectiveRule,
  loss: lossRule,
  metric: metricRule,
  optimizer: optimizerRule,
  learningRate: learningRateRule,
  sigma: sigmaRule,
  initialiser: initialiserRule,
  initial: orNull(
    rule(
      "a Float32Array",
      (value) => value instanceof Float32Array,
      "Give `best.parameters`, or those of networkIn(model).",
    ),
  ),
  startData: orNull(trainingDataRule),
  readoutAtZero: oneOf("kept", "ridge"),
  truncation: orNull(group({ tolerance: required(number) } satisfies OptionRules<TrainOptions["truncation"]>)),
  dropout: fraction,
  path: orNull(group({ fraction: required(fraction) } satisfies OptionRules<AmplitudePathOptions>)),
  batchSize: integer(1),
  epochs: integer(1, MOST.epochs),
  until: orNull(integer(0, MOST.epochs)),
  validationGrowth: orNull(
    rule("a number > 1", (value) => positive.allows(value) && (value as number) > 1, "Try 1.2."),
  ),
  seed: seedRule,
  gain: positive,
  kernels: kernelsRule,
  team: teamRule,
  errorScale: positive,
  now: callable,
  signal: orNull(signalRule),
  checkpoint: checkpointRule,
  from: orNull(stateRule),
} satisfies OptionRules<TrainOptions>;

/** Every option with its default filled in. */
export type ResolvedTrainOptions = Required<Omit<TrainOptions, "signal" | "learningRate" | "sigma" | "truncation">> & {
  readonly learningRate: RateRule;
  readonly sigma: SigmaRule;
  readonly truncation: { readonly tolerance: number } | null;
  readonly signal: StopSignal | null;
};

/** Checks the options, once, and fills in the defaults. */
export function resolveTrainOptions(options: TrainOptions): ResolvedTrainOptions {
  ensureOptions("train", options, OPTIONS);
  const {
    objective = plain(),
    loss = squared,
    metric = metricOf(loss),
    optimizer = momentum(),
    learningRate = 0.01,
    sigma = constant(0),
    initial = null,
    initialiser = initial === null ? drawn() : given(initial),
    startData = null,
    readoutAtZero = "kept",
    truncation = null,
    dropout = 0,
    path = null,
    batchSize = 16,
    epochs = 20,
    until = null,
    validationGrowth = null,
    seed = 1,
    gain = 1,
    kernels = threadKernels(),
    team = alone(),
    errorScale = 1,
    now = () => performance.now(),
    signal = null,
    checkpoint = null,
    from = null,
  } = options;
  if ("at" in sigma) ensureEndsAtZero(sigma);
  ensure(
    truncation === null || (truncation.tolerance > 0 && truncation.tolerance < 1),
    () => `train: \`truncation.tolerance\` must lie between 0 and 1, got ${truncation?.tolerance}. Try 0.01.`,
  );
  ensure(
    path === null || path.fraction > 0,
    () => `train: \`path.fraction\` must lie between 0 and 1, got ${path?.fraction}. Try 0.3.`,
  );
  ensure(
    readoutAtZero !== "ridge" || loss.name === squared.name,
    () =>
      `train: \`readoutAtZero: "ridge"\` solves the squared loss, got the loss "${loss.name}". Leave the option out.`,
  );
  ensure(
    truncation === null || !objective.diffuses || objective.closedForm !== undefined,
    () =>
      `train: \`truncation\` needs a closed form, "${objective.name}" draws anew at each call. Use weights() or activation().`,
  );
  ensure(
    until === null || until <= epochs,
    () => `train: \`until\` must be an epoch of the ${epochs}, got ${until}. Take more \`epochs\`, or a smaller one.`,
  );
  ensureInitial(options);
  ensureTrainingData("train", options.data, options.network);
  if (startData !== null) ensureTrainingData("train: `startData`", startData, options.network);
  ensureHighwayFits(loss, options.network.spec, "train: `network`");
  for (const part of ["train", "validation"] as const) {
    ensureTargetsOf(loss, options.data[part], `train: \`loss\` and \`data.${part}\`:`);
  }
  return {
    ...options,
    objective,
    loss,
    metric,
    optimizer,
    learningRate: typeof learningRate === "number" ? constant(learningRate) : learningRate,
    sigma: "at" in sigma ? followSchedule(sigma) : sigma,
    initialiser,
    initial,
    startData,
    readoutAtZero,
    truncation,
    dropout,
    path,
    batchSize,
    epochs,
    until,
    validationGrowth,
    seed,
    gain,
    kernels,
    team,
    errorScale,
    now,
    signal,
    checkpoint,
    from,
  };
}

/** Throws unless given parameters are the network's, and the only start that was asked for. */
function ensureInitial({ initial = null, initialiser, network }: TrainOptions): void {
  if (initial === null) return;
  const { length } = network.layout;
  ensure(
    initial.length === length,
    () =>
      `train: \`initial\` must hold the network's ${length} numbers, got ${initial.length}. Take those it was trained to.`,
  );
  const bad = initial.findIndex((value) => !Number.isFinite(value));
  ensure(
    bad < 0,
    () => `train: \`initial\` must be finite, got ${initial[bad]} at ${bad}. Take weights that were trained to an end.`,
  );
  ensure(
    initialiser === undefined,
    () =>
      `train: \`initial\` is the start, got the initialiser "${initialiser?.name}" beside it. Leave one of them out.`,
  );
}
