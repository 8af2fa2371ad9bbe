import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import type { FilledStudy, TableChoice } from "../../poc/study-layer.js";
import { SUITE_TEXTS } from "../../suite/text/index.js";
import { reasonText } from "../../suite/text/reason-words.js";
import { fillStudy } from "../fill-study.js";
import { addPocOptions } from "../poc-options.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import { entriesOf } from "./entries.js";
import { ownEntries } from "./own-entries.js";

function choice(kind?: string): TableChoice {
  const command = addPocOptions(new Command());
  command.parseOptions(kind === undefined ? [] : ["--task", kind]);
  return fillStudy(command, TABLE_STUDY_FIELDS) as FilledStudy & TableChoice;
}

const CLASSES = `x,y,label\n${Array.from({ length: 8 }, (_, k) => `${k},${k % 3},${k % 2 ? "a" : "b"}`).join("\n")}\n`;
const SKTIME = "@problemName x\n@timeStamps false\n@univariate true\n@classLabel true a b\n@data\n1,2,3:a\n3,2,1:b\n";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "gradus-entries-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function of(what: string, kind?: string) {
  const { entries, notes } = await ownEntries(await entriesOf(what), choice(kind));
  return { names: entries.map(({ name }) => name), entries, notes, told: SUITE_TEXTS.en.entryNotes(notes) };
}

test("the test part of another table is no study, told once; one data set in two formats is told to count twice", async () => {
  const folder = folderOf({
    ...{ "Power_TRAIN.csv": CLASSES, "Power_TEST.csv": CLASSES, "Power_TRAIN.ts": SKTIME, "Power_TEST.ts": SKTIME },
    ...{ "other.csv": CLASSES, "lone_TEST.csv": CLASSES },
  });
  for (const kind of ["classify", undefined]) {
    const { names, told } = await of(folder, kind);
    expect(names).toEqual(["Power_TRAIN", "Power_TRAIN-2", "lone_TEST", "other"]);
    expect(told).toEqual([
      "Power_TEST.csv, Power_TEST.ts: test parts of other tables, and no studies of their own.",
      "Studies of one name are told apart by a number (Power_TRAIN.csv, Power_TRAIN.ts: Power_TRAIN, Power_TRAIN-2). Files of one name that hold the same data count twice: leave one out.",
    ]);
  }
});

test("where poc reads no test part beside, none is left out: forecasts, series called train_, and files that are listed", async () => {
  const folder = folderOf({
    "a_TRAIN.csv": CLASSES,
    "a_TEST.csv": CLASSES,
    "train_b.csv": CLASSES,
    "test_b.csv": CLASSES,
  });
  expect((await of(folder, "forecast")).names).toHaveLength(4);
  expect((await of(folder)).names).toEqual(["a_TRAIN", "test_b", "train_b"]);
  const file = join(folder, "list.json");
  writeFileSync(file, JSON.stringify({ studies: ["a_TRAIN.csv", "a_TEST.csv", "a_TEST.csv"] }));
  const { names, told } = await of(file, "classify");
  expect(names).toEqual(["a_TRAIN", "a_TEST", "a_TEST-2"]);
  expect(told).toEqual(["Studies of one name are told apart by a number (a_TEST.csv: a_TEST, a_TEST-2)."]);
});

test("hidden files and folders are left out, links to tables followed, and what cannot be read is told by its name", async () => {
  const folder = folderOf({ "a.csv": CLASSES, ".hidden.csv": CLASSES, "~x.md": "" });
  mkdirSync(join(folder, "chart.js"));
  symlinkSync(join(folder, "a.csv"), join(folder, "linked.csv"));
  symlinkSync("/nosuch", join(folder, "zz.csv"));
  execFileSync("mkfifo", [join(folder, "fifo.csv")]);
  const { entries } = await of(folder);
  expect(entries.map(({ name, problem = null }) => [name, problem && reasonText(problem, "en")])).toEqual([
    ["a", null],
    ["fifo", `${join(folder, "fifo.csv")}: must be a file that can be read, got a pipe or a device.`],
    ["linked", null],
    [
      "zz",
      `${join(folder, "zz.csv")}: must be a file that can be read, got nothing of that name, or a link that leads nowhere.`,
    ],
  ]);
});

test("where no file of a suite can be read, it is refused without a process", async () => {
  const folder = folderOf({ "s.json": '{"studies": ["none.csv", "nor.csv"]}' });
  await expect(of(join(folder, "s.json"))).rejects.toThrow(
    /^suite: none of the 2 studies can be run\. The first one: .*none\.csv: must be a file that can be read, got nothing/,
  );
});

test("the notes are Japanese too", () => {
  const [parts, names] = SUITE_TEXTS.ja.entryNotes({
    testParts: ["a_TEST.csv", "b", "c", "d", "e"],
    sameNames: [{ files: ["a.csv", "a.ts"], called: ["a", "a-2"] }],
  });
  expect(parts).toBe("a_TEST.csv、b、c、d ほか 1 件 は他の表のテスト部分なので、単独の検証にはしません。");
  expect(names).toContain("a.csv、a.ts：a、a-2");
});
