import { appendFile, open } from "node:fs/promises";
import { dirname } from "node:path";
import { type ExpectedTrials, parseTrialLine, type StoredTrial, trialLine } from "../../study/records/trial-line.js";
import { makeFolder, refuseOther, writeWhole, writing } from "../write.js";
import { linesOf } from "./lines.js";

/** What the lines of a trials file come to. */
export interface ReadTrials {
  readonly trials: readonly StoredTrial[];
  /** Numbers of the lines that were set aside, each with the reason. */
  readonly setAside: readonly { readonly line: number; readonly reason: string }[];
}

/** Appends a trial; when it returns, the disk has it. */
export async function appendTrial(path: string, trial: StoredTrial): Promise<void> {
  await makeFolder(dirname(path)); // removed since: the trials to come are worth keeping
  await refuseOther(path);
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
 * written there, then left out here, so that a crash in between loses nothing. Bytes stay the bytes they are. `option` is what the user typed for the place of both.
 * Without `aside` they stay where they are.
 */
export async function readTrials(
  path: string,
  {
    study,
    parameters,
    ...place
  }: ExpectedTrials & ({ readonly aside: string; readonly option: string } | { readonly aside: null }),
): Promise<ReadTrials> {
  const trials: StoredTrial[] = [];
  const setAside: { line: number; reason: string }[] = [];
  const kept: Buffer[] = [];
  const moved: Buffer[] = [];
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    const text = line.toString("utf8").replace(/\r$/, "");
    if (text === "") continue;
    const found = trialOf(text, { study, parameters });
    if (typeof found === "string") {
      setAside.push({ line: number, reason: found });
      moved.push(line);
    } else {
      trials.push(found);
      kept.push(line);
    }
  }
  if (moved.length > 0 && place.aside !== null) {
    const { aside, option } = place;
    await writing(aside, option, async () => {
      await refuseOther(aside);
      await appendFile(aside, joined(moved), { flush: true });
    });
    await writeWhole(path, joined(kept));
  }
  return { trials, setAside };
}

function joined(lines: readonly Buffer[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [line, LINE_END]));
}

const LINE_END = Buffer.from("\n");

/** The line's trial, or why it is none of the study. */
function trialOf(line: string, expected: ExpectedTrials): StoredTrial | string {
  try {
    return parseTrialLine(line, expected);
  } catch (error) {
    return (error as Error).message;
  }
}
