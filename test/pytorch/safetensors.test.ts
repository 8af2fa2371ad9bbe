/** @module-tag slow */

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { exportModel } from "../../src/model/export/export-model.js";
import { planOf } from "../../src/model/export/plan-of.js";
import { exampleModel, simpleModel, type Wanted } from "../../src/model/export/testing/cases.js";
import { simpleForecasts, titleOf } from "../../src/model/export/testing/grid.js";
import { forecastSeries } from "../../src/model/forecast.js";
import { readSafetensors } from "../../src/model/import/safetensors-file.js";

/** Debian's, which has python3-torch; nothing else on the path is asked. */
const PYTHON = "/usr/bin/python3";
const hasTorch = spawnSync(PYTHON, ["-c", "import torch"]).status === 0;

const NETWORKS: readonly Wanted[] = ["elman", "gru", "lstm"].flatMap((cell) => [
  { cell },
  { cell, hiddenSizes: [4, 4], horizon: { from: 1, to: 3 }, highway: "linear" },
  { cell, hiddenSizes: [5, 3], highway: "trained", members: 2 },
]);

describe("safetensors", () => {
  test
    .skipIf(!hasTorch)
    .each([...NETWORKS, { activation: "relu" }].map((wanted) => ({ wanted, title: titleOf(wanted) })))(
    "PyTorch loads the file by the lines that are said, and gives the forecasts to 1e-5 (skipped without /usr/bin/python3 with torch): $title",
    ({ wanted }) => {
      const { model, series } = exampleModel(wanted);
      const plan = planOf(model);
      const { content, usage } = exportModel(model, { format: "safetensors", file: "m.safetensors" });
      expect(usage).toHaveLength(3);
      const folder = mkdtempSync(join(tmpdir(), "gradus-test-"));
      writeFileSync(join(folder, "m.safetensors"), content);
      const count = series.rows - plan.window + 1;
      const columns = plan.features.map(({ name }) => series.columns.find((column) => column.name === name)!.values);
      const inputs = Array.from({ length: count * plan.window }, (_, at) => {
        const row = (at % plan.window) + Math.floor(at / plan.window);
        return plan.features.map(({ mean, sd }, k) => (columns[k]![row]! - mean) / sd);
      }).flat();
      const [{ direct }] = plan.members as readonly [(typeof plan.members)[number]];
      const highwayRows = direct?.kind === "affine" ? direct.rows : 0;
      const job = { folder, lines: usage, inputs, shape: [count, plan.window, plan.features.length], highwayRows };
      const { stdout, stderr } = spawnSync(PYTHON, [resolve(import.meta.dirname, "run-weights.py")], {
        input: JSON.stringify(job),
        encoding: "utf8",
        maxBuffer: 2 ** 26,
      });
      expect(stderr).toBe("");
      const { outputs, names } = JSON.parse(stdout) as { outputs: number[]; names: string[] };
      expect(names.toSorted()).toEqual([...readSafetensors(content, "m").keys()].toSorted());
      const { mean, sd } = plan.undo;
      const expected = forecastSeries(model, series).flatMap(({ forecast }) => [...forecast]);
      expect(outputs).toHaveLength(expected.length);
      outputs.forEach((output, at) => {
        expect(Math.abs(mean[0]! + sd[0]! * output - expected[at]!)).toBeLessThan(1e-5 * Math.abs(expected[at]!));
      });
    },
    60_000,
  );

  test("the linear forecast is a highway alone; those without weights, and cells and activations that torch lacks, are refused", () => {
    const refused = [];
    for (const fitted of simpleForecasts({})) {
      const { model } = simpleModel(fitted, {});
      if (fitted.kind === "linear") {
        const { content } = exportModel(model, { format: "safetensors" });
        expect([...readSafetensors(content, "m").keys()]).toEqual(["highway.weight", "highway.bias"]);
      } else {
        expect(() => exportModel(model, { format: "safetensors" })).toThrow(
          "safetensors: the model must have weights, got a forecast that repeats or averages values. Take --format onnx or typescript.",
        );
        refused.push(fitted.kind);
      }
    }
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(() =>
      exportModel(exampleModel({ cell: "gru", activation: "relu" }).model, { format: "safetensors" }),
    ).toThrow(
      /must be one that PyTorch has a module for, elman with tanh or relu, gru with tanh, lstm with tanh, got "gru" with "relu"\. Take --format onnx/,
    );
  });
});
