import { spawn } from "node:child_process";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseStudy } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { refusedRow, rowOf } from "../../suite/make-suite.js";
import type { SuiteRow } from "../../suite/record.js";
import type { SuiteEntry } from "./entries.js";

interface RunEntry {
  /** The suite's folder: each study has one of its own in it. */
  readonly out: string;
  /** Options of `gradus poc` that all studies have. */
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
}

const LAST_LINES = 6;

/**
 * Runs `gradus poc` for one study, in a process of its own, so that thousands leave nothing behind in this one; a study that has ended with the same words
 * on the same file is not run again. What it says stands in its folder's run/suite.log.
 */
export async function runEntry(entry: SuiteEntry, { out, flags, signal }: RunEntry): Promise<SuiteRow> {
  const folder = join(out, entry.name);
  const words = ["poc", entry.file, ...entry.flags, ...flags, "--out", folder];
  const mark = `${JSON.stringify(words)}\n`;
  const markFile = join(folder, "run", "suite.json");
  const done = await endedBefore(folder, { mark, markFile, file: entry.file });
  if (done !== null) return rowOf({ name: entry.name, study: done });
  if (signal.aborted) return refusedRow(entry.name, "");
  const { status, said } = await poc(words, folder, signal);
  const study = await studyIn(folder);
  if (study === null && signal.aborted) return refusedRow(entry.name, "");
  const isEnded = status === 0 || status === STOPPED;
  if (study === null || !isEnded)
    return refusedRow(entry.name, said.slice(-LAST_LINES).join(" ") || `exit status ${status}`);
  if (study.outcome !== "stopped") await writeFile(markFile, mark).catch(() => {}); // it would be looked at again, no more
  return rowOf({ name: entry.name, study });
}

const STOPPED = 130;

/** Ends with its status and its lines of errors. */
function poc(
  words: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<{ readonly status: number | null; readonly said: readonly string[] }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...words], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
      detached: true, // Ctrl-C comes to this process alone, which hands it on
    });
    const stop = () => child.kill("SIGINT");
    signal.addEventListener("abort", stop);
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (piece) => {
        log = (log + String(piece)).slice(-MOST_LOG);
      });
    const end = async (status: number | null) => {
      signal.removeEventListener("abort", stop);
      await mkdir(join(folder, "run"), { recursive: true })
        .then(() => writeFile(join(folder, "run", "suite.log"), log))
        .catch(() => {});
      const errors = log.split("\n").filter((line) => line.startsWith("gradus: "));
      resolve({ status, said: errors.map((line) => line.slice("gradus: ".length)) });
    };
    child.once("error", ({ message }) => void end(null).then(() => resolve({ status: null, said: [message] })));
    child.once("close", (status) => void end(status));
  });
}

const MOST_LOG = 200_000;

async function studyIn(folder: string): Promise<StudyRecord | null> {
  try {
    const file = join(folder, "study.json");
    return parseStudy(await readFile(file, "utf8"), file);
  } catch {
    return null;
  }
}

/** The study of a folder where it ended with the same words, later than its file was changed. */
async function endedBefore(
  folder: string,
  { mark, markFile, file }: { readonly mark: string; readonly markFile: string; readonly file: string },
): Promise<StudyRecord | null> {
  try {
    const [before, marked, table] = [await readFile(markFile, "utf8"), await stat(markFile), await stat(file)];
    return before === mark && marked.mtimeMs >= table.mtimeMs ? await studyIn(folder) : null;
  } catch {
    return null;
  }
}
