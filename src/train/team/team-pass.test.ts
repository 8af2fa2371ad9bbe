import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import type { TrainSpec } from "../../objective/contract.js";
import { DropoutMasks } from "../../objective/dropout-masks.js";
import { objectives } from "../../objective/index.js";
import { planSmall } from "../../objective/testing/plan.js";
import { drawSequence, resultsOf } from "../../objective/testing/sequences.js";
import { shareOf, type Team, VOTE } from "./team.js";
import { planForTeam } from "./team-pass.js";

const SIGMA = 0.4;

/** Members that act one after the other in one thread: each adds what those before it brought; the last has the whole. */
function relay(size: number): Team[] {
  const brought: { figures: Float64Array; gradient: Float64Array | null }[] = [];
  return Array.from({ length: size }, (_, rank) => ({
    worldSize: size,
    rank,
    vote: VOTE.goOn,
    decision: VOTE.goOn,
    allReduce(figures, gradient) {
      brought[rank] = { figures: figures.slice(), gradient: gradient ? Float64Array.from(gradient) : null };
      for (const other of brought.slice(0, rank)) {
        for (let k = 0; k < figures.length; k++) figures[k]! += other.figures[k]!;
        if (gradient) for (let k = 0; k < gradient.length; k++) gradient[k]! += other.gradient![k]!;
      }
    },
  }));
}

const cases = objectives.items.flatMap((objective) =>
  [3, 13, 64].flatMap((batch) => [2, 3].map((size) => ({ objective, name: objective.name, batch, size }))),
);

test.each(cases)(
  "$size members make of $name on a batch of $batch what one makes of it, to 1e-12: value, gradient and slopes by sigma",
  ({ objective, batch, size }) => {
    const { spec, pass, gradient } = planSmall(objective, { batch });
    const { steps, network } = spec;
    const whole = planForTeam(objective, { ...spec, random: randomStream(9) }, relay(1)[0]!);
    whole.batch.inputs.set(pass.batch.inputs);
    whole.batch.targets.set(pass.batch.targets);
    const value = whole.differentiate(SIGMA);
    const expected = Float64Array.from(gradient);

    let got = 0;
    let last = whole;
    for (const team of relay(size)) {
      const share = planForTeam(objective, { ...spec, random: randomStream(9) }, team);
      const { from, to } = shareOf(batch, team);
      const I = network.spec.inputSize;
      for (let t = 0; t < steps; t++) {
        const rows = pass.batch.inputs.subarray((t * batch + from) * I, (t * batch + to) * I);
        share.batch.inputs.set(rows, t * (to - from) * I);
      }
      share.batch.targets.set(
        pass.batch.targets.subarray(from * network.spec.outputSize, to * network.spec.outputSize),
      );
      got = share.differentiate(SIGMA);
      last = share;
    }
    expect(got).toBeCloseTo(value, 12);
    for (let k = 0; k < expected.length; k++) expect(gradient[k]).toBeCloseTo(expected[k]!, 12);
    expect(last.gradientBySigma).toBeCloseTo(whole.gradientBySigma, 11);
    for (const [k, slope] of (whole.perSlice?.gradientBySigma ?? []).entries()) {
      expect(last.perSlice!.gradientBySigma[k]).toBeCloseTo(slope, 11);
    }
    expect(Math.hypot(...expected)).toBeGreaterThan(0.01);
  },
);

test.each(objectives.items)("members leave out for $name the units that one leaves out", (objective) => {
  const batch = 21;
  const dropout = new DropoutMasks(0.4, randomStream(3));
  dropout.draw();
  const { spec, pass, gradient } = planSmall(objective, { batch, dropout, hiddenSizes: [5, 4] });
  const whole = planForTeam(objective, { ...spec, random: randomStream(9) }, relay(1)[0]!);
  whole.batch.inputs.set(pass.batch.inputs);
  whole.batch.targets.set(pass.batch.targets);
  const value = whole.differentiate(SIGMA);
  const expected = Float64Array.from(gradient);
  let got = 0;
  for (const team of relay(2)) {
    const share = planForTeam(objective, { ...spec, random: randomStream(9) }, team);
    const { from, to } = shareOf(batch, team);
    for (let t = 0; t < spec.steps; t++) {
      const rows = pass.batch.inputs.subarray((t * batch + from) * 2, (t * batch + to) * 2);
      share.batch.inputs.set(rows, t * (to - from) * 2);
    }
    share.batch.targets.set(pass.batch.targets.subarray(from * 2, to * 2));
    got = share.differentiate(SIGMA);
  }
  expect(got).toBeCloseTo(value, 12);
  for (let k = 0; k < expected.length; k++) expect(gradient[k]).toBeCloseTo(expected[k]!, 12);
});

const uneven = [
  { has: { lengths: true, weights: false }, scored: "last" },
  { has: { lengths: true, weights: false }, scored: "all" },
  { has: { lengths: false, weights: true }, scored: "last" },
  { has: { lengths: true, weights: true }, scored: "last" },
  { has: { lengths: true, weights: true }, scored: "all" },
] as const;

describe.each(uneven)("with lengths and weights $has, $scored steps scored", ({ has, scored }) => {
  test.each(objectives.items)(
    "members whose shares weigh unequally make of $name what one makes of it",
    (objective) => {
      const T = 5;
      const lengths = Array.from({ length: 21 }, (_, k) => (k < 8 ? 1 + (k % 2) : 5 - (k % 3)));
      // The first member's share, of 8 rows, weighs nothing where there are weights.
      const sequences = lengths.map((length, k) => {
        const weight = has.weights ? (k < 8 ? 0 : 1 + (k % 4)) : 1;
        return drawSequence(k + 1, has.lengths ? length : T, scored, weight);
      });
      const options = { scored, steps: T, has };
      const expected = resultsOf(objective, sequences, options);
      for (const size of [2, 3]) {
        let got: Float64Array = Float64Array.of();
        for (const team of relay(size)) {
          const { from, to } = shareOf(sequences.length, team);
          const sharing = {
            ...objective,
            plan: (spec: TrainSpec) => planForTeam(objective, { ...spec, batch: 21 }, team),
          };
          got = resultsOf(sharing, sequences.slice(from, to), options);
        }
        expect(got).toHaveLength(expected.length);
        for (const [k, value] of expected.entries()) expect(got[k]).toBeCloseTo(value, 11);
      }
    },
  );
});
