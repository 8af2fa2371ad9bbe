import { createHash } from "node:crypto";
import { type Dirent, lstatSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { KEPT_VERDICTS } from "../../study/records/kept-place.js";
import { readWithin } from "./within.js";

/** A folder that holds a study, or something that looks like one. */
export interface StudyPlace {
  /** What the page calls it: no path of a request is ever joined to a folder. */
  readonly id: string;
  /** Seen from the folder that is looked into, with "/". */
  readonly name: string;
  readonly folder: string;
}

const DEEPEST = 4;
const MOST_FOLDERS = 5000;
const MOST_STUDIES = 500;
/** A study's own folders, and those that hold programs. */
const PASSED_OVER = new Set(["run", "models", "refit", KEPT_VERDICTS, "node_modules"]);
const MOST_BYTES_OF_STUDY_FILE = 1e6;

/** All studies in a folder and below, by breadth; links are not followed. @param root a real path */
export async function findStudies(root: string): Promise<{ readonly places: StudyPlace[]; readonly isCut: boolean }> {
  const places: StudyPlace[] = [];
  let looked = 0;
  let level = [root];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++looked > MOST_FOLDERS || places.length >= MOST_STUDIES) return { places, isCut: true };
      const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
      if (await isStudy(folder, entries)) places.push(placeOf(root, folder));
      for (const entry of entries) {
        const isOther = !entry.isDirectory() || entry.name.startsWith(".") || PASSED_OVER.has(entry.name);
        if (!isOther) next.push(join(folder, entry.name));
      }
    }
    level = next;
  }
  return { places, isCut: false };
}

async function isStudy(folder: string, entries: readonly Dirent[]): Promise<boolean> {
  const isPlain = (name: string) => entries.some((entry) => entry.name === name && entry.isFile());
  const hasRun = entries.some((entry) => entry.name === "run" && entry.isDirectory());
  if (hasRun && ["manifest.json", "lock"].some((name) => isFile(join(folder, "run", name)))) return true;
  return isPlain("study.json") && !(await isStudyFile(folder));
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** `gradus init` writes a file of the same name, which asks for a study and holds none. */
async function isStudyFile(folder: string): Promise<boolean> {
  try {
    const text = await readWithin(folder, ["study.json"], MOST_BYTES_OF_STUDY_FILE);
    return text !== null && "data" in (JSON.parse(text) as object);
  } catch {
    return false;
  }
}

function placeOf(root: string, folder: string): StudyPlace {
  const path = pathWithin(root, folder);
  return { id: studyId(root, folder), name: path === "" ? basename(root) : path, folder };
}

/** @param root a real path, as `folder` */
export function studyId(root: string, folder: string): string {
  return createHash("sha256").update(pathWithin(root, folder)).digest("base64url").slice(0, 16);
}

function pathWithin(root: string, folder: string): string {
  return relative(root, folder).split(sep).join("/");
}
