import { ensure } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, required, rule, text } from "../../core/rules.js";
import { type PretrainedOptions, pretrainedOptions } from "../../initialisers/pretrained.js";
import type { Network } from "../../network/build.js";
import { networkRule } from "../../network/rules.js";
import type { NetworkSpec } from "../../network/spec.js";
import { joined } from "../torch/stacked.js";
import type { ForeignNetwork, ForeignReadout } from "./contract.js";
import { foreignNetwork } from "./index.js";

export interface ImportWeightsOptions {
  /** What the weights are for; it has to be that of the file. */
  readonly network: Network;
  /** The file's name, whose ending says what it is, and what errors call it. */
  readonly file: string;
  /** Hears of what the file holds and the network cannot take: readouts of other outputs. */
  readonly note?: (words: string) => void;
}

const OPTIONS = {
  network: required(networkRule),
  file: required(text),
  note: callable,
} satisfies OptionRules<ImportWeightsOptions>;
const BYTES = required(rule("a Uint8Array", (value) => value instanceof Uint8Array, "Give the bytes of the file."));

/**
 * Weights of a PyTorch RNN, GRU or LSTM, out of safetensors or ONNX, as the start of a run: `train({ initialiser: pretrained(...) })`. The bits of the file's numbers in single
 * precision; of cells with one bias for two of PyTorch's, the sum of them.
 *
 * Layers are found by the names of torch.nn, under any module's name; the readout, an affine map, by its shape. Where there is none for the network's
 * outputs, `readout` is null. That of a bidirectional network reads the states in which both passes end, h_n: one that was trained on `output[:, -1]`, where the
 * reverse pass has read a single step, is no more than a start. Inputs are scaled as windows are: weights of other scaling are a start all the same.
 *
 * @throws GradusError for a file that is not what its name says or damaged, for tensors or operators that are not of such a network, and for one of
 * another cell, other sizes or another activation
 * @example
 * const { best } = await train({ network, data, epochs: 2 }).result();
 * const { inputScaler, targetScaler } = data;
 * const training = { method: "sgd", source: "sine", seed: 1, epoch: 1, validationError: null, testError: null };
 * const parts = { network: network.spec, window: 4, horizon: 1, inputScaler, targetScaler, training };
 * const { content } = exportModel(modelRecord({ ...parts, parameters: best.parameters }), { format: "safetensors" });
 * const weights = importWeights(content, { network, file: "model.safetensors" });
 * const { startNote } = await train({ network, data, epochs: 1, initialiser: pretrained(weights) }).result();
 * startNote; // "given layers and a given readout"
 */
export function importWeights(bytes: Uint8Array, options: ImportWeightsOptions): Required<PretrainedOptions> {
  ensureArgument("importWeights", bytes, ["bytes", BYTES]);
  ensureOptions("importWeights", options, OPTIONS);
  const { network, file, note } = options;
  const foreign = foreignNetwork(bytes, file);
  ensureAlike(foreign, network, file);
  const layers = network.spec.hiddenSizes.flatMap((_, k) => {
    const { name: block, slices } = network.layout.blocks[k]!;
    return slices.map(({ name }) => foreign.layers[k]![name.slice(block.length + 1)]!.values);
  });
  const readout = readoutFor(foreign, network, file);
  if (readout === null && foreign.readouts.length > 0) note?.(leftOut(foreign.readouts, network));
  return checked(pretrainedOptions({ layers: joined(layers), readout: readout && joined([readout.W, readout.b]) }));

  function checked(weights: Required<PretrainedOptions>): Required<PretrainedOptions> {
    const all = [...layers, ...(readout === null ? [] : [readout.W, readout.b])];
    const bad = all.flatMap((values) => [...values.filter((value) => !Number.isFinite(value))]).at(0);
    ensure(bad === undefined, () => `${file}: its weights must be finite, got ${bad}. Take those of a training that did not diverge.`); // biome-ignore format: one line
    return weights;
  }
}

function ensureAlike(foreign: ForeignNetwork, { spec }: Network, file: string): void {
  const words = ({ cell, hiddenSizes, bidirectional, inputSize }: Words) =>
    `${bidirectional ? "bidirectional " : ""}${cell} of ${hiddenSizes.join(" and ")} units on ${inputSize} ${inputSize === 1 ? "input" : "inputs"}`;
  const isSameDirection = foreign.bidirectional === (spec.bidirectional ?? false);
  const isSameCell = foreign.cell === spec.cell;
  const isSameSize = foreign.hiddenSizes.join() === spec.hiddenSizes.join();
  const actions = [
    ...(isSameCell ? [] : [`\`cell: "${foreign.cell}"\``]),
    ...(isSameDirection ? [] : [foreign.bidirectional ? "`bidirectional`" : "no `bidirectional`"]),
    ...(isSameSize ? [] : [`\`hidden: "${foreign.hiddenSizes.join(",")}"\``]),
    ...(foreign.inputSize === spec.inputSize ? [] : [`${foreign.inputSize} \`inputs\``]),
  ];
  ensure(
    actions.length === 0,
    () =>
      `${file}: must hold the weights of the network that is trained, ${words(spec)}, got those of ${words(foreign)}. ` +
      `Take ${actions.join(" and ")}, or give other weights.`,
  );
  const { activations } = foreign;
  ensure(
    activations === null || activations.includes(spec.activation),
    () =>
      `${file}: must hold the weights of a network of the activation ${quoted(spec.activation)}, got ${activations!.map(quoted).join(", ")}. ` +
      `Take \`activation: "${activations![0]}"\`, or give other weights.`,
  );
}

type Words = Pick<NetworkSpec, "cell" | "hiddenSizes" | "bidirectional" | "inputSize"> | ForeignNetwork;

/** The one with as many outputs as the network has; null: there is none. */
function readoutFor({ readouts }: ForeignNetwork, { spec }: Network, file: string): ForeignReadout | null {
  const fitting = readouts.filter(({ outputSize }) => outputSize === spec.outputSize);
  ensure(
    fitting.length <= 1,
    () =>
      `${file}: must hold one readout of ${spec.outputSize} outputs, got ${fitting.map(({ name }) => quoted(name)).join(", ")}. Save one of them.`,
  );
  const readout = fitting[0] ?? null;
  const others = readouts.filter((one) => one !== readout);
  ensure(
    readout === null || others.length === 0,
    () =>
      `${file}: must hold nothing but layers and their readout, got the affine map ${listed(others.map(({ name }) => quoted(name)))} beside ${quoted(readout!.name)}: ` +
      "the file's network computes something else. Save the state without them.",
  );
  return readout;
}

function leftOut(readouts: readonly ForeignReadout[], { spec }: Network): string {
  const words = readouts.map(
    ({ name, outputSize }) => `${quoted(name)} of ${outputSize} ${outputSize === 1 ? "output" : "outputs"}`,
  );
  return `Left out, since the network has ${spec.outputSize} ${spec.outputSize === 1 ? "output" : "outputs"}: ${listed(words)}.`;
}
