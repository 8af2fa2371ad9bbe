import { describe, expect, it } from "vitest";
import { setOf } from "./testing.js";
import { thinWindows } from "./thin-windows.js";

describe("thinWindows", () => {
  it("thins weights and lengths with the windows", () => {
    const set = {
      ...setOf(30),
      weights: Float32Array.from({ length: 27 }, (_, k) => k),
      lengths: new Uint32Array(27).fill(2),
    };
    const thin = thinWindows(set, 3);
    expect([...thin.weights!]).toEqual([...thin.starts]);
    expect(thin.lengths).toHaveLength(3);
  });

  it("keeps the first and the last window and spreads the others evenly", () => {
    const thinned = thinWindows(setOf(104), 5);
    expect(thinned.length).toBe(5);
    expect([...thinned.starts]).toEqual([0, 25, 50, 75, 100]);
  });

  it("returns the set itself when it is small enough", () => {
    const set = setOf(10);
    expect(thinWindows(set, 7)).toBe(set);
  });

  it("takes no window of weight 0, which would leave nothing to train on", () => {
    const weights = Float32Array.from({ length: 10 }, (_, k) => (k % 3 === 1 ? k : 0));
    const set = { ...setOf(13), weights };
    expect(set.length).toBe(10);
    expect([...thinWindows(set, 1).weights!]).toEqual([1]);
    expect([...thinWindows(set, 2).starts]).toEqual([1, 7]);
    expect([...thinWindows(set, 5).weights!]).toEqual([1, 4, 7]);
  });
});
