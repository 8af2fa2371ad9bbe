/** @module-tag slow */

import * as ort from "onnxruntime-web";
import { expect, test } from "vitest";
import { exportModel } from "../export-model.js";
import { titleOf } from "../testing/grid.js";
import { SEQUENCE_MODELS, sequenceModel, toldOf } from "../testing/sequence-cases.js";
import { stepsIn } from "../testing/sequence-steps.js";

test.each(SEQUENCE_MODELS.map((wanted) => ({ title: titleOf(wanted), wanted })))(
  "onnxruntime tells what gradus predict does to 1e-5: $title",
  async ({ wanted }) => {
    const model = sequenceModel(wanted);
    const { content, rows } = exportModel(model, { format: "onnx" });
    const session = await ort.InferenceSession.create(content, { executionProviders: ["wasm"] });
    const { read, told } = toldOf(model);
    let compared = 0;
    for (const [k, expected] of told.entries()) {
      const steps = stepsIn(read, { sequence: k, most: rows });
      if (wanted.cell === "mlp" && steps.length < rows) continue; // it reads a whole window
      if (expected.length > steps.length) continue; // read in pieces
      const I = read.columns.length;
      const input =
        read.steps.kind === "symbols"
          ? new ort.Tensor("int64", BigInt64Array.from(steps.flat(), BigInt), [1, steps.length])
          : new ort.Tensor("float64", Float64Array.from(steps.flat()), [1, steps.length, I]);
      const found = (await session.run({ steps: input }))["told"]!.data as Float64Array;
      expect(found).toHaveLength(expected.flat().length);
      expected.flat().forEach((value, at) => {
        expect(Math.abs(found[at]! - value)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
      });
      compared++;
    }
    expect(compared).toBeGreaterThan(3);
    await session.release();
  },
);
