import { ensure } from "../../core/errors.js";
import { randomStream } from "../../core/numeric/random.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, integer, number, orNull, positive, required, seedRule } from "../../core/rules.js";
import { type StopSignal, signalRule } from "../../core/stop-signal.js";
import { gather } from "../../data/gather.js";
import { trainingDataRule } from "../../data/rules.js";
import type { WindowSet } from "../../data/window-set.js";
import { initialise } from "../../initialisers/initialise.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import type { Metric } from "../../metric/contract.js";
import { rmse } from "../../metric/rmse.js";
import { metricRule } from "../../metric/rules.js";
import type { Network } from "../../network/build.js";
import { networkRule } from "../../network/rules.js";
import { planHighway } from "../../objective/highway-forward.js";
import { HiddenDescent } from "../../objective/penalty/descend.js";
import { consistentState, type PenaltyProblem, type PenaltyState } from "../../objective/penalty/problem.js";
import { ridgeSteps } from "../../objective/penalty/ridge-steps.js";
import { scheduleRule } from "../../schedule/rules.js";
import type { Schedule } from "../../schedule/schedule.js";
import { annealed, ensureEndsAtZero } from "../../schedule/sigma.js";
import { Best } from "../best.js";
import type { TrainingOutcome, TrainingRecord, TrainingResult } from "../records.js";
import { outcomeAfter, progressOf, type Trainer, type TrainingRun, trainingRun } from "../run.js";
import { alone } from "../team/team.js";
import { ensureTrainingData } from "../training-data.js";
import { ValidationWatch } from "../validation-watch.js";

export interface TrainPenaltyOptions {
  /** One recurrent layer. */
  readonly network: Network;
  readonly data: { readonly train: WindowSet; readonly validation: WindowSet };
  /** Weight of the relaxed recurrences, > 0. Default 1; sweep powers of ten. */
  readonly lambda?: number;
  /** Ends at exactly 0. Default: annealed from .1. The same sigma for every weight and every m and n, in their own units. */
  readonly sigma?: Schedule;
  /** Times that the ridge steps and the descent follow each other, >= 1. Default 60 */
  readonly rounds?: number;
  /** The round, >= 1, after which the run ends and whose weights are kept as `best`, whatever validation says. Default null: the last one, and the best */
  readonly until?: number | null;
  /** Steps of the descent in a round, >= 1. Default 5 */
  readonly descentSteps?: number;
  /** Every so many rounds m and n are set anew to what the network gives, so that the relaxation does not drift from it; 0: never. Default 5 */
  readonly resetEvery?: number;
  /** Decides the initial weights. Default 1 */
  readonly seed?: number;
  /** Factor on the initial weights, > 0. Default 1 */
  readonly gain?: number;
  /** By which rounds are compared and the best is kept. Default `rmse` */
  readonly metric?: Metric;
  /** As for `train`. Default 1 */
  readonly errorScale?: number;
  /** Milliseconds; only for the records' seconds. Default `performance.now` */
  readonly now?: () => number;
  /** Stops the run after the round at hand, or within its validation. Default: none */
  readonly signal?: StopSignal;
}

const OPTIONS = {
  network: required(networkRule),
  data: required(trainingDataRule),
  lambda: number,
  metric: metricRule,
  sigma: scheduleRule,
  rounds: integer(1),
  until: orNull(integer(1)),
  descentSteps: integer(1),
  resetEvery: integer(0),
  seed: seedRule,
  gain: positive,
  errorScale: positive,
  now: callable,
  signal: orNull(signalRule),
} satisfies OptionRules<TrainPenaltyOptions>;

/**
 * Trains by the penalty objective: descent on the free hidden variables m, n, then the exact ridge steps for all weights,
 * round after round, sigma falling to 0.
 *
 * The whole training part at once in double precision, so for small data: a round costs about `descentSteps` passes over it,
 * and memory is 10 numbers for each unit, step and window. A round yields a record as an epoch does: `trainObjective` is g,
 * `learningRate` the length of the descent's last step, `validation` the metric of the plain network with the weights at hand.
 * A highway is held, that of kind "trained" too. The reference for theory: exact for its objective, which for finite lambda is not the plain one.
 */
export function trainPenalty(options: TrainPenaltyOptions): TrainingRun {
  ensureOptions("trainPenalty", options, OPTIONS);
  return trainingRun(new PenaltyTrainer(options));
}

class PenaltyTrainer implements Trainer {
  readonly #options: TrainPenaltyOptions;
  readonly #sigma: Schedule;
  readonly #rounds: number;
  readonly #last: number;
  readonly #problem: PenaltyProblem;
  readonly #state: PenaltyState;
  readonly #descent: HiddenDescent;
  readonly #validation: ValidationWatch;
  readonly #records: TrainingRecord[] = [];
  readonly #best: Best;
  /** Null while nothing but the number of rounds ends the run. */
  #outcome: TrainingOutcome | null = null;
  #initialValidation: number | null = null;

