import { createReadStream } from "node:fs";
import { appendFile, open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type ExpectedTrials, parseTrialLine, type StoredTrial, trialLine } from "../../study/records/trial-line.js";
import { writeWhole } from "../write.js";

/** What the lines of a trials file come to. */
export interface ReadTrials {
  readonly trials: readonly StoredTrial[];
  /** Numbers of the lines that were set aside, each with the reason. */
  readonly setAside: readonly { readonly line: number; readonly reason: string }[];
}

/** Appends a trial; when it returns, the disk has it. */
export async function appendTrial(path: string, trial: StoredTrial): Promise<void> {
  const file = await open(path, "a");
  try {
    // The leading line break ends a line that a crash cut off; empty lines are skipped on reading.
    await file.writeFile(`\n${trialLine(trial)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/**
 * Reads the trials of one study. Lines that are none, damaged ones and ones that a crash cut off, are moved to `aside`: first
 * written there, then left out here, so that a crash in between loses nothing.
 * */
export async function readTrials(
  path: string,
  { study, parameters, aside }: ExpectedTrials & { readonly aside: string },
): Promise<ReadTrials> {
  const trials: StoredTrial[] = [];
  const setAside: { line: number; reason: string }[] = [];
  const kept: string[] = [];
  const moved: string[] = [];
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line === "") continue;
    const found = trialOf(line, { study, parameters });
    if (typeof found === "string") {
      setAside.push({ line: number, reason: found });
      moved.push(line);
    } else {
      trials.push(found);
      kept.push(line);
    }
  }
  if (moved.length > 0) {
    await appendFile(aside, `${moved.join("\n")}\n`, { flush: true });
    await writeWhole(path, kept.map((line) => `${line}\n`).join(""));
  }
  return { trials, setAside };
}

/** The line's trial, or why it is none of the study. */
function trialOf(line: string, expected: ExpectedTrials): StoredTrial | string {
  try {
    return parseTrialLine(line, expected);
  } catch (error) {
    return (error as Error).message;
  }
}
