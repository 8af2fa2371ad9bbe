import { describe, expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { fails, read, rows } from "../testing/read-text.js";

describe("readTable: files that run from the newest row to the oldest", () => {
  it("a file that runs from the newest row to the oldest is turned round, with a note; its rows keep their places", async () => {
    const { series, notes } = await read("d,y\n2020-01-03,3\n2020-01-02,7\n2020-01-01,1\n");
    expect([...series.time!.milliseconds]).toEqual([1, 2, 3].map((day) => Date.UTC(2020, 0, day)));
    expect([...columnValues(series, "y")]).toEqual([1, 7, 3]);
    expect([...series.fileRows!]).toEqual([4, 3, 2]);
    expect(notes).toContain("The rows run from the newest to the oldest; they were turned round.");
  });

  it("one row out of place in such a file is an error with its row of the file, the same time twice with both", async () => {
    const back = await fails(rows("d,y", "2020-01-05", "2020-01-04", "2020-01-02", "2020-01-03"));
    expect(back.advice).toBe(
      ', row 5, column "d": most rows run from the newest to the oldest, so time must fall from row to row, got 2020-01-03 after ' +
        '2020-01-02. Sort the rows by time, or use `time: "none"` to trust the order of the rows.',
    );
    const twice = await fails("d,y\n2020-01-04,1\n2020-01-03,2\n2020-01-03,3\n2020-01-02,4\n");
    expect(twice.advice).toContain(', row 4, column "d": most rows run');
    expect(twice.advice).toContain('got 2020-01-03 again after row 3, where "y" was "2" and is "3"');
  });

  it("objects that are stacked newest first are turned round one by one, by name or found", async () => {
    const content =
      "d,id,y\n2020-01-03,a,1\n2020-01-02,a,2\n2020-01-01,a,4\n2020-01-03,b,8\n2020-01-02,b,9\n2020-01-01,b,6\n";
    for (const options of [{}, { series: "id" }]) {
      const { series } = await read(content, options);
      expect([...columnValues(series, "y")]).toEqual([4, 2, 1, 6, 9, 8]);
      expect([...series.fileRows!]).toEqual([4, 3, 2, 7, 6, 5]);
      expect(series.segments.map(({ name }) => name)).toEqual(["a", "b"]);
    }
  });

  it("a counter that falls turns the file round too; one of any step is no input", async () => {
    const fallen = await read("index,y\n3,1\n2,7\n1,5\n0,2\n");
    expect([...columnValues(fallen.series, "y")]).toEqual([2, 5, 7, 1]);
    expect(fallen.notes[0]).toBe(
      'No column was found to hold the time, but the counter "index" falls: the rows run from the newest to the oldest and were turned round.',
    );
    const { inputs, series } = await read("time,y\n0,3\n.1,1\n.2,7\n.3,4\n");
    expect(inputs).toEqual(["y"]);
    expect(series.time).toBeNull();
  });

  it("dates in digits of other scripts are times, and numbers numbers; a year of another calendar is refused, not guessed", async () => {
    for (const zero of [0x660, 0x6f0, 0x966]) {
      const written = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
      const { series, notes } = await read(`date,y\n${written("2020-04-09,3\n2020-04-08,7\n2020-04-07,1")}\n`);
      expect([...series.time!.milliseconds]).toEqual([7, 8, 9].map((day) => Date.UTC(2020, 3, day)));
      expect([...columnValues(series, "y")]).toEqual([1, 7, 3]);
      expect(notes).toContain("Digits of other scripts were taken as 0 to 9.");
    }
    const error = await fails("when,y\n۱۳۹۹-۰۱-۲۱,3\n۱۳۹۹-۰۱-۲۰,7\n۱۳۹۹-۰۱-۱۹,1\n");
    expect(error.advice).toContain(
      ', column "when": the cells look like times that are not read, got values like "۱۳۹۹-۰۱-۲۱"',
    );
  });
});
