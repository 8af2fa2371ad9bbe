/** @module-tag slow */

import { type HeapProfiler, Session } from "node:inspector/promises";
import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { gather } from "../data/gather.js";
import { initialise } from "../initialisers/initialise.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { losses } from "../loss/index.js";
import { buildNetwork } from "../network/build.js";
import { objectives } from "../objective/index.js";
import { optimizers } from "../optim/index.js";
import { plan } from "./plan.js";
import { easySet } from "./testing/sequences.js";

/** Twenty numbers that the runtime boxes on their way between functions, 16 bytes each: two to seventeen, as it happens to inline. */
const BYTES_A_STEP = 320;
const STEPS = 4000;

const closed = objectives.items.filter(({ name }) => name !== "sampled"); // that one draws in TypeScript, number by number
const ofElman = closed.flatMap(({ name: objective }) =>
  optimizers.names.flatMap((optimizer) =>
    [[8], [8, 6]].map((hiddenSizes) => ({ objective, optimizer, hiddenSizes, cell: "elman" })),
  ),
);
const ofGates = ["gru", "lstm"].flatMap((cell) =>
  closed.map(({ name: objective }) => ({ objective, optimizer: "adam", hiddenSizes: [8, 6], cell })),
);
const ofBothWays = ["elman", "gru"].flatMap((cell) =>
  closed.map(({ name: objective }) => ({
    ...{ objective, optimizer: "adam", hiddenSizes: [8, 6], cell, bidirectional: true },
  })),
);
const cases = [...ofElman, ...ofGates, ...ofBothWays].map((one) => ({
  bidirectional: false,
  ...one,
  layers: one.hiddenSizes.length,
}));

test.each(cases)(
  "a whole step of $objective by $optimizer on $layers layers of $cell, bidirectional $bidirectional, beside a highway allocates no array and no object: at most twenty boxed numbers, forty where layers have two passes",
  async ({ objective, optimizer, hiddenSizes, cell, bidirectional }) => {
    const kernels = wasmKernels({ capacityBytes: 2 ** 24 });
    const coefficients = new Float32Array(7).fill(0.1);
    const highway = { kind: "linear", rows: 3, inputs: null, coefficients } as const;
    const network = buildNetwork({ inputSize: 2, hiddenSizes, highway, cell, bidirectional });
    const P = network.layout.length;
    const parameters = kernels.allocate(P);
    const gradient = kernels.allocate(P);
    initialise(network.layout, parameters, { random: randomStream(1) });
    const data = easySet({ length: 20 });
    const pass = objectives.get(objective).plan({
      network,
      kernels,
      loss: losses.get("squared"),
      batch: 9,
      steps: data.window,
      scored: "last",
      parameters,
      gradient,
      random: randomStream(2),
    });
    const update = optimizers.get(optimizer).transform.plan({ kernels, layout: network.layout });
    const change = { gradient, parameters, step: 0, learningRate: 1e-3 };
    const indices = Uint32Array.from({ length: 9 }, (_, k) => 2 * k);
    const run = (steps: number) => {
      for (let k = 0; k < steps; k++) {
        gather(data, indices, pass.batch);
        pass.differentiate(0.3);
        change.step++;
        update.apply(change);
        kernels.vector.addScaled(parameters, gradient, -change.learningRate);
      }
    };
    await ensureFree(run, bidirectional ? 2 * BYTES_A_STEP : BYTES_A_STEP);
  },
);

test("a step of one's own loop allocates no array and no object either, its batch copied or not", async () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [8] });
  const kernels = wasmKernels({ capacityBytes: 2 ** 24 });
  const step = plan({ network, kernels, objective: objectives.get("weights"), batch: { size: 9, steps: 4 } });
  const parameters = new Float32Array(network.layout.length).fill(0.01);
  const { inputs, targets } = step.batch;
  const other = { inputs: inputs.slice(), targets: targets.slice(), weights: null, lengths: null };
  const run = (steps: number) => {
    for (let k = 0; k < steps; k++) step(parameters, k % 2 === 0 ? step.batch : other, 0.3);
  };
  await ensureFree(run);
});

test.each(["last", "all"] as const)(
  "weights and lengths add no array and no object to a step, the %s step or steps scored",
  async (scored) => {
    const network = buildNetwork({ inputSize: 2, hiddenSizes: [8] });
    const kernels = wasmKernels({ capacityBytes: 2 ** 24 });
    const batch = { size: 9, steps: 4, scored, hasWeights: true, hasLengths: true };
    const step = plan({ network, kernels, objective: objectives.get("activation"), batch });
    const parameters = new Float32Array(network.layout.length).fill(0.01);
    step.batch.weights!.fill(0.7);
    step.batch.lengths!.set([1, 2, 3, 4, 1, 2, 3, 4, 2]);
    const run = (steps: number) => {
      for (let k = 0; k < steps; k++) step(parameters, step.batch, 0.3);
    };
    await ensureFree(run);
  },
);

test("dropout adds no array and no object to a step", async () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [8, 6] });
  const kernels = wasmKernels({ capacityBytes: 2 ** 24 });
  const step = plan({
    network,
    kernels,
    objective: objectives.get("weights"),
    batch: { size: 9, steps: 4 },
    dropout: 0.3,
  });
  const parameters = new Float32Array(network.layout.length).fill(0.01);
  const run = (steps: number) => {
    for (let k = 0; k < steps; k++) step(parameters, step.batch, 0.3);
  };
  await ensureFree(run);
});

test("the count sees an array: 100 doubles a step are 800 bytes and some", async () => {
  const kept: unknown[] = [null];
  const places = await allocated(() => {
    for (let k = 0; k < STEPS; k++) kept[0] = new Array(100).fill(k + 0.5);
  });
  expect(total(places) / STEPS).toBeGreaterThan(800);
});

/**
 * Measures again, up to five times, while there is more: the runtime compiles on another thread, and what it has not
 * compiled yet boxes more numbers. What a step itself allocates is there each time.
 */
async function ensureFree(run: (steps: number) => void, most = BYTES_A_STEP): Promise<void> {
  run(12_000); // until compiled
  for (let left = 5; ; left--) {
    const places = await allocated(() => run(STEPS));
    const bytes = total(places) / STEPS;
    if (bytes > most && left > 1) continue;
    expect(bytes, JSON.stringify(places.slice(0, 5))).toBeLessThanOrEqual(most);
    return;
  }
}

const total = (places: readonly { readonly bytes: number }[]) => places.reduce((sum, { bytes }) => sum + bytes, 0);

/** Bytes that `work` allocates on the heap, by the function that does it, whether collected since or not; largest first. */
async function allocated(work: () => void): Promise<{ readonly name: string; readonly bytes: number }[]> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.startSampling", {
    samplingInterval: 128,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  } as HeapProfiler.StartSamplingParameterType);
  work();
  const { profile } = await session.post("HeapProfiler.stopSampling");
  session.disconnect();
  const found: { name: string; bytes: number }[] = [];
  const visit = ({ callFrame, selfSize, children }: HeapProfiler.SamplingHeapProfileNode) => {
    if (callFrame.url !== "") found.push({ name: callFrame.functionName, bytes: selfSize }); // "": the runtime's own
    children.forEach(visit);
  };
  visit(profile.head);
  return found.sort((a, b) => b.bytes - a.bytes);
}
