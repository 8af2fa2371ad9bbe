import type { Mutable } from "../../core/mutable.js";
import { randomStream } from "../../core/numeric/random.js";
import { gather, weightOfWindows } from "../../data/gather.js";
import { ridgeReadout } from "../../initialisers/ridge-readout.js";
import { withSigmaUnits } from "../../initialisers/units.js";
import type { FloatArray } from "../../kernels/contract.js";
import type { DropoutMasks } from "../../objective/dropout-masks.js";
import { planTransform, type TransformStep } from "../../optim/transform.js";
import { ensureRate } from "../../schedule/rate.js";
import { followSchedule } from "../../schedule/rule.js";
import { constant } from "../../schedule/schedule.js";
import { ensureZeroAtEnd } from "../../schedule/sigma.js";
import { type AmplitudePath, planPath } from "../amplitude-path.js";
import type { PlannedBatch } from "../batches.js";
import { begin } from "../begin.js";
import { Best } from "../best.js";
import { Checkpoints } from "../checkpoint/checkpoints.js";
import { RunMemory } from "../checkpoint/run-memory.js";
import type { EpochPlace } from "../checkpoint/state.js";
import { adviceAtStart, allFinite, type DivergencePlace, divergence, finiteOrNull, LOWER } from "../divergence.js";
import { effectiveMemory } from "../effective-memory.js";
import { EpochOrder } from "../epoch-order.js";
import type { ResolvedTrainOptions } from "../options.js";
import { Pauses } from "../pauses.js";
import { planBatches } from "../plan-batches.js";
import type { TrainingOutcome, TrainingRecord, TrainingResult } from "../records.js";
import { outcomeAfter, progressOf, type Trainer } from "../run.js";
import { SigmaWatch } from "../sigma-watch.js";
import { stepsInUnits } from "../steps-in-units.js";
import { beginningsOf, ensureAlike } from "../team/alike.js";
import { VOTE } from "../team/team.js";
import { ValidationWatch } from "../validation-watch.js";

/** Training by stochastic gradient steps, whatever the transform makes of the gradient: everything is planned in the constructor, nothing allocated per step. */
export class SgdTrainer implements Trainer {
  readonly #options: ResolvedTrainOptions;
  readonly #parameters: FloatArray;
  readonly #gradient: FloatArray;
  readonly #update: TransformStep;
  readonly #permutation: Uint32Array;
  readonly #batches: readonly PlannedBatch[];
  readonly #validation: ValidationWatch;
  readonly #sigma: SigmaWatch;
  /** Null where the amplitude is held. */
  readonly #path: AmplitudePath | null;
  readonly #best: Best;
  /** Null where nothing is left out. */
  readonly #dropout: DropoutMasks | null;
  readonly #memory: RunMemory;
  readonly #pauses: Pauses;
  readonly #checkpoints: Checkpoints;
  /** Where an earlier run was left, until this one goes on from there. */
  #left: EpochPlace | null = null;
  /** Null while nothing but the number of epochs ends the run. */
  #outcome: TrainingOutcome | null = null;

