import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GradusError } from "../core/errors.js";
import { buildNetwork } from "../network/build.js";
import { anotherPlace } from "../study/records/another-place.js";
import { parseEvaluationSize, parseManifest } from "../study/records/parse.js";
import { parseTrialLine, trialLine } from "../study/records/trial-line.js";
import type { StudyStore } from "../study/run/store.js";
import type { TrialResult } from "../study/spec/trial.js";
import { writeWhole } from "./write.js";

/**
 * Keeps a study in `folder`/run: manifest.json, written before the first trial, evaluation.json, written after the tuning where there is a
 * time budget, and trials.jsonl, one line a finished trial, appended and flushed. What was written is never written again. A line cut off by a crash is left out when the study is taken up again.
 *
 * Its methods throw GradusError for files that gradus did not write so: of another version, damaged, or trials without a manifest.
 */
export function runStore(folder: string): StudyStore {
  const run = join(folder, "run");
  const manifestPath = join(run, "manifest.json");
  const evaluationPath = join(run, "evaluation.json");
  const trialsPath = join(run, "trials.jsonl");
  const manifest = async () => {
    if (existsSync(manifestPath)) return parseManifest(await readFile(manifestPath, "utf8"), manifestPath);
    if (!existsSync(trialsPath)) return null;
    throw new GradusError(
      `${run}: trials.jsonl must stand beside the manifest.json of its study, got no such file. ` +
        anotherPlace("folder"),
    );
  };
  return {
    manifest,
    async write(written) {
      await mkdir(run, { recursive: true });
      await writeWhole(manifestPath, `${JSON.stringify(written, null, 2)}\n`);
    },
    async evaluation() {
      if (!existsSync(evaluationPath)) return null;
      return parseEvaluationSize(await readFile(evaluationPath, "utf8"), evaluationPath);
    },
    async writeEvaluation(written) {
      await writeWhole(evaluationPath, `${JSON.stringify(written, null, 2)}\n`);
    },
    async finished() {
      const results = new Map<string, TrialResult>();
      const study = await manifest();
      if (study === null || !existsSync(trialsPath)) return results;
      const { length } = buildNetwork(study.network).layout;
      const lines = createInterface({ input: createReadStream(trialsPath), crlfDelay: Number.POSITIVE_INFINITY });
      let number = 0;
      for await (const line of lines) {
        number++;
        const result = line === "" ? null : parseTrialLine(line, `${trialsPath}, line ${number}`, length);
        if (result) results.set(result.record.id, result);
      }
      return results;
    },
    async save(result) {
      const file = await open(trialsPath, "a");
      try {
        // The leading line break ends a line that a crash cut off; empty lines are skipped on reading.
        await file.writeFile(`\n${trialLine(result)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}
