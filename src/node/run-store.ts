import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { decodeFloats, encodeFloats, floatsSchema } from "../core/stored/floats.js";
import { parseManifest } from "../study/records/parse.js";
import { trialSchema } from "../study/records/trial.js";
import type { StudyStore } from "../study/run/store.js";
import type { TrialResult } from "../study/spec/trial.js";
import { writeWhole } from "./write.js";

/** One line of trials.jsonl: a trial's record, and its weights in base64, or null. */
const lineSchema = z.strictObject({ record: trialSchema, parameters: floatsSchema.nullable() });

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
      return parseManifest(await readFile(manifestPath, "utf8"), manifestPath);
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
      const line: z.infer<typeof lineSchema> = { record, parameters: parameters && encodeFloats(parameters) };
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

/** The trial of a line; null for one that is empty, cut off or not a trial's, which is then run again. */
function parseLine(line: string): TrialResult | null {
  if (line === "") return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return null;
  const { record, parameters } = parsed.data;
  return { record, parameters: parameters === null ? null : decodeFloats(parameters) };
}
