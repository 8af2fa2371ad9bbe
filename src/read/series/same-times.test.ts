import { describe, expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { fails, read } from "../testing/read-text.js";

const day = (k: number) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10);
const value = (k: number) => (k * 37) % 23;
const range = (count: number) => Array.from({ length: count }, (_, k) => k);

/** Rows every `minutes` by the clock of Berlin, from a moment on. */
function berlin(from: string, count: number, minutes: number): string[] {
  const [summer, winter] = [Date.parse("2020-03-29T01:00Z"), Date.parse("2020-10-25T01:00Z")];
  return range(count).map((k) => {
    const moment = Date.parse(from) + k * minutes * 60_000;
    const hours = moment >= summer && moment < winter ? 2 : 1;
    return `${new Date(moment + hours * 3_600_000).toISOString().slice(0, 16).replace("T", " ")},${value(k)}`;
  });
}

describe("rows of one time", () => {
  it("that several columns tell apart: all of them are named, and read as the series", async () => {
    const text = (keys: readonly string[]) =>
      `date,store,item,v\n${keys.flatMap((key) => range(9).map((k) => `${day(k)},${key},${value(k)}\n`)).join("")}`;
    const keys = ["1,x", "1,y", "2,x", "2,y"];
    expect((await fails(text(keys))).advice).toContain('name them with `series: "store,item"`');
    for (const series of ["store,item", "store, item", ["store", "item"]]) {
      const found = await read(text(keys), { series });
      expect(found.series.segments.map(({ name }) => name)).toEqual(["1 / x", "1 / y", "2 / x", "2 / y"]);
      expect(found.seriesColumn).toBe("store,item");
      expect(found.inputs).toEqual(["v"]);
    }
    expect((await fails(text(keys), { series: "store,itm" })).advice).toContain(
      'not there: "itm". Did you mean "item"',
    );
    const one = await read(
      `date,"a,b",v\n${["x", "y"].flatMap((s) => range(9).map((k) => `${day(k)},${s},${value(k)}\n`)).join("")}`,
      {
        series: "a,b",
      },
    );
    expect(one.series.segments).toHaveLength(2);
  });

  it.each([
    ["slot", ["1", "2", "3"]],
    ["shift", ["early", "late", "night"]],
    ["quarter", ["a", "b", "c"]],
    ["part", ["Mon", "Tue", "Wed"]],
    ["part", ["Jan", "Feb", "Mar"]],
    ["part", ["DJF", "JFM", "FMA"]],
    ["part", ["spring", "summer", "autumn"]],
  ])("that a column tells apart that comes round with the time, %s of %j: it is no series", async (name, cells) => {
    const text = `date,${name},v\n${range(9)
      .flatMap((k) => cells.map((cell, j) => `${day(k)},${cell},${value(3 * k + j)}\n`))
      .join("")}`;
    const { advice } = await fails(text);
    expect(advice).toContain(`The column "${name}" comes round again with the time`);
    expect(advice).not.toContain("series");
  });

  it("months without a name beside years are no series, shops by day that are as many are one", async () => {
    const text = (name: string, time: (k: number) => string) =>
      `${name},n,v\n${range(60)
        .map((k) => `${time(Math.floor(k / 12))},${1 + (k % 12)},${value(k)}\n`)
        .join("")}`;
    expect((await fails(text("year", (k) => `${2000 + k}`))).advice).toContain('The column "n" comes round again');
    expect((await fails(text("date", day))).advice).toContain('`series: "n"`');
  });

  const panel = (header: string, keys: readonly string[]) =>
    `date,${header},v\n${range(30)
      .flatMap((k) => keys.map((key, j) => `${day(k)},${key},${value(3 * k + (j >> 1))}\n`))
      .join("")}`;
  const mixed = "The rows of several objects are mixed: name them with ";

  it("a series that tells rows apart with another column alone: both are named, stacked or mixed, and read", async () => {
    const keys = ["a,1", "a,2", "b,1", "b,2"];
    const text = panel("store,item", keys);
    const [header, ...rows] = text.trim().split("\n");
    const stacked = `${header}\n${keys.flatMap((key) => rows.filter((row) => row.includes(`,${key},`))).join("\n")}\n`;
    for (const content of [text, stacked]) {
      expect((await fails(content, { series: "store" })).advice).toContain(`${mixed}\`series: "store,item"\`, or use`);
      expect((await read(content, { series: "store,item" })).series.segments).toHaveLength(4);
    }
    const three = panel(
      "store,item,dept",
      keys.flatMap((key) => [`${key},x`, `${key},y`]),
    );
    expect((await fails(three, { series: "store" })).advice).toContain('`series: "store,item,dept"`');
    expect((await fails(three, { series: "store,item" })).advice).toContain('`series: "store,item,dept"`');
  });

  it("objects with a row that stands twice are named all the same, and what is left is said; what it says works", async () => {
    const text = panel("store,item", ["a,1", "a,2", "b,1", "b,2"]).replace(/(2020-01-09,b,1,)\d+\n/, "$&$199\n");
    expect((await fails(text)).advice).toContain(
      `${mixed}\`series: "store,item"\` (1 row then has the time of another one, and \`duplicates\` makes them one)`,
    );
    const { series } = await read(text, { series: "store,item", duplicates: "last" });
    expect([series.rows, series.segments.length]).toEqual([120, 4]);
    const one = panel("store", ["a", "b"]).replace(/(2020-01-09,b,)\d+\n/, "$&$199\n");
    expect((await fails(one)).advice).toContain(`${mixed}\`series: "store"\` (1 row then has`);
  });

  it("a few rows of one time are no objects, whatever whole numbers tell them apart", async () => {
    const rows = range(60).map((k) => `${day(k === 30 ? 29 : k)},${k % 7},${k % 5},${value(k)}\n`);
    expect((await fails(`date,a,qty,v\n${rows.join("")}`)).advice).not.toContain("series:");
  });

  it.each([
    ["SP", range(48).map((k) => `${k + 1}`)],
    ["HE", range(24).map((k) => `HE${String(k + 1).padStart(2, "0")}`)],
  ])("%s is read as the time of day, and the objects are named without it", async (name, cells) => {
    const text = panel(
      `store,${name}`,
      ["a", "b"].flatMap((store) => cells.map((cell) => `${store},${cell}`)),
    );
    const { advice } = await fails(text);
    expect(advice).toContain(`${mixed}\`series: "store"\`,`);
    const { series } = await read(text, { series: "store" });
    expect(series.time!.columns).toEqual(["date", name]);
    expect(series.segments).toHaveLength(2);
  });

  it.each([["settlementPeriod", range(9).map((k) => `${k + 1}`)]])(
    "%s, which comes round with the time, is never named beside the objects",
    async (name, cells) => {
      const text = panel(
        `store,${name}`,
        ["a", "b"].flatMap((store) => cells.map((cell) => `${store},${cell}`)),
      );
      for (const options of [{}, { series: "store" }]) {
        const { advice } = await fails(text, options);
        expect(advice).toContain(`The column "${name}" comes round again with the time`);
        expect(advice).not.toMatch(new RegExp(`series: "[^"]*${name}`));
        expect(advice.includes('name the objects with `series: "store"`')).toBe(!("series" in options));
      }
    },
  );

  it("no measurement is offered as a series", async () => {
    const text = `date,v,w\n${range(9)
      .flatMap((k) => [0, 1].map((j) => `${day(k)},${value(2 * k + j)}.5,${k + j}.25\n`))
      .join("")}`;
    expect((await fails(text)).advice).not.toContain("series:");
  });

  it("twice by mistake: first, last or mean is kept, and an hour ending is an hour", async () => {
    const rows = range(9).flatMap((k) =>
      k % 3 === 0 ? [`${day(k)},${value(k)}`, `${day(k)},${value(k) + 10}`] : [`${day(k)},${value(k)}`],
    );
    const text = `date,v\n${rows.join("\n")}\n`;
    expect((await fails(text)).advice).toContain(
      'where "v" was "0" and is "10"; there are 3 such rows. Keep one row of each time with `duplicates: "first"` or `duplicates: "last"`, put their mean in their ' +
        'place with `duplicates: "mean"`, or use `time: "none"`',
    );
    const kept = {
      first: [0, 14, 5, 19, 10, 1, 15, 6, 20],
      last: [10, 14, 5, 29, 10, 1, 25, 6, 20],
      mean: [5, 14, 5, 24, 10, 1, 20, 6, 20],
    };
    for (const duplicates of ["first", "last", "mean"] as const) {
      const { series, notes } = await read(text, { duplicates });
      expect([...columnValues(series, "v")]).toEqual(kept[duplicates]);
      expect(notes.join()).toContain("Rows of one time were made one, as asked: 3 rows fewer;");
    }
    const hours = `Date,Hour Ending,v\n${range(48)
      .map((k) => `${day(Math.floor(k / 24))},${1 + (k % 24)},${value(k)}\n`)
      .join("")}`;
    expect((await read(hours)).series.time).toMatchObject({ step: 3_600_000, gaps: 0 });
  });
});

