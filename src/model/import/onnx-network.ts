import { listed, quoted } from "../../core/listed.js";
import { cells } from "../../network/cells/index.js";
import { REVERSE } from "../../network/layer-slices.js";
import { joined, type StackedLayer, unstackedLayer } from "../torch/stacked.js";
import type { ForeignNetwork, ForeignReadout, WeightFormat } from "./contract.js";
import { type FileNode, isOnnx, type OnnxFile, readOnnx } from "./onnx-file.js";
import { type Matrix, tensorReader } from "./onnx-tensor.js";
import { badWeights, SAVE_STATE } from "./refusal.js";

/** ONNX of a network of RNN, GRU or LSTM operators and an affine readout, as PyTorch writes it. */
export const onnxNetwork: WeightFormat = {
  name: "onnx",
  extension: ".onnx",
  recognises: isOnnx,
  read: (bytes, file) => networkIn(readOnnx(bytes, file), file),
};

/** A recurrent operator: our cell, its gates in the operator's order, its usual activations, and whose name is the network's own. */
interface Operator {
  readonly cell: string;
  readonly gates: readonly string[];
  readonly activations: readonly string[];
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  RNN: { cell: "elman", gates: [""], activations: ["Tanh"] },
  GRU: { cell: "gru", gates: ["z", "r", "n"], activations: ["Sigmoid", "Tanh"] },
  LSTM: { cell: "lstm", gates: ["i", "o", "f", "g"], activations: ["Sigmoid", "Tanh", "Tanh"] },
};

/** Ours by ONNX's names. */
const ACTIVATIONS: Readonly<Record<string, string>> = { Tanh: "tanh", Relu: "relu", Sigmoid: "logistic" };

/** Operators that only move numbers about. */
const MOVING = [
  ...["Cast", "Concat", "Constant", "ConstantOfShape", "Dropout", "Expand", "Flatten", "Gather", "Identity"],
  ...["Reshape", "Shape", "Slice", "Split", "Squeeze", "Transpose", "Unsqueeze"],
];
const AFFINE = ["Gemm", "MatMul", "Add"];

function networkIn(model: OnnxFile, file: string): ForeignNetwork {
  const known = [...Object.keys(OPERATORS), ...AFFINE, ...MOVING];
  const other = [...new Set(model.nodes.map(({ type }) => type))].filter((type) => !known.includes(type));
  if (other.length > 0) {
    throw badWeights(file, `must be made of the operators ${known.join(", ")}`, listed(other.map(quoted)), SAVE_STATE);
  }
  const tensorOf = tensorReader(model, file);
  const recurrent = model.nodes.filter(({ type }) => Object.hasOwn(OPERATORS, type));
  const [first] = recurrent;
  if (first === undefined) throw badWeights(file, "must have an operator RNN, GRU or LSTM", "none", SAVE_STATE);
  const operator = OPERATORS[first.type]!;
  const layers = recurrent.map((node) => {
    if (node.type === first.type) return layerOf(node, operator, { file, tensorOf });
    throw badWeights(file, `its layers must all be ${first.type}`, node.type, SAVE_STATE);
  });
  const { bidirectional } = layers[0]!;
  if (layers.some((layer) => layer.bidirectional !== bidirectional)) {
    throw badWeights(file, "its layers must all be bidirectional, or none", "some of them", SAVE_STATE);
  }
  layers.slice(1).forEach(({ inputSize }, k) => {
    const { units } = layers[k]!;
    if (inputSize !== units) throw badWeights(file, `layer ${k + 2} must read the ${units} units below`, String(inputSize), SAVE_STATE); // biome-ignore format: one line
  });
  const own = new Set(layers.map(({ activation }) => activation));
  if (own.size > 1) throw badWeights(file, "its layers must have one activation", [...own].join(", "), SAVE_STATE);
  return {
    cell: operator.cell,
    activations: [...own],
    inputSize: layers[0]!.inputSize,
    hiddenSizes: layers.map(({ hiddenSize }) => hiddenSize),
    bidirectional,
    layers: layers.map(({ tensors }) => tensors),
    readouts: readoutsIn(model, layers.at(-1)!.units, tensorOf),
  };
}

interface Reading {
  readonly file: string;
  readonly tensorOf: (name: string) => Matrix | null;
}

