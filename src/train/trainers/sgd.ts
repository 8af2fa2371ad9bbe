import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import { gather, weightOfWindows } from "../../data/gather.js";
import { ridgeReadout } from "../../initialisers/ridge-readout.js";
import type { FloatArray } from "../../kernels/contract.js";
import { planTransform, type TransformStep } from "../../optim/transform.js";
import { ensureRate } from "../../schedule/rate.js";
import { followSchedule } from "../../schedule/rule.js";
import { constant } from "../../schedule/schedule.js";
import { ensureZeroAtEnd } from "../../schedule/sigma.js";
import { batchesOf, type PlannedBatch } from "../batches.js";
import { Best } from "../best.js";
import { adviceAtStart, allFinite, type DivergencePlace, divergence, LOWER } from "../divergence.js";
import { effectiveMemory } from "../effective-memory.js";
import { noiseStream } from "../noise-stream.js";
import type { ResolvedTrainOptions } from "../options.js";
import { Pauses } from "../pauses.js";
import type { TrainingOutcome, TrainingRecord, TrainingResult, ValidationPoint } from "../records.js";
import { outcomeAfter, progressOf, type Trainer } from "../run.js";
import { SigmaWatch } from "../sigma-watch.js";
import { ensureAlike } from "../team/alike.js";
import { VOTE } from "../team/team.js";
import { planForTeam } from "../team/team-pass.js";
import { ValidationWatch } from "../validation-watch.js";

/** Training by stochastic gradient steps, whatever the transform makes of the gradient: everything is planned in the constructor, nothing allocated per step. */
export class SgdTrainer implements Trainer {
  readonly #options: ResolvedTrainOptions;
  readonly #parameters: FloatArray;
  readonly #gradient: FloatArray;
  readonly #update: TransformStep;
  readonly #order: RandomStream;
  readonly #permutation: Uint32Array;
  readonly #batches: readonly PlannedBatch[];
  readonly #validation: ValidationWatch;
  readonly #sigma: SigmaWatch;
  readonly #records: TrainingRecord[] = [];
  readonly #best: Best;
  readonly #pauses: Pauses;
  /** Null while nothing but the number of epochs ends the run. */
  #outcome: TrainingOutcome | null = null;
  #initialValidation: number | null = null;
  #step = 0;
  #smoothedSteps = 0;
  #millisecondsTraining = 0;
  #millisecondsBesideSteps = 0;

