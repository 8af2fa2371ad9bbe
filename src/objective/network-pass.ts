import type {
  BackwardOptions,
  DenseNoise,
  DensePass,
  FloatArray,
  Form,
  Moments,
  RecurrentNoise,
  RecurrentPass,
} from "../kernels/contract.js";
import type { LossOptions } from "../loss/contract.js";
import type { ParameterBlock } from "../params/layout.js";
import type { NetworkWeights, PassSpec } from "./contract.js";

/** The noise of every layer and of the readout. */
export interface NetworkNoise {
  readonly layers: readonly RecurrentNoise[];
  readonly readout: DenseNoise;
}

/** The whole network in one form: recurrent layers, readout and loss, forward and backward. */
export class NetworkPass {
  readonly inputs: FloatArray;
  readonly targets: FloatArray;
  readonly noise: NetworkNoise;
  /** dL/dnoise after a `backward`. */
  readonly noiseGradient: NetworkNoise;
  readonly #spec: PassSpec;
  readonly #layers: readonly LayerPass[];
  readonly #readout: DensePass;
  readonly #readoutParameters: FloatArray;
  readonly #readoutGradient: FloatArray;
  /** Made once, changed at each call: an object made in a step would be garbage after it. */
  readonly #scoring: Mutable<LossOptions>;
  readonly #returning: Mutable<BackwardOptions> = { penaltyWeight: 0, depth: 0 };

  constructor(spec: PassSpec, form: Form) {
    const { network, kernels, batch, steps, scored } = spec;
    this.#spec = spec;
    const rows = scored === "all" ? steps * batch : batch;
    const layers: LayerPass[] = [];
    for (const [index, hiddenSize] of network.hiddenSizes.entries()) {
      const isTop = index === network.hiddenSizes.length - 1;
      const below = layers[index - 1]?.pass ?? null;
      const pass = kernels.recurrent({
        cell: network.cell,
        form,
        activation: network.activation,
        batch,
        steps,
        inputSize: index === 0 ? network.inputSize : network.hiddenSizes[index - 1]!,
        hiddenSize,
        emit: isTop ? scored : "all",
        below,
      });
      layers.push({ pass, ...this.#slice(network.layout.blocks[index]!) });
    }
    const top = layers[layers.length - 1]!.pass;
    const readout = this.#slice(network.layout.blocks[layers.length]!);
    this.#layers = layers;
    this.#readout = kernels.dense({
      form,
      rows,
      inputSize: top.spec.hiddenSize,
      outputSize: network.outputSize,
      below: top,
    });
    this.#readoutParameters = readout.parameters;
    this.#readoutGradient = readout.gradient;
    this.inputs = layers[0]!.pass.input.mean;
    this.targets = kernels.allocate(rows * network.outputSize);
    this.#scoring = { rows, gradient: null, varianceWeight: 0 };
    this.noise = {
      layers: layers.map(() => ({ unit: 0, input: 0, recurrent: 0, bias: 0 })),
      readout: { weight: 0, bias: 0 },
    };
    this.noiseGradient = {
      layers: layers.map(({ pass }) => pass.noiseGradient),
      readout: this.#readout.noiseGradient,
    };
  }

  /** (S, B, O), the network's outputs after a `forward`. */
  get output(): Moments {
    return this.#readout.output;
  }

  /** Runs the network without scoring it. */
  predict(): Moments {
    this.#run();
    return this.#readout.output;
  }

  /** Runs the network; (S, B, H), the moments of the top layer's units, which the readout reads. */
  predictFeatures(): Moments {
    this.#run();
    return this.#layers[this.#layers.length - 1]!.pass.output;
  }

  /** Loss plus weighted penalties; with `wantsGradient` also the loss gradient that `backward` starts from. */
  forward(weights: NetworkWeights, wantsGradient: boolean): number {
    const penalty = this.#run();
    this.#scoring.gradient = wantsGradient ? this.#readout.outputGradient : null;
    this.#scoring.varianceWeight = weights.variance;
    const loss = this.#spec.loss.evaluate(this.#readout.output, this.targets, this.#scoring);
    return loss + this.#penaltyShare(weights) * penalty;
  }

  /** Adds the gradient of what `forward` returned to the spec's gradient vector, back through at most `depth` steps. */
  backward(weights: NetworkWeights, depth: number): void {
    this.#returning.penaltyWeight = this.#penaltyShare(weights);
    this.#returning.depth = depth;
    this.#readout.backward(this.#readoutParameters, this.#readoutGradient);
    for (let k = this.#layers.length - 1; k >= 0; k--) {
      const { pass, parameters, gradient } = this.#layers[k]!;
      pass.backward(parameters, gradient, this.#returning);
    }
  }

  #run(): number {
    let penalty = 0;
    for (let k = 0; k < this.#layers.length; k++) {
      const { pass, parameters } = this.#layers[k]!;
      penalty += pass.forward(parameters, this.noise.layers[k]!);
    }
    this.#readout.forward(this.#readoutParameters, this.noise.readout);
    return penalty;
  }

  #penaltyShare({ penalty }: NetworkWeights): number {
    return penalty / (this.#spec.batch * this.#spec.steps);
  }

  #slice({ offset, length }: ParameterBlock): { parameters: FloatArray; gradient: FloatArray } {
    return {
      parameters: this.#spec.parameters.subarray(offset, offset + length),
      gradient: this.#spec.gradient.subarray(offset, offset + length),
    };
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface LayerPass {
  readonly pass: RecurrentPass;
  readonly parameters: FloatArray;
  readonly gradient: FloatArray;
}
