import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import type { ReadOptions } from "../read-options.js";
import { fails, read } from "../testing/read-text.js";

const lone = (...cells: readonly string[]) => `v\n${cells.join("\n")}\n`;
const beside = (delimiter: string, ...cells: readonly string[]) =>
  `n${delimiter}v\n${cells.map((cell, k) => `${(k * k) % 7}${delimiter}${cell}`).join("\n")}\n`;
const quoted = (...cells: readonly string[]) => beside(",", ...cells.map((cell) => `"${cell}"`));
const late = (cell: string, ...others: readonly string[]) =>
  beside(";", ...Array.from({ length: 5000 }, (_, k) => others[k % others.length]!), cell);

/** Tables whose column v can be read in one way alone, and its first values, or its last one where they are many. */
const READ: Readonly<Record<string, readonly [table: string, values: readonly number[], options?: ReadOptions]>> = {
  "decimal commas in a lone column": [lone("10,5", "11,25", "9,5"), [10.5, 11.25, 9.5]],
  "decimal commas in a lone column, where the rows rise, as asked": [
    lone("10,5", "11,25"),
    [10.5, 11.25],
    { decimal: "," },
  ],
  "decimal commas after a 0": [lone("0,345", "1,001"), [0.345, 1.001]],
  "powers of ten with decimal commas": [lone("1,1e+1", "1,2e+1", "-6,8e+0"), [11, 12, -6.8]],
  "decimal commas with percent in a lone column": [lone("0,3%", "-0,5%", "0,2%"), [0.3, -0.5, 0.2]],
  "money in a lone column": [lone("$4,115", "$0,8149", "-$0,65"), [4.115, 0.8149, -0.65]],
  "points that group twice": [lone("1.234.567", "999.001"), [1234567, 999001]],
  "points that group, and decimal commas": [quoted("1.230,80", "9,5"), [1230.8, 9.5]],
  "commas that group, and decimal points": [beside("\t", "1,234.50", "999.10"), [1234.5, 999.1]],
  "groups as in India": [quoted("12,34,567", "99,999"), [1234567, 99999]],
  "commas in quotes among commas": [quoted("987", "1,012", "1,204"), [987, 1012, 1204]],
  "decimal commas in quotes among commas": [quoted("10,5", "1,012"), [10.5, 1.012]],
  "points among commas, which are decimal points": [beside(",", "987", "1.012"), [987, 1.012]],
  "decimals that come late, with commas": [late("1,5", "3", "7"), [3, 7, 1.5]],
  "decimals that come late, with points": [late("1.5", "3", "7"), [3, 7, 1.5]],
  "decimals that come late and tell what the commas before were": [late("1,5", "987", "1,012"), [987, 1.012, 1.5]],
  "groups that come late and tell so": [late("1,012,000", "987", "1,012"), [987, 1012, 1012000]],
  "numbers from 10,000 on without a mark, so that nothing is grouped": [beside(";", "12345", "1.012"), [12345, 1.012]],
  "the marks of another column": ["a;v\n1,5;987\n2,25;1.012\n3,7;1.204\n", [987, 1012, 1204]],
  "the other marks of another column": ["a;v\n1.5;987\n2.25;1.012\n3.7;1.204\n", [987, 1.012, 1.204]],
  "the marks of a column named x": ["date;x;v\n2020-01-01;54.7;1,234\n2020-01-02;55.1;1,301\n", [1234, 1301]],
  "the marks of a column named x, with commas": [
    "date;x;v\n2020-01-01;54,7;1.234\n2020-01-02;55,1;1.301\n",
    [1234, 1301],
  ],
  "the marks of a column named x, between tabs": [
    "date\tx\tv\n2020-01-01\t54.7\t1,234\n2020-01-02\t55.1\t1,301\n",
    [1234, 1301],
  ],
  "kelvins, with a blank and without": ["v,temp\n270.5 K,270.5K\n271.25 K,9.5K\n", [270.5, 271.25]],
  "a letter behind a blank that is the same in all cells": [beside(";", "19.9 B", "20.5 B"), [19.9, 20.5]],
  "letters behind a blank that differ": [beside(";", "900.5 M", "1.2 B"), [900_500_000, 1_200_000_000]],
  "letters right behind the numbers": [lone("19.9B", "20.5B"), [19_900_000_000, 20_500_000_000]],
  "columns of different marks, each clear": ["a;v\n1,5;2.5\n2,25;9.5\n3,7;4.5\n", [2.5, 9.5, 4.5]],
  "as asked, points": [beside(";", "987", "1.012"), [987, 1.012], { decimal: "." }],
  "as asked, commas": [beside(";", "987", "1.012"), [987, 1012], { decimal: "," }],
  "blanks that group": [beside(",", "1 012", "999"), [1012, 999]],
  "blanks that do not break, thin ones and decimal commas": [
    beside(";", "1\u00a0012,5", "2\u202f345", "1\u2009500"),
    [1012.5, 2345, 1500],
  ],
  "apostrophes that group": [beside(",", "1'234.5", "2’345"), [1234.5, 2345]],
  "the minus of Unicode, and dashes": [beside(",", "−0.4", "–1.5", "2"), [-0.4, -1.5, 2]],
  "a minus behind, brackets": [beside(",", "0.4-", "(3.2)", "2"), [-0.4, -3.2, 2]],
  "characters of full width": [beside(",", "１２．５", "－３"), [12.5, -3]],
  percent: [beside(";", "3,2 %", "12%"), [3.2, 12]],
  money: [quoted("$1,230.10", "-$4", "($5.50)"), [1230.1, -4, -5.5]],
  "money with decimal commas": [beside(";", "€ 3,10", "€ 4"), [3.1, 4]],
  units: [beside(",", "21.5°C", "-2°C"), [21.5, -2]],
  "letters for powers of ten": [beside(";", "151,66K", "1,2M", "950"), [151660, 1.2e6, 950]],
  "words of truth": [beside(",", "yes", "No", "YES"), [1, 0, 1]],
  "words of truth in Japanese": [beside(",", "はい", "いいえ"), [1, 0]],
};

