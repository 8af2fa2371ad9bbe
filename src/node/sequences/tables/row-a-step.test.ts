import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../../read/testing.js";
import { writeParquet } from "../../write-parquet.js";
import { readSequences } from "../read-sequences.js";
import { labelsIn, read, stepsOf } from "../testing.js";

const { signal } = new AbortController();

const LONG = "case,t,a,b,label\n7,0,1,10,x\n7,1,4,,x\n7,2,3,30,x\n9,0,4,40,y\n9,1,5,50,y\n9,2,6,60,y\n9,3,7,70,y\n";

it("rows are steps of the sequence that a counter of steps shows, or that is named", async () => {
  for (const options of [{}, { sequence: ["case"], target: ["label"], inputs: ["a", "b"] }]) {
    const data = await read("long.csv", LONG, options);
    expect(data).toMatchObject({ columns: ["a", "b"], names: ["7", "9"], offsets: Uint32Array.of(0, 3, 7) });
    expect(stepsOf(data)[0]).toEqual([
      [1, 10],
      [4, Number.NaN],
      [3, 30],
    ]);
    expect(labelsIn(data)).toEqual(["x", "y"]);
    expect(data.labels).toMatchObject({ of: "sequence" });
  }
  expect((await read("long.csv", LONG)).notes).toEqual([
    'A row was taken as a step, "t" counts them, of the sequence that "case" names; `sequence` names another column.',
    'Labels are those of "label"; `target` names another column.',
    'Left out of the inputs, the time: "t".',
    "1 number of a step is missing.",
  ]);
});

it("the same of Parquet", async () => {
  const file = join(dirname(await temporaryFile("x", "")), "long.parquet");
  const columns = ["t", "a", "b"].map((name) => ({ name, type: "number" as const }));
  const texts = { id: { name: "case", type: "count" }, label: { name: "label", type: "text" } } as const;
  await writeParquet(file, [texts.id, ...columns, texts.label], { csv: [LONG], option: "out" });
  const data = await readSequences(file, { signal });
  expect(data).toMatchObject({ columns: ["a", "b"], names: ["7", "9"], offsets: Uint32Array.of(0, 3, 7) });
  expect(stepsOf(data)[1]).toContainEqual([7, 70]);
  expect(labelsIn(data)).toEqual(["x", "y"]);
});

it("a label for each step, missing ones among them", async () => {
  const text = "id,a,state\nu,1,on\nu,3,off\nv,3,\nv,4,on\nv,7,off\n";
  const data = await read("t.csv", text, { sequence: ["id"] });
  expect(labelsIn(data)).toEqual(["on", "off", null, "on", "off"]);
  expect(data.labels).toMatchObject({ of: "step", classes: ["off", "on"], codes: Uint16Array.of(1, 0, 0xffff, 1, 0) });
  expect(data.notes).toContain("1 step has no label: nothing is learned from it or scored on it.");
});

it("rows that stand apart are brought together, in the order of time where that goes back", async () => {
  const text = "unit,day,a,y\nu,2024-01-02,2,0.5\nv,2024-01-01,5,1.5\nu,2024-01-01,0,0.5\nv,2024-01-02,6,1.5\n";
  const data = await read("t.csv", text, { sequence: ["unit"], target: ["y"] });
  expect(stepsOf(data)).toEqual([
    [0, 2],
    [5, 6],
  ]);
  expect(labelsIn(data)).toEqual([0.5, 1.5]);
  expect(data.notes).toEqual([
    'Rows of one sequence stood apart and were brought together by "unit".',
    'The rows of 1 of 2 sequences were put in the order of "day"; `time: "none"` keeps that of the file.',
    'Left out of the inputs, the time: "day".',
  ]);
  const asIs = await read("t.csv", text, { sequence: ["unit"], target: ["y"], inputs: ["a"], time: "none" });
  expect(stepsOf(asIs)[0]).toEqual([2, 0]);
});

it("a table with a label a row is one sequence for tags, and so are its test files", async () => {
  const head = '"date","a","b","on"\n';
  const row = (k: number) => `"${k + 1}","2024-01-01 00:0${k}:00",${k * k},${5 - k},${k % 2}\n`;
  const text = head + [0, 1, 2, 3].map(row).join("");
  const files = [await temporaryFile("t1.txt", text), await temporaryFile("t2.txt", head + row(5) + row(6) + row(7))];
  const data = await read("t0.txt", text, { task: "tag", testData: files.join(", ") });
  expect(data).toMatchObject({
    names: ["t0.txt", "t1.txt", "t2.txt"],
    parts: ["train", "test", "test"],
    columns: ["a", "b"],
  });
  expect(data.offsets).toEqual(Uint32Array.of(0, 4, 8, 11));
  expect(labelsIn(data)).toEqual(["0", "1", "0", "1", "0", "1", "0", "1", "1", "0", "1"]);
  expect(stepsOf(data)[2]).toEqual([
    [25, 0],
    [36, -1],
    [49, -2],
  ]);
});