function layerOf(node: FileNode, { cell, gates, activations }: Operator, { file, tensorOf }: Reading) {
  const place = `${file}, operator ${node.type}`;
  const [W, R, B] = [1, 2, 3].map((k) => tensorOf(node.inputs[k] ?? ""));
  const [, rows = 0, I = 0] = W?.shape ?? [];
  const [, , H = 0] = R?.shape ?? [];
  const direction = node.attributes.get("direction")?.text || "forward";
  const D = direction === "bidirectional" ? 2 : 1;
  const isShaped = [W, R].every((matrix) => matrix?.shape[0] === D && matrix.shape[1] === rows);
  if (!W || !R || !isShaped || rows !== gates.length * H || I === 0) {
    const got = `${W ? `(${W.shape.join(", ")})` : "none"} and ${R ? `(${R.shape.join(", ")})` : "none"}`;
    throw badWeights(place, `must have constant weights (${D}, G H, I) and (${D}, G H, H) with G = ${gates.length}`, got, SAVE_STATE); // biome-ignore format: one line
  }
  ensurePlain(node, { place, tensorOf, B, D, rows });
  const given = node.attributes.get("activations")?.texts ?? [];
  const usual = D === 2 ? [...activations, ...activations] : activations;
  const used = given.length === 0 ? usual : given;
  const activation = used.at(-1)!;
  const expected = usual.map((name) => (name === "Tanh" ? activation : name));
  if (used.join() !== expected.join() || !Object.hasOwn(ACTIVATIONS, activation)) {
    const forms = Object.keys(ACTIVATIONS).map((name) => usual.map((other) => (other === "Tanh" ? name : other)).join(", ")); // biome-ignore format: one line
    throw badWeights(place, `its activations must be ${forms.join(" or ")}`, used.join(", "), SAVE_STATE);
  }
  const bias = B?.values ?? new Float32Array(2 * rows * D);
  const sizes = { inputSize: I, hiddenSize: H };
  const names = cells.get(cell).slices(sizes).map(({ name }) => name); // biome-ignore format: one line
  const passes = Array.from({ length: D }, (_, pass) => {
    const part = (values: Float32Array, from: number, count: number) => values.slice(from, from + count);
    const stacked: StackedLayer = {
      input: part(W.values, pass * rows * I, rows * I),
      recurrent: part(R.values, pass * rows * H, rows * H),
      inputBias: part(bias, 2 * pass * rows, rows),
      recurrentBias: part(bias, (2 * pass + 1) * rows, rows),
    };
    const tensors = Object.entries(unstackedLayer(stacked, gates, { ...sizes, names }));
    return tensors.map(([name, tensor]) => [pass === 1 ? name + REVERSE : name, tensor] as const);
  });
  return {
    ...{ ...sizes, bidirectional: D === 2, units: D * H, activation: ACTIVATIONS[activation]! },
    tensors: Object.fromEntries(passes.flat()),
  };
}

/** Throws for what the operator can do and our cells cannot. */
function ensurePlain(
  { type, inputs, attributes }: FileNode,
  { place, tensorOf, B, D, rows }: { readonly place: string; readonly tensorOf: Reading["tensorOf"]; readonly B: Matrix | null | undefined; readonly D: number; readonly rows: number }, // biome-ignore format: one line
): void {
  const refuse = (rule: string, got: string) => badWeights(place, rule, got, SAVE_STATE);
  const direction = attributes.get("direction")?.text || "forward";
  if (direction !== "forward" && direction !== "bidirectional")
    throw refuse("must go forward in time, or both ways", direction);
  for (const name of ["clip", "input_forget"]) if (attributes.has(name)) throw refuse("must be that of PyTorch", `the attribute ${name}`); // biome-ignore format: one line
  if (type === "GRU" && attributes.get("linear_before_reset")?.integer !== 1) {
    throw refuse("its reset gate must act on what the units give, linear_before_reset = 1", "0, that of Keras's older GRU"); // biome-ignore format: one line
  }
  if (inputs[7]) throw refuse("must be without peepholes", "the input P");
  if (B && B.shape.join() !== `${D},${2 * rows}`) throw refuse(`its biases must have the shape (${D}, ${2 * rows})`, `(${B.shape.join(", ")})`); // biome-ignore format: one line
  for (const initial of inputs.slice(5, 7)) {
    if (tensorOf(initial ?? "")?.values.some((value) => value !== 0)) throw refuse("must start from states of 0", "others"); // biome-ignore format: one line
  }
}

/** Gemm, or MatMul with the Add after it, by a constant matrix on so many units. */
function readoutsIn({ nodes }: OnnxFile, units: number, tensorOf: Reading["tensorOf"]): ForeignReadout[] {
  return nodes.flatMap(({ type, inputs, outputs, attributes }) => {
    if (type !== "Gemm" && type !== "MatMul") return [];
    const matrix = tensorOf(inputs[1]!);
    if (matrix === null || matrix.shape.length !== 2) return [];
    const isStoredByOutput = type === "Gemm" && attributes.get("transB")?.integer === 1;
    const [O, H] = isStoredByOutput ? matrix.shape : [matrix.shape[1], matrix.shape[0]];
    if (H !== units || O === undefined) return [];
    const sum = nodes.find((node) => node.type === "Add" && node.inputs.includes(outputs[0]!));
    const biasName = type === "Gemm" ? inputs[2] : sum?.inputs.find((name) => name !== outputs[0]);
    const bias = biasName === undefined ? null : tensorOf(biasName);
    const W = isStoredByOutput ? matrix.values : transposed(matrix.values, O);
    return [{ name: inputs[1]!, outputSize: O, W, b: bias === null ? new Float32Array(O) : joined([bias.values]) }];
  });
}

/** (O, H) of (H, O). */
function transposed(values: Float32Array, O: number): Float32Array {
  const H = values.length / O;
  return Float32Array.from(values, (_, at) => values[(at % H) * O + Math.floor(at / H)]!);
}
