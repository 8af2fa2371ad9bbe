import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { BothWays } from "../kernels/both-ways.js";
import {
  type DensePass,
  type Form,
  type LayerBelow,
  type LayerNoise,
  type MeanVariance,
  noNoise,
  type RecurrentPass,
  type RecurrentSpec,
} from "../kernels/contract.js";
import { planDense, planRecurrent } from "../kernels/plan-layer.js";
import { firstInputs, stepsOfPass } from "../network/reading.js";
import { unitsRead } from "../network/units-read.js";
import type { ParameterBlock } from "../params/layout.js";
import type { ForwardSpec } from "./contract.js";
import { DroppedUnits } from "./dropped-units.js";
import { type HighwayForward, planHighway } from "./highway-forward.js";
import { readWindows } from "./window-input.js";

/**
 * The whole network in one form, forward: recurrent layers, readout and highway. The highway is added to the mean of the outputs: it has no noise.
 */
export class NetworkForward {
  /** (T, B, I), filled by the caller. */
  readonly inputs: FloatArray;
  /** (B), steps that each sequence runs, filled by the caller: 0 leaves it out. Null when all run T steps. */
  readonly lengths: FloatArray | null;
  /** (B), weight of each sequence in the penalty, filled by the caller; null when all count alike. */
  protected readonly sequenceWeights: FloatArray | null;
  /** Of every layer, first layer first, the readout last; all 0 until set. */
  readonly noise: readonly LayerNoise[];
  protected readonly spec: ForwardSpec;
  /** Steps of the layers: T, or 1 where they read windows whole. */
  protected readonly passSteps: number;
  /** (B, T * I), the windows as the first layer reads them whole; null where it reads them step by step. */
  readonly #windows: FloatArray | null;
  protected readonly layers: readonly PlacedLayer[];
  protected readonly readout: PlacedPass<DensePass>;
  protected readonly highway: HighwayForward | null;

  constructor(spec: ForwardSpec, form: Form) {
    const { network, kernels, batch, steps, scored, hasLengths = false, hasWeights = false } = spec;
    const { dropout: masks = null, firstSequence = 0 } = spec;
    const { cell, activation, layout } = network;
    const { hiddenSizes, outputSize, bidirectional } = network.spec;
    ensureReadable(spec);
    this.spec = spec;
    this.passSteps = stepsOfPass(network, steps);
    this.highway = planHighway(spec);
    const isUneven = hasLengths || hasWeights;
    this.lengths = isUneven ? kernels.allocate(batch).fill(steps) : null;
    this.sequenceWeights = isUneven && form === "activation" ? kernels.allocate(batch).fill(1) : null;
    const isWhole = cell.reads === "window";
    const passLengths = isWhole ? null : this.lengths;
    const parametersOf = (block: number) => partOf(spec.parameters, layout.blocks[block]!);
    const layers: PlacedLayer[] = [];
    for (const [index, hiddenSize] of hiddenSizes.entries()) {
      const layer: RecurrentSpec = {
        cell,
        form,
        activation,
        batch,
        steps: this.passSteps,
        inputSize: index === 0 ? firstInputs(network.spec) : unitsRead(network.spec, index - 1),
        hiddenSize,
        emit: index === hiddenSizes.length - 1 ? scored : "all",
        below: layers[index - 1]?.read ?? null,
        lengths: passLengths,
        sequenceWeights: this.sequenceWeights,
      };
      const pass = bidirectional ? new BothWays(layer, kernels) : planRecurrent(kernels, layer);
      const units = unitsRead(network.spec, index);
      const dropped = masks && new DroppedUnits(pass, { masks, layer: index, units, kernels, firstSequence });
      layers.push({ pass, dropped, read: dropped ?? pass, parameters: parametersOf(index) });
    }
    const { read: below } = layers[layers.length - 1]!;
    const rows = scored === "all" ? steps * batch : batch;
    const lengths = scored === "all" ? this.lengths : null;
    const dense = planDense(kernels, { form, rows, inputSize: unitsRead(network.spec), outputSize, below, lengths });
    this.layers = layers;
    this.readout = { pass: dense, parameters: parametersOf(layers.length) };
    const read = layers[0]!.pass.input.mean;
    this.#windows = isWhole ? read : null;
    this.inputs = isWhole ? kernels.allocate(read.length) : read;
    this.noise = [...layers, this.readout].map(({ pass }) => noNoise(pass.noiseGradient.slices.length));
  }

  /** (S, B, O), the network's outputs after it has been run; those of steps that no sequence has are not written. */
  get output(): MeanVariance {
    return this.readout.pass.output;
  }

  /** Runs the network. */
  predict(): MeanVariance {
    this.run();
    return this.output;
  }

  /** Runs the network; (S, B, H) or (S, B, 2 H), the top layer's units, which the readout reads. */
  predictFeatures(): MeanVariance {
    this.run();
    return this.layers[this.layers.length - 1]!.pass.output;
  }

  /** Takes the highway off targets of the batch that was run, (S, B, O): leaves what the readout is to give. */
  subtractHighway(targets: FloatArray): void {
    this.highway?.add(this.inputs, this.lengths, targets, -1);
  }

  /** Returns the sum of the layers' penalties, each sequence with its weight. */
  protected run(): number {
    const { layers, noise, readout } = this;
    let penalty = 0;
    if (this.#windows !== null) readWindows(this.inputs, { lengths: this.lengths, into: this.#windows }, this.spec);
    for (let k = 0; k < layers.length; k++) {
      const { pass, dropped, parameters } = layers[k]!;
      penalty += pass.forward(parameters, noise[k]!);
      dropped?.forward();
    }
    readout.pass.forward(readout.parameters, noise[layers.length]!);
    this.highway?.add(this.inputs, this.lengths, this.output.mean);
    return penalty;
  }
}

/** @throws GradusError for steps that a cell which reads windows whole cannot take */
function ensureReadable({ network: { cell, spec }, steps, scored }: ForwardSpec): void {
  if (cell.reads !== "window") return;
  ensure(
    steps === spec.window && scored === "last",
    () =>
      `a network of the cell "${cell.name}" reads windows of ${spec.window} rows whole and forecasts at their last one, got windows of ${steps} ` +
      `scored "${scored}". Build it for these windows, or take a recurrent cell.`,
  );
}

/** A pass with its part of the parameters. */
interface PlacedPass<Pass> {
  readonly pass: Pass;
  readonly parameters: FloatArray;
}

/** A layer, and what is read of it: its output, or in training what dropout leaves of that. */
interface PlacedLayer extends PlacedPass<RecurrentPass> {
  readonly dropped: DroppedUnits | null;
  readonly read: LayerBelow;
}

/** The part of a vector that a block's pass reads: all of it but what the highway has moved, behind. */
export function partOf(vector: FloatArray, { offset, length, slices }: ParameterBlock): FloatArray {
  const moved = slices.find(({ role }) => role === "highway")?.length ?? 0;
  return vector.subarray(offset, offset + length - moved);
}
