import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { inputError } from "../../read/testing.js";
import { looksLikeSequences } from "./looks-like-sequences.js";
import { readSequences } from "./read-sequences.js";
import { labelsIn, stepsOf } from "./testing.js";

const { signal } = new AbortController();

/** A folder with files of these contents, gone after the test. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gradus-folder-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

const A = "t,x,y\n0,1,5\n1,3,5\n2,4,5\n";
const B = "t,x,y\n0,7,8\n1,6,9\n";

it("each file is a sequence; labels by the names of the files, a column of one value kept", async () => {
  const folder = await folderOf({
    ...{
      "a.csv": A,
      "b.csv.gz": gzipSync(B),
      "README.md": "two of them",
      "labels.csv": "file,class\nb,down\na.csv,up\n",
    },
  });
  const data = await readSequences(folder, { signal });
  expect(data).toMatchObject({
    columns: ["x", "y"],
    names: ["a.csv", "b.csv"],
    offsets: Uint32Array.of(0, 3, 5),
    parts: null,
  });
  expect(stepsOf(data)[1]).toEqual([
    [7, 8],
    [6, 9],
  ]);
  expect(labelsIn(data)).toEqual(["up", "down"]);
  expect(data.notes).toEqual([
    'Not read, no data by their names: "README.md".',
    "Labels were read from labels.csv; `labels` names another table.",
    'Left out of the inputs, the time: "t".',
  ]);
  expect(await looksLikeSequences(folder)).toBe(true);
});

it("labels by another table, one of whose columns `target` names; a sequence that it lacks", async () => {
  const folder = await folderOf({
    "s/1.txt": "1 2\n3 5\n",
    "s/2.txt": "4 5\n6 4\n",
    "s/3.txt": "1 1\n2 4\n",
    "l.csv": "id,k,z\n1,p,0.5\n2,q,1.5\n",
  });
  const labels = join(folder, "l.csv");
  const classes = await readSequences(join(folder, "s"), { labels, target: ["k"], signal });
  expect(labelsIn(classes)).toEqual(["p", "q", null]);
  expect(classes.notes.at(-1)).toBe("1 sequence has no label: nothing is learned from it or scored on it.");
  expect(classes.notes).toContain(`${labels} has no row for 1 of 3 sequences: "3.txt".`);
  await writeFile(labels, "id,k,z\n1,p,0.5\n2,q,1.5\n7,q,2.5\n");
  const more = await readSequences(join(folder, "s"), { labels, target: ["k"], signal });
  expect(more.notes).toContain(`${labels} names 1 sequence that is not there: "7".`);
  expect(labelsIn(await readSequences(join(folder, "s"), { labels, target: ["z"], signal }))).toEqual([
    0.5,
    1.5,
    Number.NaN,
  ]);
  expect((await inputError(readSequences(join(folder, "s"), { labels, signal }))).advice).toContain(
    'a table of labels must have one column beside the names, got "k", "z".',
  );
});

it("a column is a counter of steps where it counts those of every file, not of the first alone", async () => {
  const labels = "file,class\na,up\nb,down\n";
  const data = await readSequences(
    await folderOf({ "a.csv": "n,p,q\n1,1,4\n2,2,5\n3,3,6\n", "b.csv": "n,p,q\n1,7,2\n2,5,9\n", "labels.csv": labels }),
    { signal },
  );
  expect(data.columns).toEqual(["p", "q"]);
  expect(stepsOf(data)[0]).toEqual([[1, 4], [2, 5], [3, 6]]); // biome-ignore format: one line
  expect(data.notes).toContain('Left out of the inputs, a counter of steps: "n".');
  const none = await folderOf({ "a.csv": "p,q\n1,4\n2,5\n", "b.csv": "p,q\n3,2\n4,3\n", "labels.csv": labels });
  expect((await inputError(readSequences(none, { signal }))).advice).toBe(
    ': a step must be made of numbers, and no column is left for them. Left out of the inputs, a counter of steps: "p", "q". Name columns with `inputs`.',
  );
});

it("coordinates in files without labels are not told unasked", async () => {
  const folder = await folderOf({ "a.csv": "x,y\n1,5\n3,4\n", "b.csv": "x,y\n7,8\n6,9\n" });
  await expect(readSequences(folder, { signal })).rejects.toThrow("Name the column of the labels with `target`");
});

it("a table of labels that names a file twice is refused with its row, also where it has as many rows as there are files", async () => {
  for (const [first, row] of [
    ["a,up\n", 4],
    ["", 3],
  ] as const) {
    const folder = await folderOf({ "a.csv": A, "b.csv": B, "labels.csv": `file,class\n${first}b,down\nb,up\n` });
    expect((await inputError(readSequences(folder, { signal }))).advice).toBe(
      `, row ${row}, column "file": a table of labels must name each sequence once, got "b" again after row ${row - 1}. Take one of the rows out.`,
    );
  }
});

it("labels by the folders that files lie in", async () => {
  const data = await readSequences(await folderOf({ "up/a.csv": A, "up/b.csv": A, "down/a.csv": B }), { signal });
  expect(labelsIn(data)).toEqual(["down", "up", "up"]);
  expect(data.names).toEqual(["a.csv", "a.csv (2)", "b.csv"]);
});

it("texts are sequences of characters, and a folder of tests may stand beside", async () => {
  const testData = await folderOf({ "c.txt": "caa\n" });
  const data = await readSequences(await folderOf({ "a.txt": "ab\n", "b.txt": "ba\n" }), { testData, signal });
  expect(data).toMatchObject({ columns: ["\n", "a", "b", "c"], parts: ["train", "train", "test"], labels: null });
  expect(stepsOf(data)[2]).toEqual(["c", "a", "a", "\n"]);
});

it("a table of labels beside a table without them, by names or in their order", async () => {
  const folder = await folderOf({
    "x.csv": "id,s,u\n3,1,0\n3,3,2\n8,7,4\n8,5,6\n",
    "l.txt": "1.5\n2.5\n",
    "n.csv": "id,y\n8,b\n3,a\n",
  });
  const options = { sequence: ["id"], signal };
  expect(labelsIn(await readSequences(join(folder, "x.csv"), { ...options, labels: join(folder, "l.txt") }))).toEqual([
    1.5, 2.5,
  ]);
  expect(labelsIn(await readSequences(join(folder, "x.csv"), { ...options, labels: join(folder, "n.csv") }))).toEqual([
    "a",
    "b",
  ]);
});

it("a pair in a folder is read, the .ts file of several; two pairs are not", async () => {
  const ts = "@problemName P\n@classLabel true a b\n@data\n1,2:a\n3,4:b\n";
  const files = { "P_TRAIN.ts": ts, "P_TEST.ts": ts, "P_TRAIN.csv": "a,1\n", "P_TEST.csv": "a,1\n" };
  const data = await readSequences(await folderOf(files), { signal });
  expect(data).toMatchObject({ source: "P_TRAIN.ts", parts: ["train", "train", "test", "test"] });
  expect(data.notes[0]).toBe("Of the folder, P_TRAIN.ts was read; name another file to read that.");
  const two = await folderOf({ ...files, "Q_TRAIN.ts": ts, "Q_TEST.ts": ts });
  expect((await inputError(readSequences(two, { signal }))).advice).toContain(
    ": a folder must hold one file of training, or one pair of it and a test file, got",
  );
});

it("what is no folder of sequences is refused", async () => {
  const refused = async (files: Readonly<Record<string, string>>) =>
    (await inputError(readSequences(await folderOf(files), { signal }))).advice;
  expect(await refused({})).toContain(": the folder must hold files of sequences, got none.");
  expect(await refused({ "a.csv": A, "b.dat": B })).toContain(
    ': the files of a folder must be of one kind, a sequence each, got "a.csv", "b.dat".',
  );
  expect(
    await refused({ "a.csv": A, "b.csv": B.replace("t,x,y", "t,x,z"), "labels.csv": "f,c\na,1\nb,2\n" }),
  ).toContain('`inputs` names a column that is not there: "y"');
});
