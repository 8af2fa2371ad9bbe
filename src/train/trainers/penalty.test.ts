import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { addingTask } from "../../data/tasks/adding.js";
import { buildNetwork } from "../../network/build.js";
import { linear } from "../../schedule/schedule.js";
import { annealed } from "../../schedule/sigma.js";
import { trainPenalty } from "./penalty.js";

const data = addingTask({ length: 4, train: 100, validation: 100, test: 1, stream: randomStream(1) });
const network = buildNetwork({ inputSize: 2, hiddenSizes: [8], activation: "erf" });
const options = { network, data, rounds: 40, seed: 2 };

test("the penalty form learns the adding problem, below half of the mean forecast's error, and better diffused than not", {
  tags: ["slow"],
}, async () => {
  const diffused = await trainPenalty(options).result();
  const plain = await trainPenalty({ ...options, sigma: annealed({ sigma0: 0 }) }).result();
  expect(diffused.outcome.kind).toBe("finished");
  expect(diffused.records.at(-1)!.sigma).toBe(0);
  expect(diffused.best!.validation).toBeLessThan(0.5);
  expect(diffused.best!.validation).toBeLessThan(plain.best!.validation);
});

test("the same seed gives the same bits, another does not", async () => {
  const short = { ...options, rounds: 3 };
  const first = await trainPenalty(short).result();
  expect((await trainPenalty(short).result()).parameters).toEqual(first.parameters);
  expect((await trainPenalty({ ...short, seed: 3 }).result()).parameters).not.toEqual(first.parameters);
});

test("a stop by signal is an outcome", async () => {
  const controller = new AbortController();
  const run = trainPenalty({ ...options, signal: controller.signal });
  for await (const { epoch } of run) if (epoch === 2) controller.abort();
  expect((await run.result()).outcome).toEqual({ kind: "stopped", detail: "stopped after 2 of 40 rounds" });
});

test("a signal that has been given before leaves the first weights alone, as in train", async () => {
  const signal = AbortSignal.abort();
  const { outcome, records, best } = await trainPenalty({ ...options, signal }).result();
  expect([outcome.kind, records.length, best]).toEqual(["stopped", 0, null]);
});

test("data that cannot be and a gain of 0 are refused by name", () => {
  const train = { ...data.train, targetSize: 2 };
  expect(() => trainPenalty({ ...options, data: { ...data, train } })).toThrow(
    "trainPenalty: `data.train.outputSize` must be that of",
  );
  expect(() => trainPenalty({ ...options, network: buildNetwork({ inputSize: 3, hiddenSizes: [8] }) })).toThrow(
    "trainPenalty: the train windows have 2 inputs and 1 outputs, the network takes 3 and gives 1.",
  );
  for (const gain of [0, -1]) {
    expect(() => trainPenalty({ ...options, gain })).toThrow(
      `trainPenalty: \`gain\` must be a finite number > 0, got ${gain}.`,
    );
  }
});

test("a loop over the records that is left after round 3 has stopped there", async () => {
  const run = trainPenalty(options);
  for await (const { epoch } of run) if (epoch === 3) break;
  expect((await run.result()).outcome).toEqual({ kind: "stopped", detail: "stopped after 3 of 40 rounds" });
});

test("a sigma that does not end at 0 and stacked layers are refused with what to do", () => {
  expect(() => trainPenalty({ ...options, sigma: linear({ start: 1, end: 0.1 }) })).toThrow(/must end at exactly 0/);
  const stacked = buildNetwork({ inputSize: 2, hiddenSizes: [3, 3] });
  expect(() => trainPenalty({ ...options, network: stacked })).toThrow(
    /^trainPenalty: `hiddenSizes` must be one recurrent layer, got \[3, 3\]/,
  );
});

test.each([
  { weights: new Float32Array(100).fill(2) },
  { lengths: new Uint32Array(100).fill(2) },
  { scored: "all" as const },
])("a set whose windows are not all alike is refused, not misread: %#", (change) => {
  const train = { ...data.train, ...change };
  expect(() => trainPenalty({ ...options, data: { ...data, train } })).toThrow(/Use `train` for this set/);
});
