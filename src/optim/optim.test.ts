import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { layoutOf } from "../params/layout.js";
import { type AdamOptions, scaleByAdam } from "./adam.js";
import { clipByGlobalNorm } from "./clip.js";
import { optimizers } from "./index.js";
import { scaleByMomentum } from "./momentum.js";
import { adam, adamW } from "./recipes.js";
import { scaleByRmsProp } from "./rms-prop.js";
import { chain, type Transform, type TransformStep } from "./transform.js";
import { addDecayedWeights } from "./weight-decay.js";

const kernels = referenceKernels({ precision: "float64" });
const LENGTH = 7;
const layout = layoutOf([
  {
    name: "readout",
    slices: [
      { name: "W", shape: [2, 2], scale: 1, role: "readout" },
      { name: "b", shape: [3], scale: 1, role: "bias" },
    ],
  },
]);

/** 12 gradients of random entries. */
function gradients(): number[][] {
  const random = randomStream(4);
  return Array.from({ length: 12 }, () => Array.from({ length: LENGTH }, () => random.normal()));
}

/** The updates that a transform makes of the gradients, one after the other. */
function updates(transform: Transform, given = gradients()): number[][] {
  const step = transform.plan({ kernels, layout });
  return given.map((values, n) => updateOf(step, values, n + 1));
}

/** The update that a planned transform makes of one gradient, at parameters 1, 2, 3, ... */
function updateOf(planned: TransformStep, values: readonly number[], step: number): number[] {
  const gradient = Float64Array.from(values);
  const parameters = Float64Array.from(values, (_, k) => k + 1);
  planned.apply({ gradient, parameters, step, learningRate: 0.1 });
  return [...gradient];
}

function expectClose(found: number[][], expected: number[][]): void {
  found.forEach((row, n) => {
    row.forEach((value, k) => {
      expect(Math.abs(value - expected[n]![k]!), `step ${n}, entry ${k}`).toBeLessThan(1e-13);
    });
  });
}

test.each([false, true])(
  "momentum (nesterov %s) is the sum of decayed gradients, written out, to 1e-13",
  (nesterov) => {
    const given = gradients();
    const decay = 0.8;
    const velocity = (n: number, k: number) =>
      given.slice(0, n + 1).reduce((sum, g, m) => sum + decay ** (n - m) * g[k]!, 0);
    const expected = given.map((g, n) =>
      g.map((value, k) => (nesterov ? value + decay * velocity(n, k) : velocity(n, k))),
    );
    expectClose(updates(scaleByMomentum({ decay, nesterov })), expected);
  },
);

test.each<AdamOptions>([{}, { beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }])(
  "adam %o is the ratio of bias-corrected weighted means, written out, to 1e-13",
  (options) => {
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
    const given = gradients();
    // A running mean with bias correction is the mean with weights beta^(n - m), normalised.
    const mean = (beta: number, n: number, of: (m: number) => number) => {
      let total = 0;
      let weight = 0;
      for (let m = 0; m <= n; m++) {
        total += beta ** (n - m) * of(m);
        weight += beta ** (n - m);
      }
      return total / weight;
    };
    const expected = given.map((g, n) =>
      g.map((_, k) => {
        const first = mean(beta1, n, (m) => given[m]![k]!);
        const second = mean(beta2, n, (m) => given[m]![k]! ** 2);
        return first / (Math.sqrt(second) + epsilon);
      }),
    );
    expectClose(updates(scaleByAdam(options)), expected);
  },
);

test("the first step of adam is the sign of the gradient", () => {
  const [first] = updates(scaleByAdam());
  gradients()[0]!.forEach((g, k) => {
    expect(first![k]!).toBeCloseTo(Math.sign(g), 5);
  });
});

describe("clip by global norm", () => {
  test("keeps the direction and cuts the norm to the limit, and leaves a short gradient alone", () => {
    const given = gradients();
    for (const [n, row] of updates(clipByGlobalNorm(0.5)).entries()) {
      expect(Math.hypot(...row)).toBeCloseTo(0.5, 12);
      const ratio = row[0]! / given[n]![0]!;
      row.forEach((value, k) => {
        expect(value).toBeCloseTo(ratio * given[n]![k]!, 12);
      });
    }
    expect(updates(clipByGlobalNorm(1e3))).toEqual(given);
  });

  test("a limit that is not > 0 is refused", () => {
    expect(() => clipByGlobalNorm(0)).toThrow(/limit must be > 0, got 0\. Use 1, or leave the transform out/);
    expect(() => clipByGlobalNorm(Number.NaN)).toThrow(/got NaN/);
  });
});

