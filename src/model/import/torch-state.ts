import { shown } from "../../core/shown.js";
import { cells } from "../../network/cells/index.js";
import { REVERSE } from "../../network/layer-slices.js";
import type { Tensor } from "../torch/layers.js";
import { unstackedLayer } from "../torch/stacked.js";
import { TORCH_CELLS, type TorchCell, torchNames } from "../torch/torch-cells.js";
import type { ForeignNetwork, ForeignReadout, WeightFormat } from "./contract.js";
import { badWeights, SAVE_STATE } from "./refusal.js";
import { isSafetensors, readSafetensors } from "./safetensors-file.js";

/** safetensors of the state_dict of a PyTorch module: RNN, GRU or LSTM layers under any name, and a Linear on them. */
export const torchState: WeightFormat = {
  name: "safetensors",
  extension: ".safetensors",
  recognises: isSafetensors,
  read: (bytes, file) => networkIn(readSafetensors(bytes, file), file),
};

/** A tensor of a recurrent layer: the module's name with its dot, and its part. */
const RECURRENT = /^(?<module>.*?)(?<part>weight|bias)_(?<of>ih|hh|hr)_l(?<layer>\d+)(?<reverse>_reverse)?$/;

function networkIn(tensors: Map<string, Tensor>, file: string): ForeignNetwork {
  const places = layerPlaces(tensors, file);
  const layers = places.map((place) => layerAt(place, tensors, file));
  const { torch, inputSize, bidirectional } = layers[0]!;
  const words = (of: TorchCell) => `torch.nn.${of.module}${bidirectional ? ", bidirectional," : ""}`;
  layers.forEach((layer, k) => {
    const below = k === 0 ? inputSize : layers[k - 1]!.units;
    if (layer.torch === torch && layer.inputSize === below && layer.bidirectional === bidirectional) return;
    throw badWeights(
      `${file}, ${shown(`${layer.place}weight_ih`)}`,
      `must be a layer of ${words(torch)} on the ${below} ${k === 0 ? "inputs" : "units below"}`,
      `torch.nn.${layer.torch.module}${layer.bidirectional === bidirectional ? "" : layer.bidirectional ? ", bidirectional," : ", of one pass,"} on ${layer.inputSize}`,
      SAVE_STATE,
    );
  });
  const top = layers.at(-1)!.units;
  const used = new Set(layers.flatMap(({ names }) => names));
  return {
    cell: torch.cell,
    activations: null,
    inputSize: layers[0]!.inputSize,
    hiddenSizes: layers.map((layer) => layer.hiddenSize),
    bidirectional,
    layers: layers.map((layer) => layer.tensors),
    readouts: readoutsIn([...tensors].filter(([name]) => !used.has(name)), top, file), // biome-ignore format: one line
  };
}

/** A module's name with its dot, and the number of a layer in it. */
type Place = readonly [module: string, layer: number];

/** From the bottom: modules by their names, numbers in these as numbers. */
function layerPlaces(tensors: Map<string, Tensor>, file: string): Place[] {
  const places: Place[] = [];
  for (const name of tensors.keys()) {
    const { module, part, of, layer, reverse } = RECURRENT.exec(name)?.groups ?? {};
    if (module === undefined || reverse !== undefined) continue;
    if (of === "hr") throw badWeights(file, "its units must be the layer's output", `${shown(name)}, a projection`, "Train a module without proj_size."); // biome-ignore format: one line
    if (part === "weight" && of === "ih") places.push([module, Number(layer)]);
  }
  if (places.length === 0) {
    throw badWeights(
      file,
      "must hold weights of torch.nn.RNN, GRU or LSTM, such as weight_ih_l0",
      `the tensors ${[...tensors.keys()].slice(0, 8).map(shown).join(", ") || "none"}`,
      SAVE_STATE,
    );
  }
  return places.sort(([a, j], [b, k]) => a.localeCompare(b, "en", { numeric: true }) || j - k);
}

interface LayerFound {
  readonly place: string;
  readonly torch: TorchCell;
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly bidirectional: boolean;
  /** Numbers of a step that it gives: H, or 2 H. */
  readonly units: number;
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Of the tensors that it is made of. */
  readonly names: readonly string[];
}

