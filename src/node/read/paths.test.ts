import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { inputError, temporaryFile } from "../../read/testing.js";
import { readTable } from "./read-table.js";

it("takes a path literally, whatever characters are in it", async () => {
  const beside = await temporaryFile("it's a x.csv", "a,b\n7,7\n7,8\n");
  for (const name of [
    "it's [a] *?.csv",
    "a{1,2}.csv",
    "[!a].csv",
    "**",
    "~",
    "%20#?q=1.csv",
    "c0=9.csv",
    "x.json",
    "x.zst",
  ]) {
    const file = join(dirname(beside), name);
    writeFileSync(file, "c0,y\n1,2\n3,5\n");
    expect([...columnValues((await readTable(file)).series, "c0")]).toEqual([1, 3]);
  }
});

it("takes no value from the name of a folder", async () => {
  const beside = await temporaryFile("t.csv", "");
  for (const folder of ["temp=7", "c0=7", "cells=7", "line=7"]) {
    const file = join(dirname(beside), folder, "t.csv");
    mkdirSync(dirname(file));
    for (const delimiter of [",", " "]) {
      writeFileSync(file, ["temp,y", "1,2", "3,5"].map((line) => line.replace(",", delimiter)).join("\n"));
      expect([...columnValues((await readTable(file)).series, "temp")]).toEqual([1, 3]);
    }
  }
});

it.skipIf(sep === "\\")(
  "refuses a backslash in a path, with what to do (on Windows it separates folders)",
  async () => {
    const { message } = await inputError(readTable(await temporaryFile("a\\b.csv", "a,b\n1,2\n")));
    expect(message).toContain("the path must not hold a backslash. Rename the file");
  },
);

it("one that is not there, and a folder", async () => {
  const file = await temporaryFile("t.csv", "");
  expect((await inputError(readTable(`${file}x`))).message).toContain("there is no such file. Check the path");
  expect((await inputError(readTable(dirname(file)))).message).toContain("this is a folder.");
});
