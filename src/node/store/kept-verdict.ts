import { copyFile, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { isDecided } from "../../study/records/is-decided.js";
import { parseStudy } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { makeFolder } from "../write.js";

/** In a study's folder: a folder for each verdict that another record took the place of, with its record, report and curves. */
export const KEPT_VERDICTS = "verdicts-before";

/** The record last: where it is, all is. */
const FILES = ["report.html", "curves.csv", "study.json"] as const;

/**
 * Keeps the verdict in a study's folder before the record of the same study with more of it is written there: that may be stopped, and seeds are
 * never taken away, so that the verdict could not be had again.
 *
 * @param next what is to be written
 * @returns the folder that it is in, seen from the study's; null where nothing is lost
 */
export async function keepVerdict(folder: string, next: Pick<StudyRecord, "outcome" | "plan">): Promise<string | null> {
  const before = await decidedIn(folder);
  if (before === null || (isDecided(next) && lookOf(before) === lookOf(next))) return null;
  const { seeds } = before.plan;
  for (let k = 1; ; k++) {
    const name = join(KEPT_VERDICTS, `${seeds}-seeds${k === 1 ? "" : `-${k}`}`);
    const known = await decidedIn(join(folder, name));
    if (known !== null && lookOf(known) === lookOf(before)) return name;
    if (known !== null || (await isThere(join(folder, name, "study.json")))) continue;
    await makeFolder(join(folder, name));
    for (const file of FILES)
      if (await isThere(join(folder, file))) await copyFile(join(folder, file), join(folder, name, file));
    return name;
  }
}

/** The verdict that was kept last, by its folder seen from the study's; null where there is none. */
export async function lastKept(folder: string): Promise<string | null> {
  const names = await readdir(join(folder, KEPT_VERDICTS)).catch((): string[] => []);
  let last: { readonly name: string; readonly at: number } | null = null;
  for (const name of names) {
    const found = await stat(join(folder, KEPT_VERDICTS, name, "study.json")).catch(() => null);
    if (found?.isFile() && found.mtimeMs > (last?.at ?? 0)) last = { name, at: found.mtimeMs };
  }
  return last && join(KEPT_VERDICTS, last.name);
}

/** The record of a folder, if it is one with a verdict; a damaged one is written anew as ever. */
async function decidedIn(folder: string): Promise<StudyRecord | null> {
  const text = await readFile(join(folder, "study.json"), "utf8").catch(() => null);
  try {
    const study = text === null ? null : parseStudy(text, "study.json");
    return study !== null && isDecided(study) ? study : null;
  } catch (error) {
    if (error instanceof GradusError) return null;
    throw error;
  }
}

/** The reading of the test part that a record answers for. */
function lookOf({ plan }: Pick<StudyRecord, "plan">): string {
  return canonicalJson(plan.openings.at(-1) ?? null);
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
