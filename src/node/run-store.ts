import { constants, createReadStream, existsSync } from "node:fs";
import { access, open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GradusError } from "../core/errors.js";
import { ensureArgument } from "../core/options.js";
import { required, text } from "../core/rules.js";
import { buildNetwork } from "../network/build.js";
import { anotherPlace } from "../study/records/another-place.js";
import { parseEvaluationSize, parseManifest } from "../study/records/parse.js";
import { parseTrialLine, trialLine } from "../study/records/trial-line.js";
import type { StudyStore } from "../study/run/store.js";
import type { TrialResult } from "../study/spec/trial.js";
import { causeOf, ensureWritableFolder, writeNamed, writing } from "./write.js";

/**
 * Keeps a study in `folder`/run: manifest.json, written before the first trial, evaluation.json, written after the tuning where there is a
 * time budget, and trials.jsonl, one line a finished trial, appended and flushed. What was written is never written again. A line cut off by a crash is left out when the study is taken up again.
 *
 * Its methods throw GradusError for files that gradus did not write so (of another version, damaged, or trials without a manifest), and
 * for what cannot be read or written.
 */
export function runStore(folder: string): StudyStore {
  ensureArgument("runStore", folder, ["folder", required(text)]);
  const run = join(folder, "run");
  const manifestPath = join(run, "manifest.json");
  const evaluationPath = join(run, "evaluation.json");
  const trialsPath = join(run, "trials.jsonl");
  const manifest = async () => {
    if (existsSync(manifestPath)) return parseManifest(await read(manifestPath), manifestPath);
    if (!existsSync(trialsPath)) return null;
    throw new GradusError(
      `${run}: trials.jsonl must stand beside the manifest.json of its study, got no such file. ` +
        anotherPlace("folder"),
    );
  };
  return {
    manifest,
    async write(written) {
      await ensureWritableFolder(run, OPTION);
      await writeNamed(manifestPath, `${JSON.stringify(written, null, 2)}\n`, OPTION);
    },
    async evaluation() {
      if (!existsSync(evaluationPath)) return null;
      return parseEvaluationSize(await read(evaluationPath), evaluationPath);
    },
    async writeEvaluation(written) {
      await writeNamed(evaluationPath, `${JSON.stringify(written, null, 2)}\n`, OPTION);
    },
    async finished() {
      const results = new Map<string, TrialResult>();
      const study = await manifest();
      if (study === null || !existsSync(trialsPath)) return results;
      const { length } = buildNetwork(study.network).layout;
      await ensureFile(trialsPath);
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
      const line = trialLine(result);
      await writing(trialsPath, OPTION, async () => {
        const file = await open(trialsPath, "a");
        try {
          // The leading line break ends a line that a crash cut off; empty lines are skipped on reading.
          await file.writeFile(`\n${line}\n`);
          await file.datasync();
        } finally {
          await file.close();
        }
      });
    },
  };
}

/** What a study was given the store for. */
const OPTION = "runStudy: `store`";

async function read(path: string): Promise<string> {
  await ensureFile(path);
  return readFile(path, "utf8");
}

async function ensureFile(path: string): Promise<void> {
  let cause = "a folder";
  try {
    await access(path, constants.R_OK);
    if ((await stat(path)).isFile()) return;
  } catch (error) {
    cause = causeOf(error);
  }
  throw new GradusError(
    `${OPTION}: "${path}" must be a file that can be read, got ${cause}. Choose another place, or remove this one to begin anew.`,
  );
}
