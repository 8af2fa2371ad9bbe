import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "./write.js";

test("writing a file removes what killed processes left of writing it, and nothing else: no running one's, no other file's, no user's", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  const folder = mkdtempSync(join(tmpdir(), "gradus-part-"));
  const kept = [
    `out.csv.gradus-${process.ppid}.part`,
    `out.csv.${pid}.part`,
    `other.csv.gradus-${pid}.part`,
    `an-out.csv.gradus-${pid}.part`,
  ];
  for (const name of [...kept, `out.csv.gradus-${pid}.part`]) writeFileSync(join(folder, name), "half");
  await writeWhole(join(folder, "out.csv"), "whole");
  expect(readdirSync(folder).sort()).toEqual([...kept, "out.csv"].sort());
  expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("whole");
});
