import { GradusError } from "../../core/errors.js";
import { type LayerRecord, passesOf, type Tensor, unitsOf } from "../torch/layers.js";
import { safetensorsBytes } from "../torch/safetensors-bytes.js";
import { stackedLayer } from "../torch/stacked.js";
import { type TorchCell, torchCell, torchNames } from "../torch/torch-cells.js";
import type { Exported, ExportFormat } from "./contract.js";
import { columnWords, forecastWords, rowWords } from "./describe.js";
import { type ForecastPlan, type Member, outputSizeOf } from "./plan.js";

/**
 * safetensors with the names of PyTorch's modules: `rnn` (RNN, GRU or LSTM), `readout` and `highway` (Linear). What stands around them, columns, scalers and
 * transforms, is in the file's metadata, as JSON under "gradus": inputs and outputs of the modules are scaled. Weights alone: to predict, take another format.
 *
 * Of the two biases of PyTorch's layers the one at the units is 0 where the cell has one; layers of different sizes are a ModuleList. The highway reads the window's last
 * `rows` rows, one after the other. Of an ensemble names begin with the member's number.
 *
 * @throws GradusError for a forecast that has no weights, and for a network that PyTorch has no module for
 */
export const safetensors: ExportFormat = {
  name: "safetensors",
  extension: ".safetensors",
  write(plan, { file, method }) {
    return weightsFile(plan.members, { O: outputSizeOf(plan), file, around: surroundings(plan, method) });
  },
  writeSequences({ members, targets, sorted, ...plan }, { file, method }) {
    const around = { method, ...plan, ...(sorted > 1 && { sorted }), targets, highway: highwayOf(members) };
    return weightsFile(members, { O: targets.columns.length, file, around });
  },
};

interface Weights {
  readonly O: number;
  readonly file: string;
  /** What stands around the modules, for the file's metadata. */
  readonly around: object;
}

function weightsFile(members: readonly Member[], { O, file, around }: Weights): Exported {
  const several = members.length > 1;
  const parts = members.map((member) => partsOf(member, O));
  const tensors = parts.map((part, k) => prefixed(several ? `${k}.` : "", Object.assign({}, ...part.map(({ tensors }) => tensors)))); // biome-ignore format: one line
  const metadata = { format: "pt", gradus: JSON.stringify(around) };
  const modules = `torch.nn.ModuleDict({${parts[0]!.map(({ name, module }) => `"${name}": ${module}`).join(", ")}})`;
  return {
    content: safetensorsBytes(Object.assign({}, ...tensors), metadata),
    usage: [
      "import torch, safetensors.torch",
      `model = ${several ? `torch.nn.ModuleList([${modules} for _ in range(${parts.length})])` : modules}`,
      `model.load_state_dict(safetensors.torch.load_file(${JSON.stringify(file)}))`,
    ],
    notes: [
      `These are weights alone: inputs and outputs of the modules are scaled as the JSON under "gradus" in the file's metadata says, and the readout reads ${readBy(members)}, or every step where something is told of each.`,
      ...(parts[0]!.some(({ name }) => name === "highway") ? [HIGHWAY] : []),
    ],
  };
}

/** PyTorch's output of the last step holds a reverse pass that has read that step alone. */
function readBy(members: readonly Member[]): string {
  const isBothWays = members.some(({ layers }) => layers.some(({ reverse }) => reverse !== null));
  return isBothWays
    ? "the states in which both passes of the top layer end, [h_n[-2], h_n[-1]], not the output at the last step"
    : "the last step";
}

const HIGHWAY = "highway(the scaled inputs of its last rows, one row after the other) is added to readout(rnn(...)).";

/** A module with its tensors. */
interface Part {
  readonly name: string;
  /** The expression that makes it. */
  readonly module: string;
  readonly tensors: Readonly<Record<string, Tensor>>;
}

