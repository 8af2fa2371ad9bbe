/** @module-tag slow */

import { describe, expect, test } from "vitest";
import type { Series } from "../../../data/series.js";
import { activations } from "../../../smoothing/index.js";
import type { ModelRecord } from "../../schema.js";
import { planOf } from "../plan-of.js";
import { exampleModel, simpleModel, type Wanted } from "../testing/cases.js";
import { NETWORKS, simpleForecasts, titleOf } from "../testing/grid.js";
import { rawWindows, worstDifference } from "../testing/raw-rows.js";
import { runOnnx } from "../testing/run-onnx.js";
import { onnxActivation } from "./activations.js";
import { onnx } from "./onnx.js";

const TOLERANCE = 1e-5;

async function difference({
  model,
  series,
}: {
  readonly model: ModelRecord;
  readonly series: Series;
}): Promise<number> {
  const plan = planOf(model);
  const { count, rows, expected } = rawWindows(model, plan, series);
  expect(count).toBeGreaterThan(20);
  const { content } = onnx.write(plan, { file: "model.onnx", method: "sgd" });
  const forecasts = await runOnnx(content, rows, [count, plan.rows, plan.columns.length]);
  expect(forecasts).toHaveLength(expected.length);
  return worstDifference(forecasts, expected, plan);
}

describe("onnxruntime gives the forecasts of gradus predict to 1e-5", () => {
  test.each(NETWORKS.map((wanted) => ({ title: titleOf(wanted), wanted })))("$title", async ({ wanted }) => {
    const worst = await difference(exampleModel(wanted));
    expect(worst).toBeLessThan(TOLERANCE);
  });

  test.each(activations.names)("every cell with the activation %s", async (activation) => {
    for (const cell of ["elman", "gru", "lstm"]) {
      const worst = await difference(exampleModel({ cell, activation, hiddenSizes: [3, 2] }));
      expect(worst, cell).toBeLessThan(TOLERANCE);
    }
  });

  const wanted: Wanted = { horizon: { from: 1, to: 3 } };
  test.each(simpleForecasts(wanted))("the $kind", async (fitted) => {
    expect(await difference(simpleModel(fitted, wanted))).toBeLessThan(TOLERANCE);
  });
});

test("an activation that somebody added is refused with those that are known", () => {
  expect(() => onnxActivation("mine")).toThrow(/^onnx: the model's activation must be one of .*silu, got "mine"\./);
});
