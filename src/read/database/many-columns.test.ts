import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { inColumnBlocks } from "../database/column-blocks.js";
import { OutOfMemory } from "../database/query-error.js";
import { isPage, readTable } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";

const names = (columns: number) => Array.from({ length: columns }, (_, k) => `c${k}`);
const value = (row: number, k: number) => ((row * 37 + k * 11) % 1000) / 8 - 50;

function wideTable(columns: number, rows: number, delimiter: string): string {
  const lines = Array.from({ length: rows }, (_, row) => names(columns).map((_name, k) => value(row, k)));
  return [names(columns), ...lines].map((cells) => `${cells.join(delimiter)}\n`).join("");
}

it.each([",", " "])(
  "reads 390 columns and 2,500 rows, cells apart by %j, which once did not fit into memory",
  { tags: ["slow"] },
  async (delimiter) => {
    const { series, inputs, notes } = await readTable(await temporaryFile("wide.csv", wideTable(390, 2500, delimiter)));
    expect([series.rows, inputs.length]).toEqual([2500, 390]);
    for (const k of [0, 127, 200, 389]) {
      const expected = Float64Array.from({ length: 2500 }, (_, row) => value(row, k));
      expect(columnValues(series, `c${k}`)).toEqual(expected);
    }
    expect(notes).toHaveLength(2);
  },
);

/** Other work on the machine does not count. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

it("reads 5,000 columns within 20 seconds, a tenth of it as a rule, and finds the one that names stacked series", {
  tags: ["slow"],
}, async () => {
  const head = ["day", ...names(5000), "unit"];
  const rows = ["a", "b"].flatMap((unit, u) =>
    Array.from({ length: 9 }, (_, row) => [
      `2020-01-0${row + 1}`,
      ...names(5000).map((_, k) => value(9 * u + row, k)),
      unit,
    ]),
  );
  const started = process.cpuUsage();
  const file = await temporaryFile("wide.csv", [head, ...rows].map((cells) => `${cells.join(",")}\n`).join(""));
  const { series } = await readTable(file);
  expect(series.segments).toEqual([
    { name: "a", start: 0, end: 9 },
    { name: "b", start: 9, end: 18 },
  ]);
  expect(series.columns).toHaveLength(5000);
  expect(processorSeconds(started)).toBeLessThan(30);
});

// Planning so many columns takes DuckDB-WASM twice the time, and the rules are the same.
it.skipIf(isPage)(
  "reads 30,000 columns within 30 seconds of the processor, a fifth of it as a rule, in quotes too; rows keep their numbers and their width",
  {
    tags: ["slow"],
    timeout: 60_000,
  },
  async () => {
    const lines = [
      names(30_000),
      ...Array.from({ length: 6 }, (_, row) => names(30_000).map((_name, k) => value(row, k))),
    ];
    const plain = lines.map((cells) => `${cells.join(",")}\n`);
    const quoted = lines.map((cells) => `"${cells.join('","')}"\r\n`);
    const started = process.cpuUsage();
    for (const text of [plain.join("\n"), quoted.join("")]) {
      const { series } = await readTable(await temporaryFile("wide.csv", text));
      expect(columnValues(series, "c29999")).toEqual(Float64Array.from({ length: 6 }, (_, row) => value(row, 29_999)));
      expect(series.columns).toHaveLength(30_000);
    }
    expect(processorSeconds(started)).toBeLessThan(30);
    const ragged = plain.with(4, `${plain[4]!.trim()},1\n`).join("");
    await expect(readTable(await temporaryFile("wide.csv", ragged))).rejects.toThrow(
      /wide\.csv, row 5: every row must have 30000 cells, as the first rows have, got 30001\. Fix the row\./,
    );
  },
);

it.skipIf(isPage)(
  "says in a few short notes what became of thousands of columns and series",
  { tags: ["slow"] },
  async () => {
    const head = ["unit", ...Array.from({ length: 600 }, () => "same"), ...names(600), "y"];
    const rows = Array.from(
      { length: 3000 },
      (_, k) => `u${k >> 1}${",7".repeat(600)}${",x".repeat(600)},${k % 5 || ""}\n`,
    );
    const file = await temporaryFile("many.csv", `${head.join(",")}\n${rows.join("")}`);
    const { notes } = await readTable(file, { series: "unit", time: "none", missing: "drop" });
    expect(notes.length).toBeLessThan(12);
    expect(Math.max(...notes.map(({ length }) => length))).toBeLessThan(600);
    expect(notes.join()).toMatch(/"same" \(now "same_2"\).* and 587 more\..*text: "c0", "c1",.* and 588 more\./);
  },
);

it("leaves out the incomplete rows of 100,000 series in one pass", { tags: ["slow"] }, async () => {
  const lines = Array.from({ length: 200_000 }, (_, k) => `s${k >> 1},${k % 14 < 2 ? "" : k % 5}\n`);
  const file = await temporaryFile("series.csv", `unit,y\n${lines.join("")}`);
  const started = process.cpuUsage();
  const { series, notes } = await readTable(file, { series: "unit", time: "none", missing: "drop" });
  expect(series.segments).toHaveLength(85_714);
  expect(notes.at(-1)).toMatch(/^No row was left of 14286 of 100000 segments: "s0", "s7", .* and 14274 more\.$/);
  expect(processorSeconds(started)).toBeLessThan(30); // comparing all with all took 35 s
});

it("a block that memory does not hold is done in halves, a column with more memory", async () => {
  const done: number[] = [];
  const tries: number[] = [];
  let memory = 3;
  const source = { takeMoreMemory: async () => ++memory < 100 };
  await inColumnBlocks(source, [1, 1, 1, 7, 1, 1], async (block) => {
    tries.push(block.length);
    if (block.reduce((sum, size) => sum + size, 0) > memory) throw new OutOfMemory({ file: "t.csv" }, "full");
    done.push(...block);
  });
  expect(done).toEqual([1, 1, 1, 7, 1, 1]);
  expect(tries).toEqual([6, 3, 3, 1, 1, 1, 1, 1, 1, 1]);
  await expect(
    inColumnBlocks({ takeMoreMemory: async () => false }, [1], async () => {
      throw new OutOfMemory({ file: "t.csv" }, "full");
    }),
  ).rejects.toThrow("full");
});
