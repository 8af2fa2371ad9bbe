import { randomStream } from "../../../core/numeric/random.js";
import { forEachBatch } from "../../../data/for-each-batch.js";
import type { WindowSet } from "../../../data/window-set.js";
import { referenceKernels } from "../../../kernels/reference/index.js";
import { squared } from "../../../loss/squared.js";
import type { Network } from "../../../network/build.js";
import { NetworkForward } from "../../../objective/network-forward.js";
import { plain } from "../../../objective/plain.js";
import type { InitialiserStart } from "../../contract.js";
import { linearStart } from "../linear-start.js";

export const kernels = referenceKernels({ precision: "float64" });

/** What a network gives for every window at its last step. */
export function run(network: Network, parameters: Float64Array, set: WindowSet): Float64Array {
  const O = set.outputSize;
  const pass = new NetworkForward(
    { network, kernels, batch: set.length, steps: set.window, scored: "last", parameters: parameters as never },
    "plain",
  );
  const batch = {
    inputs: pass.inputs,
    targets: new Float32Array(set.length * O),
    weights: new Float32Array(set.length),
    lengths: null,
  };
  let out = new Float64Array();
  forEachBatch(set, { from: 0, to: set.length, batch, indices: new Uint32Array(set.length), order: null }, () => {
    out = Float64Array.from(pass.predict().mean);
  });
  return out;
}

/** A network after its start; sets of three inputs and two outputs. */
export function started(network: Network, set: WindowSet, options = {}, start: Partial<InitialiserStart> = {}) {
  const parameters = kernels.allocate(network.layout.length) as Float64Array;
  const notes: string[] = [];
  linearStart(options).initialise({
    ...{
      network,
      parameters,
      kernels,
      gain: 1,
      data: set,
      validation: null,
      objective: plain(),
      loss: squared,
      sigma: 0,
    },
    random: randomStream(2),
    units: new Float64Array(network.layout.slices.length).fill(1),
    note: (words) => notes.push(words),
    ...start,
  });
  return { parameters, notes };
}
