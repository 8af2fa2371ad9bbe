import type { Direct } from "../plan.js";
import type { GraphBuilder, Value } from "./graph.js";

type Affine = Extract<Direct, { readonly kind: "affine" }>;

/** Beyond the end of any sequence. */
const END = 2 ** 31 - 1;
const DOUBLE = 11;

/**
 * What stands beside a network of sequences, of features (N, T, I) with any T: C times the last K steps, those before the first being 0, (N, O), or the same for every step,
 * (N, T, O); in double precision.
 */
export function addBeside(
  graph: GraphBuilder,
  features: Value,
  { direct, inputSize, isEach }: { readonly direct: Affine; readonly inputSize: number; readonly isEach: boolean },
): Value {
  const { rows: K, inputs, C, c } = direct;
  const O = c.length;
  const constants = graph.constant("double", [O], c);
  if (K === 0) return constants;
  const zeros = graph.constant("float", [1, K, inputSize], new Float32Array(K * inputSize));
  const batch = graph.slice(graph.add("Shape", [features]), 0, { from: 0, to: 1 });
  const shape = graph.add("Concat", [batch, graph.integers(K, inputSize)], { axis: 0 });
  const padded = graph.add("Concat", [graph.add("Expand", [zeros, shape]), features], { axis: 1 });
  const read = inputs === null ? padded : graph.gather(padded, 2, inputs);
  const wide = graph.add("Cast", [read], { to: DOUBLE });
  const width = C.length / O / K;
  const sums = Array.from({ length: K }, (_, r) => {
    // Row r of the K, oldest first, of each step.
    const last = K - 1 - r;
    const own = isEach
      ? graph.slice(wide, 1, { from: r + 1, to: last === 0 ? END : -last })
      : graph.add("Squeeze", [graph.slice(wide, 1, { from: r - K, to: last === 0 ? END : -last }), graph.integers(1)]);
    const block = Float64Array.from({ length: width * O }, (_, at) => C[(at % O) * K * width + r * width + Math.floor(at / O)]!); // biome-ignore format: one line
    return graph.add("MatMul", [own, graph.constant("double", [width, O], block)]);
  });
  return graph.add("Add", [sums.reduce((sum, one) => graph.add("Add", [sum, one])), constants]);
}
