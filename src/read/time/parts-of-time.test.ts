import { describe, expect, it } from "vitest";
import { fails, read, rows } from "../testing/read-text.js";

describe("readTable: a time in several columns", () => {
  it("the mean of a year among its months is refused by its row, with what it is", async () => {
    const lines = Array.from({ length: 12 }, (_, k) => `2020,M${String(k + 1).padStart(2, "0")}`);
    const error = await fails(rows("year,period,y", ...lines, "2020,M13", "2021,M01"));
    expect(error.place).toMatchObject({ row: 14, column: "period" });
    expect(error.advice).toContain('got "2020" and "M13". "M13" is the mean of a year: leave such rows out, or use');
  });

  it("years of two digits are told in a note", async () => {
    const { notes } = await read(rows("yr,mo,dy,v", "20,1,30", "20,1,31", "20,2,1"));
    expect(notes).toContain("Years of two digits were taken as 1950 to 2049.");
  });

  it("periods of a day on which clocks are set back are refused as its hour that comes twice, and its advice helps", async () => {
    const dayOf = (date: string, most: number) => Array.from({ length: most }, (_, k) => `${date},${k + 1}`);
    const table = rows("date,settlement_period,v", ...dayOf("2020-10-25", 50), ...dayOf("2020-10-26", 48));
    expect((await fails(table)).advice).toContain("the hour that comes twice where clocks are set back");
    const { series } = await read(table, { duplicates: "mean" });
    expect(series.rows).toBe(96);
  });
});
