import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import type { ObjectivePass } from "../objective/contract.js";
import { relativeGap } from "../schedule/relative-gap.js";
import { SigmaWatch } from "./sigma-watch.js";

const run = { epochs: 4, stepsPerEpoch: 10, slices: 1 };
const passOf = (gradientBySigma: number) => ({ gradientBySigma }) as unknown as ObjectivePass;

function watching(): SigmaWatch {
  return new SigmaWatch(relativeGap(), { kernels: referenceKernels(), parameters: 1, run });
}

test("a slope by sigma that is not a number is told of the objective in the first step, later it is a run that diverges", () => {
  const first = watching();
  expect(() => first.afterStep(1, passOf(Number.NaN), new Float32Array(1))).toThrow(
    /needs dg\/dsigma, the objective gave NaN/,
  );

  const later = watching();
  later.afterStep(1, passOf(0.1), new Float32Array(1));
  const { value } = later;
  later.afterStep(1e30, passOf(Number.NaN), new Float32Array(1));
  expect(later.value).toBe(value);

  const goneOn = watching();
  goneOn.restore(later.state());
  expect(() => goneOn.afterStep(1e30, passOf(Number.NaN), new Float32Array(1))).not.toThrow();
});
