import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../read/testing.js";
import { looksLikeSequences } from "./looks-like-sequences.js";
import { readSequences } from "./read-sequences.js";

const { signal } = new AbortController();
const STUDY = 'import { train } from "gradus";\n@decorated\nexport const hidden = 8;\n';
const ARFF = "% made by hand\n\n@RELATION toy\n@ATTRIBUTE a NUMERIC\n@DATA\n1,2\n";
const WORDS = "The wind\nblows, and so\ndoes the rain.\n";

it.each([
  ["song.txt", WORDS, true],
  ["song.txt.gz", gzipSync(WORDS), true],
  ["toy.ts.gz", gzipSync("\n# by hand\n@problemName T\n@data\n1:a\n"), true],
  ["notes.json", '{"train": [[[60, 64], []]]}', true],
  ["notes.json", "[[], [[60], [61]], [[62]]]", true],
  ["notes.json", "[[], [60], [61]]", false],
  ["study.ts", STUDY, false],
  ["records.json", '[{"a": 1}]', false],
  ["words.csv", "name,kind\nfir,tree\nivy,vine\n", false],
  ["table.txt", "date,a\n2020-01-01,1\n2020-01-02,2\n", false],
  ["lonely_TRAIN.csv", "1,2\n3,4\n", false],
])("%s", async (name, content, isClear) => {
  expect(await looksLikeSequences(await temporaryFile(name, content))).toBe(isClear);
});

it("a test part beside it makes a table clear; after train_ the steps that are left must lie there too", async () => {
  const beside = async (file: string, name: string) => writeFile(join(dirname(file), name), "1 2\n");
  const ucr = await temporaryFile("Toy_TRAIN.tsv", "1\t2\n");
  await beside(ucr, "Toy_TEST.tsv.gz");
  expect(await looksLikeSequences(ucr)).toBe(true);
  expect(await looksLikeSequences(ucr, true)).toBe(false); // a forecast of the table is asked for
  const sales = await temporaryFile("train_sales.txt", "1 2\n");
  await beside(sales, "test_sales.txt");
  expect(await looksLikeSequences(sales)).toBe(false);
  await beside(sales, "RUL_sales.txt");
  expect(await looksLikeSequences(sales)).toBe(true);
  expect(await looksLikeSequences(join(dirname(sales), "absent.ts"))).toBe(false);
  expect(await looksLikeSequences("-")).toBe(false);
});

it.each([
  [
    "study.ts",
    STUDY,
    'a file of sequences of this ending must begin with lines such as "@problemName" and "@data", got others.',
  ],
  ["toy.arff", ARFF, "ARFF files of Weka are not read."],
  ["toy.json", '[{"a": 1}]', "a piece must be a list of frames"],
  ["empty.ts", "", "the file is empty. It must hold sequences."],
  ["toy.csv", "PK\x03\x04abc", "this is a ZIP archive, or an Excel workbook that is not complete."],
  ["page.csv", "<!DOCTYPE html>\n<html><body>1</body></html>\n", "this is a page (HTML)"],
])("%s that is not what its name says is refused", async (name, content, message) => {
  expect((await inputError(readSequences(await temporaryFile(name, content), { signal }))).message).toContain(message);
});