  constructor(options: ResolvedTrainOptions) {
    const { data, objective, optimizer, batchSize, kernels, seed } = options;
    const steps = Math.ceil(data.train.length / batchSize);
    const P = options.network.layout.length;
    const random = randomStream(seed);
    this.#parameters = kernels.allocate(P);
    this.#sigma = new SigmaWatch(objective.diffuses ? options.sigma : followSchedule(constant(0)), {
      kernels,
      parameters: P,
      run: { epochs: options.epochs, stepsPerEpoch: steps, slices: options.network.layout.slices.length },
    });
    const place = { parameters: this.#parameters, random: random.fork("initial weights") };
    const beginning = begin(options, { ...place, sigma: () => this.#firstSigma(options.epochs) });
    const network = withSigmaUnits(options.network, beginning.units);
    this.#options = { ...options, network };
    this.#path = planPath(options.path, { ...beginning, network, parameters: this.#parameters });
    this.#gradient = kernels.allocate(P);
    const { layout } = network;
    const inUnits = { units: beginning.units, gradient: this.#gradient, layout, vector: kernels.vector };
    this.#update = stepsInUnits(planTransform(optimizer, { kernels, layout }), inUnits);
    this.#permutation = new Uint32Array(data.train.length);
    this.#best = new Best(options.metric, P, options.until);
    const places = { parameters: this.#parameters, gradient: this.#gradient, order: this.#permutation, random };
    const { batches, noise, dropout } = planBatches(this.#options, places);
    this.#batches = batches;
    this.#dropout = dropout;
    this.#validation = new ValidationWatch({
      ...options,
      parameters: this.#parameters,
      set: data.validation,
      growth: options.validationGrowth,
    });
    this.#memory = new RunMemory(options, {
      parameters: this.#parameters,
      update: this.#update,
      sigma: this.#sigma,
      passes: [...new Set(this.#batches.map(({ pass }) => pass))],
      noise,
      order: new EpochOrder({ set: data.train, batchSize, random: random.fork("order") }),
      validation: this.#validation,
      best: this.#best,
      steps: this.#batches.length,
      beginning,
    });
    this.#countBesideSteps(beginning.milliseconds);
    if (options.from) this.#left = this.#memory.goTo(options.from);
    this.#pauses = new Pauses(options);
    this.#checkpoints = new Checkpoints(options);
  }

  #firstSigma(epochs: number): number {
    this.#sigma.startEpoch(progressOf(1, epochs));
    return this.#sigma.value;
  }

  async *run(): AsyncGenerator<TrainingRecord, void, undefined> {
    const { epochs, metric, team } = this.#options;
    const last = this.#options.until ?? epochs;
    const { count, records } = this.#memory;
    ensureAlike(team, beginningsOf(this.#options, this.#parameters, count.steps));
    let left = this.#left;
    if (left) this.#path?.goTo(progressOf(left.epoch, epochs));
    else {
      const initial = await this.#validation.measure(0);
      if (initial === null) return;
      this.#memory.initialValidation = finiteOrNull(initial);
      if (Number.isFinite(initial)) this.#best.offer(0, initial, this.#parameters);
    }
    let sigmaBefore = 0;
    for (let epoch = left?.epoch ?? 1; epoch <= last; epoch++) {
      const place: Mutable<EpochPlace> = left ? { ...left } : this.#startEpoch(epoch, sigmaBefore);
      left = null;
      sigmaBefore = place.sigma;
      const trainObjective = await this.#epoch(place);
      if (trainObjective === null) return;
      const validation = await this.#validation.measure(count.steps);
      if (validation === null) return await this.#checkpoints.save(() => this.#memory.state(place));
      if (!Number.isFinite(validation)) return void this.#divergedAtValidation(place.sigma, place.learningRate);
      this.#best.offer(epoch, validation, this.#parameters);
      const { direction } = metric;
      this.#sigma.afterEpoch({ progress: progressOf(epoch, epochs), objective: trainObjective, validation, direction });
      const record = {
        epoch,
        trainObjective,
        validation,
        sigma: place.sigma,
        learningRate: place.learningRate,
        steps: count.steps,
        smoothedSteps: count.smoothedSteps,
        within: place.within,
        secondsTraining: count.millisecondsTraining / 1000,
        secondsBesideSteps: count.millisecondsBesideSteps / 1000,
        ...(this.#options.truncation && { depth: place.depth }),
      };
      records.push(record);
      yield record;
      if (team.decision === VOTE.stop) return;
    }
  }

  result(): TrainingResult {
    const { records, initialValidation, startNote } = this.#memory;
    return {
      startNote,
      engine: this.#options.kernels.name,
      outcome: this.#outcome ?? outcomeAfter(records.length, this.#options.until ?? this.#options.epochs, "epochs"),
      initialValidation,
      records,
      best: this.#best.result(),
      parameters: Float32Array.from(this.#parameters),
    };
  }

  /** Decides what holds through an epoch. */
  #startEpoch(epoch: number, sigmaBefore: number): EpochPlace {
    const { epochs, learningRate, readoutAtZero, sigma: rule } = this.#options;
    const progress = progressOf(epoch, epochs);
    this.#sigma.startEpoch(progress);
    this.#path?.startEpoch(progress);
    const sigma = this.#sigma.value;
    if (readoutAtZero === "ridge" && sigma === 0 && sigmaBefore > 0) this.#solveReadout();
    if (epoch === epochs) ensureZeroAtEnd(rule.name, sigma);
    const rate = learningRate.at(progress, sigma);
    ensureRate(learningRate.name, rate, epoch);
    const depth = this.#depthFor(sigma);
    return { epoch, steps: 0, sigma, learningRate: rate, depth, objectiveSum: 0, weightSum: 0, within: [] };
  }

  /** The epoch from a place on, with validations within it; returns the mean objective, weighted as the loss is, null by divergence or a stop. */
  async #epoch(place: Mutable<EpochPlace>): Promise<number | null> {
    const { data, kernels, now, team } = this.#options;
    const { count } = this.#memory;
    const { learningRate, depth } = place;
    this.#memory.drawOrder(this.#permutation);
    let { objectiveSum, weightSum } = place;
    const change = { gradient: this.#gradient, parameters: this.#parameters, step: 0, learningRate };
    let { sigma } = place;
    let since = now();
    for (let done = place.steps; done < this.#batches.length; ) {
      // Before the step that follows, not after the one before: a run that was stopped in it makes up for it here.
      if (this.#validation.isDue(count.steps)) {
        count.millisecondsTraining += now() - since;
        const validation = await this.#validation.measure(count.steps);
        if (validation === null) {
          Object.assign(place, { steps: done, objectiveSum, weightSum } satisfies Partial<EpochPlace>);
          await this.#checkpoints.save(() => this.#memory.state(place));
          return null;
        }
        if (!Number.isFinite(validation)) return this.#divergedAtValidation(sigma, learningRate);
        place.within = [...place.within, { steps: count.steps, smoothedSteps: count.smoothedSteps, validation }];
        since = now();
      }
      const { windows, indices, pass } = this.#batches[done]!;
      if (indices.length > 0) gather(data.train, indices, pass.batch);
      sigma = this.#sigma.prepare(pass);
      team.vote = this.#pauses.vote();
      this.#dropout?.draw();
      const value = pass.differentiate(sigma, depth);
      count.steps++;
      if (sigma > 0) count.smoothedSteps++;
      const isFirst = count.steps === 1;
      if (!Number.isFinite(value) || (isFirst && !allFinite(kernels, this.#gradient))) {
        const advice = isFirst ? adviceAtStart(this.#options, { parameters: this.#parameters, sigma }) : LOWER;
        return this.#diverged("the objective or its gradient", { sigma, learningRate, advice });
      }
      this.#sigma.afterStep(value, pass, this.#gradient);
      change.step = count.steps;
      this.#update.apply(change);
      kernels.vector.addScaled(this.#parameters, this.#gradient, -learningRate);
      const weight = weightOfWindows(data.train, windows);
      objectiveSum += value * weight;
      weightSum += weight;
      done++;
      if (team.decision === VOTE.goOn) continue;
      count.millisecondsTraining += now() - since;
      const isStopped = team.decision === VOTE.stop; // before the checkpoint, which may let another run of this thread go on
      if (isStopped || this.#checkpoints.isDue()) {
        const here = { ...place, steps: done, objectiveSum, weightSum };
        await this.#checkpoints.save(() => this.#memory.state(here));
      }
      if (isStopped) return null;
      since = await this.#pauses.pause();
    }
    count.millisecondsTraining += now() - since;
    Object.assign(place, { steps: this.#batches.length, objectiveSum, weightSum } satisfies Partial<EpochPlace>);
    return objectiveSum / weightSum;
  }

  /** Solves W, b on the features of this sigma; the time counts as training. */
  #solveReadout(): void {
    const { network, kernels, objective, data, now } = this.#options;
    const since = now();
    const parameters = this.#parameters;
    ridgeReadout({ network, kernels, parameters, objective, set: data.train, sigma: this.#sigma.value });
    this.#countBesideSteps(now() - since);
  }

  /** How far back to go in the coming epoch: all the way, unless truncation was asked for and sigma is above 0. */
  #depthFor(sigma: number): number {
    const { truncation, data, now } = this.#options;
    if (truncation === null || sigma === 0) return data.train.window;
    const since = now();
    const { indices, pass } = this.#batches[0]!; // of the last epoch's order: any batch will do
    if (indices.length > 0) gather(data.train, indices, pass.batch);
    this.#sigma.prepare(pass);
    this.#dropout?.draw(); // the last step's is no part of a run's state
    const { steps } = effectiveMemory({
      pass,
      gradient: this.#gradient,
      steps: data.train.window,
      sigma,
      ...truncation,
    });
    this.#countBesideSteps(now() - since);
    return steps;
  }

  #countBesideSteps(milliseconds: number): void {
    this.#memory.count.millisecondsTraining += milliseconds;
    this.#memory.count.millisecondsBesideSteps += milliseconds;
  }

  #divergedAtValidation(sigma: number, learningRate: number): null {
    const advice = `${LOWER}, or check the metric`;
    return this.#diverged(`the validation metric (${this.#options.metric.name})`, { sigma, learningRate, advice });
  }

  #diverged(what: string, place: Omit<DivergencePlace, "step">): null {
    this.#outcome = divergence(what, { step: this.#memory.count.steps, ...place });
    return null;
  }
}
