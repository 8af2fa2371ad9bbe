import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { GradusError } from "../core/errors.js";
import { runStore } from "../node/store/run-store.js";
import { askedStudy } from "../study/run/asked-study.js";
import { growthOf } from "../study/run/growth.js";
import type { StudyOptions } from "../study/spec/options.js";
import { folderName } from "./folder-name.js";

/**
 * A folder for a study that was given none: out/NAME after its data, where nothing is or this study is, to go on with it; else out/NAME-2, ...
 * Another study's folder is never taken.
 */
export async function studyFolder(options: StudyOptions, engine: string): Promise<string> {
  const base = join("out", folderName(options.task.record.source));
  for (let k = 1; ; k++) {
    const folder = k === 1 ? base : `${base}-${k}`;
    if ((await isFree(folder)) || (await holds(folder, options, engine))) return folder;
  }
}

/** Beside that one, a folder in which nothing is; the last that is tried where none can be told to be free, as in no folder at all. */
export async function folderBeside(folder: string): Promise<string> {
  let beside = folder;
  for (let k = 2; k <= MOST_TRIED; k++) {
    beside = `${folder}-${k}`;
    if (await isFree(beside)) break;
  }
  return beside;
}

const MOST_TRIED = 99;

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

async function holds(folder: string, options: StudyOptions, engine: string): Promise<boolean> {
  try {
    const manifest = await runStore(folder).manifest();
    if (manifest === null) return false;
    growthOf(manifest, askedStudy(options, engine), options.timeBudgetSeconds);
    return true;
  } catch (error) {
    if (error instanceof GradusError) return false;
    throw error;
  }
}
