/** @module-tag slow */

import { describe, expect, test } from "vitest";
import { columnOf, type Series } from "../../../data/series.js";
import { activations } from "../../../smoothing/index.js";
import type { ModelRecord } from "../../schema.js";
import { planOf } from "../plan-of.js";
import { exampleModel, simpleModel, type Wanted } from "../testing/cases.js";
import { NETWORKS, simpleForecasts, titleOf } from "../testing/grid.js";
import { allForecasts, worstDifference } from "../testing/raw-rows.js";
import { moduleOf, problemsIn } from "../testing/run-typescript.js";
import { activationSource } from "./activations.js";
import { typescript } from "./typescript.js";

const TOLERANCE = 1e-6;

function written(model: ModelRecord): Uint8Array {
  return typescript.write(planOf(model), { file: "model.ts", method: "sgd" }).content;
}

/** The table as a page has it: numbers, null for what is missing, texts and dates. */
function pageRows({ columns, time, rows }: Series): object[] {
  return Array.from({ length: rows }, (_, row) => ({
    ...Object.fromEntries(columns.map(({ name, values, filled }) => [name, filled?.[row] === 1 ? null : values[row]])),
    sky: columnOf({ columns } as Series, "sky = sun").values[row] === 1 ? "sun" : columnOf({ columns } as Series, "sky = rain").values[row] === 1 ? "rain" : "haze", // biome-ignore format: one line
    time: new Date(time!.milliseconds[row]!),
  }));
}

async function difference({
  model,
  series,
}: {
  readonly model: ModelRecord;
  readonly series: Series;
}): Promise<number> {
  const plan = planOf(model);
  const { predict } = await moduleOf(written(model));
  const isMasked = model.derived.masked.length > 0;
  const rows = pageRows(
    isMasked ? series : { ...series, columns: series.columns.map(({ filled: _, ...rest }) => rest) },
  );
  const expected = Float64Array.from(allForecasts(model, series));
  const found = [];
  for (let end = plan.rows; end <= series.rows; end++) {
    for (const { values } of predict(rows.slice(0, end))) found.push(...plan.targets.map((name) => values[name]!));
  }
  expect(found.length).toBeGreaterThan(20);
  return worstDifference(found, expected.subarray(0, found.length), plan);
}

describe("the module gives the forecasts of gradus predict to 1e-6", () => {
  test.each(NETWORKS.map((wanted) => ({ title: titleOf(wanted), wanted })))("$title", async ({ wanted }) => {
    expect(await difference(exampleModel(wanted))).toBeLessThan(TOLERANCE);
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

test("every module is strict TypeScript, whose types can be stripped", () => {
  const models = [
    ...NETWORKS.map((wanted) => exampleModel(wanted)),
    ...activations.names.map((activation) => exampleModel({ activation })),
    ...simpleForecasts({}).map((fitted) => simpleModel(fitted, {})),
  ];
  expect(problemsIn(models.map(({ model }) => written(model)))).toEqual([]);
});

test("the module of 32 units is at most 12 kB, imports nothing, and refuses rows that it cannot read", async () => {
  const { model, series } = exampleModel({ cell: "elman", hiddenSizes: [32] });
  const content = written(model);
  expect(content.length).toBeLessThan(12_000);
  expect(new TextDecoder().decode(content)).not.toMatch(/\bimport\b(?!s nothing)/);
  const { predict } = await moduleOf(content);
  const rows = pageRows(series).slice(-6);
  expect(() => predict(rows.slice(1))).toThrow(/predict: needs 6 rows or more, got 5/);
  expect(() => predict([...rows.slice(0, 5), { ...rows[5], level: "12" }])).toThrow(
    /level of row 6 must be a finite number, got 12/,
  );
});

test("an activation that somebody added is refused with those that are known", () => {
  expect(() => activationSource("mine")).toThrow(
    /^typescript: the model's activation must be one of .*gelu, got "mine"\./,
  );
});