function layerAt([module, layer]: Place, tensors: Map<string, Tensor>, file: string): LayerFound {
  const forward = passAt([module, layer], false, { tensors, file });
  const bidirectional = tensors.has(module + torchNames(layer, true).input);
  if (!bidirectional) return { ...forward, bidirectional, units: forward.hiddenSize };
  const reverse = passAt([module, layer], true, { tensors, file });
  const sizesOf = ({ inputSize, hiddenSize, torch }: PassFound) =>
    `torch.nn.${torch.module} of ${hiddenSize} units on ${inputSize}`;
  if (sizesOf(reverse) !== sizesOf(forward)) {
    throw badWeights(`${file}, ${shown(reverse.names[0])}`, `must be a pass as that forward, ${sizesOf(forward)}`, sizesOf(reverse), SAVE_STATE); // biome-ignore format: one line
  }
  const renamed = Object.entries(reverse.tensors).map(([name, tensor]) => [name + REVERSE, tensor]);
  return {
    ...forward,
    ...{ bidirectional, units: 2 * forward.hiddenSize, names: [...forward.names, ...reverse.names] },
    tensors: { ...forward.tensors, ...Object.fromEntries(renamed) },
  };
}

type PassFound = Omit<LayerFound, "bidirectional" | "units">;

/** One pass of a layer. */
function passAt(
  [module, layer]: Place,
  isReverse: boolean,
  { tensors, file }: { readonly tensors: Map<string, Tensor>; readonly file: string },
): PassFound {
  const names = Object.fromEntries(
    Object.entries(torchNames(layer, isReverse)).map(([part, name]) => [part, module + name]),
  );
  const { input: inputName, recurrent: recurrentName, inputBias, recurrentBias } = names as ReturnType<typeof torchNames>; // biome-ignore format: one line
  const input = tensors.get(inputName)!;
  const recurrent = tensors.get(recurrentName);
  const [rows = 0, I = 0] = input.shape;
  const H = recurrent?.shape[1] ?? 0;
  const torch = TORCH_CELLS.find(({ gates }) => gates.length * H === rows);
  ensureShape(recurrentName, recurrent, [rows, H]);
  if (torch === undefined || input.shape.length !== 2 || I === 0 || H === 0) {
    const shapes = `(${input.shape.join(", ")}) and (${recurrent!.shape.join(", ")})`;
    throw badWeights(
      `${file}, ${shown(inputName)} and ${shown(recurrentName)}`,
      "must have the shapes (G H, I) and (G H, H) with G 1, 3 or 4 gates",
      shapes,
      SAVE_STATE,
    );
  }
  const stacked = {
    input: input.values,
    recurrent: recurrent!.values,
    inputBias: biasOf(inputBias),
    recurrentBias: biasOf(recurrentBias),
  };
  const sizes = { inputSize: I, hiddenSize: H };
  const own = cells.get(torch.cell).slices(sizes).map(({ name }) => name); // biome-ignore format: one line
  return {
    place: module,
    torch,
    ...sizes,
    tensors: unstackedLayer(stacked, torch.gates, { ...sizes, names: own }),
    names: [inputName, recurrentName, inputBias, recurrentBias],
  };

  /** Zeros where the module has none. */
  function biasOf(name: string): Float32Array {
    const bias = tensors.get(name);
    if (bias === undefined) return new Float32Array(rows);
    ensureShape(name, bias, [rows]);
    return bias.values;
  }

  function ensureShape(name: string, tensor: Tensor | undefined, shape: readonly number[]): void {
    if (tensor !== undefined && tensor.shape.join() === shape.join()) return;
    const got = tensor === undefined ? "no such tensor" : `(${tensor.shape.join(", ")})`;
    throw badWeights(`${file}, ${shown(name)}`, `must have the shape (${shape.join(", ")})`, got, SAVE_STATE);
  }
}

/** Matrices on the top layer's units, with their biases; a highway is the run's own. Anything else is another network. */
function readoutsIn(others: readonly (readonly [string, Tensor])[], units: number, file: string): ForeignReadout[] {
  const left = new Map(others.filter(([name]) => !HIGHWAY.test(name)));
  const readouts: ForeignReadout[] = [];
  for (const [name, { shape, values }] of left) {
    const [rows, columns] = shape;
    if (shape.length !== 2 || columns !== units || !/weight$/.test(name)) continue;
    const biasName = name.replace(/weight$/, "bias");
    const bias = left.get(biasName);
    if (bias !== undefined && bias.shape.join() !== String(rows)) {
      throw badWeights(`${file}, ${shown(biasName)}`, `must have the shape (${rows})`, `(${bias.shape.join(", ")})`, SAVE_STATE); // biome-ignore format: one line
    }
    readouts.push({ name, outputSize: rows!, W: values, b: bias?.values ?? new Float32Array(rows!) });
    left.delete(name);
    left.delete(biasName);
  }
  if (left.size === 0) return readouts;
  throw badWeights(
    file,
    `must hold nothing but recurrent layers and an affine readout of their ${units} units`,
    `${left.size === 1 ? "the tensor" : "the tensors"} ${[...left].slice(0, 8).map(([name, { shape }]) => `${shown(name)} (${shape.join(", ")})`).join(", ")} beside them`, // biome-ignore format: one line
    SAVE_STATE,
  );
}

/** As our own files name it. */
const HIGHWAY = /^highway\.(weight|bias)$/;