function partsOf({ layers, readout, direct }: Member, O: number): Part[] {
  const parts: Part[] = [];
  if (readout !== null) {
    const { cell, activation } = layers.at(-1)!;
    parts.push(recurrentPart(layers, torchCell(cell.name, activation, "safetensors")));
    parts.push(linearPart("readout", [O, unitsOf(layers.at(-1)!)], readout));
  }
  if (direct?.kind === "affine" && direct.C.length > 0) {
    const numbers = { W: Float32Array.from(direct.C), b: Float32Array.from(direct.c) };
    parts.push(linearPart("highway", [O, direct.C.length / O], numbers));
  }
  if (parts.length > 0) return parts;
  throw new GradusError(
    "safetensors: the model must have weights, got a forecast that repeats or averages values. Take the format onnx or typescript.",
  );
}

function recurrentPart(layers: readonly LayerRecord[], { module, gates, activations }: TorchCell): Part {
  const [{ inputSize, hiddenSize, activation, reverse }] = layers as readonly [LayerRecord];
  const isEven = layers.every((layer) => layer.hiddenSize === hiddenSize);
  const [, nonlinearity] = activations.find(([ours]) => ours === activation)!;
  const unusual = nonlinearity === activations[0]![1] ? "" : `, nonlinearity="${nonlinearity}"`;
  const more = `${unusual}${reverse === null ? "" : ", bidirectional=True"}`;
  const made = (inputs: number, units: number, count: number) =>
    `torch.nn.${module}(${inputs}, ${units}${count > 1 ? `, num_layers=${count}` : ""}${more}, batch_first=True)`;
  const list = layers.map((layer) => made(layer.inputSize, layer.hiddenSize, 1)).join(", ");
  return {
    name: "rnn",
    module: isEven ? made(inputSize, hiddenSize, layers.length) : `torch.nn.ModuleList([${list}])`,
    tensors: Object.assign(
      {},
      ...layers.map((layer, k) => prefixed(isEven ? "rnn." : `rnn.${k}.`, layerTensors(layer, gates, isEven ? k : 0))),
    ),
  };
}

function layerTensors(layer: LayerRecord, gates: readonly string[], index: number): Record<string, Tensor> {
  const { inputSize: I, hiddenSize: H } = layer;
  const rows = gates.length * H;
  const ofPasses = passesOf(layer).map((tensors, pass) => {
    const stacked = stackedLayer({ tensors, hiddenSize: H }, gates);
    const names = torchNames(index, pass === 1);
    return {
      [names.input]: { shape: [rows, I], values: stacked.input },
      [names.recurrent]: { shape: [rows, H], values: stacked.recurrent },
      [names.inputBias]: { shape: [rows], values: stacked.inputBias },
      [names.recurrentBias]: { shape: [rows], values: stacked.recurrentBias },
    };
  });
  return Object.assign({}, ...ofPasses);
}

function linearPart(
  name: string,
  [rows, columns]: readonly [number, number],
  { W, b }: { readonly W: Float32Array; readonly b: Float32Array },
): Part {
  const tensors = { weight: { shape: [rows, columns], values: W }, bias: { shape: [rows], values: b } };
  return { name, module: `torch.nn.Linear(${columns}, ${rows})`, tensors: prefixed(`${name}.`, tensors) };
}

function prefixed(prefix: string, tensors: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [prefix + name, tensor]));
}

function highwayOf(members: readonly Member[]) {
  const direct = members[0]!.direct;
  return direct?.kind === "affine" ? { rows: direct.rows, inputs: direct.inputs } : null;
}

/** What the modules do not hold. */
function surroundings(plan: ForecastPlan, method: string) {
  const { columns, features, targets, sorted, horizon, window, ahead, undo, notes, members } = plan;
  return {
    ...{ method, window, ahead, columns, features, targets, horizon, undo, notes },
    ...(sorted > 1 && { sorted }),
    highway: highwayOf(members),
    words: [forecastWords(plan), rowWords(plan), ...columns.map(columnWords)],
  };
}
