import { describe, expect, test } from "vitest";
import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import { buildNetwork } from "../../network/build.js";
import { HiddenDescent } from "./descend.js";
import { consistentState, type PenaltyProblem, type PenaltyState } from "./problem.js";
import { ridgeSteps } from "./ridge-steps.js";
import { penaltyObjective } from "./value.js";

interface Case {
  readonly activation?: string;
  readonly scored?: "last" | "all";
  readonly output?: "linear" | "activated";
  readonly batch?: number;
  readonly lambda?: number;
}

/** A small problem and a state with every block random. */
function example(options: Case = {}): { problem: PenaltyProblem; state: PenaltyState; random: RandomStream } {
  const { activation = "erf", scored = "all", output = "linear", batch = 2, lambda = 0.7 } = options;
  const random = randomStream(8);
  const draw = (length: number, scale: number) => Float64Array.from({ length }, () => scale * random.normal());
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [3], outputSize: 2, activation });
  const [T, S] = [3, scored === "all" ? 3 : 1];
  const problem = {
    network,
    batch,
    steps: T,
    scored,
    inputs: draw(T * batch * 2, 1),
    targets: draw(S * batch * 2, 1),
    lambda,
    output,
  };
  const state = {
    parameters: draw(network.layout.length, 0.6),
    hidden: draw(T * batch * 3, 1),
    outputs: draw(S * batch * 2, 1),
  };
  return { problem, state, random };
}

/** The relaxed objective without smoothing, written out. */
function relaxed(
  { network, batch: B, steps: T, scored, inputs: x, targets: y, lambda, output }: PenaltyProblem,
  state: PenaltyState,
): number {
  const [U, V, a, W, b] = network.layout.slices.map(({ offset, length }) =>
    state.parameters.subarray(offset, offset + length),
  );
  const h = network.activation.value;
  const [I, H, O] = [2, 3, 2];
  const S = scored === "all" ? T : 1;
  let total = 0;
  for (let s = 0; s < B; s++) {
    for (let t = 0; t < T; t++) {
      for (let i = 0; i < H; i++) {
        let r = a![i]! - state.hidden[(t * B + s) * H + i]!;
        for (let j = 0; j < I; j++) r += U![i * I + j]! * x[(t * B + s) * I + j]!;
        if (t > 0) for (let j = 0; j < H; j++) r += V![i * H + j]! * h(state.hidden[((t - 1) * B + s) * H + j]!);
        total += lambda * r * r;
      }
      if (t < T - S) continue;
      for (let o = 0; o < O; o++) {
        const n = state.outputs[((t - T + S) * B + s) * O + o]!;
        const target = y[((t - T + S) * B + s) * O + o]!;
        let r = b![o]! - n;
        for (let j = 0; j < H; j++) r += W![o * H + j]! * h(state.hidden[(t * B + s) * H + j]!);
        total += ((output === "linear" ? n : h(n)) - target) ** 2 + lambda * r * r;
      }
    }
  }
  return total / B;
}

const cases: Case[] = [
  {},
  { activation: "tanh", scored: "last" },
  { activation: "relu", output: "activated" },
  { activation: "sign", scored: "last", output: "activated" },
];

describe.each(cases)("penalty objective with %o", (options) => {
  test("at sigma = 0 is the relaxed objective written out, to 1e-12", () => {
    const { problem, state } = example(options);
    expect(penaltyObjective(problem, state, { sigma: 0 })).toBeCloseTo(relaxed(problem, state), 12);
  });

  test.each([0.3, 1.5])(
    "at sigma %f is the mean of 20,000 draws over all blocks, within 4 standard errors",
    { tags: ["slow"] },
    (sigma) => {
      const { problem, state, random } = example(options);
      const blocks = Object.values(state) as Float64Array[];
      const noisy = {
        parameters: state.parameters.slice(),
        hidden: state.hidden.slice(),
        outputs: state.outputs.slice(),
      };
      const noisyBlocks = Object.values(noisy);
      let [sum, squares] = [0, 0];
      const draws = 20_000;
      for (let n = 0; n < draws; n++) {
        noisyBlocks.forEach((block, index) => {
          for (let k = 0; k < block.length; k++) block[k] = blocks[index]![k]! + sigma * random.normal();
        });
        const f = relaxed(problem, noisy);
        sum += f;
        squares += f * f;
      }
      const mean = sum / draws;
      const standardError = Math.sqrt((squares / draws - mean * mean) / draws);
      expect(Math.abs(penaltyObjective(problem, state, { sigma }) - mean)).toBeLessThan(4 * standardError);
    },
  );

  test.skipIf(options.activation === "sign")(
    "its gradient by every block agrees with central differences to 1e-7 (hard thresholds have none at 0: next test)",
    () => {
      for (const sigma of [0, 0.8]) compareGradient(options, sigma);
    },
  );
});

