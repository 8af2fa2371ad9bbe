import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sigmaRules } from "./index.js";
import { onDemand } from "./on-demand.js";
import { plateau } from "./plateau.js";
import { relativeGap } from "./relative-gap.js";
import type { SigmaController, SigmaRule } from "./rule.js";
import { followSchedule } from "./rule.js";
import { annealed } from "./sigma.js";
import { singleLoop } from "./single-loop.js";

const run = { epochs: 10, stepsPerEpoch: 8, slices: 4 };

interface World {
  readonly objective: (sigma: number) => number;
  readonly gradientBySigma: (sigma: number) => number;
  readonly gradientNorm?: (epoch: number) => number;
}

/** Runs a rule in a world that answers to sigma alone; returns sigma at every step, epoch by epoch. */
function pathOf(rule: SigmaRule, { objective, gradientBySigma, gradientNorm = () => 1 }: World): number[][] {
  const controller = rule.plan(run);
  return Array.from({ length: run.epochs }, (_, epoch) => {
    const progress = epoch / (run.epochs - 1);
    controller.startEpoch(progress);
    const path = Array.from({ length: run.stepsPerEpoch }, () => {
      const { sigma } = controller;
      const slope = gradientBySigma(sigma);
      const gradientBySliceSigma = new Float64Array(run.slices).fill(slope / run.slices);
      controller.afterStep({ objective: objective(sigma), gradientBySigma: slope, gradientBySliceSigma });
      return sigma;
    });
    const g = objective(controller.sigma);
    controller.afterEpoch({
      progress,
      objective: g,
      gradientNorm: gradientNorm(epoch),
      validation: 1,
      direction: "lower",
    });
    return path;
  });
}

const rules = [
  singleLoop(),
  singleLoop({ perTensor: true, sigma0: 2 }),
  plateau(),
  relativeGap(),
  onDemand({ annealFraction: 0.6, patience: 1 }),
  ...sigmaRules.items.filter(({ name }) => name !== "on-demand" && name !== "geometric").map(({ rule }) => rule),
  followSchedule(annealed({ sigma0: 1 })),
  sigmaRules.make("geometric", { annealFraction: 0.6 }).rule,
];

describe.each(rules)("$name", (rule) => {
  test("is never negative or NaN and is exactly 0 from its anneal fraction on, a fixed one in the last epoch, whatever it observes", () => {
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 80, maxLength: 80 }), (values) => {
        let k = 0;
        const paths = pathOf(rule, {
          objective: () => Math.abs(values[k % 80]!),
          gradientBySigma: () => values[k++ % 80]!,
        });
        for (const sigma of paths.flat()) expect(sigma).toBeGreaterThanOrEqual(0);
        const from = rule.name.startsWith("fixed") ? paths.length - 1 : 6;
        for (const path of paths.slice(from)) expect(path.every((sigma) => sigma === 0)).toBe(true);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("a run of one epoch is its end: sigma 0", () => {
    const controller = rule.plan({ ...run, epochs: 1 });
    controller.startEpoch(1);
    expect(controller.sigma).toBe(0);
  });

  test("state saved after 3 epochs and put into a fresh controller continues with the same bits", () => {
    const epochOf = (controller: SigmaController, epoch: number) => {
      const progress = epoch / (run.epochs - 1);
      controller.startEpoch(progress);
      const path: number[] = [];
      for (let step = 0; step < run.stepsPerEpoch; step++) {
        const { sigma, shares } = controller;
        path.push(sigma, ...(shares ?? []));
        const gradientBySliceSigma = Float64Array.of(0.1, 0.5, 1, 0.2).map((slope) => slope * sigma);
        controller.afterStep({ objective: 0.1 + sigma ** 2, gradientBySigma: 2 * sigma, gradientBySliceSigma });
      }
      const validation = [1, 0.5, 0.5, 0.5, 0.5, 0.5][epoch] ?? 0.4;
      controller.afterEpoch({ progress, objective: 1, gradientNorm: 1, validation, direction: "lower" });
      return path;
    };
    const epochs = [...Array(run.epochs).keys()];
    const whole = rule.plan(run);
    const expected = epochs.map((epoch) => epochOf(whole, epoch));
    const first = rule.plan(run);
    for (const epoch of epochs.slice(0, 3)) epochOf(first, epoch);
    const second = rule.plan(run);
    for (const [k, array] of second.state.entries()) array.set(first.state[k]!);
    expect(epochs.slice(3).map((epoch) => epochOf(second, epoch))).toEqual(expected.slice(3));
  });

  test("plans afresh for every run: one run leaves nothing to the next", () => {
    const world = { objective: (sigma: number) => 1 + sigma, gradientBySigma: (sigma: number) => sigma };
    expect(pathOf(rule, world)).toEqual(pathOf(rule, world));
  });
});

describe("single loop", () => {
  const next = (controller: SigmaController, gradientBySigma: number) => {
    controller.afterStep({
      objective: 1,
      gradientBySigma,
      gradientBySliceSigma: Float64Array.of(gradientBySigma, 0, 0, 0),
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
    const path = pathOf(singleLoop({ annealFraction: 0.6, cut: 0.05 }), {
      objective: () => 1,
      gradientBySigma: () => 0,
    }).flat();
    expect(path[47]! / path[46]!).toBeCloseTo(0.05 ** (1 / 48), 12);
    expect(path[47]).toBeGreaterThan(0.05);
    expect(path[54]).toBe(0);
  });

  test("per tensor, only the one whose derivative is large loses its sigma", () => {
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
    const falling = pathOf(plateau({ annealFraction: 0.9 }), {
      objective: () => (g *= 0.99),
      gradientBySigma: () => 0,
    });
    expect(falling.map((path) => path[0])).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    const still = pathOf(plateau({ annealFraction: 0.9 }), { objective: () => 1, gradientBySigma: () => 0 });
    expect(still.map((path) => path[0])).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.0625, 0]);
  });

  test("lowers sigma when the gradient norm is under its share, though g still falls", () => {
    let g = 1;
    const world = {
      objective: () => (g *= 0.9),
      gradientBySigma: () => 0,
      gradientNorm: (epoch: number) => 0.2 ** epoch,
    };
    expect(pathOf(plateau(), world).map((path) => path[0])).toEqual([1, 1, 1, 0.5, 0.5, 0.5, 0, 0, 0, 0]);
  });
});

