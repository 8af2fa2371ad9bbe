import { knownActivation } from "../known-activation.js";
import type { GraphBuilder, Value } from "./graph.js";

/** An activation as ONNX has it. */
export interface OnnxActivation {
  /**
   * As the recurrent operators name it. Absent: they do not have it, or, as with Affine, LeakyRelu and Softplus, onnxruntime 1.30 gives
   * other numbers, or none.
   */
  readonly native?: string;
  /** Of a value in single precision, entry by entry. */
  add(graph: GraphBuilder, value: Value): Value;
}

const single = (type: string) => (graph: GraphBuilder, value: Value) => graph.add(type, [value]);

/** (1 + erf(x / sqrt 2)) / 2 */
function normalCdf(graph: GraphBuilder, value: Value): Value {
  const float = (number: number) => graph.constant("float", [], [number]);
  const error = graph.add("Erf", [graph.add("Mul", [value, float(Math.SQRT1_2)])]);
  return graph.add("Mul", [graph.add("Add", [error, float(1)]), float(0.5)]);
}

/** By the name in the registry of activations: one that is added there is a line here. */
const ACTIVATIONS: Readonly<Record<string, OnnxActivation>> = {
  tanh: { native: "Tanh", add: single("Tanh") },
  relu: { native: "Relu", add: single("Relu") },
  logistic: { native: "Sigmoid", add: single("Sigmoid") },
  identity: { add: single("Identity") },
  softplus: { add: single("Softplus") },
  "leaky-relu": {
    add: (graph, value) => graph.add("Max", [value, graph.add("Mul", [value, graph.constant("float", [], [0.01])])]),
  },
  erf: { add: single("Erf") },
  sign: { add: single("Sign") },
  sin: { add: single("Sin") },
  "normal-cdf": { add: normalCdf },
  gelu: { add: (graph, value) => graph.add("Mul", [value, normalCdf(graph, value)]) },
  silu: { add: (graph, value) => graph.add("Mul", [value, graph.add("Sigmoid", [value])]) },
};

/** @throws GradusError for an activation that somebody added */
export function onnxActivation(name: string): OnnxActivation {
  return knownActivation("onnx", ACTIVATIONS, name);
}
