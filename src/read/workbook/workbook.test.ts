import { describe, expect, it, onTestFinished, vi } from "vitest";
import { columnValues } from "../../data/series.js";
import type { ReadOptions } from "../read-options.js";
import { readTable } from "../testing/reader.js";
import { type WrittenCell, workbook } from "../testing/workbook.js";
import { temporaryFile, translatedInputError } from "../testing.js";

type Sheets = Readonly<Record<string, readonly (readonly WrittenCell[])[]>>;

const read = async (sheets: Sheets, options?: ReadOptions) =>
  readTable(await temporaryFile("t.xlsx", workbook(sheets)), options);

const day = (k: number, hours = 0): WrittenCell => ({ date: new Date(Date.UTC(2024, 1, 27 + k, hours)) });

describe("readTable: workbooks", () => {
  it("numbers keep all of their digits, dates are read as times, empty cells are missing", async () => {
    const values = [1 / 3, -1e-7, 123456789.123456, 2 ** 53 - 1];
    const rows = values.map((value, k) => [day(k), value, k === 2 ? null : k]);
    const { series, notes } = await read(
      { Sheet1: [["day", "value", "n"], ...rows] },
      { target: ["value"], missing: "linear" },
    );
    expect([...columnValues(series, "value")]).toEqual(values);
    expect(series.time).toMatchObject({ step: 86_400_000, gaps: 0, resolution: "day" });
    expect(series.time!.milliseconds[2]).toBe(Date.UTC(2024, 1, 29));
    expect(notes.join()).toContain('"n" (1)');
  });

  it("a column of dates with times is one of times, at midnight too", async () => {
    const rows = Array.from({ length: 30 }, (_, k) => [day(0, k), (k * k) % 7]);
    const { series } = await read({ Sheet1: [["time", "y"], ...rows] });
    expect(series.time).toMatchObject({ step: 3_600_000, gaps: 0 });
  });

  it("a title, blank rows and a table that stands to the right are read as in a text, and rows are those of the sheet", async () => {
    const rows = Array.from({ length: 9 }, (_, k): WrittenCell[] => [null, null, k, k === 5 ? "oops" : k / 4]);
    const sheet = [["Report"], [], [null, null, "a", "b"], ...rows];
    const error = await translatedInputError(read({ Sheet1: sheet }, { target: ["b"] }));
    expect(error.place).toMatchObject({ row: 9, column: "b" });
    expect(error.advice).toContain('a finite number is needed, got "oops"');
  });

  it("of several sheets the first one with numbers is read, and a note names it", async () => {
    const { series, notes } = await read({
      About: [["read me"]],
      "Data 1": [
        ["a", "b"],
        [1, 5],
        [2, 3],
        [3, 8],
      ],
      Old: [[1]],
    });
    expect([...columnValues(series, "b")]).toEqual([5, 3, 8]);
    expect(notes).toContain(
      'The workbook has 3 sheets; "Data 1" was read, the first one with numbers. To read another, save it as CSV.',
    );
  });

  it("texts with commas, quotes and line ends stay cells, errors of formulas are missing, truth is 1 and 0", async () => {
    const kinds = ['a, "b"', "c\nd"];
    const rows = Array.from({ length: 20 }, (_, k) => [
      kinds[k % 2]!,
      k === 3 ? { error: "#DIV/0!" } : (k * k) % 7,
      k % 3 === 0,
    ]);
    const { series, notation } = await read(
      { S: [["kind", "y", "flag"], ...rows] },
      { target: ["y"], missing: "previous" },
    );
    expect(notation.categories).toEqual([{ column: "kind", values: kinds }]);
    expect([...columnValues(series, "flag")].slice(0, 4)).toEqual([1, 0, 0, 1]);
    expect([...columnValues(series, "y")].slice(2, 5)).toEqual([4, 4, 2]);
  });

  it("30,000 rows are read where the clock says that every piece takes long, and the clock goes on", async () => {
    let time = Date.UTC(2026, 0);
    vi.spyOn(Date, "now").mockImplementation(() => {
      time += 50;
      return time;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const rows = Array.from({ length: 30_000 }, (_, k) => [k, (k * 7919) % 1000, k / 7]);
    const { series } = await read({ S: [["n", "a", "b"], ...rows] }, { time: "none" });
    expect(series.rows).toBe(30_000);
    const before = Date.now();
    expect(Date.now()).toBeGreaterThan(before);
  });

  it("without numbers, damaged, old or with `encoding`: refused, with what to do", async () => {
    const advice = async (content: Uint8Array, options?: ReadOptions) =>
      (await translatedInputError(readTable(await temporaryFile("t.xlsx", content), options))).advice;
    expect(await advice(workbook({ A: [["x"]], B: [["y"]] }))).toContain(
      "no sheet of the workbook holds numbers, got 2 sheets.",
    );
    const whole = workbook({ A: [["x"], [1], [2]] });
    const broken = whole.map((byte, k) => (k > 40 && k < 600 ? byte ^ 0x55 : byte));
    expect(await advice(broken)).toContain("the workbook cannot be read: it is damaged");
    expect(await advice(whole.subarray(0, 300))).toContain("an Excel workbook that is not complete");
    expect(await advice(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toContain(
      "an old Excel workbook (.xls), or one with a password.",
    );
    expect(await advice(whole, { encoding: "utf-8" })).toContain("Leave `encoding` out.");
  });
});
