import { ensure } from "../../core/errors.js";
import { shown } from "../../core/shown.js";
import type { Network } from "../../network/build.js";
import { elman } from "../../network/cells/elman.js";
import type { ParameterBlock, SliceRole } from "../../params/layout.js";
import type { Activation } from "../../smoothing/contract.js";

/**
 * The data of a relaxed recurrent network and what it is scored by. B sequences of T steps, I inputs, H hidden units, O outputs,
 * S scored steps (1, the last, or T). Everything at once, in double precision: for small data.
 */
export interface PenaltyProblem {
  readonly network: Network;
  readonly batch: number;
  readonly steps: number;
  readonly scored: "last" | "all";
  /** (T, B, I) */
  readonly inputs: Float64Array;
  /** (S, B, O) */
  readonly targets: Float64Array;
  /** Weight of the relaxed recurrences, > 0. Swept over powers of ten: large values drive all weights to 0. */
  readonly lambda: number;
  /** Squared loss on n itself, or on h(n) as in the paper. */
  readonly output: "linear" | "activated";
}

/** The free variables: the network's parameters and the pre-activations of every unit at every step. */
export interface PenaltyState {
  /** (P), in the order of the network's layout. */
  readonly parameters: Float64Array;
  /** m, (T, B, H) */
  readonly hidden: Float64Array;
  /** n, (S, B, O) */
  readonly outputs: Float64Array;
}

/** A gradient by all free variables has their shape. */
export type PenaltyGradient = PenaltyState;

/** Sizes and the offsets of the tensors in the parameter vector. */
export interface PenaltyShape {
  readonly B: number;
  readonly T: number;
  readonly S: number;
  readonly I: number;
  readonly H: number;
  readonly O: number;
  readonly offsets: PenaltyOffsets;
  readonly activation: Activation;
}

/** Where the tensors lie, by what they do. */
interface PenaltyOffsets {
  readonly input: number;
  readonly recurrent: number;
  readonly bias: number;
  readonly readout: number;
  readonly readoutBias: number;
}

/** @throws GradusError for a network of several layers, one that reads both ways, and for a lambda that is not > 0. */
export function shapeOf({ network, batch, steps, scored, lambda }: PenaltyProblem): PenaltyShape {
  ensure(
    network.spec.hiddenSizes.length === 1,
    () =>
      `trainPenalty: \`hiddenSizes\` must be one recurrent layer, got ${shown(network.spec.hiddenSizes)}. ` +
      "Use the weights or activation objective for stacked layers.",
  );
  ensure(lambda > 0, () => `trainPenalty: \`lambda\` must be > 0, got ${lambda}. Sweep powers of ten, 1e-5 included.`);
  ensure(
    network.spec.cell === elman.name,
    () =>
      `trainPenalty: \`cell\` must be "${elman.name}", got "${network.spec.cell}". Use the weights or activation objective.`,
  );
  ensure(
    !network.spec.bidirectional,
    () =>
      "trainPenalty: `bidirectional` must be false, got true: the relaxed layer reads one way. Use the weights or activation objective.",
  );
  const [layer, readout] = network.layout.blocks as readonly [ParameterBlock, ParameterBlock];
  const offset = (block: ParameterBlock, role: SliceRole) => block.slices.find((slice) => slice.role === role)!.offset;
  return {
    B: batch,
    T: steps,
    S: scored === "all" ? steps : 1,
    I: network.spec.inputSize,
    H: network.spec.hiddenSizes[0]!,
    O: network.spec.outputSize,
    offsets: {
      input: offset(layer, "input"),
      recurrent: offset(layer, "recurrent"),
      bias: offset(layer, "bias"),
      readout: offset(readout, "readout"),
      readoutBias: offset(readout, "bias"),
    },
    activation: network.activation,
  };
}

/** Free variables that fulfil the recurrences exactly: m and n of the network run forward. Both penalties are then 0. */
export function consistentState(problem: PenaltyProblem, parameters: Float64Array): PenaltyState {
  const { B, T, S, I, H, O, offsets, activation } = shapeOf(problem);
  const { input: U, recurrent: V, bias: a, readout: W, readoutBias: b } = offsets;
  const hidden = new Float64Array(T * B * H);
  const outputs = new Float64Array(S * B * O);
  const before = new Float64Array(H);
  for (let row = 0; row < T * B; row++) {
    for (let j = 0; j < H; j++) before[j] = row < B ? 0 : activation.value(hidden[(row - B) * H + j]!);
    for (let i = 0; i < H; i++) {
      let m = parameters[a + i]!;
      for (let j = 0; j < I; j++) m += parameters[U + i * I + j]! * problem.inputs[row * I + j]!;
      for (let j = 0; j < H; j++) m += parameters[V + i * H + j]! * before[j]!;
      hidden[row * H + i] = m;
    }
  }
  for (let row = 0; row < S * B; row++) {
    const from = (row + (T - S) * B) * H;
    for (let o = 0; o < O; o++) {
      let n = parameters[b + o]!;
      for (let j = 0; j < H; j++) n += parameters[W + o * H + j]! * activation.value(hidden[from + j]!);
      outputs[row * O + o] = n;
    }
  }
  return { parameters, hidden, outputs };
}