describe("clocks that are set", () => {
  const says = "the hour that comes twice where clocks are set back. Use `duplicates: ";

  it.each([60, 30, 15])("back: rows every %i minutes, as they come or sorted", async (minutes) => {
    const rows = berlin("2020-10-20T00:00Z", (10 * 24 * 60) / minutes, minutes);
    const inOrder = `time,v\n${rows.join("\n")}\n`;
    const sorted = `time,v\n${rows.toSorted((a, b) => (a.slice(0, 16) < b.slice(0, 16) ? -1 : Number(a.slice(0, 16) > b.slice(0, 16)))).join("\n")}\n`;
    for (const text of [inOrder, sorted]) {
      expect((await fails(text)).advice).toContain(says);
      const { series } = await read(text, { duplicates: "mean" });
      expect(series.rows).toBe(rows.length - 60 / minutes);
      expect(series.time).toMatchObject({ step: minutes * 60_000, gaps: 0 });
    }
  });

  it("forward: the missing hour is noted; a night without rows elsewhere is not", async () => {
    const rows = berlin("2020-03-20T00:00Z", 400, 60);
    const { notes } = await read(`time,v\n${rows.join("\n")}\n`);
    expect(notes).toContain(
      "An hour is missing as where clocks are set forward, after 2020-03-29 01:00. Windows run across it.",
    );
    const lost = berlin("2020-01-10T00:00Z", 400, 60).toSpliced(50, 1);
    expect((await read(`time,v\n${lost.join("\n")}\n`)).notes.join()).not.toContain("clocks");
  });

  it("a time that comes twice at noon is no clock that is set back", async () => {
    const rows = berlin("2020-10-20T00:00Z", 99, 60);
    expect(
      (await fails(`time,v\n${rows.toSpliced(40, 0, `${rows[40]!.slice(0, 16)},99`).join("\n")}\n`)).advice,
    ).not.toContain("clocks");
  });
});
