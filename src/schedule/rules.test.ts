import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balance } from "./balance.js";
import { sigmaRules } from "./index.js";
import { onDemand } from "./on-demand.js";
import { plateau } from "./plateau.js";
import { sigmaAnnealedRate } from "./rate.js";
import type { SigmaController, SigmaRule } from "./rule.js";
import { followSchedule } from "./rule.js";
import { linear } from "./schedule.js";
import { annealed } from "./sigma.js";
import { singleLoop } from "./single-loop.js";

const run = { epochs: 10, stepsPerEpoch: 8, slices: 4 };

interface World {
  readonly objective: (sigma: number) => number;
  readonly bySigma: (sigma: number) => number;
  readonly gradientNorm?: (epoch: number) => number;
}

/** Runs a rule in a world that answers to sigma alone; returns sigma at every step, epoch by epoch. */
function pathOf(rule: SigmaRule, { objective, bySigma, gradientNorm = () => 1 }: World): number[][] {
  const controller = rule.plan(run);
  return Array.from({ length: run.epochs }, (_, epoch) => {
    const progress = epoch / (run.epochs - 1);
    controller.startEpoch(progress);
    const path = Array.from({ length: run.stepsPerEpoch }, () => {
      const { sigma } = controller;
      const slope = bySigma(sigma);
      const gradientBySliceSigma = new Float64Array(run.slices).fill(slope / run.slices);
      controller.afterStep({ objective: objective(sigma), gradientBySigma: slope, gradientBySliceSigma });
      return sigma;
    });
    const g = objective(controller.sigma);
    controller.afterEpoch({ progress, objective: g, gradientNorm: gradientNorm(epoch), validationError: 1 });
    return path;
  });
}

const rules = [
  singleLoop(),
  singleLoop({ perTensor: true, sigma0: 2 }),
  plateau(),
  balance(),
  onDemand({ share: 0.6, patience: 1 }),
  ...sigmaRules.items.filter(({ name }) => name !== "on-demand").map(({ rule }) => rule),
  followSchedule(annealed({ sigma0: 1 })),
];

describe.each(rules)("$name", (rule) => {
  test("is never negative or NaN and is exactly 0 from its share on, whatever it observes", () => {
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 80, maxLength: 80 }), (values) => {
        let k = 0;
        const paths = pathOf(rule, { objective: () => Math.abs(values[k % 80]!), bySigma: () => values[k++ % 80]! });
        for (const sigma of paths.flat()) expect(sigma).toBeGreaterThanOrEqual(0);
        for (const path of paths.slice(6)) expect(path.every((sigma) => sigma === 0)).toBe(true);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("a run of one epoch is its end: sigma 0", () => {
    const controller = rule.plan({ epochs: 1, stepsPerEpoch: 3, slices: 4 });
    controller.startEpoch(1);
    expect(controller.sigma).toBe(0);
  });

  test("plans afresh for every run: one run leaves nothing to the next", () => {
    const world = { objective: (sigma: number) => 1 + sigma, bySigma: (sigma: number) => sigma };
    expect(pathOf(rule, world)).toEqual(pathOf(rule, world));
  });
});

describe("single loop", () => {
  const next = (controller: SigmaController, bySigma: number) => {
    controller.afterStep({
      objective: 1,
      gradientBySigma: bySigma,
      gradientBySliceSigma: Float64Array.of(bySigma, 0, 0, 0),
    });
    return controller.sigma;
  };

  test("takes the smaller of gamma sigma and sigma - eta dg/dsigma", () => {
    const controller = singleLoop({ eta: 0.1, gamma: 0.9 }).plan(run);
    expect(next(controller, 0)).toBeCloseTo(0.9, 14);
    expect(next(controller, 3)).toBeCloseTo(0.6, 14);
    expect(next(controller, -5)).toBeCloseTo(0.54, 14);
    expect(next(controller, 100)).toBe(0);
    expect(next(controller, -100)).toBe(0);
  });

  test("the default gamma alone brings sigma to the cut at its share of the run", () => {
    const path = pathOf(singleLoop({ share: 0.6, cut: 0.05 }), { objective: () => 1, bySigma: () => 0 }).flat();
    expect(path[47]! / path[46]!).toBeCloseTo(0.05 ** (1 / 48), 12);
    expect(path[47]).toBeGreaterThan(0.05);
    expect(path[54]).toBe(0);
  });

  test("per tensor, only the tensor whose derivative is large loses its sigma", () => {
    const controller = singleLoop({ perTensor: true, eta: 1, gamma: 0.9 }).plan(run);
    expect(next(controller, 0.5)).toBeCloseTo(0.9, 14);
    expect(controller.shares![0]! * controller.sigma).toBeCloseTo(0.5, 14);
    expect(controller.shares![1]! * controller.sigma).toBeCloseTo(0.9, 14);
  });

  test("an objective without dg/dsigma is refused with the ones that have it", () => {
    expect(() => next(singleLoop().plan(run), Number.NaN)).toThrow(/needs dg\/dsigma.*Use weights\(\)/);
    const controller = singleLoop({ perTensor: true }).plan(run);
    expect(() => controller.afterStep({ objective: 1, gradientBySigma: 1, gradientBySliceSigma: null })).toThrow(
      /Use weights\(\)/,
    );
  });
});

describe("plateau", () => {
  test("keeps sigma while g falls by more than the improvement, and halves it when it does not", () => {
    let g = 1;
    const falling = pathOf(plateau({ share: 0.9 }), { objective: () => (g *= 0.99), bySigma: () => 0 });
    expect(falling.map((path) => path[0])).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    const still = pathOf(plateau({ share: 0.9 }), { objective: () => 1, bySigma: () => 0 });
    expect(still.map((path) => path[0])).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.0625, 0]);
  });

  test("lowers sigma when the gradient norm is under its share, though g still falls", () => {
    let g = 1;
    const world = { objective: () => (g *= 0.9), bySigma: () => 0, gradientNorm: (epoch: number) => 0.2 ** epoch };
    expect(pathOf(plateau(), world).map((path) => path[0])).toEqual([1, 1, 1, 0.5, 0.5, 0.5, 0, 0, 0, 0]);
  });
});