  constructor(options: TrainPenaltyOptions) {
    const {
      network,
      data,
      lambda = 1,
      sigma = annealed({ sigma0: 0.1 }),
      rounds = 60,
      until = null,
      seed = 1,
      gain = 1,
      metric = rmse,
      errorScale = 1,
      now = () => performance.now(),
      signal = null,
    } = options;
    ensureEndsAtZero(sigma);
    ensureTrainingData("trainPenalty", data, network);
    const { weights, lengths, scored } = data.train;
    ensure(
      weights === null && lengths === null && scored === "last",
      () => "trainPenalty: is written for the last step of windows of one length and weight. Use `train` for this set.",
    );
    this.#options = options;
    this.#best = new Best(metric, network.layout.length, until);
    this.#sigma = sigma;
    this.#rounds = rounds;
    this.#last = until ?? rounds;
    const parameters = new Float64Array(network.layout.length);
    this.#problem = problemOf(network, data.train, { lambda, parameters });
    initialise(network.layout, parameters, { random: randomStream(seed).fork("initial weights"), gain });
    this.#state = consistentState(this.#problem, parameters);
    this.#descent = new HiddenDescent(this.#problem, this.#state);
    const kernels = referenceKernels({ precision: "float64" });
    const set = data.validation;
    const team = alone();
    const watched = { network, kernels, parameters, set, metric, errorScale, team, growth: null, now, signal };
    this.#validation = new ValidationWatch(watched);
  }

  async *run(): AsyncGenerator<TrainingRecord, void, undefined> {
    const { descentSteps = 5, now = () => performance.now(), signal } = this.#options;
    let milliseconds = 0;
    if (signal?.aborted) return;
    const initial = await this.#validation.measure(0);
    if (initial === null) return;
    this.#initialValidation = Number.isFinite(initial) ? initial : null;
    let smoothedSteps = 0;
    for (let round = 1; round <= this.#last; round++) {
      const sigma = this.#sigma.at(progressOf(round, this.#rounds));
      const since = now();
      this.#reset(round);
      const trainObjective = this.#descent.descend(this.#state, { sigma, steps: descentSteps });
      ridgeSteps(this.#problem, this.#state, { sigma });
      milliseconds += now() - since;
      const validation = await this.#validation.measure(round);
      if (validation === null) return;
      if (!Number.isFinite(validation) || !Number.isFinite(trainObjective)) {
        const detail = `the error was no longer finite in round ${round}, sigma ${sigma}. Take a smaller \`lambda\`.`;
        this.#outcome = { kind: "diverged", detail };
        return;
      }
      this.#best.offer(round, validation, this.#state.parameters);
      if (sigma > 0) smoothedSteps++;
      const learningRate = this.#descent.rate;
      const record = {
        epoch: round,
        trainObjective,
        validation,
        sigma,
        learningRate,
        steps: round,
        smoothedSteps,
        within: [],
        secondsTraining: milliseconds / 1000,
        secondsBesideSteps: 0,
      };
      this.#records.push(record);
      yield record;
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (signal?.aborted) return;
    }
  }

  result(): TrainingResult {
    const parameters = Float32Array.from(this.#state.parameters);
    const outcome = this.#outcome ?? outcomeAfter(this.#records.length, this.#last, "rounds");
    return {
      engine: "reference-float64",
      outcome,
      initialValidation: this.#initialValidation,
      startNote: null,
      records: this.#records,
      best: this.#best.result(),
      parameters,
    };
  }

  #reset(round: number): void {
    const { resetEvery = 5 } = this.#options;
    if (resetEvery === 0 || round === 1 || (round - 1) % resetEvery !== 0) return;
    const { hidden, outputs } = consistentState(this.#problem, this.#state.parameters);
    this.#state.hidden.set(hidden);
    this.#state.outputs.set(outputs);
  }
}

/** All windows of the set as one batch, with what the highway leaves of their targets: the outputs are linear, so that is the same problem. */
function problemOf(
  network: Network,
  set: WindowSet,
  { lambda, parameters }: { readonly lambda: number; readonly parameters: Float64Array },
): PenaltyProblem {
  const inputs = new Float64Array(set.window * set.length * set.inputSize);
  const targets = new Float64Array(set.length * set.outputSize);
  gather(
    set,
    Uint32Array.from({ length: set.length }, (_, k) => k),
    { inputs, targets, weights: null, lengths: null },
  );
  const shape = { network, batch: set.length, steps: set.window, scored: "last" } as const;
  planHighway({ ...shape, parameters })?.add(inputs, null, targets, -1);
  return { ...shape, inputs, targets, lambda, output: "linear" };
}
