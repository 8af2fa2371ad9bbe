import { expect, it } from "vitest";
import { splitSeries } from "../../data/cut/split-series.js";
import { makeWindows } from "../../data/windows.js";
import { readTable } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";

/** The row of the file of each row of the series that a text gives. */
async function rowsOf(text: string, options = {}) {
  const { series } = await readTable(await temporaryFile("t.csv", text), { time: "none", ...options });
  return [...series.fileRows!];
}

it("each row of a series knows its row of the file: header, blank lines, dropped rows and sorted series counted", async () => {
  expect(await rowsOf("a,b\n1,2\n\n3,5\n\n\n4,4\n")).toEqual([2, 4, 7]);
  expect(await rowsOf("1,2\n3,5\n4,4\n")).toEqual([1, 2, 3]);
  expect(await rowsOf("a,b\n1,2\n3,\n4,4\n5,7\n", { missing: "drop" })).toEqual([2, 4, 5]);
  const stacked = "unit,b\nx,2\ny,3\nx,4\ny,7\nx,5\ny,9\n";
  expect(await rowsOf(stacked, { series: "unit" })).toEqual([2, 4, 6, 3, 5, 7]);
  expect(await rowsOf("a\n1\n\n4\n9\n", { missing: "drop" })).toEqual([2, 4, 5]);
});

it("a line end within quotes begins no row, a quote within a cell opens nothing, and a row of tabs alone is one", async () => {
  expect(await rowsOf('a,b,w\n1,2,"x\ny ""z"""\n3,5,u\n\n4,4,v\n', { target: ["b"] })).toEqual([2, 3, 5]);
  expect(await rowsOf('a,b,w\n1,2,5" tube\n3,5,6""\n\n4,4,v"\n5,3,t\n', { target: ["b"] })).toEqual([2, 3, 5, 6]);
  expect(await rowsOf("a\tb\n1\t2\n\t\n3\t5\n4\t4\n", { missing: "drop" })).toEqual([2, 4, 5]);
  expect(await rowsOf('a b\n1 2\n\n3 5\n4 "4\n', { inputs: ["a"], target: ["a"] })).toEqual([2, 4, 5]);
});

it("what is wrong with a value later is told by its row of the file", async () => {
  const days = Array.from({ length: 60 }, (_, k) =>
    ["x", "y"].map((unit) => `${unit},${k === 40 ? 1e40 : k % 7}\n`).join(""),
  );
  const file = await temporaryFile("t.csv", `unit,v\n\n${days.join("")}`);
  const { series, inputs, targets } = await readTable(file, { time: "none", series: "unit" });
  expect(() => makeWindows({ series, split: splitSeries(series), inputs, targets, window: 3 })).toThrow(
    /got 1e\+40 in row 83 of the file\. Correct it/,
  );
});
