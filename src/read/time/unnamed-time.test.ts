import { describe, expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { fails, read, rows } from "../testing/read-text.js";

const range = (length: number, cell: (k: number) => number | string) => Array.from({ length }, (_, k) => `${cell(k)}`);
const values = async (...options: Parameters<typeof read>) => [...columnValues((await read(...options)).series, "y")];

describe("readTable: the order of the rows where no column is named after time", () => {
  const falling = rows("when,y", ...range(5, (k) => 2020 - k));

  it("times under any name turn a file whose newest row stands first", async () => {
    const { series, notes } = await read(falling);
    expect([...series.time!.milliseconds]).toEqual(range(5, (k) => 2016 + Number(k)).map((year) => Date.UTC(+year, 0)));
    expect([...columnValues(series, "y")]).toEqual([1, 4, 4, 1, 0]);
    expect(notes).toContain("The rows run from the newest to the oldest; they were turned round.");
  });

  it("the target, and the only column of numbers, are no time", async () => {
    expect((await read("v,y\n4,2016\n1,2017\n2,2018\n7,2019\n3,2020\n", { target: ["y"] })).series.time).toBeNull();
    await expect(read("y\n2020\n2019\n2018\n2017\n2016\n")).resolves.toMatchObject({ series: { time: null } });
  });

  it("year, month, day and hour side by side without a header are the time", async () => {
    const { series } = await read(range(6, (k) => `2020,1,31,${5 - Number(k)},${k}`).join("\n"));
    expect(series.time).toMatchObject({ columns: ["column1", "column2", "column3", "column4"] });
    expect([...columnValues(series, "column5")]).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it("objects that stand one below the other have their times, asked for or found", async () => {
    const text = `id,k,y\n${["a", "b"].flatMap((id) => range(5, (k) => `${id},${2020 - Number(k)},${k}`)).join("\n")}\n`;
    expect(await values(text)).toEqual([4, 3, 2, 1, 0, 4, 3, 2, 1, 0]);
    expect(await values(text, { series: "id" })).toEqual([4, 3, 2, 1, 0, 4, 3, 2, 1, 0]);
  });

  it("a counter by its name turns the rows round with holes in it, what is left until a failure does not", async () => {
    expect(await values("index,y\n9,0\n8,1\n5,4\n")).toEqual([4, 1, 0]);
    expect(await values(rows("remaining_time,y", ...range(6, (k) => 9 - k)))).toEqual([0, 1, 4, 4, 1, 0]);
  });

  it("one without such a name is refused by its column, and the advice orders the rows or leaves them", async () => {
    const text = rows("k,y", "9", "8", "7", "5", "4", "3");
    const error = await fails(text);
    expect(error.place).toMatchObject({ column: "k" });
    expect(error.advice).toContain('Use `time: "k"` to take the rows in its order, or `time: "none"` to trust');
    expect(await values(text, { time: "k" })).toEqual([0, 1, 4, 4, 1, 0]);
    expect(await values(text, { time: "none" })).toEqual([0, 1, 4, 4, 1, 0]);
    expect((await read(text, { time: "k" })).notes[0]).toContain("it falls, so that they were turned round");
    expect((await read(rows("k,y", "1", "2", "5"), { time: "k" })).notes[0]).toBe(
      'As asked, rows stand in the order of the counter "k".',
    );
  });

  it("a counter with a word beside its number is one", async () => {
    const text = rows("k,y", ...range(5, (k) => `Day ${9 - Number(k)}`));
    expect((await fails(text)).place).toMatchObject({ column: "k" });
    expect(await values(text, { time: "k" })).toEqual([1, 4, 4, 1, 0]);
  });

  it("other numbers that fall all the way are told in a note", async () => {
    const { notes } = await read(rows("level,y", ...range(20, (k) => (100 * 0.9 ** k).toFixed(4))));
    expect(notes[1]).toContain('"level" falls from row to row. If the newest row stands first, `time: "level"` turns');
  });

  it("texts with a year that run all one way are refused, groups of years are not", async () => {
    const error = await fails(rows("k,y", "2020-II", "2020-I", "2019-IV", "2019-III", "2019-II"));
    expect(error.advice).toContain('the cells look like times that are not read, got values like "2020-II". Say how');
    await expect(read(rows("k,y", ...range(6, (k) => `Model ${2020 + (k > 2 ? 1 : 0)}`)))).resolves.toBeDefined();
  });

  it("texts whose numbers fall by one step are refused, lengths of time and steps before an event among them, and `time` turns the rows", async () => {
    for (const cell of [
      (k: number) => `${5 - k}:00:00`,
      (k: number) => `${120 - 24 * k}:00:00`,
      (k: number) => `D-${k + 1}`,
      (k: number) => `${k + 1} days ago`,
      (k: number) => `sample-${6 - k}`,
    ]) {
      const table = rows("lead,y", ...range(6, cell));
      const error = await fails(table);
      expect(error.advice).toContain(', column "lead": no column was found to hold the time, and this one falls');
      expect(await values(table, { time: "lead" })).toEqual([0, 1, 4, 4, 1, 0]);
    }
    const measured = rows("mass,y", ...["9.7 kg", "9.1 kg", "8.8 kg", "7.2 kg", "7.1 kg", "3.3 kg"]);
    expect(await values(measured)).toEqual([0, 1, 4, 4, 1, 0]);
    expect(await values(rows("mass,y", ...range(6, (k) => `${(80 - k / 10).toFixed(1)} kg`)))).toEqual([
      0, 1, 4, 4, 1, 0,
    ]);
    expect(await values(rows("lead,y", ...range(6, (k) => `D-${6 - k}`)))).toEqual([0, 1, 4, 4, 1, 0]);
  });

  it("texts of several numbers that fall are refused as times that are not read", async () => {
    const measured = rows("mass,y", ...range(24, (k) => `${(80 - k / 10).toFixed(1)} kg`));
    expect(await values(measured)).toHaveLength(24);
    const table = rows("era,y", ...range(24, (k) => `v${2 - Math.floor(k / 12)}.${12 - (k % 12)}`));
    expect((await fails(table)).advice).toContain(
      '"era": the cells look like times that are not read, got values like "v2.12"',
    );
  });
});
