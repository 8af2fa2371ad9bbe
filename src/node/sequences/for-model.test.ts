import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../read/testing.js";
import { readSequences } from "./read-sequences.js";
import { labelsIn, read, stepsOf } from "./testing.js";

const { signal } = new AbortController();

it("a table to be predicted is read as that of training was, with one sequence, without labels, and with a column at rest", async () => {
  const text = "case,t,a,b,label\n7,0,1,10,x\n7,1,4,20,x\n7,2,2,30,x\n9,0,4,40,y\n9,1,5,50,y\n9,2,9,60,y\n";
  const { columns, labels, readAs } = await read("long.csv", text);
  expect(readAs).toEqual({ sequence: ["case"], target: ["label"], time: "t" });
  const model = { columns, classes: labels?.kind === "class" ? labels.classes : null, time: "t" };
  const options = { task: "classify", ...readAs, model } as const;
  const one = await read("new.csv", "case,t,b,a\nk,0,1,7\nk,1,2,7\n", options);
  expect(one).toMatchObject({ columns: ["a", "b"], names: ["k"], labels: null });
  expect(stepsOf(one)).toEqual([
    [
      [7, 1],
      [7, 2],
    ],
  ]);
  expect(one.notes).toContain('The table has no column "label": there is nothing to compare predictions with.');
  const other = await read("new.csv", "case,a,b,label\nk,0,1,y\nk,1,2,y\nl,5,5,z\n", options);
  expect(labelsIn(other)).toEqual(["y", null]);
  expect(other.labels).toMatchObject({ classes: ["x", "y"] });
  expect(other.notes).toContain('The model does not know "z": no prediction can be right there.');
  const file = await temporaryFile("new.csv", "case,a,c\nk,0,1\n");
  expect((await inputError(readSequences(file, { ...options, signal }))).advice).toContain(
    '`inputs` names a column that is not there: "b".',
  );
});

it("rows that are sequences: channels and label are those of training", async () => {
  const { readAs, columns } = await read("t.csv", "a,1,2,3,4\nb,5,6,7,8\na,1,1,1,1\nb,2,2,2,2\n", { channels: 2 });
  expect(readAs).toEqual({ channels: 2, target: ["column1"] });
  const model = { columns, classes: ["a", "b"] };
  expect(stepsOf(await read("t.csv", "b,9,8,7,6,5,4\n", { ...readAs, model }))).toEqual([
    [
      [9, 8],
      [7, 6],
      [5, 4],
    ],
  ]);
});

it("notes that a model does not know are left out; characters are its one for rare ones, or stand for nothing", async () => {
  const known = { columns: ["note 60", "note 64"], classes: null };
  const roll = await read("a.json", "[[[60],[62,64],[]]]", { task: "frames", model: known });
  expect(stepsOf(roll)).toEqual([
    [
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ]);
  expect(roll.notes).toContain('The model does not know "note 62": left out.');
  const rare = await read("a.txt", "abc\n", { model: { columns: ["\n", "a", "b", "\ufffd"], classes: null } });
  expect(stepsOf(rare)).toEqual([["a", "b", "\ufffd", "\n"]]);
  expect(rare.notes).toContain(`The model does not know "c": 1 of 4 symbols, read as "\ufffd".`);
  const none = await read("a.txt", "aΩbΩ\n", { model: { columns: ["\n", "a", "b"], classes: null } });
  expect(stepsOf(none)).toEqual([["a", undefined, "b", undefined, "\n"]]);
  expect(none.notes).toContain('The model does not know "Ω": 2 of 5 symbols, each stands for nothing.');
});

it("one file is read, whatever lies beside it", async () => {
  const file = await temporaryFile("T_TRAIN.csv", "a,1,2\nb,3,4\n");
  await writeFile(join(dirname(file), "T_TEST.csv"), "a,1,2\n");
  const model = { columns: ["value"], classes: ["a", "b"] };
  const { names, parts } = await readSequences(file, { target: ["first"], model, signal });
  expect([names, parts]).toEqual([["1", "2"], null]);
});

it("the steps left of a machine that still runs are not told", async () => {
  const options = { task: "regress", target: ["countdown"], sequence: ["column1"] } as const;
  const text = "1 1 0.5\n1 2 0.7\n1 3 0.6\n";
  const data = await read("t.txt", text, { ...options, model: { columns: ["column3"], classes: null } });
  expect(data).toMatchObject({ labels: null, columns: ["column3"], names: ["1"] });
});

it("one file of a folder of tables is one sequence of the model's columns, as in the folder", async () => {
  const model = { columns: ["x", "y"], classes: ["a", "b"] };
  const data = await read("r3.csv", "t,y,x\n0,0.5,1.5\n1,0.7,1.1\n2,0.1,1.9\n", { task: "classify", model });
  expect(data).toMatchObject({ names: ["r3.csv"], labels: null, columns: ["x", "y"] });
  expect(stepsOf(data)).toEqual([
    [
      [1.5, 0.5],
      [1.1, 0.7],
      [1.9, 0.1],
    ],
  ]);
});

it("rows without a header that have just the numbers of a sequence have no label; a class of the model is one", async () => {
  const model = { columns: ["value"], classes: ["-1", "1"], window: 4 };
  const options = { task: "classify", target: ["column1"], channels: 1, model } as const;
  const without = await read("t.txt", " 0.5 1.5 2.5 3.5\n 7.5 6.5 5.5 4.5\n", options);
  expect(stepsOf(without)).toEqual([
    [0.5, 1.5, 2.5, 3.5],
    [7.5, 6.5, 5.5, 4.5],
  ]);
  expect(without.labels).toBeNull();
  expect(without.notes).toContain(
    "A row has the 4 numbers of a sequence and no label: there is nothing to compare predictions with.",
  );
  const labelled = await read("t.txt", " 1 0.5 1.5 2.5 3.5\n -1 7.5 6.5 5.5 4.5\n", options);
  expect(labelsIn(labelled)).toEqual(["1", "-1"]);
  const shorter = await read("t.txt", " 1.0e+00 0.5 1.5 2.5\n -1.0e+00 7.5 6.5 5.5\n", options);
  expect(labelsIn(shorter)).toEqual(["1", "-1"]);
});
