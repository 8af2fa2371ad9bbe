import { describe, expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { gather } from "../../../data/gather.js";
import { addingTask } from "../../../data/tasks/adding.js";
import { threadKernels } from "../../../kernels/select.js";
import { buildNetwork } from "../../../network/build.js";
import { plain } from "../../../objective/plain.js";
import { weights } from "../../../objective/weights.js";
import { plan } from "../../../train/plan.js";
import { sigmaOf } from "../levels.js";
import { FIRST } from "../model/landscape-view.js";
import { type LandscapeName, LINE_SIZES, LossLine, REACH } from "./loss-line.js";

const NAMES: readonly LandscapeName[] = ["rugged", "thresholds", "usual"];
const kernels = threadKernels();
const PLACES = [-2.6, -1, 0, 0.37, 2];

describe.each(NAMES)("the loss on a line: %s", (name) => {
  const line = new LossLine({ name, seed: 3, kernels });

  /** The library's own objectives at the same weights, of the same task. */
  function planned(sigma: number, x: number): number {
    const { windows, rows, units } = LINE_SIZES;
    const data = addingTask({ length: rows, train: windows, validation: 1, test: 1, stream: randomStream(1) });
    const activation = name === "thresholds" ? "sign" : "tanh";
    const step = plan({
      network: buildNetwork({ inputSize: 2, hiddenSizes: [units], activation }),
      objective: sigma === 0 ? plain() : weights(),
      batch: { size: windows, steps: rows },
      kernels,
    });
    gather(
      data.train,
      Uint32Array.from({ length: windows }, (_, k) => k),
      step.batch,
    );
    return step(line.parametersAt(x), step.batch, sigma).value;
  }

  test("is the plain objective at sigma = 0 and the objective `weights` above, to the bit", () => {
    for (const x of PLACES) for (const sigma of [0, 0.05, 0.6]) expect(line.value(sigma, x)).toBe(planned(sigma, x));
  });

  test("has the slope of its differences to 1e-3 of the curve's height, of hard thresholds 0 at sigma = 0", () => {
    const width = 1e-3;
    for (const x of PLACES) {
      if (name === "thresholds") expect(line.slope(0, x)).toBe(0);
      for (const sigma of [0.3, sigmaOf(40)]) {
        const difference = (line.value(sigma, x + width) - line.value(sigma, x - width)) / (2 * width);
        expect(Math.abs(line.slope(sigma, x) - difference)).toBeLessThan(1e-3 * line.value(sigma, x));
      }
    }
  });
});

describe("the closed form beside the mean over 1,200 noisy draws of all weights, as the page says", () => {
  const farthest = (name: LandscapeName, sigmas: readonly number[]) => {
    const line = new LossLine({ name, seed: FIRST[name].seed, kernels });
    return Math.max(
      ...sigmas.flatMap((sigma) =>
        [-0.8, -0.4, 0, 0.4].map((x) =>
          Math.abs(line.value(sigma, x * REACH) / line.sampled(sigma, x * REACH, 600) - 1),
        ),
      ),
    );
  };

  test("usual weights: within 3 % at sigma up to .1, 20 % above", () => {
    expect(farthest("usual", [0.02, 0.05, 0.1])).toBeLessThan(0.03);
    expect(farthest("usual", [0.6, 1.2])).toBeLessThan(0.2);
  });

  test("weights 3 times too large and hard thresholds: within 32 %", () => {
    expect(farthest("rugged", [0.1, 0.3, 0.6, 1.2])).toBeLessThan(0.32);
    expect(farthest("thresholds", [0.1, 0.3, 0.6, 1.2])).toBeLessThan(0.32);
  });
});
