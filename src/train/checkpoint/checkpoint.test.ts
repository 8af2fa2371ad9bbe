/** @module-tag slow */

import { describe, expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { wasmKernels } from "../../kernels/wasm/index.js";
import { buildNetwork } from "../../network/build.js";
import { objectives } from "../../objective/index.js";
import { optimizers } from "../../optim/index.js";
import { sigmaRules } from "../../schedule/index.js";
import { annealed } from "../../schedule/sigma.js";
import type { TrainOptions } from "../options.js";
import type { TrainingRecord, TrainingResult } from "../records.js";
import { easySet } from "../testing/sequences.js";
import { train } from "../train.js";
import type { TrainingState } from "./state.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
const data = { train: easySet({ length: 21 }), validation: easySet({ length: 9, seed: 2 }) };
/** Three steps an epoch, the last one on a smaller batch; validations within epochs. */
const base: TrainOptions = { network, data, batchSize: 8, epochs: 5, seed: 3, validationGrowth: 1.2, gain: 1.5 };
const STEPS = 15;

const timeless = ({ secondsTraining: _, secondsBesideSteps: _beside, ...record }: TrainingRecord) => record;
const bitsOf = ({ records, ...rest }: TrainingResult) => ({ ...rest, records: records.map(timeless) });

/** A clock on which every look is a tenth of a second later, so that a run pauses, and takes a state, after every step. */
const ticking = () => {
  let time = 0;
  return () => (time += 100);
};

/** The run, and its state after each of its steps, sent as threads send it. */
async function whole(options: TrainOptions) {
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(structuredClone(state));
  const result = await train({ ...options, now: ticking(), checkpoint: { seconds: 0, save } }).result();
  return { result, states };
}

async function expectSame(options: () => TrainOptions, at: readonly number[]) {
  const { result, states } = await whole(options());
  expect(states.length).toBe(STEPS);
  expect(bitsOf(result)).toEqual(bitsOf(await train(options()).result()));
  for (const k of at) {
    const resumed = await train({ ...options(), from: structuredClone(states[k]!) }).result();
    expect(bitsOf(resumed)).toEqual(bitsOf(result));
  }
}

const cases = objectives.names.flatMap((objective) =>
  optimizers.names.flatMap((optimizer) => sigmaRules.names.map((rule) => ({ objective, optimizer, rule }))),
);

test.each(cases)(
  "$objective by $optimizer with sigma $rule goes on to the same bits from within an epoch and from its end",
  async ({ objective, optimizer, rule }) => {
    if (rule === "single-loop-per-tensor" && objective !== "weights") return; // needs a sigma for each tensor
    if (objective === "straight-through" && /auto|gap|loop/.test(rule)) return; // they need dg/dsigma
    const options = () => ({
      ...base,
      kernels: referenceKernels(),
      objective: objectives.get(objective),
      optimizer: optimizers.get(optimizer).transform,
      sigma: sigmaRules.get(rule).rule,
    });
    await expectSame(options, [1, 7, 11]); // the 2nd step of an epoch, the 2nd of a later one, an epoch's last
  },
);

describe.each([
  ["the fast engine", () => ({ kernels: wasmKernels({ capacityBytes: 2 ** 21 }) })],
  ["double precision", () => ({ kernels: referenceKernels({ precision: "float64" }) })],
  ["a readout solved at sigma 0", () => ({ readoutAtZero: "ridge" as const })],
  ["dropout", () => ({ dropout: 0.3 })],
  ["dropout and truncation", () => ({ dropout: 0.3, truncation: { tolerance: 0.2 } })],
  ["truncation, measured on the last epoch's order", () => ({ truncation: { tolerance: 0.2 } })],
  [
    "two layers, sampled",
    () => ({ network: buildNetwork({ inputSize: 2, hiddenSizes: [3, 2] }), objective: objectives.get("sampled") }),
  ],
])("with %s", (_, change) => {
  test("every step's state leads to the same bits", async () => {
    const options = () => ({
      ...base,
      kernels: referenceKernels(),
      objective: objectives.get("weights"),
      sigma: annealed({ sigma0: 0.5 }),
      optimizer: optimizers.get("adam").transform,
      ...change(),
    });
    await expectSame(
      options,
      Array.from({ length: STEPS }, (_, k) => k),
    );
  });
});
