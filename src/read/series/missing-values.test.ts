import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import type { ReadOptions } from "../read-options.js";
import { fails, read } from "../testing/read-text.js";
import { readTableForModel } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";

const table = (...cells: readonly string[]) => `n,v\n${cells.map((cell, k) => `${(k * k) % 7},${cell}`).join("\n")}\n`;
const valuesOf = async (content: string, options: ReadOptions) => {
  const { series } = await read(content, { target: ["v"], inputs: ["v"], missing: "drop", ...options });
  return [...columnValues(series, "v")];
};

it.each([
  ...[
    "None",
    "--",
    "#N/A",
    ".",
    "NaT",
    "<NA>",
    "n.a.",
    "NULL",
    "?",
    "—",
    "...",
    "***",
    "\\N",
    "-1.#IND",
    "(NA)",
    "nil",
    "欠測",
    "///",
  ],
])("%s stands for a missing value", async (token) => {
  expect(await valuesOf(table("1", token, "3.5"), {})).toEqual([1, 3.5]);
});

it("which texts were taken so is said, but for those that can be nothing else", async () => {
  const { notes } = await read(table("1", "--", "NA", "--", "3"), { target: ["v"], inputs: ["v"], missing: "drop" });
  expect(notes).toContain('Taken as missing values: "--" (2).');
});

it("values that are named are missing, as text and as number, however they are written", async () => {
  const cells = ["1", "-200", "-200.0", "−200", "broken", "3.5"];
  expect(await valuesOf(table(...cells), { missingValues: [-200, "broken"] })).toEqual([1, 3.5]);
  const commas = "n;v\n1;1,5\n2;-200,0\n3;2,5\n";
  expect(await valuesOf(commas, { missingValues: ["-200"] })).toEqual([1.5, 2.5]);
  const { notes } = await read(table(...cells), {
    target: ["v"],
    inputs: ["v"],
    missing: "drop",
    missingValues: [-200, "broken"],
  });
  expect(notes.join()).toContain('"broken" (1)');
});

it("a text that repeats is refused with the option that names it", async () => {
  expect((await fails(table("1", "off", "3", "4", "off"))).advice).toContain(
    "name it with `missingValues` where it stands for one",
  );
});

it("a model's table that leaves it open is read as at training: marks, and day or month first", async () => {
  const needs = { unread: [], knownAhead: [] };
  const forModel = async (content: string, notation?: { decimal: "," | "."; timeFormat: string }) =>
    readTableForModel(
      await temporaryFile("t.csv", content),
      { target: ["v"], inputs: ["v"] },
      { ...needs, ...(notation && { notation: { ...notation, missingValues: [], categories: [] } }) },
    );
  const open = "date;v\n01/02/2020;1.012\n02/02/2020;987\n";
  await expect(forModel(open)).rejects.toThrow(/two ways/);
  const german = await forModel(open, { decimal: ",", timeFormat: "DD/MM/YYYY" });
  expect([...columnValues(german.series, "v")]).toEqual([1012, 987]);
  expect(german.series.time!.milliseconds[1]! - german.series.time!.milliseconds[0]!).toBe(86_400_000);
  expect(german.notes).toContain('"01/02/2020" was read as day/month/year, as at training.');
  const english = await forModel(open, { decimal: ".", timeFormat: "MM/DD/YYYY" });
  expect([...columnValues(english.series, "v")]).toEqual([1.012, 987]);
  expect(english.series.time!.milliseconds[1]! - english.series.time!.milliseconds[0]!).toBe(31 * 86_400_000);
  const clear = await forModel("date;v\n31/01/2020;1.5\n01/02/2020;9.75\n", { decimal: ",", timeFormat: "MM/DD/YYYY" });
  expect([...columnValues(clear.series, "v")]).toEqual([1.5, 9.75]);
});

it("what was found is there for a model to remember", async () => {
  const { notation } = await read("date;v\n31.01.2020;1,5\n01.02.2020;-1\n02.02.2020;9,5\n", {
    missingValues: [-1],
    missing: "drop",
  });
  expect(notation).toEqual({ decimal: ",", missingValues: ["-1"], timeFormat: "DD.MM.YYYY", categories: [] });
});
