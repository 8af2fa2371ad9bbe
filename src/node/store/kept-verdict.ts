import { copyFile, link, readdir, readFile, realpath, rm, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { isDecided } from "../../study/records/is-decided.js";
import { inKeptPlace, KEPT_VERDICTS } from "../../study/records/kept-place.js";
import { parseStudy, studyJson } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { makeFolder, writeWhole } from "../write.js";

/** The report as it is to be kept, with what it names in another place. */
export type MoveReport = (page: string, before: StudyRecord, now: StudyRecord) => string;

/**
 * Keeps the verdict in a study's folder, with the models that it is of, before the record of the same study with more of it is written there: that may be stopped, and seeds are
 * never taken away, so that the verdict could not be had again.
 *
 * @param next what is to be written
 * @returns the folder that it is in, seen from the study's; null where nothing is lost
 */
export async function keepVerdict(
  folder: string,
  next: Pick<StudyRecord, "outcome" | "plan">,
  moveReport: MoveReport,
): Promise<string | null> {
  const before = await decidedIn(folder);
  if (before === null || (isDecided(next) && lookOf(before) === lookOf(next))) return null;
  const { seeds } = before.plan;
  for (let k = 1; ; k++) {
    const name = join(KEPT_VERDICTS, `${seeds}-seeds${k === 1 ? "" : `-${k}`}`);
    const known = await decidedIn(join(folder, name));
    if (known !== null && lookOf(known) === lookOf(before)) return name;
    if (known !== null || (await isThere(join(folder, name, "study.json")))) continue;
    const now = inKeptPlace(before, name.split(sep).join("/"));
    const to = join(folder, name);
    await makeFolder(to);
    await keepModels(join(folder, "models"), join(to, "models"));
    await keepFile(join(folder, "curves.csv"), join(to, "curves.csv"));
    const page = await readFile(join(folder, "report.html"), "utf8").catch(() => null);
    if (page !== null) await writeWhole(join(to, "report.html"), moveReport(page, before, now));
    await writeWhole(join(to, "study.json"), studyJson(now)); // last: where it is, all is
    return name;
  }
}

async function keepModels(from: string, to: string): Promise<void> {
  const names = (await readdir(from).catch((): string[] => [])).filter((name) => name.endsWith(".json"));
  if (names.length > 0) await makeFolder(to);
  for (const name of names) await keepFile(join(from, name), join(to, name));
}

/**
 * The same file under a second name, which takes no room: a later verdict's is renamed over the first, and never written into it. A copy on disks that
 * have no such names.
 */
async function keepFile(from: string, to: string): Promise<void> {
  const file = await realpath(from).catch(() => null);
  if (file === null || !(await stat(file)).isFile()) return;
  await rm(to, { force: true }); // of a try that was broken off
  await link(file, to).catch(() => copyFile(file, to));
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
