import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { addingTask } from "../data/tasks/adding.js";
import { drawn } from "../initialisers/drawn.js";
import { linearStart } from "../initialisers/linear/linear-start.js";
import { buildNetwork } from "../network/build.js";
import { weights } from "../objective/weights.js";
import { scaleByAdam } from "../optim/adam.js";
import { annealed } from "../schedule/sigma.js";
import { amplitudeAt } from "./amplitude-path.js";
import type { TrainingState } from "./checkpoint/state.js";
import type { TrainOptions } from "./options.js";
import { train } from "./train.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [12] });
const data = addingTask({ train: 96, validation: 32, test: 32, length: 6, stream: randomStream(1) });
const run: TrainOptions = {
  network,
  data,
  epochs: 6,
  batchSize: 16,
  optimizer: scaleByAdam(),
  learningRate: 0.003,
  initialiser: linearStart({ alpha: 0.1 }),
};

test("amplitude: from alpha to 1 as 1 / kappa of a sigma that falls linearly", () => {
  const kappa = (sigma: number) => Math.sqrt(1 + (Math.PI / 2) * sigma ** 2); // tanh, one term
  const sigma0 = Math.sqrt((1 / 0.1 ** 2 - 1) / (Math.PI / 2));
  for (const share of [0, 0.25, 0.5, 0.9]) {
    const amplitude = amplitudeAt(0.1, { progress: 0.4 * share, fraction: 0.4 });
    expect(amplitude).toBeCloseTo(1 / kappa(sigma0 * (1 - share)), 12);
  }
  expect([0.4, 0.7, 1].map((progress) => amplitudeAt(0.1, { progress, fraction: 0.4 }))).toEqual([1, 1, 1]);
});

test("with steps of no length the path keeps what is linear: the readout grows shorter as the units grow larger", async () => {
  const still = { ...run, learningRate: 1e-12 };
  const held = await train(still).result();
  const led = await train({ ...still, path: { fraction: 0.5 } }).result();
  const { slices } = network.layout;
  const states = Number(/in (\d+) of/.exec(held.startNote!)![1]);
  const ratioOf = (name: string, row: number, column: number) => {
    const { offset, shape } = slices.find((slice) => slice.name === name)!;
    const at = offset + row * (shape[1] ?? 1) + column;
    return led.parameters[at]! / held.parameters[at]!;
  };
  expect(states).toBeGreaterThan(0);
  expect(states).toBeLessThan(12);
  expect(ratioOf("layers.0.U", 0, 0)).toBeCloseTo(10, 4);
  expect(ratioOf("layers.0.U", states, 0)).toBe(1); // a drawn unit
  expect(ratioOf("readout.W", 0, 0)).toBeCloseTo(0.1, 6);
});

test("a start without an amplitude has no path", async () => {
  const from = async (path: TrainOptions["path"]) => {
    const { parameters } = await train({ ...run, initialiser: drawn(), path: path ?? null }).result();
    return [...parameters];
  };
  expect(await from({ fraction: 0.5 })).toEqual(await from(null));
});

test("a run that goes on within the path comes to the same bits, sigma's and the steps' units included", async () => {
  const whole: TrainOptions = {
    ...run,
    path: { fraction: 0.7 },
    objective: weights(),
    sigma: annealed({ sigma0: 0.3 }),
  };
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(structuredClone(state));
  const { parameters } = await train({ ...whole, checkpoint: { seconds: 0, save } }).result();
  for (const from of states.filter((_, k) => k % 5 === 3)) {
    const resumed = await train({ ...whole, from }).result();
    expect([...resumed.parameters]).toEqual([...parameters]);
  }
});

test.each([0, 1, -0.2, Number.NaN])("a fraction of %s is refused", (fraction) => {
  expect(() => train({ ...run, path: { fraction } })).toThrow("path.fraction");
});