test("a chain applies its transforms in order and keeps the state of all", () => {
  const clipped = updates(clipByGlobalNorm(0.5));
  const both = chain(clipByGlobalNorm(0.5), scaleByMomentum());
  expect(updates(both)).toEqual(updates(scaleByMomentum(), clipped));
  expect(both.plan({ kernels, layout }).state).toHaveLength(1);
  expect(chain().name).toBe("gradient");
});

test("rmsprop is the gradient over the root of the decayed sum of squares, written out, to 1e-13", () => {
  const given = gradients();
  const [decay, epsilon] = [0.7, 1e-3];
  const expected = given.map((g, n) =>
    g.map((value, k) => {
      const second = given.slice(0, n + 1).reduce((sum, h, m) => sum + (1 - decay) * decay ** (n - m) * h[k]! ** 2, 0);
      return value / (Math.sqrt(second) + epsilon);
    }),
  );
  expectClose(updates(scaleByRmsProp({ decay, epsilon })), expected);
});

test("decayed weights are added after the scaling: decoupled from the gradient's size", () => {
  const scaled = updates(scaleByAdam());
  const both = updates(chain(scaleByAdam(), addDecayedWeights(0.1)));
  expectClose(
    both,
    scaled.map((row) => row.map((value, k) => value + 0.1 * (k + 1))),
  );
});

test("a transform from outside sees every tensor's shape, the step and the learning rate", () => {
  const seen: unknown[] = [];
  const byRow: Transform = {
    name: "unit rows",
    plan: ({ layout: { slices } }) => ({
      state: [],
      apply({ gradient, step, learningRate }) {
        seen.push([step, learningRate]);
        for (const { shape, offset, length } of slices) {
          const columns = shape.at(-1)!;
          for (let row = offset; row < offset + length; row += columns) {
            const norm = Math.hypot(...gradient.subarray(row, row + columns));
            for (let k = row; k < row + columns; k++) gradient[k]! /= norm;
          }
        }
      },
    }),
  };
  const [first] = updates(chain(byRow, clipByGlobalNorm(10)), gradients().slice(0, 2));
  expect(Math.hypot(first![0]!, first![1]!)).toBeCloseTo(1, 14);
  expect(Math.hypot(...first!.slice(4))).toBeCloseTo(1, 14);
  expect(seen).toEqual([
    [1, 0.1],
    [2, 0.1],
  ]);
});

test.each(optimizers.items)("$name: state saved and put back continues with the same bits", ({ transform }) => {
  const given = gradients();
  const whole = updates(transform, given);
  const first = transform.plan({ kernels, layout });
  for (const [n, values] of given.slice(0, 5).entries()) updateOf(first, values, n + 1);
  const saved = JSON.stringify(first.state.map((array) => [...array]));
  const second = transform.plan({ kernels, layout });
  for (const [k, values] of JSON.parse(saved).entries()) second.state[k]!.set(values);
  expect(given.slice(5).map((values, n) => updateOf(second, values, n + 6))).toEqual(whole.slice(5));
});

test("recipes made with options from the registry are those made by hand", () => {
  expect(optimizers.make("adamw", { beta1: 0.8, weightDecay: 0.1, maxNorm: 5 }).transform.name).toBe(
    "clip by global norm 5, adam 0.8 0.999, weight decay 0.1",
  );
  expect(optimizers.make("nesterov", { decay: 0.5, maxNorm: null }).transform.name).toBe("nesterov momentum 0.5");
  expect(optimizers.get("momentum").transform.name).toBe("clip by global norm 1, momentum 0.9");
  expect(() => optimizers.make("adam", { beta_1: 0.9 })).toThrow('has no option "beta_1". Did you mean "beta1"?');
});

test("options outside their range are refused with the value", () => {
  expect(() => scaleByMomentum({ decay: 1 })).toThrow(/scaleByMomentum: `decay` must be a number in \[0, 1\), got 1\./);
  expect(() => scaleByAdam({ beta2: 1 })).toThrow(/scaleByAdam: `beta2` must be a number in \[0, 1\), got 1\./);
  expect(() => adam({ beta1: 2 })).toThrow(/adam: `beta1` must be a number in \[0, 1\), got 2\./);
  expect(() => adamW({ weightDecay: -1 })).toThrow(/adamW: `weightDecay` must be a finite number >= 0, got -1\./);
  expect(() => scaleByRmsProp({ epsilon: 0 })).toThrow(
    /scaleByRmsProp: `epsilon` must be a finite number > 0, got 0\./,
  );
  expect(() => addDecayedWeights(-0.1)).toThrow(/addDecayedWeights: `decay` must be a finite number >= 0, got -0\.1\./);
});
