import { expect, test } from "vitest";
import { readTable } from "../../../../node/read/read-table.js";
import type { ReadOptions } from "../../../../read/read-options.js";
import { workbook } from "../../../../read/testing/workbook.js";
import { temporaryFile } from "../../../../read/testing.js";
import { expectJapanese } from "../../testing/expect-japanese.js";
import { recorded } from "./index.js";

const rows = (count: number, row: (k: number) => string) => Array.from({ length: count }, (_, k) => row(k)).join("\n");
const day = (k: number) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10);
const files: readonly (readonly [name: string, content: string | Uint8Array, options: ReadOptions, notes: number])[] = [
  ["text and constant columns", `date,kind,one,x,y\n${rows(30, (k) => `${day(k)},a${k},5,${k % 7},${k % 5}`)}`, {}, 4],
  [
    "no time, gaps in a column",
    `x,y,z\n${rows(30, (k) => `${k % 7},${k % 5},${k < 20 ? "" : k}`)}`,
    { target: ["y"] },
    2,
  ],
  ["whole numbers beyond 2^53", `date,y\n${rows(30, (k) => `${day(k)},${9007199254740993n + BigInt(k)}`)}`, {}, 3],
  ["mixed line ends", `date,x,y\n${rows(30, (k) => `${day(k)},${k % 7},${k % 5}${k % 2 ? "\r" : ""}`)}`, {}, 3],
  ["lines in quotes", `"date,x,y"\n${rows(30, (k) => `"${day(k)},${k % 7},${k % 5}"`)}`, {}, 3],
  [
    "digits of other scripts",
    `date,y\n${rows(30, (k) => `${day(k)},${String.fromCodePoint(0x660 + (k % 7))}`)}`,
    {},
    3,
  ],
  [
    "counted columns beside a name that repeats",
    `mode,${rows(12, (k) => `T${k}`).replaceAll("\n", ",")}\n${rows(30, (k) => `a${k % 3},${rows(12, (j) => `${(k * j) % 7}.5`).replaceAll("\n", ",")}`)}`,
    {},
    3,
  ],
  ["a last column of text", `date,y,note\n${rows(30, (k) => `${day(k)},${k % 7},n${k}`)}`, {}, 3],
  ["a last column of one value", `date,v,one\n${rows(30, (k) => `${day(k)},${k % 7},5`)}`, {}, 3],
  ["a last column that counts", `date,v,n\n${rows(30, (k) => `${day(k)},${k % 7},${k + 1}`)}`, {}, 3],
  [
    "a last column of words of truth",
    `date,v,ok\n${rows(30, (k) => `${day(k)},${k % 7},${k % 3 ? "yes" : "no"}`)}`,
    {},
    3,
  ],
  ["a column named as the target", `date,y,v,one\n${rows(30, (k) => `${day(k)},${k % 7},${k % 4},5`)}`, {}, 3],
  [
    "rows as they stand",
    `date,x,y\n${rows(9, (k) => `${day(k)},${k % 7},${k % 5}`)}`,
    { time: "none", target: ["y"] },
    2,
  ],
  ["no header, decimal commas", rows(30, (k) => `${k % 7},5;${k % 5},25`), { target: ["column2"] }, 3],
  ["one column without a header", rows(30, (k) => `${k % 7}.5`), { target: ["column1"] }, 2],
  ["points that group", `x;y\n${rows(30, (k) => `${1 + (k % 7)}.500;${k % 5},5`)}`, { target: ["y"] }, 3],
  ["marks as asked", `x;y\n${rows(30, (k) => `${1 + (k % 7)}.500;${k % 5}`)}`, { target: ["y"], decimal: "." }, 2],
  [
    "groups of digits as commas part the columns",
    `x,y\n${rows(30, (k) => `"${k % 7 > 3 ? "" : "1,"}${500 + k}",${k % 5}`)}`,
    { target: ["y"] },
    3,
  ],
  [
    "money, shares, powers of ten",
    `x,y,z\n${rows(30, (k) => `$${k % 7}.5,(${k % 5}%),${k % 3}.5K`)}`,
    { target: ["y"] },
    5,
  ],
  ["words of truth", `x,y\n${rows(30, (k) => `${k % 7 > 3 ? "yes" : "no"},${k % 5}`)}`, { target: ["y"] }, 2],
  [
    "other missing values",
    `x,y\n${rows(30, (k) => `${k % 7},${k % 5 || "--"}`)}`,
    { target: ["x"], inputs: ["x", "y"], missing: "drop" },
    3,
  ],
  ["a header that is one short", `x,y\n${rows(30, (k) => `n${k},${k % 7},${k % 5}`)}`, { target: ["y"] }, 3],
  ["one name twice", `x,x,y\n${rows(30, (k) => `${k % 3},${k % 7},${k % 5}`)}`, { target: ["y"] }, 2],
  [
    "another encoding",
    Buffer.from(`température,y\n${rows(30, (k) => `${k % 7},${k % 5}`)}`, "latin1"),
    { target: ["y"] },
    2,
  ],
  ["a time zone", `time,y\n${rows(30, (k) => `${day(k)} 00:00:00+02:00,${k % 5}`)}`, { target: ["y"] }, 2],
  [
    "day or month first",
    `date,y\n${rows(24, (k) => `0${k < 12 ? 3 : 4}/01/2020 ${k < 12 ? 12 + k : k - 12}:00,${k % 5}`)}`,
    { target: ["y"] },
    2,
  ],
  ["newest first, years of two digits", `date,y\n${rows(9, (k) => `${29 - k}-Dec-20,${k % 5}`)}`, {}, 4],
  ["a counter that falls", `n,y\n${rows(9, (k) => `${9 - k},${k % 5}`)}`, {}, 2],
  [
    "stacked by time",
    `date,shop,y\n${rows(60, (k) => `${day(k % 30)},${k < 30 ? "a" : "b"},${k % 7}`)}`,
    { target: ["y"] },
    2,
  ],
  [
    "stacked as asked",
    `date,shop,y\n${rows(60, (k) => `${day(k % 30)},${k < 30 ? "a" : "b"},${k % 7}`)}`,
    { target: ["y"], series: "shop" },
    2,
  ],
  [
    "a counter that starts again",
    `n,shop,y\n${rows(60, (k) => `${1 + (k % 30)},${k < 30 ? "a" : "b"},${k % 7}`)}`,
    { target: ["y"] },
    2,
  ],
  ["a row counter", `date,n,y\n${rows(60, (k) => `${day(k)},${k + 1},${k % 7}`)}`, { target: ["y"] }, 2],
  [
    "rows left out",
    `date,y\n${rows(30, (k) => `${day(k)},${k === 3 ? "" : k % 7}`)}`,
    { target: ["y"], missing: "drop" },
    2,
  ],
  [
    "comments, a title, units",
    `# by x\n\nvalues\ndate,x,y\n,[m],[s]\n${rows(30, (k) => `${day(k)},${k % 7},${k % 5}`)}`,
    {},
    4,
  ],
  ["rows above, as asked", `a,b,c\ndate,x,y\n${rows(30, (k) => `${day(k)},${k % 7},${k % 5}`)}`, { skipRows: 1 }, 3],
  ["a header of two rows", `,A,A\ndate,x,y\n${rows(30, (k) => `${day(k)},${k % 7},${k % 5}`)}`, {}, 3],
  [
    "a total and a footnote",
    `date,x,y\n${rows(30, (k) => `${day(k)},${k % 7},${k % 5}`)}\nTotal,5,6\nSource: x\n`,
    {},
    3,
  ],
  ["empty rows at the end", `date,x,y\n${rows(30, (k) => `${day(k)},${k % 7},${k % 5}`)}\n,,\n,,\n`, {}, 3],
  ["the header again", `date,x,y\n${rows(30, (k) => (k === 9 ? "date,x,y" : `${day(k)},${k % 7},${k % 5}`))}`, {}, 3],
  [
    "years as columns",
    `who,${rows(20, (k) => `${1990 + k}`).replaceAll("\n", ",")}\n${rows(3, (s) => `${s}s,${rows(20, (k) => `${(k * s + k) % 7}`).replaceAll("\n", ",")}`)}`,
    {},
    4,
  ],
  [
    "months as columns",
    `Year,${rows(12, (k) => `${k + 1}月`).replaceAll("\n", ",")},Mean\n${rows(3, (s) => `${2000 + s},${rows(13, (k) => `${(k * s + k) % 7}`).replaceAll("\n", ",")}`)}`,
    {},
    3,
  ],
  [
    "weeks as they stand",
    `who,${rows(20, (k) => `W${k}`).replaceAll("\n", ",")}\n${rows(30, (s) => `${s}s,${rows(20, (k) => `${(k * s + k) % 7}`).replaceAll("\n", ",")}`)}`,
    { target: ["W19"] },
    2,
  ],
  [
    "times made one, an hour missing",
    `time,y\n${rows(60, (k) => `2020-03-${k < 26 ? 28 : k < 49 ? 29 : 30} ${String(k < 26 ? Math.max(0, k - 2) : k < 49 ? k - 26 + (k > 27 ? 1 : 0) : k - 49).padStart(2, "0")}:00,${k % 5}`)}`,
    { duplicates: "mean" },
    3,
  ],
  [
    "sorted by time",
    `time,y\n${rows(40, (k) => `2020-10-25 ${String(Math.floor((k < 12 ? k : k - 4) / 4)).padStart(2, "0")}:${15 * (k % 4) || "00"},${k % 7}`)}`,
    { duplicates: "first" },
    4,
  ],
  [
    "ids and copies",
    `date,order_id,copy,total,x,z,y\n${rows(60, (k) => `${day(k)},${(k * 7919) % 1009},${2 * ((k % 7) + (k % 5))},${k * k + (k % 3)},${k % 7},${k % 5},${(k % 7) + (k % 5)}`)}`,
    {},
    6,
  ],
  [
    "copies as asked",
    `date,copy,y\n${rows(60, (k) => `${day(k)},${2 * (k % 7)},${k % 7}`)}`,
    { inputs: ["copy", "y"], target: ["y"] },
    2,
  ],
  ["a total as the target", `date,y\n${rows(60, (k) => `${day(k)},${k * k}`)}`, { target: ["y"] }, 2],
  ["a row twice", `date,y\n${rows(30, (k) => `${day(k === 4 ? 3 : k)},${(k === 4 ? 3 : k) % 7}`)}`, {}, 3],
  [
    "many rows twice",
    `date,y\n${rows(90, (k) => `${day(k % 11 === 10 ? k - 1 : k)},${(k % 11 === 10 ? k - 1 : k) % 7}`)}`,
    {},
    3,
  ],
  [
    "a workbook of several sheets",
    workbook({
      Notes: [["read me"]],
      Data: [["day", "y"], ...Array.from({ length: 30 }, (_, k) => [day(k), (k * k) % 7])],
    }),
    {},
    2,
  ],
  [
    "values filled in, ends left out",
    `date,y\n${rows(30, (k) => `${day(k)},${k === 0 || k === 9 ? "" : k % 7}`)}`,
    { target: ["y"], missing: "linear" },
    3,
  ],
];

test.each(files)(
  "%s: every note of the reader is told in Japanese, with its numbers",
  async (_, content, options, count) => {
    const { notes } = await readTable(await temporaryFile("data.csv", content), options);
    expect(notes.length, notes.join("\n")).toBeGreaterThanOrEqual(count);
    for (const note of notes) expectJapanese(note, recorded.note(note));
    expect(new Set(notes).size).toBe(notes.length);
  },
);
