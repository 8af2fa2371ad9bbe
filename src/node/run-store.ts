import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GradusError } from "../core/errors.js";
import { decodeFloats, encodeFloats } from "../model/record.js";
import type { TrialRecord } from "../study/records.js";
import type { StudyManifest, StudyStore } from "../study/run/store.js";
import type { TrialResult } from "../study/run/trial.js";
import { writeWhole } from "./write.js";

/** One line of trials.jsonl. */
interface TrialLine {
  readonly record: TrialRecord;
  /** Base64, or null. */
  readonly parameters: string | null;
}

/**
 * Keeps a study in `folder`/run: manifest.json, written before the first trial, and trials.jsonl, one line a finished
 * trial, appended and flushed. A line cut off by a crash is left out when the study is taken up again.
 */
export function runStore(folder: string): StudyStore {
  const run = join(folder, "run");
  const manifestPath = join(run, "manifest.json");
  const trialsPath = join(run, "trials.jsonl");
  return {
    async manifest() {
      if (!existsSync(manifestPath)) return null;
      try {
        return JSON.parse(await readFile(manifestPath, "utf8")) as StudyManifest;
      } catch {
        throw new GradusError(
          `${manifestPath}: must be the JSON that gradus wrote, found something else. Remove the folder ${run}.`,
        );
      }
    },
    async write(manifest) {
      await mkdir(run, { recursive: true });
      await writeWhole(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
    },
    async finished() {
      const results = new Map<string, TrialResult>();
      if (!existsSync(trialsPath)) return results;
      const lines = createInterface({ input: createReadStream(trialsPath), crlfDelay: Number.POSITIVE_INFINITY });
      for await (const line of lines) {
        const result = parseLine(line);
        if (result) results.set(result.record.id, result);
      }
      return results;
    },
    async save({ record, parameters }) {
      const line: TrialLine = { record, parameters: parameters && encodeFloats(parameters) };
      const file = await open(trialsPath, "a");
      try {
        // The leading line break ends a line that a crash cut off; empty lines are skipped on reading.
        await file.writeFile(`\n${JSON.stringify(line)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

function parseLine(line: string): TrialResult | null {
  if (line === "") return null;
  try {
    const { record, parameters } = JSON.parse(line) as TrialLine;
    return { record, parameters: parameters === null ? null : decodeFloats(parameters) };
  } catch {
    return null;
  }
}
