import { describe, expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { fails, read, rows } from "../testing/read-text.js";

describe("readTable: notations of time", () => {
  const day = Date.UTC(2021, 11, 30);
  const hour = 3_600_000;
  const notations: Record<string, [header: string, lines: string[], timestamps: number[]]> = {
    "ISO dates": ["d,y", ["2021-12-30", "2021-12-31", "2022-01-01"], [0, 24, 48]],
    "year/month/day": ["d,y", ["2021/12/30", "2021/12/31", "2022/1/1"], [0, 24, 48]],
    "ISO timestamps": ["d,y", ["2021-12-30T00:00:00Z", "2021-12-30T01:00Z", "2021-12-30 03:00:00+01:00"], [0, 1, 2]],
    "day first": ["d,y", ["30/12/2021", "31/12/2021", "1/1/2022"], [0, 24, 48]],
    "month first, with AM and PM": [
      "d,y",
      ["12/30/2021 12:00 AM", "12/30/2021 1:00 AM", "12/30/2021 2:00 PM"],
      [0, 1, 14],
    ],
    "day.month.year": ["d,y", ["30.12.2021 00:00", "30.12.2021 01:00", "30.12.2021 02:00"], [0, 1, 2]],
    YYYYMMDD: ["when,y", ["20211230", "20211231", "20220101"], [0, 24, 48]],
    YYYYMMDDHH: ["date,y", ["2021123000", "2021123001", "2021123003"], [0, 1, 3]],
    "seconds since 1970": ["timestamp,y", [0, 1, 2].map((k) => String(day / 1000 + k * 3600)), [0, 1, 2]],
    "milliseconds since 1970": ["ts,y", [0, 1, 2].map((k) => String(day + k * hour)), [0, 1, 2]],
    "date and clock": ["Date,Time,y", ["30/12/2021,22:00", "30/12/2021,23:00:00", "31/12/2021,00:00"], [22, 23, 24]],
    "date and hour": ["dteday,hr,y", ["2021-12-30,22", "2021-12-30,23", "2021-12-31,0"], [22, 23, 24]],
    "parts in columns": ["year,month,day,hour,y", ["2021,12,30,22", "2021,12,30,23", "2021,12,31,0"], [22, 23, 24]],
  };
  it.each(Object.entries(notations))("%s", async (_, [header, lines, hours]) => {
    const { series, inputs } = await read(rows(header, ...lines));
    expect([...series.time!.milliseconds]).toEqual(hours.map((h) => day + h * hour));
    expect(series.time!.columns).toEqual(header.split(",").slice(0, -1));
    expect(inputs).toEqual(["y"]);
  });

  it("months, quarters, years far back and decimal years keep their resolution", async () => {
    const of = async (lines: string[]) => (await read(rows("time,y", ...lines))).series.time!;
    expect(await of(["1749-01", "1749-02", "1749-03"])).toMatchObject({ resolution: "month", gaps: 0 });
    expect(await of(["1960-Q1", "1960-Q2", "1960-Q4"])).toMatchObject({ resolution: "month", gaps: 1 });
    const years = await of(Array.from({ length: 2000 }, (_, k) => String(k - 10)));
    expect(years).toMatchObject({ resolution: "year", gaps: 0 });
    expect(years.milliseconds[0]).toBe(Date.parse("-000010-01-01"));
    expect((await of(["1991.5", "1991.75", "1992.000000"])).milliseconds[2]).toBe(Date.UTC(1992, 0, 1));
  });

  it("a counter of quarters called time is no time of day", async () => {
    const lines = Array.from({ length: 9 }, (_, k) => `${(k / 4).toFixed(2)},${(k * k) % 5}`);
    const { series, inputs } = await read(`time,v\n${lines.join("\n")}\n`);
    expect(series.time).toBeNull();
    expect(inputs).toEqual(["v"]);
  });

  it("a counter called time is a row counter, no time", async () => {
    const { series, notes } = await read(rows("time,y", "1", "2", "3"));
    expect(series.time).toBeNull();
    expect(notes).toContain('Left out of the inputs, a row counter: "time".');
  });

  it("day and month in doubt: the reading with the regular steps, and a note", async () => {
    const { series, notes } = await read(rows("d,y", "3/2/2007 22:00", "3/2/2007 23:00", "4/2/2007 0:00"));
    expect([...series.time!.milliseconds]).toEqual([22, 23, 24].map((h) => Date.UTC(2007, 1, 3, h)));
    expect(notes).toContain(
      '"3/2/2007 22:00" could be day/month/year or month/day/year; it was taken as day/month/year, which gives the more regular steps.',
    );
  });

  it("months are as regular as days: a year and its first month decide", async () => {
    const months = Array.from({ length: 13 }, (_, k) => new Date(Date.UTC(1985, k, 1)));
    const cells = months.map((month) => `${month.getUTCMonth() + 1}/1/${month.getUTCFullYear()}`);
    const { series, notes } = await read(rows("d,y", ...cells));
    expect([...series.time!.milliseconds]).toEqual(months.map((month) => month.getTime()));
    expect(notes[0]).toBe('Time was read from "d" (month/day/year); the usual step is 1 month.');
  });

  it("day and month in doubt to the end: an error with both readings and the options that decide", async () => {
    const doubtful = rows("d,y", "1/2/2007", "2/2/2007", "3/2/2007", "4/2/2007");
    const error = await fails(doubtful);
    expect(error.place).toMatchObject({ column: "d" });
    expect(error.advice).toBe(
      ', column "d": the dates can be read as day/month/year (2007-02-01, 2007-02-02, 2007-02-03, ...) or month/day/year ' +
        '(2007-01-02, 2007-02-02, 2007-03-02, ...), from "1/2/2007" on, and neither gives more regular steps. Say which with ' +
        '`timeFormat: "DD/MM/YYYY"` or `timeFormat: "MM/DD/YYYY"`, or use `time: "none"` to trust the order of the rows.',
    );
    const days = (await read(doubtful, { timeFormat: "DD/MM/YYYY" })).series.time!;
    expect(days.milliseconds[3]).toBe(Date.parse("2007-02-04"));
    const months = (await read(doubtful, { timeFormat: "MM/DD/YYYY" })).series.time!;
    expect(months.milliseconds[3]).toBe(Date.parse("2007-04-02"));
  });

  it("counts gaps", async () => {
    const { series } = await read(rows("d,y", "2020-01-01", "2020-01-02", "2020-01-03", "2020-01-09"));
    expect(series.time!.gaps).toBe(1);
  });

  it("time: none trusts the order of the rows; the date is then text", async () => {
    const { series, notes } = await read(rows("d,y", "2020-01-02", "2020-01-01", "2020-01-03"), { time: "none" });
    expect(series.time).toBeNull();
    expect(notes).toEqual([
      "As asked, rows were taken in the order of the file, not of a time.",
      'Left out of the inputs, text: "d".',
      'The target is "y", the last numeric column; `target` chooses another.',
    ]);
  });

  it("time chooses among several", async () => {
    const content = rows("a_date,b_date,y", "2020-01-01,2021-01-01", "2020-01-02,2021-02-01", "2020-01-03,2021-03-01");
    expect((await read(content, { time: "b_date" })).series.time).toMatchObject({
      columns: ["b_date"],
      resolution: "month",
    });
  });

  it("time refuses a column that holds no time, with an example of what is there", async () => {
    const error = await fails(rows("d,k,y", "2020-01-01,1.5", "2020-01-02,2.5"), { time: "k" });
    expect(error.place).toMatchObject({ column: "k" });
    expect(error.message).toContain('`time` must name a column of dates or times, got values like "1.5".');
  });

  it("a cell that is no time is an error with its row, also an empty one", async () => {
    const bad = await fails(rows("d,y", "2020-01-01", "2020-01-02", "soon", "2020-01-04"));
    expect(bad.place).toMatchObject({ row: 4, column: "d" });
    expect(bad.message).toContain('the time must read as ISO date, as in the rows before it, got "soon".');
    const empty = await fails(rows("d,hr,y", "2020-01-01,0", "2020-01-01,1", "2020-01-01,", "2020-01-01,3"));
    expect(empty.place).toMatchObject({ row: 4, column: "hr" });
    expect(empty.message).toContain("got an empty cell");
  });

  it("no such date is an error, not the next month", async () => {
    const error = await fails(rows("d,y", "2021-02-27", "2021-02-28", "2021-02-29"));
    expect(error.place).toMatchObject({ row: 4, column: "d" });
  });

  it("time that goes back is an error with row, both timestamps and two ways out", async () => {
    const back = await fails(rows("d,y", "2020-01-01", "2020-01-03", "2020-01-02"));
    expect(back.place).toMatchObject({ row: 4, column: "d" });
    expect(back.advice).toBe(
      ', row 4, column "d": time must rise from row to row, got 2020-01-02 after 2020-01-03. Sort the rows by time, ' +
        'or use `time: "none"` to trust the order of the rows.',
    );
  });

  const dated = (cells: readonly string[]) => `d,level,y\n${cells.join("\n")}\n`;
  const days = Array.from(
    { length: 40 },
    (_, k) => `2020-${k < 31 ? "01" : "02"}-${String((k % 31) + 1).padStart(2, "0")}`,
  );
  const measured = days.map((day, k) => `${day},${20 + (k % 9)},${k % 5}`);

  it("rows that repeat the row before in every column are left out, the first kept, with a note that names them", async () => {
    const { series, notes } = await read(
      dated(measured.flatMap((row, k) => (k === 2 || k === 30 ? [row, row] : [row]))),
    );
    expect(series.rows).toBe(40);
    expect([...columnValues(series, "level")]).toEqual(measured.map((_, k) => 20 + (k % 9)));
    expect([...series.fileRows!].slice(1, 5)).toEqual([3, 4, 6, 7]);
    expect(series.time!.milliseconds[39]).toBe(Date.UTC(2020, 1, 9));
    expect(notes).toContain(
      "Left out 2 rows equal to the row before, time and all: 5, 34 of the file; the first of each was kept.",
    );
  });

  it("one time with different values is an error with both rows, and no column of measurements is taken for one of names", async () => {
    const error = await fails(dated(measured.flatMap((row, k) => (k === 2 ? [row, `${days[2]},25,2`] : [row]))));
    expect(error.place).toMatchObject({ row: 5, column: "d" });
    expect(error.advice).toBe(
      ', row 5, column "d": time must rise from row to row, got 2020-01-03 again after row 4, where "level" was "22" and is "25". ' +
        'Keep one row of each time with `duplicates: "first"` or `duplicates: "last"`, put their mean in their place with `duplicates: "mean"`, or use `time: "none"` to trust the order of the rows.',
    );
  });

  it("many rows that stand twice are refused with their number", async () => {
    const error = await fails(dated(measured.flatMap((row) => [row, row])));
    expect(error.advice).toContain(
      'got 2020-01-01 again, with all of row 2; there are 40 such rows. Keep one of them with `duplicates: "first"`,',
    );
  });

  it("a row that stands twice in a stack of objects is left out of its object alone", async () => {
    const stack = ["a", "b"].flatMap((id) => days.map((day, k) => `${day},${id},${k % 7}`));
    const content = `d,id,y\n${stack.flatMap((row, k) => (k === 50 ? [row, row] : [row])).join("\n")}\n`;
    for (const options of [{}, { series: "id" }]) {
      const { series, notes } = await read(content, options);
      expect(series.segments).toEqual([
        { name: "a", start: 0, end: 40 },
        { name: "b", start: 40, end: 80 },
      ]);
      expect(series.fileRows![51]).toBe(54);
      expect(notes.find((note) => note.startsWith("Left out 1 row equal"))).toContain(": 53 of the file");
    }
  });
});

describe("readTable: several objects in one file", () => {
  const stacked = rows(
    "id,lat,day,t",
    ...["7,48.5", "3,47.1"].flatMap((who) => ["01", "02", "03"].map((d) => `${who},2020-01-${d}`)),
  );

  it("finds stacked objects by the column that changes where time starts again, and leaves out what is fixed in each", async () => {
    const { series, inputs, notes } = await read(stacked);
    expect(series.segments).toEqual([
      { name: "7", start: 0, end: 3 },
      { name: "3", start: 3, end: 6 },
    ]);
    expect(inputs).toEqual(["t"]);
    expect(notes).toContain('Left out of the inputs, the name of the series: "id".');
    expect(notes).toContain('Left out of the inputs, one value in each series: "lat".');
    expect(notes.find((note) => note.startsWith("Time starts again"))).toContain(
      'Time starts again where "id" changes: its 2 values were read as segments, which no window crosses.',
    );
  });

  it("series: none refuses them", async () => {
    expect((await fails(stacked, { series: "none" })).place).toMatchObject({ row: 5, column: "day" });
  });

  const mixed =
    "day,who,y\n" + [1, 2, 3, 4].flatMap((d) => [`2020-01-0${d},a,${d}`, `2020-01-0${d},b,${d * 10}`]).join("\n");

  it("mixed objects are an error that names their column", async () => {
    const error = await fails(mixed);
    expect(error.place).toMatchObject({ row: 3, column: "day" });
    expect(error.message).toContain('The rows of several objects are mixed: name them with `series: "who"`');
  });

  it("series sorts mixed rows apart and keeps their order", async () => {
    const { series, notes } = await read(mixed, { series: "who" });
    expect([...columnValues(series, "y")]).toEqual([1, 2, 3, 4, 10, 20, 30, 40]);
    expect(series.segments.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(notes).toContain('2 segments, one for each value of "who". No window crosses them.');
  });

  it("errors after sorting apart still name the row of the file", async () => {
    const again = mixed.replace("2020-01-03,a", "2020-01-02,a");
    expect((await fails(again, { series: "who" })).place).toMatchObject({ row: 6, column: "day" });
    const gap = mixed.replace("2020-01-02,b,20", "2020-01-02,b,NA");
    expect((await fails(gap, { series: "who" })).place).toMatchObject({ row: 5, column: "y" });
    const nameless = mixed.replace("2020-01-02,b,20", "2020-01-02,,20");
    expect((await fails(nameless, { series: "who" })).place).toMatchObject({ row: 5, column: "who" });
  });

  it("a counter that starts again brings a hint, no guess", async () => {
    const { series, notes } = await read("unit,cycle,y\n1,1,3\n1,2,4\n1,3,1\n2,1,5\n2,2,9\n2,3,2\n");
    expect(series.segments).toHaveLength(1);
    expect(notes.find((note) => note.startsWith('"cycle"'))).toContain('use `series: "unit"`');
  });
});