describe("relative gap", () => {
  const share = (sigma: number, f: number) => sigma ** 2 / (f + sigma ** 2);
  const path = (f: number, maxGap: number) =>
    pathOf(relativeGap({ maxGap, annealFraction: 0.9, cut: 0.01 }), {
      objective: (s) => f + s * s,
      gradientBySigma: (s) => 2 * s,
    }).flat();

  test("on g = f + sigma^2 settles where smoothing is the given gap of g, until the ceiling comes down", () => {
    const settled = path(0.04, 0.3).slice(20, 40);
    for (const sigma of settled) expect(share(sigma, 0.04)).toBeCloseTo(0.3, 1);
  });

  test("follows the ceiling alone where smoothing costs little, and is scale-free", () => {
    const free = path(100, 0.3);
    free.slice(0, 72).forEach((sigma, n) => {
      expect(sigma).toBeCloseTo(Math.max(0, 1 - n / 80 / 0.9), 10);
    });
    const scaled = pathOf(relativeGap({ annealFraction: 0.9, cut: 0.01 }), {
      objective: (s) => 7 * (0.04 + s * s),
      gradientBySigma: (s) => 14 * s,
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
      controller.afterEpoch({ progress, objective: 1, gradientNorm: 1, validation: errors(epoch), direction: "lower" });
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

test("on demand follows a metric in which higher is better as its mirror image does one in which lower is", () => {
  const path = (direction: "lower" | "higher") => {
    const controller = onDemand({ patience: 2 }).plan({ ...run, epochs: 20 });
    return [1, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4].map((better, epoch) => {
      controller.startEpoch(epoch / 19);
      const validation = direction === "higher" ? better : 1 / better;
      controller.afterEpoch({ progress: epoch / 19, objective: 1, gradientNorm: 1, validation, direction });
      return controller.sigma;
    });
  };
  expect(path("higher")).toEqual(path("lower"));
  expect(Math.max(...path("higher"))).toBe(0.5);
});

test("a choice by name and options is the rule made by hand", () => {
  expect(sigmaRules.make("relative-gap", { maxGap: 0.2, sigma0: 0.4 }).rule.name).toBe(
    relativeGap({ maxGap: 0.2, sigma0: 0.4 }).name,
  );
  expect(sigmaRules.make("annealed", { sigma0: 0.2 }).rule.name).toBe(annealed({ sigma0: 0.2 }).name);
  expect(() => sigmaRules.make("plateau", { facter: 1 })).toThrow('has no option "facter". Did you mean "factor"?');
});

test.each([
  [() => singleLoop({ sigma0: -1 }), /singleLoop: `sigma0` must be a number >= 0, got -1/],
  [() => plateau({ sigma0: Number.NaN }), /plateau: `sigma0`.*got NaN/],
  [
    () => relativeGap({ annealFraction: 1 }),
    /relativeGap: `annealFraction`.*got 1\. Training needs a last part at sigma = 0/,
  ],
  [() => relativeGap({ maxGap: 1 }), /`maxGap` must lie between 0 and 1, got 1/],
  [() => plateau({ factor: 1 }), /`factor` must lie between 0 and 1, got 1/],
  [() => singleLoop({ gamma: 1.1 }), /`gamma` must lie in \(0, 1\], got 1\.1/],
])("a rule that cannot be is refused", (make, message) => {
  expect(make).toThrow(message);
});
