import { chain, plain, referenceKernels, selectKernels, train, weights } from "gradus";
import { expect, test } from "vitest";
import { descend, diffuse, setting } from "../../examples/own-loop.js";

const EPOCHS = 6;
const { network, data, sigma } = setting;
const engines = [selectKernels, () => ({ kernels: referenceKernels() })] as const;

test.each(engines)(
  "examples/own-loop.ts takes the steps of train, plain and diffused, bit for bit (engine %#)",
  async (make) => {
    expect(data.train.length % 16).toBeGreaterThan(0); // the last batch is a smaller one
    const options = { network, data, optimizer: chain(), learningRate: 0.05, batchSize: 16, epochs: EPOCHS };
    const original = await train({ ...options, kernels: make().kernels, objective: plain() }).result();
    expect(descend(make().kernels, EPOCHS)).toEqual(original.parameters);
    const diffused = await train({ ...options, kernels: make().kernels, objective: weights(), sigma }).result();
    expect(diffuse(make().kernels, EPOCHS)).toEqual(diffused.parameters);
    expect(diffused.parameters).not.toEqual(original.parameters);
  },
);

test("diffusion changes two lines of the loop", () => {
  const [before, after] = [descend, diffuse].map((loop) => loop.toString().split("\n").slice(1));
  expect(after).toHaveLength(before!.length);
  expect(after!.filter((line, k) => line !== before![k])).toHaveLength(2);
});
