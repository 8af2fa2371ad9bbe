/** @module-tag slow */

import { expect, test } from "vitest";
import { exportModel } from "../export-model.js";
import { titleOf } from "../testing/grid.js";
import { moduleOf, problemsIn } from "../testing/run-typescript.js";
import { SEQUENCE_MODELS, sequenceModel, toldOf } from "../testing/sequence-cases.js";
import { stepsIn } from "../testing/sequence-steps.js";

interface Told {
  readonly told?: string;
  readonly values: Readonly<Record<string, number>>;
}

const cases = SEQUENCE_MODELS.map((wanted) => ({ title: titleOf(wanted), wanted }));

test.each(cases)("the module tells what gradus predict does to 1e-6: $title", async ({ wanted }) => {
  const model = sequenceModel(wanted);
  const { content, rows, columns } = exportModel(model, { format: "typescript" });
  const { predict } = (await moduleOf(content)) as unknown as {
    readonly predict: (steps: readonly unknown[]) => Told | readonly Told[];
  };
  const { read, told } = toldOf(model);
  let compared = 0;
  for (const [k, expected] of told.entries()) {
    const steps = stepsIn(read, { sequence: k, most: rows });
    if (wanted.cell === "mlp" && steps.length < rows) continue; // it reads a whole window
    if (expected.length > steps.length) continue; // read in pieces
    const given = steps.map((step) =>
      read.steps.kind === "symbols"
        ? read.columns[step[0]!]!
        : Object.fromEntries(columns.map((name, i) => [name, step[i]!])),
    );
    const found = [predict(given)].flat() as Told[];
    expect(found).toHaveLength(expected.length);
    expected.forEach((values, t) => {
      const own = Object.values(found[t]!.values);
      const isOfClasses = model.sequences!.task !== "regress" && model.sequences!.task !== "frames";
      if (isOfClasses) expect(found[t]!.told).toBe(model.targets.columns[values.indexOf(Math.max(...values))]);
      values.forEach((value, o) => {
        expect(Math.abs(own[o]! - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
      });
    });
    compared++;
  }
  expect(compared).toBeGreaterThan(3);
  expect(() => predict([])).toThrow(RangeError);
});

test("every module is strict TypeScript", { timeout: 60_000 }, () => {
  expect(
    problemsIn(cases.map(({ wanted }) => exportModel(sequenceModel(wanted), { format: "typescript" }).content)),
  ).toEqual([]);
});
