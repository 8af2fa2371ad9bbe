import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { squared } from "../../loss/squared.js";
import { buildNetwork } from "../../network/build.js";
import { plain } from "../../objective/plain.js";
import { wasmKernels } from "./index.js";

/** Fastest of several plain steps in milliseconds, over 300 steps, with recurrent weights of this size. */
function stepMilliseconds(cell: string, recurrentScale: number): number {
  const kernels = wasmKernels();
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [48], cell });
  const random = randomStream(1);
  const parameters = kernels.allocate(network.layout.length);
  const gradient = kernels.allocate(network.layout.length);
  for (const { role, offset, length } of network.layout.slices) {
    const scale = role === "recurrent" ? recurrentScale / Math.sqrt(48) : 0.3;
    for (let k = offset; k < offset + length; k++) parameters[k] = scale * random.normal();
  }
  const pass = plain().plan({
    network,
    kernels,
    loss: squared,
    batch: 16,
    steps: 300,
    scored: "last",
    parameters,
    gradient,
    random,
  });
  for (let k = 0; k < pass.batch.inputs.length; k++) pass.batch.inputs[k] = random.normal();
  pass.batch.targets.fill(1);
  let fastest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 25; k++) {
    const started = performance.now();
    pass.differentiate(0);
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}

test.each(["elman", "gru", "lstm"])(
  "a gradient that vanishes on the way back through %s costs no more than three times one that does not: no denormals",
  (cell) => {
    expect(stepMilliseconds(cell, 0.5)).toBeLessThan(3 * stepMilliseconds(cell, 1.5));
  },
);
