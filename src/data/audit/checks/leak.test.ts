import { describe, expect, it } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { autoregression, found, noise } from "../testing.js";

const ROWS = 600;
const later = (values: readonly number[], ahead: number) => values.map((_, k) => values[k + ahead] ?? 0.1);
const leaksIn = (columns: Readonly<Record<string, readonly number[]>>, options?: Parameters<typeof found>[1]) =>
  found(columns, options).filter(({ code }) => code === "leak");

describe("leaks", () => {
  it("finds the target of a later row, in other units and a little blurred, and says how much later", () => {
    for (const r of [0, 0.9, 0.99, 1]) {
      const target = autoregression(randomStream(3), ROWS, r);
      const blur = noise(4, ROWS);
      const leaking = later(target, 3).map((value, k) => 32 + 1.8 * value + 0.02 * blur[k]!);
      expect(leaksIn({ target, leaking }), `r ${r}`).toMatchObject([
        { severity: "warning", column: "leaking", target: "target", ahead: 3 },
      ]);
    }
  });

  it("does not look further ahead than window and horizon reach", () => {
    const target = noise(3, ROWS);
    expect(leaksIn({ target, leaking: later(target, 9) }, { window: 8, horizon: 2 })).toHaveLength(1);
    expect(leaksIn({ target, leaking: later(target, 10) }, { window: 8, horizon: 2 })).toEqual([]);
  });

  it("leaves the target's present and past alone, in other units or not, and what merely goes with it", () => {
    const target = autoregression(randomStream(5), ROWS, 0.99);
    const other = noise(6, ROWS);
    const fahrenheit = target.map((value) => 32 + 1.8 * value);
    const yesterday = target.map((_, k) => target[k - 1] ?? 0);
    const alike = target.map((value, k) => value + 0.1 * other[k]!);
    expect(leaksIn({ target, fahrenheit, yesterday, alike })).toEqual([]);
  });

  it("leaves waves alone, which are another wave's future and past alike", () => {
    const wave = (shift: number) => Array.from({ length: ROWS }, (_, k) => Math.sin((2 * Math.PI * (k + shift)) / 24));
    expect(leaksIn({ sine: wave(0), cosine: wave(6) }, { window: 24 })).toEqual([]);
  });
});
