import { listed } from "../../core/listed.js";
import { registry } from "../../core/registry.js";
import { callable, required, text } from "../../core/rules.js";
import type { ForeignNetwork, WeightFormat } from "./contract.js";
import { onnxNetwork } from "./onnx-network.js";
import { badWeights, SAVE_STATE } from "./refusal.js";
import { torchState } from "./torch-state.js";

/** Every format that weights may come in, by name: a new one is a file and a line here. */
export const weightFormats = registry<WeightFormat>("weight format", () => [torchState, onnxNetwork], {
  extension: required(text),
  recognises: required(callable),
  read: required(callable),
});

/** Archives of Python, as torch.save writes them: running what is in them is no way to read a stranger's file. */
const ZIP = [0x50, 0x4b];
const PICKLE = 0x80;

/**
 * The network in a file of weights, told by its bytes, which must be what its name says.
 *
 * @param file its name, for errors
 * @throws GradusError for another kind of file, a damaged one, and a network that gradus has no cell for
 */
export function foreignNetwork(bytes: Uint8Array, file: string): ForeignNetwork {
  const formats = weightFormats.items;
  const named = formats.find(({ extension }) => file.toLowerCase().endsWith(extension));
  const found = formats.find((format) => format.recognises(bytes));
  if (found !== undefined && (named === undefined || named === found)) return found.read(bytes, file);
  const rule =
    named === undefined
      ? `must be a file of weights, ${listed(formats.map(({ name }) => name))}`
      : `must be ${named.name}, as its name says`;
  throw badWeights(file, rule, kindOf(bytes, found), SAVE_STATE);
}

function kindOf(bytes: Uint8Array, found: WeightFormat | undefined): string {
  if (bytes.length === 0) return "an empty file";
  if (found !== undefined) return found.name;
  const isTorch = ZIP.every((byte, k) => bytes[k] === byte) || bytes[0] === PICKLE;
  return isTorch ? "an archive as torch.save writes it, which holds a program" : "a file of another kind";
}
