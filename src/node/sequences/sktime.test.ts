import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../read/testing.js";
import { readSequences } from "./read-sequences.js";
import { labelsIn, read, stepsOf } from "./testing.js";

const HEAD = "# made by hand\n@problemName Toy\n@timeStamps false\n@classLabel true b a c\n@data\n";

it("cases of unequal length, missing values, and classes in the order of the header, but those that no case has", async () => {
  const data = await read("toy.ts", `${HEAD}1,2,3:4,?,6:a\n-1e1,NaN:.5,7:b\n\n`);
  expect(stepsOf(data)).toEqual([
    [
      [1, 4],
      [2, Number.NaN],
      [3, 6],
    ],
    [
      [-10, 0.5],
      [Number.NaN, 7],
    ],
  ]);
  expect(labelsIn(data)).toEqual(["a", "b"]);
  expect(data.labels).toMatchObject({ kind: "class", of: "sequence", classes: ["b", "a"] });
  expect(data).toMatchObject({ source: "toy.ts", columns: ["channel 1", "channel 2"], names: ["1", "2"], parts: null });
});

it("labels that are numbers, one missing; carriage returns and capitals", async () => {
  const data = await read("toy.ts", "@PROBLEMNAME T\r\n@targetLabel true\r\n@Data\r\n1,2:0.5\r\n3:-2\r\n4:?\r\n");
  expect(stepsOf(data)).toEqual([[1, 2], [3], [4]]);
  expect(labelsIn(data)).toEqual([0.5, -2, Number.NaN]);
  expect(data.notes).toEqual([
    "1 sequence has no label: nothing is learned from it or scored on it.",
    "2 sequences have one step alone: nothing comes before it.",
  ]);
});

it("steps with their times, dates among them", async () => {
  const body = "(2020-01-01 00:00:00,1),(2020-01-01 01:00:00,2):(0,?):x\n(0,5):(1,6):y\n";
  const text = `@problemName T\n@timeStamps true\n@classLabel true x y\n@data\n${body.replace("(0,?)", "(0,?),(1,4)")}`;
  const data = await read("t.ts", text);
  expect(stepsOf(data)).toEqual([
    [
      [1, Number.NaN],
      [2, 4],
    ],
    [[5, 6]],
  ]);
  expect(data.notes).toContain("The times of the steps were left out: steps count as equally far apart.");
});

it("the first case is blamed where the header says how many dimensions there are", async () => {
  const file = await temporaryFile("t.ts", `${HEAD.replace("@data", "@dimensions 2\n@data")}1,2:a\n1,2:3,4:b\n`);
  expect((await inputError(readSequences(file, { signal }))).advice).toContain(
    ', row 7: every case must have 2 dimensions and a label, as "@dimensions" says, got 1.',
  );
});

it("a case without steps is left out, and said", async () => {
  const data = await read("t.ts", `${HEAD}1,2:a\n:b\n3,4,5:b\n`);
  expect(data.names).toEqual(["1", "3"]);
  expect(stepsOf(data)).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  expect(labelsIn(data)).toEqual(["a", "b"]);
  expect(data.notes).toEqual(["Left out, 1 sequence of less than one step."]);
});

const { signal } = new AbortController();

it.each([
  ["a value that is none", "1,x:a\n", ', row 6: a value must be a number, or "?" where it is missing, got "x".'],
  [
    "dimensions that differ",
    "1:2:a\n1:a\n",
    ", row 7: every case must have 2 dimensions and a label, as the first has, got 1.",
  ],
  [
    "lengths that differ",
    "1,2:2:a\n",
    ", row 6: the dimensions of a case must have as many values each, got 2 and 1 (dimension 2).",
  ],
  ["an unknown class", "1:a\n2:d\n", ': a label must be one of "@classLabel", b, a, c, got "d".'],
  ["one class alone", "1:a\n2:a\n", ', column "label": the labels of training must differ, got "a" for all.'],
  ["no case", "\n", ': no case stands below "@data".'],
])("%s is refused with its place", async (_, body, message) => {
  const file = await temporaryFile("t.ts", HEAD + body);
  expect((await inputError(readSequences(file, { signal }))).message).toContain(`${file}${message}`);
});