  constructor(options: ResolvedTrainOptions) {
    const { network, data, objective, loss, optimizer, batchSize, kernels, seed, team } = options;
    const P = network.layout.length;
    const random = randomStream(seed);
    this.#options = options;
    this.#parameters = kernels.allocate(P);
    this.#gradient = kernels.allocate(P);
    this.#update = planTransform(optimizer, { kernels, layout: network.layout });
    this.#order = random.fork("order");
    this.#permutation = new Uint32Array(data.train.length);
    this.#best = new Best(options.metric, P);
    const plan = (batch: number) => {
      const spec = {
        network,
        kernels,
        loss,
        batch,
        steps: data.train.window,
        scored: data.train.scored,
        hasLengths: data.train.lengths !== null,
        hasWeights: data.train.weights !== null,
        parameters: this.#parameters,
        gradient: this.#gradient,
        random: noiseStream(random, batch),
      } as const;
      return planForTeam(objective, spec, team);
    };
    this.#batches = batchesOf(this.#permutation, { batchSize, team, plan });
    this.#validation = new ValidationWatch({
      ...options,
      parameters: this.#parameters,
      set: data.validation,
      growth: options.validationGrowth,
    });
    this.#sigma = new SigmaWatch(objective.diffuses ? options.sigma : followSchedule(constant(0)), {
      kernels,
      parameters: P,
      run: { epochs: options.epochs, stepsPerEpoch: this.#batches.length, slices: network.layout.slices.length },
    });
    this.#sigma.startEpoch(progressOf(1, options.epochs));
    this.#initialise(random.fork("initial weights"));
    this.#pauses = new Pauses(options);
  }

  /** Sets the first parameters; the time counts as training. */
  #initialise(random: RandomStream): void {
    const { network, kernels, initialiser, gain, data, objective, loss, now } = this.#options;
    const since = now();
    initialiser.initialise({
      network,
      parameters: this.#parameters,
      kernels,
      random,
      gain,
      data: data.train,
      objective,
      loss,
      sigma: this.#sigma.value,
    });
    this.#countBesideSteps(now() - since);
  }

  async *run(): AsyncGenerator<TrainingRecord, void, undefined> {
    const { epochs, data, learningRate, readoutAtZero, metric, team } = this.#options;
    ensureAlike(team, {
      engine: [...this.#options.kernels.name].map((letter) => letter.codePointAt(0)!),
      "initial weights": this.#parameters,
      "training windows": data.train.inputs,
      "order of the windows": data.train.starts,
      "batch size": this.#options.batchSize,
      epochs,
    });
    this.#initialValidation = finiteOrNull(this.#validation.measure(0));
    let sigmaBefore = 0;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const progress = progressOf(epoch, epochs);
      this.#sigma.startEpoch(progress);
      const sigmaNow = this.#sigma.value;
      if (readoutAtZero === "ridge" && sigmaNow === 0 && sigmaBefore > 0) this.#solveReadout();
      sigmaBefore = sigmaNow;
      if (epoch === epochs) ensureZeroAtEnd(this.#options.sigma.name, sigmaNow);
      const rateNow = learningRate.at(progress, sigmaNow);
      ensureRate(learningRate.name, rateNow, epoch);
      const depth = this.#depthFor(sigmaNow);
      const within: ValidationPoint[] = [];
      const trainObjective = await this.#epoch({ learningRate: rateNow, depth, within });
      if (trainObjective === null) return;
      team.vote = this.#pauses.vote();
      const validation = this.#validation.measure(this.#step);
      if (!Number.isFinite(validation)) {
        const advice = `${LOWER}, or check the metric`;
        this.#diverged(`the validation metric (${metric.name})`, { sigma: sigmaNow, learningRate: rateNow, advice });
        return;
      }
      this.#best.offer(epoch, validation, this.#parameters);
      this.#sigma.afterEpoch({ progress, objective: trainObjective, validation, direction: metric.direction });
      const record = {
        epoch,
        trainObjective,
        validation,
        sigma: sigmaNow,
        learningRate: rateNow,
        steps: this.#step,
        smoothedSteps: this.#smoothedSteps,
        within,
        secondsTraining: this.#millisecondsTraining / 1000,
        secondsBesideSteps: this.#millisecondsBesideSteps / 1000,
        ...(this.#options.truncation && { depth }),
      };
      this.#records.push(record);
      yield record;
      if (team.decision === VOTE.stop) return;
    }
  }

  result(): TrainingResult {
    return {
      engine: this.#options.kernels.name,
      outcome: this.#outcome ?? outcomeAfter(this.#records.length, this.#options.epochs, "epochs"),
      initialValidation: this.#initialValidation,
      records: this.#records,
      best: this.#best.result(),
      parameters: Float32Array.from(this.#parameters),
    };
  }

  /**
   * One pass over the training windows, with the validations that lie within it; returns the mean objective, weighted as the loss is, null
   * when it ended early, by divergence or a stop.
   */
  async #epoch({ learningRate, depth, within }: EpochPlan): Promise<number | null> {
    const { data, kernels, now, team, metric } = this.#options;
    const N = data.train.length;
    this.#order.permutation(N, this.#permutation);
    let total = 0;
    let weights = 0;
    const change = { gradient: this.#gradient, parameters: this.#parameters, step: 0, learningRate };
    let done = 0;
    let since = now();
    for (const { windows, indices, pass } of this.#batches) {
      if (indices.length > 0) gather(data.train, indices, pass.batch);
      const sigma = this.#sigma.prepare(pass);
      team.vote = this.#pauses.vote();
      const value = pass.differentiate(sigma, depth);
      this.#step++;
      if (sigma > 0) this.#smoothedSteps++;
      const isFirst = this.#step === 1;
      if (!Number.isFinite(value) || (isFirst && !allFinite(kernels, this.#gradient))) {
        const advice = isFirst ? adviceAtStart(this.#options, { parameters: this.#parameters, sigma }) : LOWER;
        this.#diverged("the objective or its gradient", { sigma, learningRate, advice });
        return null;
      }
      this.#sigma.afterStep(value, pass, this.#gradient);
      change.step = this.#step;
      this.#update.apply(change);
      kernels.vector.addScaled(this.#parameters, this.#gradient, -learningRate);
      const weight = weightOfWindows(data.train, windows);
      total += value * weight;
      weights += weight;
      if (++done < this.#batches.length && this.#validation.isDue(this.#step)) {
        this.#millisecondsTraining += now() - since;
        const validation = this.#validation.measure(this.#step);
        if (!Number.isFinite(validation)) {
          const advice = `${LOWER}, or check the metric`;
          this.#diverged(`the validation metric (${metric.name})`, { sigma, learningRate, advice });
          return null;
        }
        within.push({ steps: this.#step, smoothedSteps: this.#smoothedSteps, validation });
        since = now();
      }
      if (team.decision === VOTE.goOn) continue;
      this.#millisecondsTraining += now() - since;
      if (team.decision === VOTE.stop) return null;
      since = await this.#pauses.pause();
    }
    this.#millisecondsTraining += now() - since;
    return total / weights;
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
    this.#millisecondsTraining += milliseconds;
    this.#millisecondsBesideSteps += milliseconds;
  }

  #diverged(what: string, place: Omit<DivergencePlace, "step">): void {
    this.#outcome = divergence(what, { step: this.#step, ...place });
  }
}

interface EpochPlan {
  readonly learningRate: number;
  /** Steps that back-propagation goes back. */
  readonly depth: number;
  /** Filled with the validations before the epoch's end. */
  readonly within: ValidationPoint[];
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
