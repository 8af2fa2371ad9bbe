import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../../read/testing.js";
import { readSequences } from "../read-sequences.js";
import { labelsIn, read, stepsOf } from "../testing.js";

const { signal } = new AbortController();

it("label first and no header, parted by runs of blanks: numbers in any notation are one class", async () => {
  const text = "  1.0000000e+00   5.0e-01  -2.5\n -1.0000000e+00   1.5   3\n  1.0000000e+00   0   4\n -1.0e+00  2  2\n";
  const data = await read("toy.txt", text);
  expect(stepsOf(data)).toEqual([
    [0.5, -2.5],
    [1.5, 3],
    [0, 4],
    [2, 2],
  ]);
  expect(labelsIn(data)).toEqual(["1", "-1", "1", "-1"]);
  expect(data).toMatchObject({ columns: ["value"], names: ["1", "2", "3", "4"], parts: null });
  expect(data.labels).toMatchObject({ of: "sequence", classes: ["-1", "1"] });
  expect(data.notes[0]).toBe('Labels are those of "column1", a row is a sequence; `target` names another column.');
});

it("label last, numbers of two channels one step after the other, blanks after commas", async () => {
  const rows = [" 47,100, 27, 81, 8", "  0, 89, 27,100, 2", "  0, 57, 31, 68, 8", "  5,  1, 99, 30, 2"];
  const data = await read("pen.tra", rows.join("\n"), { channels: 2 });
  expect(stepsOf(data).slice(0, 2)).toEqual([
    [
      [47, 100],
      [27, 81],
    ],
    [
      [0, 89],
      [27, 100],
    ],
  ]);
  expect(labelsIn(data)).toEqual(["8", "2", "8", "2"]);
  expect(data.columns).toEqual(["channel 1", "channel 2"]);
});

it("a header with the label's name, names of sequences, a text that is left out, and rows that end early", async () => {
  const text = "id,a,b,c,where,class\nr1,1,2,3,x,up\nr2,4,,,y,down\nr3,5,,6,x,up\nr4,,,,x,down\n";
  const data = await read("t.csv", text);
  expect(data.names).toEqual(["r1", "r2", "r3"]);
  expect(stepsOf(data)).toEqual([[1, 2, 3], [4], [5, Number.NaN, 6]]);
  expect(labelsIn(data)).toEqual(["up", "down", "up"]);
  expect(data.notes).toEqual([
    'Labels are those of "class", a row is a sequence; `target` names another column.',
    'The sequences are called as "id" says.',
    'Left out of the inputs, text: "where".',
    "2 of 4 rows end in missing values, which were taken for their end.",
    "1 number of a step is missing.",
    "Left out, 1 sequence of less than one step.",
    "1 sequence has one step alone: nothing comes before it.",
  ]);
});

it("numbers to be told, by the task and by their fractions", async () => {
  const text = "y,a,b\n1,3,4\n2,5,6\n1,7,7\n2,8,1\n";
  expect((await read("t.csv", text, { task: "regress" })).labels).toMatchObject({ kind: "number", columns: ["y"] });
  expect(labelsIn(await read("t.csv", text.replace("1,3", "1.5,3")))).toEqual([1.5, 2, 1, 2]);
  const two = await read("t.csv", "u,v,a,b\n1,2,3,4\n3,4,5,6\n", { target: ["u", "v"] });
  expect(two.labels).toMatchObject({ kind: "number", columns: ["u", "v"], values: Float64Array.of(1, 2, 3, 4) });
  expect(stepsOf(two)).toEqual([
    [3, 4],
    [5, 6],
  ]);
});

it("a test part found beside, longer than training, and one that is given", async () => {
  const train = "a\t1\t2\nb\t3\t4\na\t5\t6\nb\t7\t8\n";
  const testData = await temporaryFile("other.tsv", "b\t9\t8\t7\na\t6\t5\t4\n");
  const data = await read("Toy_TRAIN.tsv", train, { testData });
  expect(stepsOf(data).at(-1)).toEqual([6, 5, 4]);
  expect(labelsIn(data)).toEqual(["a", "b", "a", "b", "b", "a"]);
  expect(data.parts).toEqual(["train", "train", "train", "train", "test", "test"]);
  expect(data.names).toEqual(["1", "2", "3", "4", "test 1", "test 2"]);
});

it("labels may be first or last: asked", async () => {
  const text = "0,5,6,1\n1,7,8,0\n0,9,5,0\n1,6,7,1\n";
  const error = await inputError(readSequences(await temporaryFile("t.csv", text), { signal }));
  expect(error.advice).toBe(
    ': the labels of rows may be those of the first column, "column1", or of the last, "column4". Say which with `target: "first"` or `target: "last"`.',
  );
  expect(labelsIn(await read("t.csv", text, { target: ["first"] }))).toEqual(["0", "1", "0", "1"]);
  expect(labelsIn(await read("t.csv", text, { target: ["last"] }))).toEqual(["1", "0", "0", "1"]);
});