it("steps left until the end: capped, and at the last step alone where test sequences were cut off", async () => {
  const rows = (unit: number, steps: number) =>
    Array.from({ length: steps }, (_, t) => `${unit} ${t + 1} ${t * t}.5 100.0  \n`);
  const testData = await temporaryFile("test.txt", [...rows(1, 3), ...rows(2, 2)].join(""));
  const testLabels = await temporaryFile("RUL.txt", "112 \n1 \n");
  const text = [...rows(1, 5), ...rows(2, 4)].join("");
  const data = await read("train.txt", text, { target: ["countdown"], cap: 3, testData, testLabels });
  const none = Number.NaN;
  expect(labelsIn(data)).toEqual([3, 3, 2, 1, 0, 3, 2, 1, 0, none, none, 3, none, 1]);
  expect(data).toMatchObject({ columns: ["column3"], names: ["1", "2", "test 1", "test 2"] });
  expect(data.notes).toContain("The target is the number of steps left until the sequence ends, 3 at most.");
  const short = await temporaryFile("RUL.txt", "112\n");
  const file = await temporaryFile("train.txt", text);
  const error = await inputError(readSequences(file, { target: ["countdown"], testData, testLabels: short, signal }));
  expect(error.advice).toContain("there must be a number >= 0 for each of the 2 sequences");
});

it("a roll of zeros and ones has no labels", async () => {
  const data = await read("roll.csv", "c4,e4,g4\n1,0,0\n0,1,0\n0,1,1\n");
  expect(data).toMatchObject({ columns: ["c4", "e4", "g4"], names: ["roll.csv"], labels: null });
  const pieces = await read("roll.csv", "piece,c4,e4\n1,1,0\n1,0,1\n2,1,1\n2,0,0\n", { sequence: ["piece"] });
  expect(pieces.offsets).toEqual(Uint32Array.of(0, 2, 4));
  const error = inputError(
    readSequences(await temporaryFile("t.csv", "a,b\n0,1\n0.5,1\n"), { task: "frames", signal }),
  );
  expect((await error).advice).toBe(
    ', column "a": with the task "frames" every number must be 0 or 1, got 0.5. Choose columns with `inputs`.',
  );
});

it("a column of labels names no sequence, though it is another in each", async () => {
  const rows = ["s1", "s2", "s3"].flatMap((id, k) => [0, 1].map((step) => `${id},${step},${k * step},${k + 0.5}\n`));
  const text = `id,step,u,score\n${rows.join("")}`;
  const first = text.replaceAll(/^(.*),(.*)$/gm, "$2,$1");
  for (const [rows, target] of [
    [text, "score"],
    [text, "last"],
    [first, "score"],
  ] as const) {
    const data = await read("t.csv", rows, { task: "regress", target: [target] });
    expect(data).toMatchObject({ names: ["s1", "s2", "s3"], labels: { name: "score", of: "sequence" } });
  }
});

it("names that mean a target win, y beside x is a coordinate, and the last column is told where it stays within each sequence", async () => {
  const rows = ["s1", "s2"].flatMap((id, k) =>
    [0, 1].map((step) => `${id},${step},${3 * step * (k + 1)},${k + 4 * step},${k + 0.5}\n`),
  );
  const text = `id,step,x,y,score\n${rows.join("")}`;
  const found = await read("t.csv", text, { task: "regress" });
  expect(found).toMatchObject({ columns: ["x", "y"], labels: { name: "score", of: "sequence" } });
  expect(found.notes).toContain('Labels are those of "score"; `target` names another column.');
  const alone = await read("t.csv", text.replace("x,y", "u,y"), { task: "regress" });
  expect(alone).toMatchObject({ columns: ["u", "score"], labels: { name: "y", of: "step" } });
  const named = "id,label,x,y\nu,p,1,2\nu,p,2,1\nv,q,3,4\nv,q,7,6\n";
  expect(await read("t.csv", named, { task: "classify" })).toMatchObject({
    columns: ["x", "y"],
    labels: { name: "label", classes: ["p", "q"] },
  });
  const unclear = await temporaryFile("t.csv", text.replaceAll(/,[^,\n]*$/gm, ""));
  expect((await inputError(readSequences(unclear, { task: "regress", signal }))).advice).toBe(
    ': the task "regress" needs labels, and no column is called so, nor is the last one, "y", of one value in each sequence. Name their column with `target`: "x", "y", or a table of them with `labels`.',
  );
});