describe("balance", () => {
  const share = (sigma: number, f: number) => sigma ** 2 / (f + sigma ** 2);
  const path = (f: number, excess: number) =>
    pathOf(balance({ excess, share: 0.9, cut: 0.01 }), { objective: (s) => f + s * s, bySigma: (s) => 2 * s }).flat();

  test("on g = f + sigma^2 settles where smoothing is the given share of g, until the ceiling comes down", () => {
    const settled = path(0.04, 0.3).slice(20, 40);
    for (const sigma of settled) expect(share(sigma, 0.04)).toBeCloseTo(0.3, 1);
  });

  test("follows the ceiling alone where smoothing costs little, and is scale-free", () => {
    const free = path(100, 0.3);
    free.slice(0, 72).forEach((sigma, n) => {
      expect(sigma).toBeCloseTo(Math.max(0, 1 - n / 80 / 0.9), 10);
    });
    const scaled = pathOf(balance({ share: 0.9, cut: 0.01 }), {
      objective: (s) => 7 * (0.04 + s * s),
      bySigma: (s) => 14 * s,
    });
    scaled.flat().forEach((sigma, n) => {
      expect(sigma).toBeCloseTo(path(0.04, 0.3)[n]!, 12);
    });
  });

  test("chooses no smoothing where any costs too much", () => {
    expect(
      path(1e-6, 0.3)
        .slice(40)
        .every((sigma) => sigma === 0),
    ).toBe(true);
  });
});

describe("on demand", () => {
  const epochs = 20;
  const sigmas = (errors: (epoch: number) => number) => {
    const controller = onDemand({ sigma0: 0.4, fall: 0.2, patience: 2 }).plan({ epochs, stepsPerEpoch: 1, slices: 4 });
    return Array.from({ length: epochs }, (_, epoch) => {
      const progress = epoch / (epochs - 1);
      controller.startEpoch(progress);
      const { sigma } = controller;
      controller.afterEpoch({ progress, objective: 1, gradientNorm: 1, validationError: errors(epoch) });
      return sigma;
    });
  };

  test("chooses no smoothing at all while plain training improves", () => {
    expect(sigmas((epoch) => 0.9 ** epoch)).toEqual(Array(epochs).fill(0));
  });

  test("a stall brings sigma0, which falls linearly to 0 over its share of the run; the next stall brings half of it", () => {
    const path = sigmas(() => 1).map((sigma) => Number(sigma.toFixed(9)));
    expect(path).toEqual([0, 0, 0, 0.4, 0.3, 0.2, 0.1, 0, 0, 0.2, 0.15, 0.1, 0.05, 0, 0, 0.1, 0, 0, 0, 0]);
  });
});

test("a rate annealed by sigma is kappa sigma between the base rate and its ceiling", () => {
  const { at } = sigmaAnnealedRate({ learningRate: linear({ start: 0.02, end: 0 }), kappa: 0.1 });
  expect(at(0, 0)).toBe(0.02);
  expect(at(0.5, 0)).toBe(0.01);
  expect(at(0.5, 0.5)).toBe(0.05);
  expect(at(0, 50)).toBeCloseTo(0.2, 14);
  expect(() => sigmaAnnealedRate({ learningRate: 0.1, kappa: -1 })).toThrow(/`kappa` must be a number >= 0, got -1/);
  expect(() => sigmaAnnealedRate({ learningRate: 0.1, kappa: 1, most: 0.01 })).toThrow(
    /got 0\.1 and 0\.01\. Raise `most`/,
  );
});

test.each([
  [() => singleLoop({ sigma0: -1 }), /singleLoop: `sigma0` must be a number >= 0, got -1/],
  [() => plateau({ sigma0: Number.NaN }), /plateau: `sigma0`.*got NaN/],
  [() => balance({ share: 1 }), /balance: `share`.*got 1\. Training needs a final share at sigma = 0/],
  [() => balance({ excess: 1 }), /`excess` must lie between 0 and 1, got 1/],
  [() => plateau({ factor: 1 }), /`factor` must lie between 0 and 1, got 1/],
  [() => singleLoop({ gamma: 1.1 }), /`gamma` must lie in \(0, 1\], got 1\.1/],
])("a rule that cannot be is refused", (make, message) => {
  expect(make).toThrow(message);
});
