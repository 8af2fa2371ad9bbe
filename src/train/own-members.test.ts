import { expect, test } from "vitest";
import { initialise } from "../initialisers/initialise.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { squared } from "../loss/squared.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import { plain } from "../objective/plain.js";
import { weights } from "../objective/weights.js";
import { chain } from "../optim/transform.js";
import { planRate } from "../schedule/plan-rate.js";
import { linear } from "../schedule/schedule.js";
import type { TrainOptions } from "./options.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
const data = { train: easySet({ length: 20 }), validation: easySet({ length: 10, seed: 2 }) };
const trained = async (options: object) =>
  train({ network, data, objective: weights(), epochs: 2, ...options } as TrainOptions).result();
const detailOf = async (options: object) => {
  const { outcome } = await trained(options);
  expect(outcome.kind).toBe("diverged");
  return outcome.kind === "diverged" ? outcome.detail : "";
};

const rate = (at: (progress: number) => unknown) => ({ learningRate: { name: "mine", at } });

test.each([-0.01, Number.NaN, Number.POSITIVE_INFINITY, "0.1", undefined])(
  "a learning rate of %s is refused by the rule's name and the epoch, before a step is taken by it",
  async (wrong) => {
    await expect(trained(rate((progress) => (progress < 1 ? 0.01 : wrong)))).rejects.toThrow(
      `learningRate: a rule must give a finite number >= 0 in every epoch, "mine" gave ${wrong} in epoch 2.`,
    );
  },
);

test("a learning rate that falls to 0 is one that a run can end at", async () => {
  const { outcome, records } = await trained({ learningRate: linear({ start: 0.01, end: 0 }) });
  expect(outcome.kind).toBe("finished");
  expect(records.map(({ learningRate }) => learningRate)).toEqual([0.01, 0]);
});

const controller = { sigma: 0, shares: null, state: [], startEpoch() {}, afterStep() {}, afterEpoch() {} };
const rule = (given: unknown) => ({ sigma: { name: "mine", observes: true, plan: () => given } });
const step = (given: unknown) => ({ name: "mine", plan: () => given });
const pass = plain().plan({
  network,
  kernels: referenceKernels(),
  loss: squared,
  batch: 4,
  steps: 4,
  scored: "last",
  parameters: new Float32Array(network.layout.length),
  gradient: new Float32Array(network.layout.length),
  random: undefined as never,
});
const objective = (given: unknown) => ({ objective: { name: "mine", detail: "", diffuses: false, plan: () => given } });
const engine = (change: object) => ({ kernels: { ...referenceKernels(), name: "mine", ...change } });

test.each([
  [
    { optimizer: step(undefined) },
    /^optimizer "mine": `plan` must return an object with apply\(\), state, got nothing\.$/,
  ],
  [{ optimizer: step({ state: [] }) }, /^optimizer "mine": `plan` must return .* without apply\(\)\.$/],
  [{ optimizer: step({ apply() {} }) }, /without state\.$/],
  [{ optimizer: chain(step({}) as never) }, /^optimizer "mine": `plan` must return .* without apply\(\), state\.$/],
  [
    rule({ sigma: 0 }),
    /^sigma rule "mine": `plan` must .* without startEpoch\(\), afterStep\(\), afterEpoch\(\), shares, state\.$/,
  ],
  [rule({ ...controller, afterStep: 1 }), /without afterStep\(\)\.$/],
  [
    objective({}),
    /^objective "mine": `plan` must .* without differentiate\(\), evaluate\(\), batch, gradientBySigma\.$/,
  ],
  [
    objective({ ...pass, batch: { inputs: pass.batch.inputs } }),
    /^gather: the batch must .* got \d+, no, no, no numbers/,
  ],
  [engine({ recurrent: () => ({}) }), /^engine "mine": `recurrent` must return .* without forward\(\), backward\(\)/],
  [engine({ dense: () => undefined }), /^engine "mine": `dense` must return an object with forward\(\)/],
  [engine({ lease: () => ({ kernels: 1 }) }), /^engine "mine": `lease` must return .* without release\(\)\.$/],
] as const)(
  "%# a half-made result of a member is refused by the member and what it lacks",
  async (options, message) => {
    await expect(trained(options)).rejects.toThrow(message);
  },
);

test("what a rate schedule gives is checked by its name", () => {
  expect(() => planRate({ name: "mine", rate: () => ({ name: "x" }) as never }, 0.1)).toThrow(
    'rate schedule "mine": `rate` must return an object with at(), name, got { name: "x" } without at().',
  );
});

test("weights that are not finite before the first step are the initialiser's, not the learning rate's", async () => {
  const initialiser = { name: "mine", initialise: (start: { parameters: Float32Array }) => start.parameters.fill(NaN) };
  expect(await detailOf({ initialiser })).toMatch(
    / at step 1, .*\. The initial weights are not finite: check the initialiser "mine" and `gain`\.$/,
  );
});

test("an objective or gradient that is not finite at the initial weights is not the learning rate's", async () => {
  const nan = { ...squared, name: "mine", evaluate: () => Number.NaN };
  const slope: typeof squared.evaluate = (output, targets, options) => {
    options.gradient?.mean.fill(Number.NaN);
    return squared.evaluate(output, targets, { ...options, gradient: null });
  };
  for (const loss of [nan, { ...nan, evaluate: slope }]) {
    expect(await detailOf({ loss, metric: rmse })).toMatch(
      /^the objective or its gradient was not finite at step 1, .*\. No step was taken: check the loss "mine", the objective "weights" and/,
    );
  }
});

test("a metric that is not finite is named beside the learning rate", async () => {
  const detail = await detailOf({ metric: { ...rmse, name: "mine", value: () => Number.NaN } });
  expect(detail).toMatch(/^the validation metric \(mine\) was .*\. Lower the learning rate, or check the metric\.$/);
});

test("an initialiser of one's own that writes finite weights trains", async () => {
  const initialiser = {
    name: "mine",
    initialise: ({
      network: { layout },
      parameters,
      random,
    }: Parameters<NonNullable<TrainOptions["initialiser"]>["initialise"]>[0]) =>
      initialise(layout, parameters, { random }),
  };
  const own = await trained({ initialiser });
  expect(own.parameters).toEqual((await trained({})).parameters);
});
