import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { wordsWithoutSecrets } from "../../node/queue/address.js";
import { parseStudy } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { refusedRow, rowOf } from "../../suite/make-suite.js";
import type { SuiteRow } from "../../suite/record.js";
import { STOPPED } from "../study-command.js";
import { isEndedBefore, markEnded } from "./ended-mark.js";
import type { SuiteEntry } from "./entry.js";
import { pocProcess } from "./poc-process.js";
import { waitUntilFree } from "./study-free.js";

interface RunEntry {
  /** The suite's folder: each study has one of its own in it. */
  readonly out: string;
  /** Options of `gradus poc` that all studies have: those of an entry go behind the first and before the second. */
  readonly defaults: readonly string[];
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
}

/** A study's row, and whether its study can be had as it was asked for. */
export interface EntryEnd {
  readonly row: SuiteRow;
  readonly isAsAsked: boolean;
}

/** What `gradus poc` gets for a study. */
export function pocWords(entry: SuiteEntry, { out, defaults, flags }: Omit<RunEntry, "signal">): string[] {
  return ["poc", entry.file, ...defaults, ...entry.flags, ...flags, "--out", join(out, entry.folder)];
}

/**
 * Runs `gradus poc` for one study; a study that has ended with the same words on the same files is not run again. What it says stands in its folder's
 * run/suite.log. What cannot be run as it is asked for now keeps the row that an earlier command measured. Null: stopped before there was anything.
 */
export async function runEntry(entry: SuiteEntry, { signal, ...choices }: RunEntry): Promise<EntryEnd | null> {
  const folder = join(choices.out, entry.folder);
  const words = pocWords(entry, choices);
  const asked = wordsWithoutSecrets(words);
  const done = (await isEndedBefore(folder, asked)) ? await studyIn(folder) : null;
  if (done !== null) return { row: rowOf(entry, done), isAsAsked: true };
  if (signal.aborted) return null;
  const startedAt = Date.now();
  const { status, reason } = await ended(entry, { words, folder, signal });
  const study = await studyIn(folder);
  if (study !== null && (status === 0 || status === STOPPED)) {
    // A study file names its table itself.
    const read = [...asked, ...(study.place?.data ?? [])];
    if (study.outcome !== "stopped") await markEnded(folder, { words: asked, read, startedAt });
    return { row: rowOf(entry, study), isAsAsked: true };
  }
  if (signal.aborted) return null;
  return { row: study === null ? refusedRow(entry, reason) : rowOf(entry, study, reason), isAsAsked: false };
}

/** The row of a study as an earlier command left it; null where there is none. */
export async function rowBefore(entry: SuiteEntry, out: string): Promise<SuiteRow | null> {
  const study = await studyIn(join(out, entry.folder));
  return study && rowOf(entry, study);
}

interface Running {
  readonly words: readonly string[];
  readonly folder: string;
  readonly signal: AbortSignal;
}

async function ended({ problem }: SuiteEntry, { words, folder, signal }: Running) {
  if (problem !== undefined) return { status: null, reason: problem };
  await waitUntilFree(folder, signal);
  const end = await pocProcess(words, signal);
  await mkdir(join(folder, "run"), { recursive: true })
    .then(() => writeFile(join(folder, "run", "suite.log"), end.log))
    .catch(() => {});
  return end;
}

async function studyIn(folder: string): Promise<StudyRecord | null> {
  try {
    const file = join(folder, "study.json");
    return parseStudy(await readFile(file, "utf8"), file);
  } catch {
    return null;
  }
}