it.each(Object.entries(READ))("reads %s", async (_, [table, values, options]) => {
  const { series } = await read(table, { target: ["v"], inputs: ["v"], ...options });
  const found = [...columnValues(series, "v")];
  expect(found.length > 9 ? [...found.slice(0, 2), found.at(-1)] : found).toEqual(values);
});

/** Tables whose column v can be read in two ways, and both readings of a cell. */
const DOUBTFUL: Readonly<Record<string, readonly [table: string, readings: string]>> = {
  "semicolons and points": [
    beside(";", "987", "1.012"),
    '"1.012" is 1.012 with a decimal point, and 1012 with a decimal comma',
  ],
  "semicolons and commas": [
    beside(";", "987", "1,012"),
    '"1,012" is 1012 with a decimal point, and 1.012 with a decimal comma',
  ],
  "tabs and commas": [beside("\t", "987", "1,012"), '"1,012" is 1012'],
  "a lone column with points": [lone("1.234", "1.567"), '"1.234" is 1.234'],
  "a lone column with commas": [lone("12,345", "7", "1,001"), "with a decimal point, and 1"],
  "commas among commas, in all cells alike": [quoted("10,512", "99,204"), '"10,512" is 10512'],
  "columns of different marks beside it": ["a;b;v\n1,5;2.5;987\n2,25;9.5;1.012\n3,7;4.5;1.204\n", '"1.012" is 1.012'],
  money: [beside(";", "$987", "$1,012"), '"$1,012" is 1012'],
};

it.each(Object.entries(DOUBTFUL))(
  "refuses %s with both readings and the option that decides",
  async (_, [table, readings]) => {
    const { advice, place } = await fails(table);
    expect(place.column).toBe("v");
    expect(advice).toContain(readings);
    expect(advice).toContain('Say which with `decimal: "."` or `decimal: ","`.');
  },
);

it("a column in doubt that is not used is no reason to refuse a table", async () => {
  expect((await read(beside(";", "987", "1.012", "1.204"), { target: ["n"], inputs: ["n"] })).series.rows).toBe(3);
});

it("a cell that is written otherwise than the column is refused by its row, with what the others have", async () => {
  const { advice, place } = await fails(late("1,5", "2.5", "3.5"));
  expect(place).toMatchObject({ row: 5002, column: "v" });
  expect(advice).toContain('a finite number is needed, got "1,5"; the others have decimal points.');
  const percent = await fails(beside(",", "3.1%", "2.5%", "0.4", "1%"));
  expect(percent.advice).toContain(
    'row 4, column "v": a finite number is needed, got "0.4"; the others have "%" beside them.',
  );
});

it("what is asked for and not so is refused", async () => {
  const { advice } = await fails("a;v\n1;2.5\n3;4.25\n7;3.5\n", { target: ["v"], decimal: "," });
  expect(advice).toContain('a finite number is needed, got "2.5"');
});

it("decimal commas without quotes below a header that names the time are refused, not shifted", async () => {
  const error = await fails("date,y\n2019-12-25,12,50\n2019-12-26,13,25\n2019-12-27,11,75\n");
  expect(error.message).toContain(
    '"date" names the times, and rows have 3 cells: "12,50" may be one number with a decimal comma',
  );
});

it("words of truth are inputs and no target unasked", async () => {
  expect((await read(beside(",", "yes", "no", "yes", "no"))).targets).toEqual(["n"]);
});

it("says in a note what was read otherwise than it stands there", async () => {
  const notes = async (table: string) => (await read(table, { target: ["v"], inputs: ["v"] })).notes;
  expect(await notes("a;v\n1,5;987\n2,25;1.012\n3,7;1.204\n")).toContain(
    'Numbers that can be read both ways were read with a decimal comma, as "a" shows: "v".',
  );
  expect(await notes(quoted("$1,230.10", "$4.25", "($5.50)"))).toEqual(
    expect.arrayContaining([
      'Marks between digits were taken to group thousands, as in "$1,230.10" = 1230.1: "v".',
      'Left out beside numbers: "$", as in "$1,230.10" = 1230.1: "v".',
      'Brackets around numbers, or a minus behind them, were taken as a minus, as in "($5.50)" = -5.5: "v".',
    ]),
  );
  expect(await notes(beside(",", "1.5K", "20K"))).toContain(
    'Letters after numbers were taken as powers of ten, as in "1.5K" = 1500: "v".',
  );
  expect(await notes(beside(",", "yes", "no"))).toContain('Words were taken as numbers: "v" (YES 1, NO 0).');
});
