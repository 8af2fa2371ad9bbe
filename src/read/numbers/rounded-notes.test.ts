import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { read } from "../testing/read-text.js";

const saidOf = async (...cells: string[]) => {
  const { series, notes } = await read(`v\n${cells.join("\n")}\n`);
  return { values: [...columnValues(series, "v")], note: notes.find((note) => note.startsWith("Whole numbers")) };
};

it("a whole number beyond 2^53 that no double is, is said with what is read", async () => {
  expect(await saidOf("1", "9007199254740993", "-9007199254740993")).toEqual({
    values: [1, 9007199254740992, -9007199254740992],
    note: 'Whole numbers beyond 2^53 are read as the nearest number of double precision, -9007199254740993 as -9007199254740992: "v" (2).',
  });
});

it("those that are doubles, or no whole numbers, are not", async () => {
  expect((await saidOf("1", "9007199254740992", "9007199254740994", "1e300")).note).toBeUndefined();
  expect((await saidOf("1.123456789012345678", "2", "3")).note).toBeUndefined();
});

it("names of series are told apart by their digits", async () => {
  const rows = Array.from({ length: 6 }, (_, k) => `${9007199254740992n + BigInt(k % 2)},${k}\n`);
  const { series } = await read(`meter,v\n${rows.join("")}`, { series: "meter", time: "none" });
  expect(series.segments.map(({ name }) => name)).toEqual(["9007199254740992", "9007199254740993"]);
});
