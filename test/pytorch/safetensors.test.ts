/** @module-tag slow */

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { exportModel } from "../../src/model/export/export-model.js";
import { planOf } from "../../src/model/export/plan-of.js";
import { exampleModel, simpleModel, type Wanted } from "../../src/model/export/testing/cases.js";
import { simpleForecasts } from "../../src/model/export/testing/grid.js";
import { sequenceModel } from "../../src/model/export/testing/sequence-cases.js";
import { forecastSeries } from "../../src/model/forecast.js";
import { readSafetensors } from "../../src/model/import/safetensors-file.js";

/** Debian's, which has python3-torch; nothing else on the path is asked. */
const PYTHON = "/usr/bin/python3";
const hasTorch = spawnSync(PYTHON, ["-c", "import torch"]).status === 0;

const NETWORKS: readonly Wanted[] = ["elman", "gru", "lstm"].flatMap((cell) => [
  { cell },
  { cell, hiddenSizes: [4, 4], horizon: { from: 1, to: 3 }, highway: "linear" },
  { cell, hiddenSizes: [5, 3], highway: "trained", members: 2 },
  { cell, bidirectional: true, hiddenSizes: [4, 4] },
  { cell, bidirectional: true, hiddenSizes: [5, 3], members: 2 },
]);

interface Job {
  readonly folder: string;
  readonly lines: readonly string[];
  readonly inputs: readonly number[];
  readonly shape: readonly number[];
  readonly highwayRows: number;
}

interface Outcome {
  readonly outputs: readonly number[];
  readonly names: readonly string[];
}

/** All in one process: loading torch takes seconds. */
function inTorch(jobs: readonly Job[]): Outcome[] {
  const input = JSON.stringify(jobs);
  const script = resolve(import.meta.dirname, "run-weights.py");
  const { stdout, stderr } = spawnSync(PYTHON, [script], { input, encoding: "utf8", maxBuffer: 2 ** 26 });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Outcome[];
}

/** A model's file in a folder of its own, with the scaled windows of its series. */
function made(wanted: Wanted) {
  const { model, series } = exampleModel(wanted);
  const plan = planOf(model);
  const { content, usage } = exportModel(model, { format: "safetensors", file: "m.safetensors" });
  const folder = mkdtempSync(join(tmpdir(), "gradus-test-"));
  writeFileSync(join(folder, "m.safetensors"), content);
  const count = series.rows - plan.window + 1;
  const columns = plan.features.map(({ name }) => series.columns.find((column) => column.name === name)!.values);
  const inputs = Array.from({ length: count * plan.window }, (_, at) => {
    const row = (at % plan.window) + Math.floor(at / plan.window);
    return plan.features.map(({ mean, sd }, k) => (columns[k]![row]! - mean) / sd);
  }).flat();
  const direct = plan.members[0]!.direct;
  const highwayRows = direct?.kind === "affine" ? direct.rows : 0;
  const shape = [count, plan.window, plan.features.length];
  return { model, series, plan, content, job: { folder, lines: usage, inputs, shape, highwayRows } };
}

describe("safetensors", () => {
  test.skipIf(!hasTorch)(
    "PyTorch loads each file by the three lines that are said, and gives the forecasts to 1e-5 (skipped without torch in /usr/bin/python3)",
    () => {
      const all = [...NETWORKS, { activation: "relu" }].map(made);
      inTorch(all.map(({ job }) => job)).forEach(({ outputs, names }, k) => {
        const { model, series, plan, content, job } = all[k]!;
        expect(job.lines).toHaveLength(3);
        expect(names.toSorted()).toEqual([...readSafetensors(content, "m").keys()].toSorted());
        const expected = forecastSeries(model, series).flatMap(({ forecast }) => [...forecast]);
        expect(outputs).toHaveLength(expected.length);
        outputs.forEach((output, at) => {
          const forecast = plan.undo.mean[0]! + plan.undo.sd[0]! * output;
          expect(Math.abs(forecast - expected[at]!)).toBeLessThan(1e-5 * Math.abs(expected[at]!));
        });
      });
    },
  );

  test("a model of sequences has the same names, and what it tells in the file's metadata; one that reads a window at once is refused", () => {
    const { content, columns } = exportModel(sequenceModel({ task: "tag", cell: "gru" }), { format: "safetensors" });
    expect([...readSafetensors(content, "m").keys()].toSorted()).toEqual(
      ["readout.bias", "readout.weight", "rnn.bias_hh_l0", "rnn.bias_ih_l0", "rnn.weight_hh_l0", "rnn.weight_ih_l0"].toSorted(), // biome-ignore format: one line
    );
    expect(columns).toEqual(["x0", "x1"]);
    expect(new TextDecoder().decode(content)).toContain('\\"task\\":\\"tag\\"');
    const atOnce = sequenceModel({ task: "classify", cell: "mlp", window: 5 });
    expect(() => exportModel(atOnce, { format: "safetensors" })).toThrow(
      /got "mlp" with "tanh"\. Take the format onnx/,
    );
  });

  test("the linear forecast is a highway alone; those without weights, and cells and activations that torch lacks, are refused", () => {
    const refused = [];
    for (const fitted of simpleForecasts({})) {
      const { model } = simpleModel(fitted, {});
      if (fitted.kind === "linear") {
        const { content } = exportModel(model, { format: "safetensors" });
        expect([...readSafetensors(content, "m").keys()]).toEqual(["highway.weight", "highway.bias"]);
      } else {
        expect(() => exportModel(model, { format: "safetensors" })).toThrow(
          "safetensors: the model must have weights, got a forecast that repeats or averages values. Take the format onnx or typescript.",
        );
        refused.push(fitted.kind);
      }
    }
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(() =>
      exportModel(exampleModel({ cell: "gru", activation: "relu" }).model, { format: "safetensors" }),
    ).toThrow(
      /must be one that PyTorch has a module for, elman with tanh or relu, gru with tanh, lstm with tanh, got "gru" with "relu"\. Take the format onnx/,
    );
  });
});
