import { join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { isDecided } from "../../study/records/is-decided.js";
import type { StudyManifest } from "../../study/records/manifest.js";
import { parseManifest, parseStudy } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { compactTrial } from "../../watch/compact-trial.js";
import { studyWords } from "../../watch/study-words.js";
import type { CompactTrial, DecidedBefore, StudyDetail } from "../../web/contract/messages.js";
import { lastKept } from "../store/kept-verdict.js";
import type { StudyPlace } from "./find-studies.js";
import { readWithin, statWithin } from "./within.js";

/** What a study's folder has in its records, without the trials: those would be all of the memory. */
export interface Stored {
  /** Changes with the files. */
  readonly version: string;
  readonly manifest: StudyManifest | null;
  /** Without trials, so that a list of studies does not hold all their curves. */
  readonly study: Omit<StudyRecord, "trials"> | null;
  /** What the whole record says in words; null without one. */
  readonly words: StudyDetail["words"];
  /** The verdict that was kept when the record took its place; null of a record with a verdict of its own. */
  readonly kept: DecidedBefore | null;
  /** Of the records that are there and cannot be read: why. */
  readonly problems: readonly string[];
}

/** Beyond, a record is not read as one text: 512 MB is what Node.js has room for. */
const MOST_BYTES = 400e6;
const FILES = [["study.json"], ["run", "manifest.json"], ["run", "evaluation.json"]] as const;
const MOST_KEPT = 500;

/** Reads the records of studies' folders, each again only when its files have changed. */
export class StoredStudies {
  readonly #known = new Map<string, Stored>();

  async of({ id, name, folder }: StudyPlace): Promise<Stored> {
    const version = await versionOf(folder);
    const known = this.#known.get(id);
    if (known?.version === version) return known;
    const found = { version, ...(await readStored(folder, name)) };
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(id, found);
    return found;
  }
}

/** Of the files that a study's detail is read from. */
export async function versionOf(folder: string): Promise<string> {
  const stats = await Promise.all(FILES.map((parts) => statWithin(folder, ...parts)));
  return stats.map((info) => (info === null ? "-" : `${info.ino.toString(36)}.${info.mtimeMs}.${info.size}`)).join(" ");
}

async function readStored(folder: string, name: string): Promise<Omit<Stored, "version">> {
  const [study, manifest] = [await studyIn(folder), await manifestIn(folder)];
  return {
    study: withoutTrials(study),
    words: typeof study === "object" ? studyWords(study, name) : null,
    kept: typeof study === "object" && !isDecided(study) ? await keptIn(folder, name) : null,
    manifest: typeof manifest === "object" ? manifest : null,
    problems: [study, manifest].filter((found) => typeof found === "string"),
  };
}

async function keptIn(folder: string, name: string): Promise<DecidedBefore | null> {
  const place = await lastKept(folder);
  const study = place === null ? null : await wholeStudy(join(folder, place));
  if (place === null || study === null) return null;
  return { decision: study.verdict.decision, seeds: study.plan.seeds, words: studyWords(study, name), place };
}

function withoutTrials(study: StudyRecord | string | undefined): Stored["study"] {
  if (typeof study !== "object") return null;
  const { trials: _, ...rest } = study;
  return rest;
}

/** The record, undefined where there is none, else why it cannot be read. */
async function studyIn(folder: string): Promise<StudyRecord | string | undefined> {
  return readRecordIn(folder, ["study.json"], parseStudy);
}

async function manifestIn(folder: string): Promise<StudyManifest | string | undefined> {
  return readRecordIn(folder, ["run", "manifest.json"], parseManifest);
}

async function readRecordIn<Found>(
  folder: string,
  parts: readonly string[],
  parse: (text: string, file: string) => Found,
): Promise<Found | string | undefined> {
  const name = parts.join("/");
  const info = await statWithin(folder, ...parts);
  if (info === null) return undefined;
  if (info.size > MOST_BYTES) return `${name}: is larger than ${MOST_BYTES / 1e6} MB.`;
  const text = await readWithin(folder, parts, MOST_BYTES);
  if (text === null) return `${name}: cannot be read.`;
  try {
    return parse(text, name);
  } catch (error) {
    if (error instanceof GradusError) return error.message;
    throw error;
  }
}

/** The trials that a study's record has, for a folder without those that finished one by one. */
export async function recordedTrials(folder: string): Promise<readonly CompactTrial[]> {
  const study = await studyIn(folder);
  return typeof study === "object" ? study.trials.map(compactTrial) : [];
}

/** The whole record, for a report in another language. */
export async function wholeStudy(folder: string): Promise<StudyRecord | null> {
  const study = await studyIn(folder);
  return typeof study === "object" ? study : null;
}