test("with hard thresholds the gradient agrees with central differences to 1e-7 while sigma > 0", () => {
  compareGradient({ activation: "sign", output: "activated" }, 0.8);
});

function compareGradient(options: Case, sigma: number): void {
  const { problem, state } = example(options);
  const gradient = {
    parameters: state.parameters.slice(),
    hidden: state.hidden.slice(),
    outputs: state.outputs.slice(),
  };
  penaltyObjective(problem, state, { sigma, gradient });
  for (const name of ["parameters", "hidden", "outputs"] as const) {
    for (let k = 0; k < state[name].length; k++) {
      const centre = state[name][k]!;
      const at = (shift: number) => {
        state[name][k] = centre + shift;
        return penaltyObjective(problem, state, { sigma });
      };
      const numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
      state[name][k] = centre;
      expect(Math.abs(gradient[name][k]! - numeric), `${name} ${k}`).toBeLessThan(
        1e-7 * Math.max(1, Math.abs(numeric)),
      );
    }
  }
}

test("on states that fulfil the recurrences it is the plain objective at sigma = 0, whatever lambda (Law 1)", () => {
  for (const lambda of [1e-3, 1, 1e3]) {
    const { problem, state } = example({ lambda });
    const consistent = consistentState(problem, state.parameters);
    const loss = problem.targets.reduce((sum, y, k) => sum + (consistent.outputs[k]! - y) ** 2, 0) / problem.batch;
    expect(penaltyObjective(problem, consistent, { sigma: 0 })).toBeCloseTo(loss, 10);
  }
});

describe("ridge steps", () => {
  test("are the exact joint minimum in (W, b) and (U, V, a): the gradient by all parameters is 0 to 1e-9", () => {
    for (const sigma of [0, 0.5, 2]) {
      const { problem, state, random } = example({ batch: 8 });
      ridgeSteps(problem, state, { sigma, ridge: 0 });
      const gradient = {
        parameters: state.parameters.slice(),
        hidden: state.hidden.slice(),
        outputs: state.outputs.slice(),
      };
      const least = penaltyObjective(problem, state, { sigma, gradient });
      for (const slope of gradient.parameters) expect(Math.abs(slope)).toBeLessThan(1e-9);
      for (let n = 0; n < 20; n++) {
        const parameters = state.parameters.map((value) => value + 0.01 * random.normal());
        expect(penaltyObjective(problem, { ...state, parameters }, { sigma })).toBeGreaterThan(least);
      }
    }
  });
});

test("descent on m and n lowers the objective with every call and leaves the parameters alone", () => {
  const { problem, state } = example({ batch: 4 });
  const descent = new HiddenDescent(problem, state);
  const parameters = state.parameters.slice();
  let before = penaltyObjective(problem, state, { sigma: 0.5 });
  for (let n = 0; n < 5; n++) {
    const after = descent.descend(state, { sigma: 0.5, steps: 3 });
    expect(after).toBeLessThan(before);
    expect(after).toBe(penaltyObjective(problem, state, { sigma: 0.5 }));
    before = after;
  }
  expect(state.parameters).toEqual(parameters);
});

test("what the penalty form cannot do is refused with what can", () => {
  const { problem, state } = example();
  const stacked = { ...problem, network: buildNetwork({ inputSize: 2, hiddenSizes: [3, 3] }) };
  expect(() => penaltyObjective(stacked, state, { sigma: 1 })).toThrow(
    /`hiddenSizes` must be one recurrent layer, got \[3, 3\]\. Use the weights or activation/,
  );
  expect(() => penaltyObjective({ ...problem, lambda: 0 }, state, { sigma: 1 })).toThrow(
    /`lambda` must be > 0, got 0\. Sweep/,
  );
  expect(() => penaltyObjective(problem, state, { sigma: -1 })).toThrow(/sigma must be a number >= 0, got -1/);
});
