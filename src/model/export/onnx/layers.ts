import type { LayerRecord } from "../../torch/layers.js";
import { joined, stackedLayer } from "../../torch/stacked.js";
import type { Member } from "../plan.js";
import { onnxActivation } from "./activations.js";
import type { GraphBuilder, Value } from "./graph.js";
import { addScan } from "./scan.js";

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
 * Layers over features (N, T, I): the top layer's units after every step, (T, N, H), and after the last one, (N, H). By ONNX's own operators where there is one for the cell and its
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
    ({ sequence, last } = isNative ? addNative(graph, sequence, layer, native) : addScan(graph, sequence, layer));
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
  const { input, recurrent, inputBias, recurrentBias } = stackedLayer(layer, gates);
  const G = gates.length;
  const W = graph.constant("float", [1, G * H, I], input);
  const R = graph.constant("float", [1, G * H, H], recurrent);
  const B = graph.constant("float", [1, 2 * G * H], joined([inputBias, recurrentBias]));
  const activation = onnxActivation(layer.activation).native!;
  const [all, last] = graph.addWide(type, [sequence, W, R, B], {
    attributes: {
      hidden_size: H,
      activations: [...Array<string>(logistic).fill("Sigmoid"), ...Array<string>(own).fill(activation)],
      ...attributes,
    },
    outputs: 2,
  });
  // One direction: (T, 1, N, H) and (1, N, H).
  return {
    sequence: graph.add("Squeeze", [all!, graph.integers(1)]),
    last: graph.add("Squeeze", [last!, graph.integers(0)]),
  };
}
