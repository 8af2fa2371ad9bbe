import type { FloatArray } from "../core/float-array.js";
import type { Mutable } from "../core/mutable.js";
import type { Batch } from "../data/batch.js";
import { beginningOf } from "../kernels/beginning.js";
import type { BackwardOptions, Form, LayerNoise } from "../kernels/contract.js";
import type { LossOptions } from "../loss/contract.js";
import type { NetworkWeights, TrainSpec } from "./contract.js";
import { NetworkForward, partOf } from "./network-forward.js";
import { meanOverSteps, stepsThatCount, withoutPadding } from "./scored-rows.js";

/** The whole network in one form with its loss, forward and backward. */
export class NetworkPass extends NetworkForward {
  readonly batch: Batch;
  /** dL/dnoise of every layer, the readout last, after a `backward`. */
  readonly noiseGradient: readonly LayerNoise[];
  readonly #spec: TrainSpec;
  /** Of every layer, the readout last. */
  readonly #gradients: readonly FloatArray[];
  /** Made once, changed at each call: an object made in a step would be garbage after it. */
  readonly #scoring: Mutable<LossOptions>;
  /** (S, B), weights of the scored rows, 0 before a sequence's beginning; null where every scored row is there. */
  readonly #mask: FloatArray | null;
  /** Weights and lengths in the layers' own steps. */
  readonly #counted: Pick<Batch, "weights" | "lengths"> & {
    readonly shape: Pick<TrainSpec, "batch" | "steps" | "scored">;
  };
  /** Divides the sum of the layers' penalties: B T, or 1 where the weights of the sequences make a mean of it. */
  readonly #penaltySteps: number;
  readonly #returning: Mutable<BackwardOptions> = { penaltyWeight: 0, depth: 0 };

  constructor(spec: TrainSpec, form: Form) {
    super(spec, form);
    const { network, kernels, batch, steps, scored, hasWeights = false, hasLengths = false } = spec;
    this.#spec = spec;
    const rows = scored === "all" ? steps * batch : batch;
    const weights = hasWeights ? kernels.allocate(rows).fill(1) : null;
    this.#mask = hasLengths && scored === "all" ? kernels.allocate(rows) : null;
    this.#penaltySteps = this.sequenceWeights === null ? batch * this.passSteps : 1;
    this.batch = {
      inputs: this.inputs,
      targets: kernels.allocate(rows * network.spec.outputSize),
      weights,
      lengths: hasLengths ? kernels.allocate(batch).fill(steps) : null,
    };
    const isWhole = this.passSteps < steps;
    this.#counted = {
      weights,
      lengths: isWhole ? null : this.batch.lengths,
      shape: { batch, steps: this.passSteps, scored },
    };
    this.#gradients = network.layout.blocks.map((block) => partOf(spec.gradient, block));
    this.#scoring = { rows, firstRow: 0, gradient: null, varianceWeight: 0, weights: this.#mask ?? weights };
    this.noiseGradient = [...this.layers, this.readout].map(({ pass }) => pass.noiseGradient);
  }

  /** Loss plus weighted penalties; with `wantsGradient` also the loss gradient that `backward` starts from. */
  forward(weights: NetworkWeights, wantsGradient: boolean): number {
    this.#weigh();
    const penalty = this.run();
    this.#scoring.gradient = wantsGradient ? this.readout.pass.outputGradient : null;
    this.#scoring.varianceWeight = weights.variance;
    const loss = this.#spec.loss.evaluate(this.output, this.batch.targets, this.#scoring);
    return loss + (weights.penalty / this.#penaltySteps) * penalty;
  }

  /** Adds the gradient of what `forward` returned to the spec's gradient vector, back through at most `depth` steps. */
  backward(weights: NetworkWeights, depth: number): void {
    const { layers, readout } = this;
    this.#returning.penaltyWeight = weights.penalty / this.#penaltySteps;
    this.#returning.depth = depth;
    this.highway?.addGradient(this.inputs, this.lengths, readout.pass.outputGradient.mean, this.#spec.gradient);
    readout.pass.backward(readout.parameters, this.#gradients[layers.length]!);
    for (let k = layers.length - 1; k >= 0; k--) {
      const { pass, dropped, parameters } = layers[k]!;
      dropped?.backward();
      pass.backward(parameters, this.#gradients[k]!, this.#returning);
    }
  }

  /** Reads what counts in the batch: steps of the layers, rows of the loss, sequences of the penalty. */
  #weigh(): void {
    if (this.lengths !== null) {
      const { batch, steps, scored } = this.#spec;
      stepsThatCount(this.batch, this.#spec, this.lengths);
      if (scored === "all") this.#scoring.firstRow = batch * beginningOf(this.lengths, steps);
    }
    if (this.sequenceWeights !== null) meanOverSteps(this.#counted, this.#counted.shape, this.sequenceWeights);
    if (this.#mask !== null) withoutPadding(this.batch, this.#spec, this.#mask);
  }
}
