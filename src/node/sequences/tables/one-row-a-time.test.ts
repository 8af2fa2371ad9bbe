import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../../read/testing.js";
import { readSequences } from "../read-sequences.js";
import { read, stepsOf } from "../testing.js";

const HEAD = "group,id,t,a,label\n";
const rows = (group: string, id: number, from: number) =>
  [0, 1, 2].map((t) => `${group},${id},${t},${from + t * t}.5,${id === 0 ? "x" : "y"}\n`).join("");
const LONG = HEAD + rows("n", 0, 1) + rows("n", 1, 4);
const refusal = async (text: string, options = {}) =>
  (await inputError(readSequences(await temporaryFile("t.csv", text), { sequence: ["id"], ...options }))).advice;

it("two recordings under one name are refused, with the column that tells them apart", async () => {
  const text = HEAD + rows("n", 0, 1) + rows("n", 1, 4) + rows("s", 0, 7) + rows("s", 1, 2);
  expect(await refusal(text)).toBe(
    ', row 8, column "t": every time must come once in a sequence, got 0 of sequence "0" again after row 2, with other values; there are 6 such rows. ' +
      '"group" tells such rows apart: name the sequences with `sequence: "id,group"`, or use `time: "none"` to trust the order of the rows.',
  );
  expect((await read("t.csv", text, { sequence: ["id", "group"] })).names).toHaveLength(4);
  expect((await read("t.csv", text, { sequence: ["id"], time: "none" })).names).toHaveLength(2);
});

it("where nothing tells them apart, names of their own are asked for", async () => {
  const text = HEAD + rows("n", 0, 1) + rows("n", 1, 4) + rows("n", 0, 7);
  expect(await refusal(text)).toContain(
    "with other values; there are 3 such rows. If these are two recordings, give each a name of its own; else take one of the rows out, or use",
  );
  const dates = "id,day,a,label\nu,2024-01-01,1,x\nu,2024-01-01,2,x\nv,2024-01-03,3,y\n";
  expect(await refusal(dates)).toContain('got 2024-01-01 of sequence "u" again after row 2, with other values. ');
});

it("without the time that the model's rows were in the order of, trust in the file's order is told", async () => {
  const rows = "id,a\nu,1\nv,5\nu,0\nv,7\n";
  const known = { columns: ["a"], classes: null };
  const notes = async (model: typeof known & { time?: string }, more = {}) =>
    (await read("t.csv", rows, { sequence: ["id"], model, ...more })).notes;
  const learned =
    'No time was found, and the model learned from rows in the order of "t": those of the file are trusted to be in that order.';
  expect(await notes({ ...known, time: "t" })).toContain(learned);
  expect(await notes(known)).toContain(
    "No time was found: the rows of a sequence are trusted to be in the order of the file.",
  );
  expect((await notes({ ...known, time: "t" }, { time: "none" })).join()).not.toContain("trusted");
  expect((await read("t.csv", LONG, { sequence: ["id"] })).readAs).toMatchObject({ time: "t" });
});

it("a row that stands there twice is read once", async () => {
  const text = HEAD + rows("n", 0, 1) + rows("n", 0, 1) + rows("n", 1, 4);
  const data = await read("t.csv", text, { sequence: ["id"], inputs: ["a"] });
  expect(stepsOf(data)).toEqual([
    [1.5, 2.5, 5.5],
    [4.5, 5.5, 8.5],
  ]);
  expect(data.notes).toContain(
    "3 rows are another one of the sequence over again, time and all, and were left out: first row 5 of t.csv.",
  );
});
