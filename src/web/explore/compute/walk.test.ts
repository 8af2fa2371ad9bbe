import { describe, expect, test } from "vitest";
import { threadKernels } from "../../../kernels/select.js";
import { LEVELS } from "../levels.js";
import { FIRST } from "../model/landscape-view.js";
import { type LandscapeName, LossLine, REACH } from "./loss-line.js";
import { SAME, walk } from "./walk.js";

function endsOf(name: LandscapeName) {
  const { seed, from } = FIRST[name];
  const line = new LossLine({ name, seed, kernels: threadKernels() });
  const [plain, followed] = [walk(line, { from, isSmoothed: false }), walk(line, { from, isSmoothed: true })];
  const values = Array.from({ length: 161 }, (_, k) => line.value(0, REACH * (k / 80 - 1)));
  const range = Math.max(...values) - Math.min(...values);
  return { from, plain, followed, gain: (line.value(0, plain[0]!) - line.value(0, followed[0]!)) / range };
}

describe("the first line of each kind is as the page says", () => {
  test("weights 3 times too large: the followed minimum crosses the line and ends lower, plain descent stays near its start", () => {
    const { from, plain, followed, gain } = endsOf("rugged");
    expect(gain).toBeGreaterThan(0.5);
    expect(Math.abs(plain[0]! - from)).toBeLessThan(0.3);
    expect(Math.abs(followed[0]! - from)).toBeGreaterThan(1.5);
  });

  test("hard thresholds: plain descent takes no step, the followed minimum ends lower", () => {
    const { from, plain, gain } = endsOf("thresholds");
    expect([...plain]).toEqual(Array(LEVELS + 1).fill(from));
    expect(gain).toBeGreaterThan(0.5);
  });

  test("usual weights: the followed minimum ends higher", () => {
    expect(endsOf("usual").gain).toBeLessThan(-SAME);
  });
});
