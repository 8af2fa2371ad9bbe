import { expect, it } from "vitest";
import { read, rows } from "../testing/read-text.js";
import { readTableForModel } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";

const count = (from: number, length = 8) => Array.from({ length }, (_, k) => `${from + k}`);

it.for(["index", "t", "step", "i", "n", "row", "id", "no", "obs", "epoch number", "time_step"])(
  "a column named %s counts rows also where its values lie among the years, and holds years if `time` says so",
  async (name) => {
    const table = rows(`${name},y`, ...count(1950));
    const { series, notation } = await read(table);
    expect([series.time, notation.isCounted]).toEqual([null, true]);
    if (name === "t") {
      const asked = await read(table, { time: name });
      expect(asked.series.time!.milliseconds[0]).toBe(Date.UTC(1950, 0));
      expect(asked.notation).not.toHaveProperty("isCounted");
    }
  },
);

it.for(["year", "ds", "when"])("years in a column named %s are years", async (name) => {
  const { series } = await read(rows(`${name},y`, ...count(1950)));
  expect(series.time!.milliseconds[0]).toBe(Date.UTC(1950, 0));
});

it("where rows were counted at training, the model counts them among the years too, turned round where they fall", async () => {
  const { notation } = await read(rows("time,y", ...count(1)));
  const needs = { unread: [], knownAhead: [], notation };
  const model = { target: ["y"], inputs: ["y"] };
  for (const numbers of [count(1990), count(1990).toReversed()]) {
    const file = await temporaryFile("t.csv", rows("time,y", ...numbers));
    const { series } = await readTableForModel(file, model, needs);
    expect(series.time).toBeNull();
    expect(series.columns[0]!.values[0]).toBe(numbers[0] === "1990" ? 0 : 49 % 5);
  }
});
