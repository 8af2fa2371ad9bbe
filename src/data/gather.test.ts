import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gather, weightOfWindows } from "./gather.js";
import { setOf } from "./testing.js";
import type { WindowSet } from "./window-set.js";

describe("gather", () => {
  it("equals its formula for any shape and any choice of windows, and writes nothing beyond the batch", () => {
    const shapes = fc.record({
      window: fc.integer({ min: 1, max: 5 }),
      inputSize: fc.integer({ min: 1, max: 4 }),
      outputSize: fc.integer({ min: 1, max: 3 }),
      horizon: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(shapes, fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }), (shape, picks) => {
        const set = setOf(20, shape);
        const indices = Uint32Array.from(picks);
        const { window: T, inputSize: I, outputSize: O } = set;
        const B = indices.length;
        const x = new Float32Array(T * B * I + 1).fill(9e9);
        const y = new Float32Array(B * O + 1).fill(9e9);
        const batch = { inputs: x.subarray(0, -1), targets: y.subarray(0, -1), weights: null, lengths: null };
        gather(set, indices, batch);
        for (let b = 0; b < B; b++) {
          const start = set.starts[indices[b]!]!;
          for (let t = 0; t < T; t++) {
            for (let i = 0; i < I; i++) expect(x[(t * B + b) * I + i]).toBe(set.inputs[(start + t) * I + i]);
          }
          for (let o = 0; o < O; o++) expect(y[b * O + o]).toBe(set.targets[(start + set.targetOffsets[0]!) * O + o]);
        }
        expect([x.at(-1), y.at(-1)]).toEqual([9e9, 9e9].map(Math.fround));
      }),
    );
  });
});

describe("gather of all steps", () => {
  it("asks every step for the rows as far ahead, masks what is not there, and hands lengths and weights on", () => {
    const set: WindowSet = {
      ...setOf(20, { window: 3, inputSize: 1, horizon: 2 }),
      scored: "all",
      weights: Float32Array.from({ length: 16 }, (_, k) => k + 1),
      lengths: Uint32Array.from({ length: 16 }, (_, k) => 1 + (k % 3)),
    };
    const indices = Uint32Array.of(4, 2);
    const batch = {
      inputs: new Float32Array(3 * 2),
      targets: new Float32Array(3 * 2),
      weights: new Float32Array(3 * 2),
      lengths: new Float32Array(2),
    };
    gather(set, indices, batch);
    expect([...batch.targets]).toEqual([-6, -4, -7, -5, -8, -6]); // row start + t + 2 of step t, window 4 beside window 2
    expect([...batch.lengths]).toEqual([2, 3]);
    expect([...batch.weights]).toEqual([0, 3, 5, 3, 5, 3]);
    expect(() => gather(set, indices, { ...batch, weights: null })).toThrow(/has weights.*`hasWeights: true`/);
    expect(() => gather(set, indices, { ...batch, lengths: null })).toThrow(/has lengths.*`hasLengths: true`/);
  });
});

describe("gather into a batch of another shape", () => {
  const set = setOf(20, { window: 3, inputSize: 2 });
  const batchOf = ({ steps = 3, rows = 4, lengths = 4 }: { steps?: number; rows?: number; lengths?: number } = {}) => ({
    inputs: new Float32Array(4 * steps * 2),
    targets: new Float32Array(rows),
    weights: new Float32Array(rows),
    lengths: new Float32Array(lengths),
  });
  const four = Uint32Array.of(0, 1, 2, 3);

  it("takes the batch that fits", () => {
    expect(() => gather(set, four, batchOf())).not.toThrow();
    expect(() => gather({ ...set, scored: "all" }, four, batchOf({ rows: 12 }))).not.toThrow();
  });

  it.each([
    [
      "fewer windows",
      set,
      four.subarray(1),
      batchOf(),
      'shape of 3 windows of 3 rows, 2 inputs and 1 outputs, scored "last", got 24, 4, 4, 4 numbers',
    ],
    ["more windows", set, Uint32Array.of(0, 1, 2, 3, 4), batchOf(), "shape of 5 windows of 3 rows"],
    [
      "another window length",
      set,
      four,
      batchOf({ steps: 2 }),
      '4 windows of 3 rows, 2 inputs and 1 outputs, scored "last", got 16, 4,',
    ],
    ["all steps scored", { ...set, scored: "all" } as const, four, batchOf(), 'scored "all", got 24, 4,'],
    ["one step scored", set, four, batchOf({ rows: 12 }), 'scored "last", got 24, 12,'],
    [
      "too few weights",
      set,
      four,
      { ...batchOf(), weights: new Float32Array(3) },
      "got 24, 4, 3, 4 numbers of inputs, targets, weights, lengths.",
    ],
    ["too few lengths", set, four, batchOf({ lengths: 3 }), "got 24, 4, 4, 3 numbers"],
    ["no targets", set, four, { ...batchOf(), targets: undefined as never }, "got 24, no, 4, 4 numbers"],
  ])("refuses %s than planned, with what to plan", (_, given, indices, batch, message) => {
    expect(() => gather(given, indices, batch)).toThrow(message);
  });
});

describe("weightOfWindows", () => {
  it("is the sum of the weights that gather gives, the number of windows where there are none", () => {
    const weights = Float32Array.from({ length: 16 }, (_, k) => k % 3);
    const lengths = Uint32Array.from({ length: 16 }, (_, k) => 1 + (k % 3));
    const indices = Uint32Array.of(4, 2, 3, 9);
    for (const scored of ["last", "all"] as const) {
      for (const uneven of [{ weights }, { lengths }, { weights, lengths }]) {
        const set: WindowSet = { ...setOf(20, { inputSize: 1, horizon: 2 }), scored, ...uneven };
        const rows = scored === "all" ? 12 : 4;
        const into = { inputs: new Float32Array(12), targets: new Float32Array(rows), lengths: new Float32Array(4) };
        const batch = { ...into, weights: new Float32Array(rows) };
        gather(set, indices, batch);
        expect(weightOfWindows(set, indices)).toBe(batch.weights.reduce((sum, weight) => sum + weight, 0));
      }
      expect(weightOfWindows({ ...setOf(20), scored }, indices)).toBe(4);
    }
  });
});
