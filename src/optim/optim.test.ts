import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { type AdamOptions, scaleByAdam } from "./adam.js";
import { clipByGlobalNorm } from "./clip.js";
import { optimizers } from "./index.js";
import { scaleByMomentum } from "./momentum.js";
import { chain, type Transform } from "./transform.js";

const kernels = referenceKernels({ precision: "float64" });
const LENGTH = 7;

/** 12 gradients of random entries. */
function gradients(): number[][] {
  const random = randomStream(4);
  return Array.from({ length: 12 }, () => Array.from({ length: LENGTH }, () => random.normal()));
}

/** The updates that a transform makes of the gradients, one after the other. */
function updates(transform: Transform, given = gradients()): number[][] {
  const step = transform.plan(kernels, LENGTH);
  return given.map((values) => {
    const gradient = kernels.allocate(LENGTH);
    gradient.set(values);
    step.apply(gradient);
    return [...gradient];
  });
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
  expect(both.plan(kernels, LENGTH).state).toHaveLength(1);
  expect(chain().name).toBe("gradient");
});

test.each(optimizers.items)("$name: state saved and put back continues with the same bits", ({ transform }) => {
  const given = gradients();
  const whole = updates(transform, given);
  const first = transform.plan(kernels, LENGTH);
  const second = transform.plan(kernels, LENGTH);
  const run = (step: typeof first, values: number[]) => {
    const gradient = Float64Array.from(values);
    step.apply(gradient);
    return [...gradient];
  };
  given.slice(0, 5).forEach((values) => {
    run(first, values);
  });
  second.state.forEach((array, k) => {
    array.set(first.state[k]!);
  });
  expect(given.slice(5).map((values) => run(second, values))).toEqual(whole.slice(5));
});

test("options outside their range are refused with the value", () => {
  expect(() => scaleByMomentum({ decay: 1 })).toThrow(/`decay` must lie in \[0, 1\), got 1\. Use 0\.9/);
  expect(() => scaleByAdam({ beta2: 1 })).toThrow(/betas must lie in \[0, 1\)/);
});
