import { describe, expect, it } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { gather } from "../gather.js";
import { addingFloors, addingTask } from "./adding.js";

describe("addingTask", () => {
  const task = addingTask({ length: 7, train: 500, validation: 20, test: 30, stream: randomStream(3) });

  it("marks one row in each half, and asks for the sum of the marked values at the last row", () => {
    const { train, targetScaler } = task;
    for (let k = 0; k < train.length; k++) {
      const x = new Float32Array(7 * 2);
      const y = new Float32Array(1);
      gather(train, Uint32Array.of(k), { inputs: x, targets: y, weights: null, lengths: null });
      const rows = Array.from({ length: 7 }, (_, t) => ({ value: x[t * 2]!, marker: x[t * 2 + 1]! }));
      const marked = rows.flatMap(({ marker }, t) => (marker === 1 ? [t] : []));
      expect(marked).toHaveLength(2);
      expect(marked[0]).toBeLessThan(3);
      expect(marked[1]).toBeGreaterThanOrEqual(3);
      const sum = rows.reduce((total, { value, marker }) => total + value * marker, 0);
      expect(y[0]! * targetScaler.sd[0]! + targetScaler.mean[0]!).toBeCloseTo(sum, 5);
    }
  });

  it("gives the same bits for the same seed, whatever the size of the other parts", () => {
    const again = addingTask({ length: 7, train: 5, validation: 20, test: 30, stream: randomStream(3) });
    expect(again.validation).toEqual(task.validation);
    expect(again.train.inputs).toEqual(task.train.inputs.subarray(0, 5 * 7 * 2));
    expect(again.test.inputs).not.toEqual(again.validation.inputs);
  });

  it("has the linear floor var (1 - 2/T) for even lengths", () => {
    for (const length of [2, 10, 40]) expect(addingFloors(length).linear).toBeCloseTo((1 - 2 / length) / 6, 15);
  });

  it("refuses a length of 1 and empty parts", () => {
    const base = { length: 7, train: 5, validation: 5, test: 5, stream: randomStream(3) };
    expect(() => addingTask({ ...base, length: 1 })).toThrow("addingTask: `length` must be an integer >= 2, got 1.");
    expect(() => addingTask({ ...base, test: 0 })).toThrow("addingTask: `test` must be an integer >= 1, got 0.");
  });
});
