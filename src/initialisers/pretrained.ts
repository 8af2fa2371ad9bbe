import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { orNull, text } from "../core/rules.js";
import { decodeFloats, encodedLength, encodeFloats } from "../core/stored/floats.js";
import { onLease } from "../kernels/lease.js";
import { squared } from "../loss/squared.js";
import { plain } from "../objective/plain.js";
import type { Initialiser, InitialiserStart } from "./contract.js";
import { initialise } from "./initialise.js";
import { canSolve, readoutFor } from "./readout-for.js";
import { ridgeReadout } from "./ridge-readout.js";

/** Weights as plain data, so that a method can name them: what `importWeights` gives. */
export interface PretrainedOptions {
  /** Base64 of the recurrent layers' parameters, little-endian 32-bit floats in the order of the network's layout. Default null: they are drawn */
  readonly layers?: string | null;
  /** The same of the readout's W and b. Default null: it is solved on the layers, or drawn where the loss is neither the squared one nor a cross entropy */
  readonly readout?: string | null;
}

const OPTIONS = { layers: orNull(text), readout: orNull(text) } satisfies OptionRules<PretrainedOptions>;

/**
 * Weights that were trained before, elsewhere or here: the layers, and the readout where there is one. Without a readout it is solved on the
 * units of the plain network: exactly, by `ridgeReadout`, for the squared loss, by a Newton step for cross entropies, and drawn for others; the note says which.
 *
 * @throws GradusError for weights of another network
 * @example
 * const layers = btoa("\xcd\xcc\xcc\x3d".repeat(4 + 16 + 4)); // .1 in all of an Elman layer of 4 units on one input
 * const { startNote } = await train({ network, data, epochs: 1, initialiser: pretrained({ layers }) }).result();
 * startNote; // "given layers and a solved readout"
 */
export function pretrained(options: PretrainedOptions = {}): Initialiser {
  ensureOptions("pretrained", options, OPTIONS);
  const { layers = null, readout = null } = options;
  return {
    name: "pretrained",
    detail: `pretrained, layers ${layers}, readout ${readout}`,
    initialise(start) {
      const { network, parameters, random, gain } = start;
      const { offset, slices } = network.layout.blocks.at(-1)!;
      const readoutLength = slices
        .filter(({ role }) => role !== "highway")
        .reduce((sum, { length }) => sum + length, 0);
      initialise(network.layout, parameters, { random, gain });
      if (layers !== null) parameters.set(numbersOf("layers", layers, offset), 0);
      if (readout !== null) parameters.set(numbersOf("readout", readout, readoutLength), offset);
      const own = `${layers === null ? "drawn" : "given"} layers`;
      start.note(`${own} and a ${readout === null ? madeReadout(start) : "given"} readout`);
    },
  };
}

/** A readout on the layers as they are. */
function madeReadout(start: InitialiserStart): "solved" | "drawn" {
  const { network, kernels, parameters, data: set, loss } = start;
  if (set === null || !canSolve(loss)) return "drawn";
  if (loss.name === squared.name) {
    ridgeReadout({ network, kernels, parameters, set, objective: plain(), sigma: 0 });
    return "solved";
  }
  const { offset, length } = network.layout.blocks.at(-1)!;
  const drawn = parameters.slice(offset, offset + length);
  parameters.fill(0, offset, offset + length);
  const isSolved = onLease(kernels, (own) => readoutFor({ ...start, kernels: own, train: set }, loss).solve().isSolved);
  if (!isSolved) parameters.set(drawn, offset);
  return isSolved ? "solved" : "drawn";
}

function numbersOf(option: keyof PretrainedOptions, base64: string, length: number): Float32Array {
  const numbers = base64.length === encodedLength(length) ? decoded(base64) : null;
  const got = numbers ?? `${base64.length} characters`;
  ensure(
    numbers !== null && numbers.length === length && numbers.every(Number.isFinite),
    () =>
      `pretrained: \`${option}\` must be the base64 of the network's ${length} finite floats, got ${typeof got === "string" ? got : "others"}. ` +
      "Give what importWeights made for this network.",
  );
  return numbers;
}

function decoded(base64: string): Float32Array | null {
  try {
    return decodeFloats(base64);
  } catch {
    return null;
  }
}

/** Options that hold these numbers. */
export function pretrainedOptions({
  layers,
  readout,
}: {
  readonly layers: Float32Array;
  readonly readout: Float32Array | null;
}): Required<PretrainedOptions> {
  // biome-ignore format: one line
  return { layers: encodeFloats(layers), readout: readout && encodeFloats(readout) };
}
