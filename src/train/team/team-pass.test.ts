import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { objectives } from "../../objective/index.js";
import { planSmall } from "../../objective/testing/plan.js";
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
