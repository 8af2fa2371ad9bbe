import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { orderByLength, stepsRun } from "../data/by-length.js";
import { EpochOrder } from "./epoch-order.js";
import { evenBatch } from "./predictor.js";
import { shareOf } from "./team/team.js";
import { realLengths } from "./testing/real-lengths.js";

type Lengths = (typeof realLengths)[number]["set"];

const EPOCHS = 20;

/** The orders of a run's first epochs. */
function orders(set: { length: number; window: number; lengths: Uint32Array | null }, batchSize: number, seed = 1) {
  const order = new EpochOrder({ set, batchSize, random: randomStream(seed) });
  return Array.from({ length: EPOCHS }, () => {
    const out = new Uint32Array(set.length);
    order.draw(out);
    return out;
  });
}

/** Steps that a batch's sequences run together, each member of a team its share of them: every one as many as the longest. */
function stepsOf({ lengths }: Lengths, windows: Uint32Array, worldSize = 1): number {
  let total = 0;
  for (let rank = 0; rank < worldSize; rank++) {
    const { from, to } = shareOf(windows.length, { rank, worldSize });
    total += (to - from) * Math.max(0, ...windows.subarray(from, to).map((k) => lengths[k]!));
  }
  return total;
}

/** Steps run over all batches of an order, as a multiple of those that are there. */
function padding(
  set: Lengths,
  order: Uint32Array,
  { batchSize, worldSize = 1 }: { batchSize: number; worldSize?: number },
) {
  let run = 0;
  for (let from = 0; from < order.length; from += batchSize) {
    run += stepsOf(set, order.subarray(from, from + batchSize), worldSize);
  }
  return run / set.lengths.reduce((sum, length) => sum + length, 0);
}

test.each(realLengths.slice(0, 2))(
  "$name: in no epoch does padding cost more than 15 % of the multiply-adds, at batches of 8, 16 and 32, shared or not",
  ({ set }) => {
    for (const batchSize of [8, 16, 32]) {
      for (const order of orders(set, batchSize)) {
        for (const worldSize of [1, 2]) expect(padding(set, order, { batchSize, worldSize })).toBeLessThan(1.15);
      }
    }
  },
);

test.each(realLengths)("$name: unsorted, padding costs far more", ({ set }) => {
  for (const order of orders({ ...set, lengths: null }, 16)) {
    expect(padding(set, order, { batchSize: 16 })).toBeGreaterThan(1.35);
  }
});

test.each(realLengths)("$name: stepsRun foretells the steps of an epoch to 5 %", ({ set }) => {
  const mean = set.lengths.reduce((sum, length) => sum + length, 0) / set.length;
  for (const batchSize of [8, 16, 32]) {
    const run = orders(set, batchSize).map((order) => padding(set, order, { batchSize }) * mean);
    const average = run.reduce((sum, steps) => sum + steps, 0) / EPOCHS;
    expect(stepsRun(set, batchSize) / average).toBeGreaterThan(0.95);
    expect(stepsRun(set, batchSize) / average).toBeLessThan(1.05);
  }
});

test.each(realLengths.slice(0, 2))("$name: validated, padding costs at most 15 %", ({ set }) => {
  const batchSize = evenBatch(set.length, set);
  expect(padding(set, orderByLength(set, 0, set.length)!, { batchSize })).toBeLessThan(1.15);
});

test("every epoch has all windows once, and other batches than the one before", () => {
  for (const { set } of realLengths) {
    const drawn = orders(set, 16);
    for (const order of drawn)
      expect([...order].sort((a, b) => a - b)).toEqual([...new Uint32Array(set.length).keys()]);
    const batches = drawn.map(
      (order) => new Set([0, 1, 2].map((k) => [...order.subarray(16 * k, 16 * k + 16)].sort().join())),
    );
    expect([...batches[0]!].some((batch) => batches[1]!.has(batch))).toBe(false);
  }
});

test("the batch that is not full is now of short sequences, now of long ones", () => {
  const { set } = realLengths[0]!;
  const last = orders(set, 16).map((order) => set.lengths[order.at(-1)!]!);
  expect(Math.min(...last)).toBeLessThan(13);
  expect(Math.max(...last)).toBeGreaterThan(18);
});

test("batches of all lengths come at any time: the mean length of an epoch's first half is that of its second, to 5 %", () => {
  for (const { set } of realLengths.slice(0, 2)) {
    let [first, second] = [0, 0];
    for (const order of orders(set, 8)) {
      order.forEach((k, place) => {
        if (place < set.length / 2) first += set.lengths[k]!;
        else second += set.lengths[k]!;
      });
    }
    expect(first / second).toBeGreaterThan(0.95);
    expect(first / second).toBeLessThan(1.05);
  }
});

test("the same seed draws the same orders, another seed others; from a state on it goes on", () => {
  const { set } = realLengths[1]!;
  expect(orders(set, 16)).toEqual(orders(set, 16));
  expect(orders(set, 16, 2)[0]).not.toEqual(orders(set, 16)[0]);
  const order = new EpochOrder({ set, batchSize: 16, random: randomStream(1) });
  const [first, second] = [new Uint32Array(set.length), new Uint32Array(set.length)];
  order.draw(first);
  const state = order.state();
  order.draw(first);
  order.restore(state);
  order.draw(second);
  expect(second).toEqual(first);
});

test("without lengths, and where all are alike, an order is the stream's permutation", () => {
  const expected = randomStream(1).permutation(40);
  const alike = { length: 40, window: 9, lengths: new Uint32Array(40).fill(7) };
  expect(orders(alike, 16)[0]).toEqual(expected);
  expect(orders({ ...alike, lengths: null }, 16)[0]).toEqual(expected);
  expect([stepsRun(alike, 16), stepsRun({ ...alike, lengths: null }, 16)]).toEqual([7, 9]);
});

test("more batches than are sorted together are sorted in parts, each window once", () => {
  const length = 1003;
  const lengths = Uint32Array.from({ length }, (_, k) => 1 + ((k * 7) % 40));
  const set = { length, window: 40, lengths };
  for (const order of orders(set, 4)) {
    expect(new Set(order).size).toBe(length);
    expect(padding(set, order, { batchSize: 4 })).toBeLessThan(1.06);
  }
});
