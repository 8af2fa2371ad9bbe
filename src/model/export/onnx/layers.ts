import { type LayerRecord, passesOf, unitsOf } from "../../torch/layers.js";
import { joined, stackedLayer } from "../../torch/stacked.js";
import type { Member } from "../plan.js";
import { onnxActivation } from "./activations.js";
import type { GraphBuilder, Value } from "./graph.js";
import { addScans } from "./scan.js";

/** A cell that ONNX has an operator for. */
interface NativeCell {
  readonly type: string;
  /** Last letters of our tensors' names, in the operator's order. */
  readonly gates: readonly string[];
  /** Activations of the operator: our logistic gates, and how often the network's own. */
  readonly logistic: number;
  readonly own: number;
  readonly attributes?: Readonly<Record<string, number>>;
}

const NATIVE: Readonly<Record<string, NativeCell>> = {
  elman: { type: "RNN", gates: [""], logistic: 0, own: 1 },
  // linear_before_reset: the reset gate acts on what the units give, as PyTorch and gradus have it.
  gru: { type: "GRU", gates: ["z", "r", "n"], logistic: 1, own: 1, attributes: { linear_before_reset: 1 } },
  lstm: { type: "LSTM", gates: ["i", "o", "f", "g"], logistic: 1, own: 2 },
};

interface Units {
  readonly sequence: Value;
  readonly last: Value;
}

/**
 * Layers over features (N, T, I): the top layer's units after every step, (T, N, H), and after the last one, (N, H); of layers that read both ways [h_t, reverse h_t],
 * (T, N, 2 H), and the units in which both passes end, (N, 2 H). By ONNX's own operators where there is one for the cell and its
 * activation; else step by step, by the cell's operations in a Scan.
 */
export function addLayers(
  graph: GraphBuilder,
  features: Value,
  { layers, reads }: Pick<Member, "layers" | "reads">,
): Units {
  const read = reads === "window" ? graph.add("Reshape", [features, graph.integers(0, 1, -1)]) : features;
  let sequence = graph.add("Transpose", [read], { perm: [1, 0, 2] });
  let last = sequence;
  layers.forEach((layer) => {
    const native = Object.hasOwn(NATIVE, layer.cell.name) ? NATIVE[layer.cell.name] : undefined;
    const isNative = native !== undefined && onnxActivation(layer.activation).native !== undefined;
    ({ sequence, last } = isNative ? addNative(graph, sequence, layer, native) : addScans(graph, sequence, layer));
  });
  return { sequence, last };
}

function addNative(
  graph: GraphBuilder,
  sequence: Value,
  layer: LayerRecord,
  { type, gates, logistic, own, attributes = {} }: NativeCell,
): Units {
  const { inputSize: I, hiddenSize: H } = layer;
  const passes = passesOf(layer).map((tensors) => stackedLayer({ tensors, hiddenSize: H }, gates));
  const D = passes.length;
  const G = gates.length;
  const W = graph.constant("float", [D, G * H, I], joined(passes.map(({ input }) => input)));
  const R = graph.constant("float", [D, G * H, H], joined(passes.map(({ recurrent }) => recurrent)));
  const biases = passes.flatMap(({ inputBias, recurrentBias }) => [inputBias, recurrentBias]);
  const B = graph.constant("float", [D, 2 * G * H], joined(biases));
  const activation = onnxActivation(layer.activation).native!;
  const activations = [...Array<string>(logistic).fill("Sigmoid"), ...Array<string>(own).fill(activation)];
  const [all, last] = graph.addWide(type, [sequence, W, R, B], {
    attributes: {
      hidden_size: H,
      activations: passes.flatMap(() => activations),
      ...(D === 2 && { direction: "bidirectional" }),
      ...attributes,
    },
    outputs: 2,
  });
  if (D === 2) {
    // (T, 2, N, H) and (2, N, H): h_n, the states in which the passes end.
    return {
      sequence: sideBySide(graph.add("Transpose", [all!], { perm: [0, 2, 1, 3] }), [0, 0]),
      last: sideBySide(graph.add("Transpose", [last!], { perm: [1, 0, 2] }), [0]),
    };
  }
  // One direction: (T, 1, N, H) and (1, N, H).
  return {
    sequence: graph.add("Squeeze", [all!, graph.integers(1)]),
    last: graph.add("Squeeze", [last!, graph.integers(0)]),
  };

  /** The last two axes as one; the others as they are. */
  function sideBySide(value: Value, others: readonly number[]): Value {
    return graph.add("Reshape", [value, graph.integers(...others, unitsOf(layer))]);
  }
}
