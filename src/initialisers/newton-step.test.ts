import { describe, expect, test } from "vitest";
import { ridgeSolve } from "../core/numeric/linear-algebra.js";
import { randomStream } from "../core/numeric/random.js";
import { binaryCrossEntropy } from "../loss/binary-cross-entropy.js";
import { softmaxCrossEntropy } from "../loss/softmax-cross-entropy.js";
import { logitsOf, newtonStep } from "./newton-step.js";

const [R, F, O] = [40, 4, 3];

/** Random features with a 1 at the end, and targets that follow them: one of O, or each by itself. */
function problem(isOfClasses: boolean) {
  const random = randomStream(3);
  const features = Float64Array.from({ length: R * F }, (_, at) => (at % F === F - 1 ? 1 : random.normal()));
  const targets = new Float64Array(R * O);
  for (let row = 0; row < R; row++) {
    const scores = Array.from({ length: O }, (_, o) => features[row * F + (o % 3)]! + random.normal());
    if (isOfClasses) targets[row * O + scores.indexOf(Math.max(...scores))] = 1;
    else
      targets.set(
        scores.map((score) => (score > 0.3 ? 1 : 0)),
        row * O,
      );
  }
  const gram = new Float64Array(F * F);
  const cross = new Float64Array(F * O);
  for (let row = 0; row < R; row++) {
    for (let i = 0; i < F; i++) {
      for (let j = 0; j < F; j++) gram[i * F + j]! += features[row * F + i]! * features[row * F + j]!;
      for (let o = 0; o < O; o++) cross[i * O + o]! += features[row * F + i]! * targets[row * O + o]!;
    }
  }
  const shares = cross.slice((F - 1) * O).map((count) => count / R);
  return { features, targets, regression: ridgeSolve({ gram, cross, penalty: new Float64Array(F) }), shares };
}

/** Mean loss of the logits of a readout (F, O). */
function lossOf({ features, targets }: ReturnType<typeof problem>, readout: Float64Array, isOfClasses: boolean) {
  const mean = new Float64Array(R * O);
  for (let row = 0; row < R; row++)
    for (let i = 0; i < F; i++)
      for (let o = 0; o < O; o++) mean[row * O + o]! += features[row * F + i]! * readout[i * O + o]!;
  const loss = isOfClasses ? softmaxCrossEntropy() : binaryCrossEntropy;
  return loss.evaluate({ mean, variance: null }, targets, {
    ...{ rows: R, gradient: null, varianceWeight: 0, weights: null },
  });
}

describe.each([
  ["classes", true],
  ["yes and no", false],
])("of %s", (_, isOfClasses) => {
  const own = problem(isOfClasses);
  const likely = { shares: own.shares, isOfClasses };
  const start = new Float64Array(F * O);
  start.set(logitsOf(likely), (F - 1) * O);

  test("the whole step is a point where the second-order model of the loss, by central differences, has no slope", () => {
    const whole = newtonStep(own.regression, likely, 1);
    const step = whole.map((value, at) => value - start[at]!);
    const at = (direction: Float64Array, size: number) =>
      lossOf(
        own,
        start.map((value, k) => value + size * direction[k]!),
        isOfClasses,
      );
    const h = 1e-3;
    for (let k = 0; k < F * O; k++) {
      const axis = Float64Array.from({ length: F * O }, (_, j) => (j === k ? 1 : 0));
      const slope = (at(axis, h) - at(axis, -h)) / (2 * h);
      const [up, down] = [axis, axis.map((value) => -value)].map((way) => {
        const both = (sign: number) => way.map((value, j) => value + sign * step[j]!);
        return at(both(1), h) - at(both(-1), h);
      });
      const curvature = (up! - down!) / (4 * h * h); // axis' H step, from the four corners
      expect(slope + curvature).toBeCloseTo(0, 4);
    }
  });

  test("a share of it lowers the loss below that of the shares", () => {
    expect(lossOf(own, newtonStep(own.regression, likely, 0.5), isOfClasses)).toBeLessThan(
      lossOf(own, start, isOfClasses),
    );
  });
});
