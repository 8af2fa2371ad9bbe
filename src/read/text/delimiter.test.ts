import { describe, expect, it } from "vitest";
import { fails, read } from "../testing/read-text.js";
import { readTable } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";
import { csvLayout } from "./csv-layout.js";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const day = (k: number) => `2020-01-${String(k + 1).padStart(2, "0")}`;
const lines = (header: string | null, row: (k: number) => string) =>
  [...(header === null ? [] : [header]), ...Array.from({ length: 9 }, (_, k) => row(k))].join("\n");

const pairs = DELIMITERS.flatMap((right) =>
  [...DELIMITERS, " "].filter((wrong) => wrong !== right).map((wrong) => [right, wrong] as const),
);

/** What a file cut at `right` may hold of `wrong`, in every row alike. */
const HOLDS: Readonly<Record<string, (right: string, wrong: string) => string>> = {
  "in a column of text": (d, x) => lines(`date${d}temp${d}weather`, (k) => `${day(k)}${d}2${k}.5${d}zone${x}${k}`),
  "in a column of text before the numbers": (d, x) =>
    lines(`weather${d}date${d}temp`, (k) => `zone${x}${k}${d}${day(k)}${d}2${k}.5`),
  "in a column of text beside a lone column of numbers": (d, x) =>
    lines(`place${d}temp`, (k) => `zone${x}${k}${d}2${k}`),
  "in quotes": (d, x) => lines(`date${d}v${d}comment`, (k) => `${day(k)}${d}${k}${d}"A${x}${k}"`),
  "in quotes, before words": (d, x) => lines(`date${d}v${d}comment`, (k) => `${day(k)}${d}${k}${d}"calm${x} dry"`),
  "in quotes, in the first column": (d, x) => lines(`comment${d}date${d}v`, (k) => `"A${x}${k}"${d}${day(k)}${d}${k}`),
  "between two numbers": (d, x) => lines(`v${d}date${d}range`, (k) => `${k}${d}${day(k)}${d}5${x}${k}`),
  "in the header too": (d, x) => lines(`date${d}temp${d}kind${x}no`, (k) => `${day(k)}${d}2${k}.5${d}zone${x}${k}`),
  "without a header": (d, x) => lines(null, (k) => `${day(k)}${d}2${k}.5${d}zone${x}${k}00000000000000000000`),
  "with row names": (d, x) => lines(`temp${d}weather`, (k) => `${day(k)}${d}2${k}.5${d}zone${x}${k}`),
  "with row names, and in the header": (d, x) => lines(`temp${x}C${d}wind`, (k) => `r${x}${k}${d}2${k}${d}${k}`),
  "and one row is broken": (d, x) =>
    `${lines(`date${d}temp${d}weather`, (k) => `${day(k)}${d}2${k}.5${d}zone${x}${k}`)}\n${day(9)}${d}5${d}5${d}zone${x}9`,
};

for (const [what, file] of Object.entries(HOLDS)) {
  it.each(pairs)(`a file cut at %j that holds %j ${what}`, (right, wrong) => {
    expect(csvLayout(file(right, wrong), "t.csv").delimiter).toBe(right);
  });
}

