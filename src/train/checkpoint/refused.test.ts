import { expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { buildNetwork } from "../../network/build.js";
import type { Objective } from "../../objective/contract.js";
import { plain } from "../../objective/plain.js";
import { weights } from "../../objective/weights.js";
import { adam, sgd } from "../../optim/recipes.js";
import type { SigmaRule } from "../../schedule/rule.js";
import { annealed } from "../../schedule/sigma.js";
import type { TrainOptions } from "../options.js";
import { easySet } from "../testing/sequences.js";
import { train } from "../train.js";
import type { TrainingState } from "./state.js";

const data = { train: easySet({ length: 20 }), validation: easySet({ length: 9, seed: 2 }) };
const base: TrainOptions = {
  network: buildNetwork({ inputSize: 2, hiddenSizes: [3] }),
  data,
  kernels: referenceKernels(),
  batchSize: 8,
  epochs: 3,
};

/** The network with one constant added. */
function beside(constant: number) {
  const coefficients = Float32Array.of(0, 0, constant);
  return buildNetwork({
    inputSize: 2,
    hiddenSizes: [3],
    highway: { kind: "last", rows: 1, inputs: null, coefficients },
  });
}

const ticking = () => {
  let time = 0;
  return () => (time += 100);
};

async function statesOf(options: TrainOptions): Promise<TrainingState[]> {
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(state);
  await train({ ...options, now: ticking(), checkpoint: { seconds: 0, save } }).result();
  return states;
}

const states = await statesOf(base);
const state = states[4]!; // the 2nd step of the 2nd epoch

test.each<[string, Partial<TrainOptions>, RegExp]>([
  ["optimiser", { optimizer: sgd() }, /differs in `optimizer` \(.*\)\. Repeat its options/],
  ["objective", { objective: weights() }, /differs in `objective`\./],
  ["seed", { seed: 2 }, /differs in `seed` \(1, here 2\)\./],
  ["epochs", { epochs: 4 }, /differs in `epochs` \(3, here 4\)/],
  ["network", { network: buildNetwork({ inputSize: 2, hiddenSizes: [4] }) }, /differs in `network`/],
  ["highway", { network: beside(0.5) }, /differs in `network`, `highway` \(none, here last [0-9a-f]{16}\)/],
  [
    "one number of the data",
    { data: { ...data, train: { ...data.train, inputs: data.train.inputs.with(5, 0.125) } } },
    /differs in `data.train`\./,
  ],
  [
    "order of the windows",
    { data: { ...data, train: { ...data.train, starts: data.train.starts.toReversed() } } },
    /differs in `data.train`\./,
  ],
  ["engine", { kernels: referenceKernels({ precision: "float64" }) }, /differs in `kernels`/],
])("a state of a run that differs in its %s is refused by that", (_, change, message) => {
  expect(() => train({ ...base, ...change, from: state })).toThrow(message);
});

const change = (change: object) => ({ ...state, ...change }) as TrainingState;

test.each<[string, unknown, RegExp]>([
  ["text", "state", /`from` must be a state of a run, version 3, or null, got "state"\. Give what `checkpoint.save`/],
  ["of another version", change({ version: 1 }), /`from` must be a state of a run, version 3/],
  ["through JSON", JSON.parse(JSON.stringify(state)), /must be a Float64Array, got .*JSON does not/],
  ["without a field", change({ count: undefined }), /`from.count` must be .*, got nothing/],
  ["with another field", change({ mine: 1 }), /there is no option `from.mine`/],
  [
    "of odd counts",
    change({ count: { ...state.count, steps: 1 } }),
    /must agree with itself, got step 2 of epoch 2 after 1 steps/,
  ],
  ["beyond its epoch", change({ place: { ...state.place, steps: 4 } }), /must agree with itself/],
  ["with a record too many", change({ records: [...state.records, ...state.records] }), /must agree with itself/],
  ["with a record of words", change({ records: [{ epoch: 1 }] }), /`from.records` must be a list of records of epochs/],
  [
    "with a short array",
    change({ parameters: state.parameters.slice(1) }),
    /`from.parameters` must have the length 22 .*, got 21/,
  ],
  ["in other precision", change({ parameters: Float64Array.from(state.parameters) }), /must be of 4 bytes a number/],
  ["without the optimiser's arrays", change({ optimizer: [] }), /`from.optimizer` must have the length 1/],
  [
    "of a stream that stands",
    change({ random: { ...state.random, order: [0, 0, 0, 0] } }),
    /`from.random.order` must be four/,
  ],
])("a state %s is refused by a word", (_, from, message) => {
  expect(() => train({ ...base, from: from as TrainingState })).toThrow(message);
});

test("a state that is taken up is not changed, nor is one that was given out by the run that goes on", async () => {
  const before = structuredClone(state);
  const records = [];
  for await (const { epoch } of train({ ...base, from: state })) records.push(epoch);
  expect(records).toEqual([2, 3]); // those that are to come
  expect(state).toEqual(before);
});

test("a run that is stopped within an epoch gives its state, and goes on from there to the same bits", async () => {
  const signal = { aborted: false };
  const kept: TrainingState[] = [];
  const objective: Objective = {
    ...plain(),
    plan: (spec) => {
      const pass = plain().plan(spec);
      let steps = 0;
      return {
        ...pass,
        differentiate(sigma, depth) {
          signal.aborted = ++steps === 3; // the 1st full batch of the second epoch
          return pass.differentiate(sigma, depth);
        },
      };
    },
  };
  const stopped = train({ ...base, objective, signal, checkpoint: { save: (given) => void kept.push(given) } });
  expect((await stopped.result()).outcome.kind).toBe("stopped");
  expect(kept.map(({ place, count }) => [place.epoch, count.steps])).toEqual([[2, 5]]);
  const { parameters } = await train({ ...base, from: kept[0]! }).result();
  expect(parameters).toEqual((await train(base).result()).parameters);
});

test("training waits until the state is kept", async () => {
  let isKept = true;
  const save = async () => {
    expect(isKept).toBe(true);
    isKept = false;
    await new Promise((done) => setTimeout(done, 20));
    isKept = true;
  };
  const run = train({ ...base, now: ticking(), checkpoint: { seconds: 0, save } });
  for await (const _record of run) expect(isKept).toBe(true);
});

/** Sigma of an epoch is the norm of the last one's mean gradient: whatever is lost of that sum shows. */
const byNorm: SigmaRule = {
  name: "by norm",
  observes: true,
  plan({ epochs }) {
    const state = [Float64Array.of(0.5, 0)] as const;
    return {
      state,
      shares: null,
      get sigma() {
        return state[0][0]!;
      },
      startEpoch(progress) {
        if (progress === 1) state[0][0] = 0;
      },
      afterStep() {
        state[0][1]!++;
      },
      afterEpoch({ gradientNorm }) {
        state[0][0] = gradientNorm / epochs;
      },
    };
  },
};

/** The plain objective, scaled by how often it was asked: memory of its own, told or not. */
const counting = (isTold: boolean): Objective => ({
  ...plain(),
  name: "counting",
  plan(spec) {
    const pass = plain().plan(spec);
    const asked = new Float64Array(1);
    return {
      ...pass,
      ...(isTold && { state: [asked] }),
      differentiate(sigma, depth) {
        const value = pass.differentiate(sigma, depth);
        spec.kernels.vector.scale(spec.gradient, 1 / ++asked[0]!);
        return value;
      },
    };
  },
});

test.each<[string, Partial<TrainOptions>]>([
  [
    "a sigma rule of one's own that looks at the gradient's norm",
    { objective: weights(), sigma: byNorm, optimizer: adam() },
  ],
  ["an objective of one's own with memory", { objective: counting(true) }],
])("%s goes on to the same bits", async (_, options) => {
  const whole = { ...base, ...options };
  const { parameters } = await train(whole).result();
  for (const from of await statesOf(whole))
    expect((await train({ ...whole, from }).result()).parameters).toEqual(parameters);
});

test("an objective whose memory is not told comes to other bits: the contract says where it belongs", async () => {
  const whole = { ...base, objective: counting(false) };
  const [, from] = await statesOf(whole);
  const resumed = await train({ ...whole, from: from! }).result();
  expect(resumed.parameters).not.toEqual((await train(whole).result()).parameters);
});

test("a run whose objective draws from a fork of its noise gives no states, since nobody knows the fork's place", async () => {
  const forking: Objective = {
    ...plain(),
    plan(spec) {
      spec.random.fork("mine").normal();
      return plain().plan(spec);
    },
  };
  expect(await statesOf({ ...base, objective: forking })).toEqual([]);
});

test("a schedule and rate of each epoch are those of the whole run", async () => {
  const whole = { ...base, objective: weights(), sigma: annealed({ sigma0: 0.5 }) };
  const all = await train(whole).result();
  const [first] = await statesOf(whole);
  const { records } = await train({ ...whole, from: first! }).result();
  expect(records.map(({ sigma, learningRate, validation }) => [sigma, learningRate, validation])).toEqual(
    all.records.map(({ sigma, learningRate, validation }) => [sigma, learningRate, validation]),
  );
});
