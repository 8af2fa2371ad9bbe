import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, type TestContext } from "vitest";
import { splitSeries } from "../data/cut/split-series.js";
import { partSpan } from "../data/split.js";
import { formatStep } from "../data/timestamp.js";
import { makeWindows } from "../data/windows.js";
import { isPage, readTable } from "./testing/reader.js";
import { FRANCE, POLLUTION, sharedSets } from "./testing/shared-sets.js";
import { hasSharedData, SHARED_DATA, translatedInputError } from "./testing.js";

const EXCERPTS = join(import.meta.dirname, "../../test/excerpts");

const places = [
  {
    place: "excerpt" as const,
    folder: EXCERPTS,
    tags: [],
    gz: "",
    pollution: { others: 9, rows: 48 },
    france: { restart: 38, first: "2025-06-01", last: "2025-07-06" },
  },
  {
    place: "whole" as const,
    folder: SHARED_DATA,
    tags: ["slow"],
    gz: ".gz",
    pollution: { others: 2066, rows: 43824 },
    france: { restart: 506, first: "2025-01-01", last: "2026-05-19" },
  },
];

const sets = sharedSets.map((set) => ({ ...set, title: `${set.file} ${JSON.stringify(set.options ?? {})}` }));

/** The whole sets are too large for the repository: a test on them runs where they lie beside the checkout. */
function skipWithout(place: "excerpt" | "whole", { skip }: TestContext): void {
  skip(place === "whole" && !hasSharedData, "the public data sets do not lie beside this checkout");
  skip(place === "whole" && isPage, "test/browser/read.test.ts compares the whole sets with Node.js in a browser");
}

for (const { place, folder, tags, gz, pollution, france } of places) {
  describe(`readTable on public data sets, ${place}`, { tags }, () => {
    it.for(sets)("$title", async ({ options, target, time, ...set }, context) => {
      skipWithout(place, context);
      const expected = set[place];
      const { series, targets, inputs, notes } = await readTable(join(folder, expected.file ?? set.file), options);
      const { from, to } = partSpan(
        series,
        series.segments.map(({ name, start, end }) => ({ segment: name, start, end })),
      );
      expect({
        rows: series.rows,
        segments: series.segments.length,
        target: targets.join(", "),
        inputs: inputs.length,
        time: series.time && [series.time.columns.join(", "), from, to, formatStep(series.time.step), series.time.gaps],
      }).toEqual({
        rows: expected.rows,
        segments: expected.segments ?? 1,
        target,
        inputs: expected.inputs,
        time: time && [time[0], ...(expected.span ?? []), expected.step ?? time[1], expected.gaps ?? 0],
      });
      for (const note of [...(set.notes ?? []), ...(expected.notes ?? [])]) expect(notes).toContain(note);
      const windows = makeWindows({ series, split: splitSeries(series), inputs, targets, window: 6 });
      expect(windows.test.length).toBeGreaterThan(0);
    });

    it("pollution: missing values are refused with the first row and their number", async (context) => {
      skipWithout(place, context);
      const error = await translatedInputError(readTable(join(folder, POLLUTION + gz), { target: ["pm2.5"] }));
      expect(error.place).toMatchObject({ row: 2, column: "pm2.5" });
      expect(error.message).toContain(
        `a value is missing here and in ${pollution.others} other rows of ${pollution.rows}.`,
      );
    });

    it("weather-france: stations are split at the same day, and series: none refuses the second one", async (context) => {
      skipWithout(place, context);
      const file = join(folder, FRANCE + gz);
      const { series } = await readTable(file, { target: ["TM"], inputs: ["TM"], missing: "linear" });
      const { test } = splitSeries(series);
      const firstDays = test.map(({ start }) => series.time!.milliseconds[start]);
      expect(firstDays).toHaveLength(series.segments.length);
      expect(new Set(firstDays).size).toBe(1);
      const error = await translatedInputError(readTable(file, { series: "none" }));
      expect(error.place).toMatchObject({ row: france.restart, column: "AAAAMMJJ" });
      expect(error.message).toContain(`got ${france.first} after ${france.last}.`);
    });
  });
}

describe("excerpts", { tags: ["slow"] }, () => {
  it.for(sharedSets.filter(({ isInvented }) => !isInvented))(
    "$file: the header and every row stand in the whole set, in this order, byte for byte",
    ({ file, excerpt }, context) => {
      skipWithout("whole", context);
      const whole = linesOf(join(SHARED_DATA, file));
      const lines = linesOf(join(EXCERPTS, excerpt.file ?? file));
      expect(lines[0]).toBe(whole[0]);
      let at = 0;
      for (const line of lines.filter((text) => text !== "")) {
        at = whole.indexOf(line, at) + 1;
        expect(at, line).toBeGreaterThan(0);
      }
    },
  );
});

function linesOf(file: string): string[] {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1").split("\n");
}