it("what does not fit is refused with its place", async () => {
  const refused = async (text: string, options = {}) =>
    (await inputError(readSequences(await temporaryFile("t.csv", text), { ...options, signal }))).advice;
  expect(await refused(LONG, { sequence: ["kase"] })).toContain(
    '`sequence` names a column that is not there: "kase". Did you mean "case"',
  );
  const mixed = `${LONG.replace("7,2,3,30,x\n", "")}7,2,3,30,x\n`;
  expect((await read("t.csv", mixed)).names).toEqual(["7", "9"]);
  expect(await refused(mixed.replace("case,t,", "case,u,"))).toContain(
    ', column "case": what a row is must be told where a column is called so and its values come again, apart from each other. Take `sequence: "case"`',
  );
  for (const options of [{}, { sequence: ["case"] }, { task: "classify", target: ["label"] }])
    expect(await refused(LONG.replace("9,1,", ",1,"), options)).toContain(
      ', row 6, column "case": every row must name its sequence, got an empty cell.',
    );
  expect(await refused(LONG.replaceAll(/^[79],/gm, ","), { task: "classify" })).toContain(
    ', column "t": what a row is must be told where a column is called so. If a row is a step, name the column of its sequence with `sequence`;',
  );
  const byTime = "k,t,a,u\n1,0,5,.5\n2,0,3,2.5\n1,1,4,.5\n2,1,8,2.5\n";
  expect(await refused(byTime, { task: "regress", target: ["u"] })).toContain(
    ', column "t": what a row is must be told where a column is called so.',
  );
  expect(await refused(LONG.replace("30,x", "30,y"), { task: "classify" })).toContain(
    'all rows of a sequence must have one label, and those of "7" have several.',
  );
  expect(await refused(LONG, { task: "regress" })).toContain('a finite number is needed, got "x"');
  expect(await refused(LONG, { sequence: ["case"], inputs: ["label"], target: ["b"] })).toContain(
    'a finite number is needed, got "x"',
  );
});

it("a column that counts the rows beside few others makes one sequence of a table, whatever is told; a number of rows does not", async () => {
  const rows = (first: string) =>
    `${first},x,y\n${Array.from({ length: 12 }, (_, t) => `${t},${(t * 7) % 5},${(t * 7) % 5 === 2 ? 1 : 0}`).join("\n")}\n`;
  for (const task of ["regress", "tag"] as const) {
    const { names, columns, offsets, notes, labels } = await read("one.csv", rows("t"), { task, target: ["y"] });
    expect({ names, columns, offsets, of: labels?.of }).toEqual({ names: ["one.csv"], columns: ["x"], offsets: Uint32Array.of(0, 12), of: "step" }); // biome-ignore format: one line
    const how = task === "tag" ? "." : ', which "t" counts; `channels` takes each row as a sequence.';
    expect(notes[0]).toBe(`The table was taken as one sequence, a row a step${how}`);
  }
  const named = await read("rows.csv", rows("id"), { task: "regress", target: ["y"] });
  expect([named.names.length, named.labels?.of]).toEqual([12, "sequence"]);
  const asked = await read("rows.csv", rows("t"), { sequence: [], task: "tag", target: ["y"] });
  expect(asked.names).toEqual(["rows.csv"]);
});

it.each(["-", "NA", "None", "N/A"])("the class %s is a class where an empty label alone is missing", async (name) => {
  const text = `id,t,x,label\n1,0,1.5,${name}\n1,1,7,${name}\n2,0,4,up\n2,1,5.5,up\n3,0,4,\n3,1,9,\n`;
  const options = { sequence: ["id"], target: ["label"], task: "classify" } as const;
  const data = await read("t.csv", text, options);
  expect(labelsIn(data)).toEqual([name, "up", null]);
  expect(data.notes).toContain(
    `Of "label" "${name}" is taken as a class; \`missingValues\` takes such texts as missing.`,
  );
  const model = { columns: data.columns, classes: [name, "up"] };
  const alone = await read("new.csv", `id,t,x,label\n1,0,1.5,${name}\n1,1,7,${name}\n`, { ...options, model });
  expect(labelsIn(alone)).toEqual([name]);
  const three = text.replaceAll("3,0,4,\n3,1,9,\n", "3,0,4,down\n3,1,9,down\n");
  expect(labelsIn(await read("t.csv", three, { ...options, missingValues: [name] }))).toEqual([null, "up", "down"]);
});
