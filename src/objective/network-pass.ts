import type { FloatArray } from "../core/float-array.js";
import type { Mutable } from "../core/mutable.js";
import type { Batch } from "../data/batch.js";
import type { BackwardOptions, Form, LayerNoise } from "../kernels/contract.js";
import type { LossOptions } from "../loss/contract.js";
import type { NetworkWeights, TrainSpec } from "./contract.js";
import { NetworkForward, sliceOf } from "./network-forward.js";

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
  /** (S, B), 0 for scored rows before a sequence's beginning; null where every scored row is there. */
  readonly #mask: FloatArray | null;
  readonly #returning: Mutable<BackwardOptions> = { penaltyWeight: 0, depth: 0 };

  constructor(spec: TrainSpec, form: Form) {
    super(spec, form);
    const { network, kernels, batch, steps, scored, hasWeights = false } = spec;
    this.#spec = spec;
    const rows = scored === "all" ? steps * batch : batch;
    const weights = hasWeights ? kernels.allocate(rows).fill(1) : null;
    this.#mask = this.lengths !== null && scored === "all" ? (weights ?? kernels.allocate(rows)) : null;
    this.batch = {
      inputs: this.inputs,
      targets: kernels.allocate(rows * network.spec.outputSize),
      weights,
      lengths: this.lengths,
    };
    this.#gradients = network.layout.blocks.map((block) => sliceOf(spec.gradient, block));
    this.#scoring = { rows, gradient: null, varianceWeight: 0, weights: weights ?? this.#mask };
    this.noiseGradient = [...this.layers, this.readout].map(({ pass }) => pass.noiseGradient);
  }

  /** Loss plus weighted penalties; with `wantsGradient` also the loss gradient that `backward` starts from. */
  forward(weights: NetworkWeights, wantsGradient: boolean): number {
    const penalty = this.run();
    this.#scoring.gradient = wantsGradient ? this.readout.pass.outputGradient : null;
    this.#scoring.varianceWeight = weights.variance;
    this.#leavePaddingOut();
    const loss = this.#spec.loss.evaluate(this.output, this.batch.targets, this.#scoring);
    return loss + this.#penaltyWeight(weights) * penalty;
  }

  /** Adds the gradient of what `forward` returned to the spec's gradient vector, back through at most `depth` steps. */
  backward(weights: NetworkWeights, depth: number): void {
    const { layers, readout } = this;
    this.#returning.penaltyWeight = this.#penaltyWeight(weights);
    this.#returning.depth = depth;
    readout.pass.backward(readout.parameters, this.#gradients[layers.length]!);
    for (let k = layers.length - 1; k >= 0; k--) {
      const { pass, parameters } = layers[k]!;
      pass.backward(parameters, this.#gradients[k]!, this.#returning);
    }
  }

  /** Weight 0 for the scored rows before a sequence begins; for the others 1, where batches carry no weights. */
  #leavePaddingOut(): void {
    if (this.#mask === null) return;
    const { batch: B, steps: T } = this.#spec;
    if (this.batch.weights === null) this.#mask.fill(1);
    for (let b = 0; b < B; b++) {
      const missing = T - this.lengths![b]!;
      for (let t = 0; t < missing; t++) this.#mask[t * B + b] = 0;
    }
  }

  #penaltyWeight({ penalty }: NetworkWeights): number {
    return penalty / (this.#spec.batch * this.#spec.steps);
  }
}
