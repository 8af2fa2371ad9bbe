import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { ObjectivePass } from "../objective/contract.js";
import type { ParameterLayout } from "../params/layout.js";
import type { EpochObservation, SigmaController, SigmaRule, StepObservation } from "../schedule/rule.js";

/** A sigma rule at work in the loop: hands it what it observes, and hands the passes what it decides. */
export class SigmaWatch {
  readonly #controller: SigmaController;
  readonly #observes: boolean;
  readonly #kernels: Kernels;
  readonly #gradientSum: FloatArray; // (P), over the epoch's steps; empty when the rule does not look
  readonly #step: Mutable<StepObservation> = { objective: 0, gradientBySigma: 0, gradientBySliceSigma: null };
  #steps = 0;
  readonly #slices: readonly ("input" | "recurrent" | "bias" | "readout")[];

  constructor(rule: SigmaRule, { kernels, layout, epochs, stepsPerEpoch }: SigmaWatchOptions) {
    this.#controller = rule.plan({ epochs, stepsPerEpoch, slices: layout.slices.length });
    this.#slices = layout.slices.map(({ kind }) => (kind === "readout-bias" ? "readout" : kind));
    this.#observes = rule.observes;
    this.#kernels = kernels;
    this.#gradientSum = kernels.allocate(rule.observes ? layout.length : 1);
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
  prepare({ perTensor }: ObjectivePass): number {
    const { sigma, shares } = this.#controller;
    if (shares && perTensor)
      this.#slices.forEach((kind, k) => {
        perTensor.shares[kind] = shares[k]!;
      });
    return sigma;
  }

  #bySlice(byKind: any): Float64Array {
    return Float64Array.from(this.#slices, (kind) => byKind[kind]);
  }

  afterStep(objective: number, pass: ObjectivePass, gradient: FloatArray): void {
    if (!this.#observes) return;
    this.#kernels.vector.addScaled(this.#gradientSum, gradient, 1);
    this.#steps++;
    this.#step.objective = objective;
    this.#step.gradientBySigma = pass.bySigma;
    this.#step.gradientBySliceSigma = pass.perTensor ? this.#bySlice(pass.perTensor.bySigma) : null;
    this.#controller.afterStep(this.#step);
  }

  afterEpoch(epoch: Omit<EpochObservation, "gradientNorm">): void {
    if (!this.#observes) return;
    const gradientNorm = Math.sqrt(this.#kernels.vector.squaredNorm(this.#gradientSum)) / Math.max(1, this.#steps);
    this.#controller.afterEpoch({ ...epoch, gradientNorm });
  }
}

export interface SigmaWatchOptions {
  readonly kernels: Kernels;
  readonly layout: ParameterLayout;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
