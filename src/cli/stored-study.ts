import { basename, join, relative, resolve, sep } from "node:path";
import { GradusError } from "../core/errors.js";
import { ensureWritableFile } from "../node/outputs.js";
import { readNamed } from "../node/read-named.js";
import { parseStudy } from "../study/records/parse.js";
import type { StudyRecord } from "../study/records/study.js";

/** The record in a study's folder. */
export async function readStudy(folder: string, command: string): Promise<StudyRecord> {
  if (folder === "") throw new GradusError(`${command}: the folder of a study must have a name, got "". Name it.`);
  const source = join(folder, "study.json");
  return parseStudy(await readNamed(source, command), source);
}

/** What a study's folder holds beside its page: only the study writes there. */
const OWN = /^(?:study\.json|curves\.csv|(?:run|models|refit|verdicts-before)(?:\/.*)?)$/;

/** Throws unless a page can be written there, and nothing of a study with it. */
export async function ensurePage(out: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const place = relative(resolve(folder), resolve(out)).split(sep).join("/");
    if (OWN.test(place)) {
      throw new GradusError(
        `--out must not be of what the study in "${folder}" keeps, got "${out}". Choose another file.`,
      );
    }
  }
  await ensureWritableFile(out, { option: "--out", inputs: folders.map((folder) => join(folder, "study.json")) });
}

/** A name for each folder: its last part, or as it was given where that is another's too. */
export function namesOf(folders: readonly string[]): string[] {
  const names = folders.map((folder) => basename(resolve(folder)));
  return names.map((name, k) => (names.filter((other) => other === name).length > 1 ? folders[k]! : name));
}
