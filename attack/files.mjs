// Files that commands of an attack read and write.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { modelRecord } from "gradus/model";
import { parseStudy, withoutTimes } from "gradus/study";
import { modelParts } from "./material.mjs";

/** A table of level and flow, a day a row, and a model that forecasts level from it. */
export function writeInputs(folder, { rows = 150 } = {}) {
  const day = (row) => new Date(Date.UTC(2020, 0, 1 + row)).toISOString().slice(0, 10);
  const lines = Array.from(
    { length: rows },
    (_, row) => `${day(row)},${(10 + Math.sin(row / 3)).toFixed(4)},${Math.cos(row / 5).toFixed(4)}\n`,
  );
  const data = join(folder, "data.csv");
  const model = join(folder, "model-in.json");
  writeFileSync(data, `day,level,flow\n${lines.join("")}`);
  writeFileSync(model, `${JSON.stringify(modelRecord(modelParts()), null, 2)}\n`);
  return { data, model };
}

/** What a folder's study.json says, but for times: two undisturbed runs are equal in it. */
export function studyIn(out) {
  const file = join(out, "study.json");
  return withoutTimes(parseStudy(readFileSync(file, "utf8"), file));
}

/** A file system in memory of its own, so that it can be full or read-only; null where this user may not mount one. */
export function smallDisk(folder, size) {
  mkdirSync(folder, { recursive: true });
  const mount = (options) => execFileSync("mount", options, { stdio: "ignore" });
  try {
    mount(["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  } catch {
    return null;
  }
  return {
    change: (options) => mount(["-o", `remount,${options}`, folder]),
    end: () => execFileSync("umount", ["-l", folder], { stdio: "ignore" }),
  };
}