const cases: readonly (readonly [what: string, text: string, delimiter: string, width: number])[] = [
  ["decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", ";", 2],
  ["decimal commas without a header", "1,5;2,5\n3,5;4,5\n2,5;1,5\n", ";", 2],
  ["decimal commas in one column", "a;b\n1,5;2\n3,5;4\n", ";", 2],
  ["decimal commas beside text", "x;1,5\ny;2,5\nz;3,5\n", ";", 2],
  ["decimal commas and commas in names", "a, kW;b, kW\n1,5;2,5\n3,5;4,5\n", ";", 2],
  ["decimal commas under row names", "temp\nA;1,5\nB;2,5\n", ";", 2],
  ["decimal commas between blanks", "a b\n1,5 2\n3,5 4\n", "space", 2],
  ["decimal commas between blanks, without a header", "1,5 2,5 3,5\n3,5 4,5 5,5\n9,5 8,5 7,5\n", "space", 3],
  ["decimal commas and grouped thousands", "débit moyen;hauteur max\n1 234,5;2 345,6\n1 234,5;2 345,7\n", ";", 2],
  ["commas in texts between tabs", "a\tb\ttext\n1\t2\tfair, calm\n3\t4\tfair, wet\n", "\t", 3],
  ["bars", "a|b\n1|2\n3|4\n", "|", 2],
  ["a time with a blank", "date time,v\n2020-01-01 00:00,5\n2020-01-01 01:00,6\n", ",", 2],
  ["row names with a blank", "temp max,wind\n2020-01-01 00:00,5,3\n2020-01-01 01:00,6,4\n", ",", 3],
  ["row names as R writes them", '"a","b"\n"1",5,6\n"2",7,9\n', ",", 3],
  ["inches", 'v,size\n1,5" pipe\n2,6" pipe\n', ",", 2],
  ["a lone column", "level\n5\n6\n", "none", 1],
  ["a lone column with commas in its name", "level, m\n5\n6\n", "none", 1],
];
it.each(cases)("%s: %j is cut at %j into %i", (_, text, delimiter, width) => {
  const layout = csvLayout(text, "t.csv");
  expect([layout.delimiter, layout.names.length]).toEqual([delimiter, width]);
});

it("the numbers are trained, not what stands behind a semicolon in a text", async () => {
  const file = await temporaryFile(
    "t.csv",
    lines("date,temp,weather", (k) => `${day(k)},${(k * k) % 7}.5,zone;${k}`),
  );
  const { targets, notes } = await readTable(file);
  expect(targets).toEqual(["temp"]);
  expect(notes).toContain('Left out of the inputs, text: "weather".');
});

it("a comma in a lone column of numbers is a decimal comma, in many cells or in one far down, and is said", async () => {
  const column = (odd: string, every: number) =>
    `v\n${Array.from({ length: 60 }, (_, k) => (k % every === 3 ? odd : String(k % 7))).join("\n")}\n`;
  const read = async (text: string) => readTable(await temporaryFile("lone.csv", text), { target: ["v"] });
  for (const every of [4, 100]) {
    const { series, notes } = await read(column("2,5", every));
    expect(series.columns[0]!.values[3]).toBe(2.5);
    expect(notes).toContain('Commas in numbers were taken as decimal commas: "v".');
  }
});

describe("one column with decimal commas and no header", () => {
  const pairs = (second: (k: number) => string) =>
    Array.from({ length: 60 }, (_, k) => `${10 + ((k * 7) % 9)},${second(k)}\n`).join("");

  it("is refused with both readings where two columns are as likely, and `decimal` decides", async () => {
    const text = pairs((k) => `${(k * 3) % 10}`);
    expect((await fails(text)).advice).toContain(
      ': the file has no header, and "10,0" may be one number with a decimal comma or two columns. Say `decimal: ","`',
    );
    const { series } = await read(text, { decimal: "," });
    expect(series.columns.map(({ values }) => values[1])).toEqual([17.3]);
    expect((await read(text, { decimal: "." })).series.columns.map(({ values }) => values[1])).toEqual([17, 3]);
  });

  it("is read where digits begin with 0; numbers in two columns are where none of many does, or the first rises", async () => {
    const decimals = await read(pairs((k) => String((k * 7) % 100).padStart(2, "0")));
    expect(decimals.series.columns.map(({ values }) => values[1])).toEqual([17.07]);
    expect((await read(pairs((k) => `${10 + ((k * 7) % 83)}`))).series.columns).toHaveLength(2);
    expect((await read("1,2\n3,5\n4,4\n")).series.columns).toHaveLength(2);
  });
});
