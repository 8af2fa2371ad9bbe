import { describe, expect, it } from "vitest";
import { readColumns } from "./testing.js";

const list = (text: string) => text.split("; ");
const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => String(from + k));

describe("parts of a time in columns of their own", () => {
  const dates = "2020-01-01; 2020-01-01";
  const tables: readonly (readonly [what: string, table: Record<string, string>, moments: string])[] = [
    ["years of two digits", { yr: "99; 0", mo: "12; 1", dy: "31; 1" }, "1999-12-31; 2000-01-01"],
    ["single letters", { y: "2019; 2020", m: "12; 1", d: "31; 1" }, "2019-12-31; 2020-01-01"],
    ["signs", { a: "2019年; 2020年; 2020年", b: "12月; 1月; 2月" }, "2019-12-01; 2020-01-01; 2020-02-01"],
    ["M01 under any name", { year: "2019; 2020", period: "M12; M01" }, "2019-12-01; 2020-01-01"],
    ["Q01 under any name", { year: "2019; 2020", period: "Q04; Q01" }, "2019-10-01; 2020-01-01"],
    ["S01 under any name", { year: "2019; 2020", period: "S02; S01" }, "2019-07-01; 2020-01-01"],
    ["AM and PM", { date: dates, time: "12:30; 1:30", x: "AM; PM" }, "2020-01-01T00:30; 2020-01-01T13:30"],
    ["午前 and 午後", { date: dates, h: "11:00; 1:00", x: "午前; 午後" }, "2020-01-01T11:00; 2020-01-01T13:00"],
    ["hours as spans", { date: dates, x: "00-01; 01-02" }, "2020-01-01; 2020-01-01T01:00"],
    ["hours with their sign", { date: dates, x: "0時; 1時" }, "2020-01-01; 2020-01-01T01:00"],
  ];
  it.each(tables)("%s", (_, table, moments) => {
    const columns = Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, list(cells)]));
    expect(readColumns(columns)).toEqual(list(moments));
  });

  it("the settlement periods of a day are read; those of the day on which clocks are set back run into the next", () => {
    const read = readColumns({ SettlementDate: count(1, 50).map(() => "2020-10-25"), SettlementPeriod: count(1, 50) });
    expect([read[0], read[1], read[49]]).toEqual(["2020-10-25", "2020-10-25T00:30", "2020-10-26T00:30"]);
    const quarters = { date: count(0, 95).map(() => "2020-01-01"), slot: count(0, 95) };
    expect(readColumns(quarters).at(-1)).toBe("2020-01-01T23:45");
  });

  it("48 stations are no periods of the day, and years since the beginning no years", () => {
    const columns = { date: count(1, 48).map(() => "2020-01-01"), station: count(1, 48) };
    expect(readColumns(columns).at(-1)).toBe("2020-01-01");
    expect(readColumns({ yr: list("0; 0; 1"), mo: list("1; 2; 1"), y: list("5; 6; 7") })).toBe("no time");
  });
});
