import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { gather } from "../gather.js";
import { latchTask } from "./latch.js";
import { parityTask } from "./parity.js";

const T = 6;
const counts = { length: T, train: 2000, validation: 10, test: 20 };
const tasks = [
  { name: "latch", make: latchTask, target: (inputs: number[]) => inputs[0]! },
  { name: "parity", make: parityTask, target: (inputs: number[]) => inputs.reduce((product, bit) => product * bit, 1) },
];

describe.each(tasks)("$name", ({ make, target }) => {
  const { train } = make({ ...counts, stream: randomStream(3) });
  const x = new Float32Array(T);
  const y = new Float32Array(1);
  const examples = Array.from({ length: train.length }, (_, k) => {
    gather(train, Uint32Array.of(k), { inputs: x, targets: y, weights: null, lengths: null });
    return { inputs: [...x], target: y[0]! };
  });

  test("every window asks for what its own inputs say", () => {
    for (const example of examples) expect(example.target).toBe(target(example.inputs));
  });

  test("both targets are about equally frequent (within 4 standard errors)", () => {
    const mean = examples.reduce((sum, example) => sum + example.target, 0) / examples.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(examples.length));
  });

  test("a part depends on the stream alone, not on the size of another", () => {
    const other = make({ ...counts, train: 5, stream: randomStream(3) });
    expect(other.test).toEqual(make({ ...counts, stream: randomStream(3) }).test);
    expect(other.train.inputs).toEqual(train.inputs.slice(0, 5 * T));
  });

  test("a length below 2 or an empty part is refused", () => {
    expect(() => make({ ...counts, length: 1, stream: randomStream(3) })).toThrow(
      /`length` must be an integer >= 2, got 1/,
    );
    expect(() => make({ ...counts, test: 0, stream: randomStream(3) })).toThrow(
      /`test` must be an integer >= 1, got 0/,
    );
  });
});

test("parity: no single bit says anything about the target (within 4 standard errors)", () => {
  const { train } = parityTask({ ...counts, stream: randomStream(4) });
  for (let t = 0; t < T; t++) {
    let sum = 0;
    for (let k = 0; k < train.length; k++) sum += train.inputs[k * T + t]! * train.targets[(k + 1) * T - 1]!;
    expect(Math.abs(sum / train.length)).toBeLessThan(4 / Math.sqrt(train.length));
  }
});
