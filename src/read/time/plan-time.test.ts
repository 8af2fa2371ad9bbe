import { describe, expect, it } from "vitest";
import { fails, read, rows } from "../testing/read-text.js";

describe("readTable: times that are told, and times that are not understood", () => {
  it("timeFormat says what is not understood, goes with the column it fits, and joins a clock", async () => {
    const odd = await read(rows("x,when,y", "7,am 31.12.2020 um 5", "7,am 31.12.2020 um 6", "7,am 31.12.2020 um 7"), {
      timeFormat: "[am] DD.MM.YYYY [um] H",
    });
    expect(odd.series.time).toMatchObject({ columns: ["when"] });
    expect([...odd.series.time!.milliseconds]).toEqual([5, 6, 7].map((h) => Date.UTC(2020, 11, 31, h)));
    const joined = await read(rows("date,clock,y", "12/31/20,22:00", "12/31/20,23:00", "1/1/21,0:00"), {
      timeFormat: "MM/DD/YY",
    });
    expect([...joined.series.time!.milliseconds]).toEqual([22, 23, 24].map((h) => Date.UTC(2020, 11, 31, h)));
  });

  it("timeFormat that fits no column is an error with what is there; one beside time: none too, and what is no pattern", async () => {
    const error = await fails(rows("d,y", "2020-01-01", "2020-01-02"), { timeFormat: "DD.MM.YYYY" });
    expect(error.advice).toContain(
      ': `timeFormat` must be how the times are written, got "DD.MM.YYYY", and no column is written so: d: "2020-01-01", y: "0". Say how',
    );
    const mixed = await fails(rows("n,d,y", "7,31.12.2020", "8,2021-01-01", "9,2021-01-02"), {
      timeFormat: "DD.MM.YYYY",
    });
    expect(mixed.advice).toContain('written so: d: "2021-01-01", while 33 % of its first cells are, n: "7"');
    const promise = read(rows("d,y", "2020-01-01"), { time: "none", timeFormat: "YYYY" });
    await expect(promise).rejects.toThrow('`time: "none"` that none are read, got "YYYY". Leave one of them out.');
    await expect(read("d,y\n", { timeFormat: "HH:mm" })).rejects.toThrow(
      'readTable: `timeFormat` must be a pattern of a time with its year, such as DD.MM.YYYY, got "HH:mm". YYYY or YY is',
    );
  });

  it("what looks like a time and is not understood is refused, with what was seen and what to do", async () => {
    const zone = await fails(rows("d,y", "2020-01-01 00:00 CST", "2020-01-01 01:00 CST"));
    expect(zone.place).toMatchObject({ column: "d" });
    expect(zone.advice).toContain(
      ': the cells look like times that are not read, got values like "2020-01-01 00:00 CST". Say how they are written by `timeFormat`, in which YYYY or YY is',
    );
    expect(zone.advice).toContain(
      'Or name another column with `time`, or use `time: "none"` to trust the order of the rows.',
    );
    const fiscal = await fails(rows("year,y", "FY2020", "FY2021"));
    expect(fiscal.advice).toContain('got values like "FY2020": when a fiscal year begins is not said. Say how');
    const { series } = await read(rows("year,y", "FY2020", "FY2021", "FY2022"), { timeFormat: "[FY]YYYY" });
    expect([...series.time!.milliseconds]).toEqual([2020, 2021, 2022].map((year) => Date.UTC(year, 0)));
  });
});
