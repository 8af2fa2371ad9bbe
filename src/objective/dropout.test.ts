import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { activation } from "./activation.js";
import { DropoutMasks, masksOf } from "./dropout-masks.js";
import { objectives } from "./index.js";
import { plain } from "./plain.js";
import { gradientError } from "./testing/gradient-check.js";
import { planSmall } from "./testing/plan.js";
import { weights } from "./weights.js";

const P = 0.4;

/** Masks of one drawn key. */
function masks(probability = P, seed = 1): DropoutMasks {
  const drawn = new DropoutMasks(probability, randomStream(seed));
  drawn.draw();
  return drawn;
}

/** r of the first units of a row. */
function maskOf(drawn: DropoutMasks, { layer = 0, t = 0, b = 0, count = 1 }): Float64Array {
  const into = new Float64Array(count);
  drawn.fill(into, { at: 0, count }, { layer, t, b });
  return into;
}

describe("masks", () => {
  test.each([0.1, 0.5, 0.9])(
    "leave out a share p = %j of the units, the others times 1 / (1 - p), to 4 standard errors",
    (p) => {
      const drawn = masks(p);
      let out = 0;
      const rows = 200;
      const count = 100;
      for (let b = 0; b < rows; b++) {
        for (const r of maskOf(drawn, { b, t: b % 7, layer: b % 3, count })) {
          if (r === 0) out++;
          else expect(r).toBe(1 / (1 - p));
        }
      }
      expect(Math.abs(out / (rows * count) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / (rows * count)));
    },
  );

  test("of neighbouring units, steps, sequences, layers and keys are uncorrelated, to 4 standard errors", () => {
    const drawn = masks(0.5);
    const n = 20_000;
    const at = (place: { layer?: number; t?: number; b?: number }, unit: number) =>
      maskOf(drawn, { ...place, count: unit + 1 })[unit]! - 1;
    const pairs = {
      units: (k: number) => at({ b: k }, 0) * at({ b: k }, 1),
      steps: (k: number) => at({ b: k }, 0) * at({ b: k, t: 1 }, 0),
      sequences: (k: number) => at({ b: k }, 0) * at({ b: k + 1 }, 0),
      layers: (k: number) => at({ b: k }, 0) * at({ b: k, layer: 1 }, 0),
      turned: (k: number) => at({ b: k, t: 5 }, 3) * at({ b: 5, t: k }, 3),
      keys: (k: number) => {
        const before = at({ b: k }, 0);
        drawn.draw();
        return before * at({ b: k }, 0);
      },
    };
    for (const [name, product] of Object.entries(pairs)) {
      let sum = 0;
      for (let k = 10; k < n + 10; k++) sum += product(k);
      expect(Math.abs(sum / n), name).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  test("there are none at probability 0", () => {
    expect(masksOf(0, randomStream(1))).toBe(null);
    expect(masksOf(0.2, randomStream(1))!.probability).toBe(0.2);
  });
});

describe.each([plain(), weights(), activation({ lambda: 0.3 })])("$name with units left out", (objective) => {
  test("gradient and dg/dsigma agree with central differences to 1e-6 at a held mask", () => {
    for (const cell of ["elman", "gru"]) {
      for (const scored of ["last", "all"] as const) {
        for (const lengths of [undefined, [2, 1, 3]]) {
          const options = { cell, scored, hiddenSizes: [5, 4], dropout: masks(), ...(lengths && { lengths }) };
          const { pass, parameters, gradient } = planSmall(objective, options);
          expect(gradientError(pass, parameters, gradient, objective.diffuses ? 0.5 : 0)).toBeLessThan(1e-6);
          if (!objective.diffuses) continue;
          pass.differentiate(0.5);
          const numeric = (pass.evaluate(0.5 + 1e-4) - pass.evaluate(0.5 - 1e-4)) / 2e-4;
          expect(Math.abs(pass.gradientBySigma - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
        }
      }
    }
  });

  test("the fast engine agrees with the readable one to 2e-5", () => {
    for (const cell of ["elman", "gru"]) {
      const plan = (kernels = {}) =>
        planSmall(objective, { cell, scored: "all", hiddenSizes: [5, 4], dropout: masks(), batch: 11, ...kernels });
      const expected = plan();
      const got = plan({ kernels: wasmKernels({ capacityBytes: 2 ** 24 }) });
      expect(got.pass.differentiate(0.5)).toBeCloseTo(expected.pass.differentiate(0.5), 5);
      for (const [k, slope] of expected.gradient.entries())
        expect(Math.abs(got.gradient[k]! - slope)).toBeLessThan(2e-5);
    }
  });
});

test.each(objectives.items.filter(({ isSurrogate = false }) => !isSurrogate))(
  "$name at sigma = 0 equals plain of the same mask, value and gradient, bit for bit (Law 1)",
  (objective) => {
    const options = { hiddenSizes: [4, 3], dropout: masks() };
    const [one, other] = [planSmall(objective, options), planSmall(plain(), options)];
    expect(one.pass.differentiate(0)).toBe(other.pass.differentiate(0));
    expect(one.gradient).toEqual(other.gradient);
  },
);

test("a linear network's loss over masks is, on average, that of all units and p / (1 - p) sum W^2 h^2, to 4 standard errors", () => {
  const dropout = masks();
  const options = { activation: "identity", batch: 1, outputSize: 1, hiddenSizes: [5] };
  const { pass, parameters, network } = planSmall(plain(), { ...options, dropout });
  const { layers, readout, all } = partsOf({ pass, parameters, network });
  const spread = (P / (1 - P)) * readout.reduce((sum, w, j) => sum + (w * layers[j]!) ** 2, 0);
  const values = Array.from({ length: 20_000 }, () => {
    dropout.draw();
    return pass.evaluate(0);
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  expect(Math.abs(mean - (all + spread))).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
  expect(spread).toBeGreaterThan(0.01);
});

/** States of one linear layer after the last step, by its recurrence written out; the readout's weights; and the loss with all units. */
function partsOf({ pass, parameters, network }: Pick<ReturnType<typeof planSmall>, "pass" | "parameters" | "network">) {
  const [U, V, a, W, b] = network.layout.slices.map(({ offset, length }) => [
    ...parameters.subarray(offset, offset + length),
  ]) as [number[], ...number[][]];
  const { inputs, targets } = pass.batch;
  let layers = a!.map(() => 0);
  for (let t = 0; t < 4; t++) {
    layers = a!.map(
      (bias, i) =>
        bias +
        U[2 * i]! * inputs[2 * t]! +
        U[2 * i + 1]! * inputs[2 * t + 1]! +
        layers.reduce((sum, h, j) => sum + V![i * layers.length + j]! * h, 0),
    );
  }
  const output = W!.reduce((sum, w, j) => sum + w * layers[j]!, b![0]!);
  return { layers, readout: W!, bias: b![0]!, all: (output - targets[0]!) ** 2 };
}

test("of one step of a linear layer the weights objective is its formula written out, each unit with its mask, to 1e-12", () => {
  const dropout = masks();
  const s = 0.6;
  const { pass, parameters, network } = planSmall(weights(), {
    activation: "identity",
    batch: 1,
    steps: 1,
    outputSize: 1,
    hiddenSizes: [4],
    dropout,
  });
  const [U, , a, W, b] = network.layout.slices.map(({ offset, length }) => [
    ...parameters.subarray(offset, offset + length),
  ]) as [number[], ...number[][]];
  const [sU, , sa, sW, sb] = network.layout.slices.map(({ scale }) => (s * scale) ** 2) as [number, ...number[]];
  const [x0, x1] = pass.batch.inputs as unknown as [number, number];
  const r = maskOf(dropout, { count: 4 });
  const h = a!.map((bias, i) => bias + U[2 * i]! * x0 + U[2 * i + 1]! * x1);
  const spread = sU * (x0 * x0 + x1 * x1) + sa!;
  let output = b![0]!;
  let variance = sb!;
  for (let j = 0; j < 4; j++) {
    output += W![j]! * r[j]! * h[j]!;
    variance += r[j]! ** 2 * (W![j]! ** 2 * spread + sW! * (h[j]! ** 2 + spread));
  }
  expect(pass.evaluate(s)).toBeCloseTo((output - pass.batch.targets[0]!) ** 2 + variance, 12);
});
