import type { Mutable } from "../core/mutable.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { ObjectivePass } from "../objective/contract.js";
import { planSigmaRule } from "../schedule/plan-sigma-rule.js";
import type { EpochObservation, RunLength, SigmaController, SigmaRule, StepObservation } from "../schedule/rule.js";

/** Memory of a sigma rule at work. */
export interface SigmaState {
  /** Of the rule's controller. */
  readonly controller: readonly Float64Array[];
  /** (P), of the epoch's gradients so far; length 1 where the rule does not look. */
  readonly gradientSum: FloatArray;
  /** Of the epoch, as far as the rule has seen them. */
  readonly steps: number;
}

/** A sigma rule at work in the loop: hands it what it observes, and hands the passes what it decides. */
export class SigmaWatch {
  readonly #controller: SigmaController;
  readonly #observes: boolean;
  readonly #kernels: Kernels;
  readonly #gradientSum: FloatArray; // (P), over the epoch's steps; length 1, unused, when the rule does not look
  readonly #step: Mutable<StepObservation> = { objective: 0, gradientBySigma: 0, gradientBySliceSigma: null };
  #steps = 0;
  #hasLooked = false; // in this run, or before it went on

  constructor(
    rule: SigmaRule,
    { kernels, parameters, run }: { readonly kernels: Kernels; readonly parameters: number; readonly run: RunLength },
  ) {
    this.#controller = planSigmaRule(rule, run);
    this.#observes = rule.observes;
    this.#kernels = kernels;
    this.#gradientSum = kernels.allocate(rule.observes ? parameters : 1);
  }

  /** Sigma of the step to come. */
  get value(): number {
    return this.#controller.sigma;
  }

  startEpoch(progress: number): void {
    this.#controller.startEpoch(progress);
    this.#gradientSum.fill(0);
    this.#steps = 0;
  }

  /** Hands the pass the tensors' shares, where the rule sets them; returns sigma. */
  prepare({ perSlice }: ObjectivePass): number {
    const { sigma, shares } = this.#controller;
    if (shares && perSlice) perSlice.shares.set(shares);
    return sigma;
  }

  /** A rule is shown no slope that is not a number, but in the first step, where that says that the objective has none: later it says that the run diverges. */
  afterStep(objective: number, pass: ObjectivePass, gradient: FloatArray): void {
    if (!this.#observes) return;
    const isShown = !this.#hasLooked || !Number.isNaN(pass.gradientBySigma);
    this.#hasLooked = true;
    this.#kernels.vector.addScaled(this.#gradientSum, gradient, 1);
    this.#steps++;
    this.#step.objective = objective;
    this.#step.gradientBySigma = pass.gradientBySigma;
    this.#step.gradientBySliceSigma = pass.perSlice?.gradientBySigma ?? null;
    if (isShown) this.#controller.afterStep(this.#step);
  }

  /** All memory between two steps, as copies. */
  state(): SigmaState {
    return {
      controller: this.#controller.state.map((values) => values.slice()),
      gradientSum: this.#gradientSum.slice(),
      steps: this.#steps,
    };
  }

  /** Goes on from a state of the same rule in a run of the same length. */
  restore({ controller, gradientSum, steps }: SigmaState): void {
    for (const [k, values] of controller.entries()) this.#controller.state[k]!.set(values);
    this.#gradientSum.set(gradientSum);
    this.#steps = steps;
    this.#hasLooked = true;
  }

  afterEpoch(epoch: Omit<EpochObservation, "gradientNorm">): void {
    if (!this.#observes) return;
    const gradientNorm = Math.sqrt(this.#kernels.vector.squaredNorm(this.#gradientSum)) / Math.max(1, this.#steps);
    this.#controller.afterEpoch({ ...epoch, gradientNorm });
  }
}
