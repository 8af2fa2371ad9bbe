import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { threadKernels } from "../kernels/select.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { buildNetwork } from "../network/build.js";
import { activation } from "../objective/activation.js";
import { weights } from "../objective/weights.js";
import { adam } from "../optim/recipes.js";
import { annealed } from "../schedule/sigma.js";
import { predict } from "./predict.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const data = { train: easySet({ length: 40 }), validation: easySet({ length: 20, seed: 2 }) };
const sigma = annealed({ sigma0: 0.5 });
const small = () => wasmKernels({ capacityBytes: 2 ** 21 });
const options = (seed: number) => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [4 + (seed % 5)], activation: seed % 2 ? "tanh" : "sin" });
  return { network, data, objective: seed % 3 ? weights() : activation(), sigma, optimizer: adam(), epochs: 2, seed };
};

test("200 runs of changing shapes fit an engine that has room for a few, each with the bits of an engine of its own", async () => {
  const kernels = small();
  const [first, last] = [1, 200];
  for (let seed = first; seed <= last; seed++) {
    const { parameters } = await train({ ...options(seed), kernels }).result();
    if (seed % 40 !== 0) continue;
    const alone = await train({ ...options(seed), kernels: small() }).result();
    expect(parameters).toEqual(alone.parameters);
  }
});

test("runs side by side on one engine do not touch each other", async () => {
  const kernels = small();
  const runs = [1, 2, 3].map((seed) => train({ ...options(seed), kernels }));
  const results = await Promise.all(runs.map((run) => run.result()));
  for (const [k, { parameters, best }] of results.entries()) {
    const alone = await train({ ...options(k + 1), kernels: small() }).result();
    expect(parameters).toEqual(alone.parameters);
    expect(best).toEqual(alone.best);
  }
});

test("a loop that is left, a plan that fails and a forecast give their memory back too; a result read later is still the run's", async () => {
  const kernels = small();
  const broken = { ...adam(), plan: () => expect.fail("no plan") };
  const results = [];
  for (let k = 0; k < 200; k++) {
    const run = train({ ...options(7), kernels });
    for await (const _record of run) break;
    results.push(run);
    expect(() => train({ ...options(7), kernels, optimizer: broken })).toThrow("no plan");
    predict(options(7).network, new Float32Array(options(7).network.layout.length), data.train, { kernels });
  }
  const [first, second] = await Promise.all([results[0]!.result(), results[199]!.result()]);
  expect(first.outcome.kind).toBe("stopped");
  expect(first.parameters).toEqual(second.parameters);
});

test("an engine without leases serves as before, and a thread's own engine is made once", async () => {
  const { outcome, engine } = await train({ ...options(1), kernels: referenceKernels() }).result();
  expect(outcome.kind).toBe("finished");
  expect(engine).toBe("reference-float32");
  expect(threadKernels()).toBe(threadKernels());
});
