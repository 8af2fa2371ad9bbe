import { expect, test } from "vitest";
import { automaticStart } from "../initialisers/automatic-start.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork } from "../network/build.js";
import { weights } from "../objective/weights.js";
import { cosine } from "../schedule/schedule.js";
import { annealed } from "../schedule/sigma.js";
import type { TrainingState } from "./checkpoint/state.js";
import type { TrainOptions } from "./options.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";
import { trainPenalty } from "./trainers/penalty.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [4] });
const data = { train: easySet({ length: 40 }), validation: easySet({ length: 20, seed: 2 }) };
const base: TrainOptions = {
  network,
  data,
  kernels: referenceKernels(),
  learningRate: cosine({ start: 0.1, end: 0.001 }),
  objective: weights(),
  sigma: annealed({ sigma0: 0.3 }),
  batchSize: 8,
  epochs: 6,
  seed: 3,
};
/** The weights after so many epochs of the whole run. */
async function after(epoch: number): Promise<Float32Array> {
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(structuredClone(state));
  let time = 0;
  const now = () => (time += 100);
  const { parameters } = await train({ ...base, now, checkpoint: { seconds: 0, save } }).result();
  return Float32Array.from(
    epoch === 6 ? parameters : states.find(({ count }) => count.steps === 5 * epoch)!.parameters,
  );
}

test.each([1, 3, 6])(
  "a run until epoch %i of 6 keeps the weights that the whole run had then, whatever validation says",
  async (until) => {
    const { best, outcome, records } = await train({ ...base, until }).result();
    expect(outcome).toEqual({ kind: "finished" });
    expect(records).toHaveLength(until);
    expect(best).toMatchObject({ epoch: until, validation: records.at(-1)!.validation });
    expect(best!.parameters).toEqual(await after(until));
  },
);

test("until 0 keeps the start", async () => {
  const { best, records, parameters, initialValidation } = await train({ ...base, until: 0 }).result();
  expect(records).toEqual([]);
  expect(best).toEqual({ epoch: 0, validation: initialValidation, parameters });
});

test("a run until an epoch goes on from a state of it to the same bits, and not from one of another", async () => {
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(structuredClone(state));
  let time = 0;
  const now = () => (time += 100);
  const options = { ...base, until: 3 };
  const whole = await train({ ...options, now, checkpoint: { seconds: 0, save } }).result();
  for (const at of [0, 6, 13]) {
    const again = await train({ ...options, from: states[at]! }).result();
    expect(again.best).toEqual(whole.best);
  }
  expect(() => train({ ...base, from: states[6]! })).toThrow(/differs in `until` \(3, here nothing\)/);
});

test("the penalty's rounds end there too", async () => {
  const { best, records } = await trainPenalty({ network, data, rounds: 5, until: 2 }).result();
  expect([best!.epoch, records.length]).toEqual([2, 2]);
});

test("training goes on from given weights: the first validation is the last one of the run before", async () => {
  const first = await train(base).result();
  const { initialValidation } = await train({ ...base, initial: first.parameters }).result();
  expect(initialValidation).toBe(first.records.at(-1)!.validation);
});

test("a start is made of the windows that are given for it, and all are trained on", async () => {
  const startData = { train: easySet({ length: 30, seed: 5 }), validation: data.validation };
  const options = { ...base, initialiser: automaticStart(), until: 0 };
  const alone = await train({ ...options, data: startData }).result();
  const both = await train({ ...options, startData }).result();
  expect(both.parameters).toEqual(alone.parameters);
  const { records } = await train({ ...options, startData, until: 1 }).result();
  expect(records[0]!.steps).toBe(5);
});

test.each([
  [{ until: 7 }, "`until` must be an epoch of the 6, got 7"],
  [{ initial: new Float32Array(3) }, "`initial` must hold the network's 33 numbers, got 3"],
  [{ initial: new Float32Array(33).fill(Number.NaN) }, "`initial` must be finite, got NaN at 0"],
  [{ initial: new Float32Array(33), initialiser: automaticStart() }, 'got the initialiser "auto" beside it'],
  [{ startData: { train: data.train } }, "`startData` must be an object with windows"],
])("%j is refused", (options, message) => {
  expect(() => train({ ...base, ...options } as TrainOptions)).toThrow(message);
});