it("numbers to be told stand in a column of another name than the values; without names either end may hold them", async () => {
  for (const [text, name] of [
    ["v1,v2,score\n1,2,0.5\n3,4,1.5\n", "score"],
    ["score,v1,v2\n0.5,1,2\n1.5,3,4\n", "score"],
  ]) {
    const data = await read("t.csv", text!, { task: "regress" });
    expect(data.labels).toMatchObject({ name, values: Float64Array.of(0.5, 1.5) });
    expect(data.notes[0]).toBe('Labels are those of "score", a row is a sequence; `target` names another column.');
  }
  for (const text of ["0.5\t1\t2\n1.5\t3\t4\n", "v1,v2,v3\n0.5,1,2\n1.5,3,4\n"]) {
    const file = await temporaryFile("t.tsv", text);
    const { advice } = await inputError(readSequences(file, { task: "regress", signal }));
    expect(advice).toContain('Say which with `target: "first"` or `target: "last"`.');
  }
});

it("a class that all rows have is told as such, and a target that was asked for does not hide what a row is", async () => {
  const text = "1\t0.5\t0.25\n1\t1.5\t0.75\n";
  const file = await temporaryFile("t.tsv", text);
  expect((await inputError(readSequences(file, { task: "classify", signal }))).advice).toBe(
    ', column "column1": the labels of training must differ, got "1" for all. Choose another `target`.',
  );
  const asked = await read("t.tsv", text.replace("1\t1", "2\t1"), { target: ["first"] });
  expect(asked.notes).toContain("A row was taken as a sequence; `sequence` takes it as a step of the one that a column names."); // biome-ignore format: one line
});

it("what does not fit is refused with its place", async () => {
  const refused = async (text: string, options = {}) =>
    (await inputError(readSequences(await temporaryFile("t.csv", text), { ...options, signal }))).advice;
  const text = "class,a,b,c\nx,1,2,3\ny,4,5,6\n";
  expect(await refused(text, { channels: 2 })).toContain(": `channels` must divide the 3 values of a row, got 2.");
  expect(await refused(text, { target: ["klass"] })).toContain(
    'names a column that is not there: "klass". Did you mean "class"?',
  );
  expect(await refused(text, { inputs: ["a", "d"] })).toContain('`inputs` names a column that is not there: "d".');
  expect(await refused(text.replace("y,", "x,"))).toBe(
    ', column "class": the labels of training must differ, got "x" for all. Choose another `target`.',
  );
  const testData = await temporaryFile("test.csv", "class,a,b,c\nz,1,2,3\nz,4,5,6\n");
  expect(await refused(text, { testData })).toContain(
    'every class of the test part must be in training, "x", "y", got "z" (2 sequences, first in sequence "test 1").',
  );
});

it("plus and minus are two classes, found unasked", async () => {
  const data = await read("t.csv", "sign,a,b\n+,1.5,2\n-,3,4\n+,5,6\n-,7,8.5\n");
  expect(labelsIn(data)).toEqual(["+", "-", "+", "-"]);
});

it.each([
  ["commas", "1,0.5,0.6\n2,1.5,1.25,1.75,2\n1,0.1,0.25\n2,1.5,,2.5\n"],
  ["commas, a header", "class,a,b,c,d\n1,0.5,0.6\n2,1.5,1.25,1.75,2\n1,0.1,0.25\n2,1.5,,2.5\n"],
  ["tabs, a long row first", "1\t0.5\t0.6\t\n2\t1.5\t1.25\t1.75\t2\n1\t0.1\t0.25\n2\t1.5\t\t2.5\n"],
  ["blanks", "  1 0.5 0.6\r\n2  1.5 1.25 1.75 2\r\n\r\n1 0.1   0.25\r\n2 1.5 NaN 2.5\r\n"],
])("rows with fewer cells are shorter sequences: %s", async (_, text) => {
  const data = await read("Rag.txt", text);
  expect(stepsOf(data)).toEqual([
    [0.5, 0.6],
    [1.5, 1.25, 1.75, 2],
    [0.1, 0.25],
    [1.5, Number.NaN, 2.5],
  ]);
  expect(labelsIn(data)).toEqual(["1", "2", "1", "2"]);
  expect(data.notes).toContain("3 of 4 rows end in missing values, which were taken for their end.");
});

it("rows of unequal length with the label last, or of steps, are refused", async () => {
  const refused = async (text: string, options = {}) =>
    (await inputError(readSequences(await temporaryFile("t.csv", text), { ...options, signal }))).advice;
  expect(await refused("0.5,0.6,1\n1.5,1.25,1.75,2\n0.1,0.25,1\n", { target: ["last"] })).toContain(
    "where rows are of unequal length their label must be the first cell",
  );
  expect(await refused("id,t,x,y\n1,0,1.5,2\n1,1,7\n2,0,4,5\n2,1,5,6\n", { sequence: ["id"] })).toContain(
    "every row must have 4 cells",
  );
});
