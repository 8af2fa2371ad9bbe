import { join } from "node:path";
import { ensureArgument } from "../../core/options.js";
import { required, rule } from "../../core/rules.js";
import { sealedJson } from "../../core/stored/seal.js";
import { parseEvaluationSize, parseManifest } from "../../study/records/parse.js";
import type { StudyStore } from "../../study/run/store.js";
import { isThere, reading, readNamed } from "../read-named.js";
import { ensureWritableFolder, writeNamed, writing } from "../write.js";
import { checkpointFiles, removeFinished } from "./checkpoint-files.js";
import { removeLeftParts } from "./left-parts.js";
import { takeLock } from "./lock.js";
import { appendTrial, type ReadTrials, readTrials } from "./trials-file.js";

/**
 * Keeps a study in `folder`/run: manifest.json, written before the first trial, evaluation.json, written after the tuning where
 * there is a time budget, and trials.jsonl, one line a finished trial, appended and flushed. What was written is never written
 * again. A trial under way has a file in under-way/ with where it has got to, until its line is there. Lines that cannot be used, damaged, of another study or cut off by a crash, are moved to set-aside.jsonl.
 *
 * Its methods throw GradusError for a manifest or an evaluation that gradus did not write so (of another version, damaged), while
 * another process has the folder, and for what cannot be read or written.
 */
export function runStore(folder: string): StudyStore {
  ensureArgument("runStore", folder, ["folder", FOLDER]);
  const run = join(folder, "run");
  const place = (name: string) => join(run, name);
  const manifestPath = place("manifest.json");
  const evaluationPath = place("evaluation.json");
  const trialsPath = place("trials.jsonl");
  const underWay = place("under-way");
  const manifest = async () =>
    (await isThere(manifestPath, OPTION)) ? parseManifest(await readNamed(manifestPath, OPTION), manifestPath) : null;
  return {
    async lock() {
      await ensureWritableFolder(run, OPTION);
      const path = place("lock");
      return writing(path, OPTION, async () => {
        const release = await takeLock(path, "Wait for it, or choose another folder for the study.");
        await removeLeftParts(folder);
        return release;
      });
    },
    manifest,
    async write(written) {
      await writeNamed(manifestPath, sealedJson(written), OPTION);
    },
    async evaluation() {
      if (!(await isThere(evaluationPath, OPTION))) return null;
      return parseEvaluationSize(await readNamed(evaluationPath, OPTION), evaluationPath);
    },
    async writeEvaluation(written) {
      await writeNamed(evaluationPath, sealedJson(written), OPTION);
    },
    async finished(expected) {
      if (!(await isThere(trialsPath, OPTION))) return { results: new Map(), setAside: [] };
      const aside = place("set-aside.jsonl");
      const found = await reading(trialsPath, OPTION, () =>
        readTrials(trialsPath, { ...expected, aside, option: OPTION }),
      );
      const finished = new Set(found.trials.map(({ trial }) => trial));
      await removeFinished(underWay, (trial) => finished.has(trial));
      return {
        results: new Map(found.trials.map(({ trial, record, parameters }) => [trial, { record, parameters }])),
        setAside: inWords(found.setAside, { trialsPath, aside }),
      };
    },
    async save(result, key) {
      await writing(trialsPath, OPTION, () => appendTrial(trialsPath, { ...key, ...result }));
    },
    checkpoints: checkpointFiles(underWay),
  };
}

/** One sentence a reason, with the first lines that it holds of. */
function inWords(
  setAside: ReadTrials["setAside"],
  { trialsPath, aside }: { trialsPath: string; aside: string },
): string[] {
  const reasons = [...new Set(setAside.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const numbers = setAside.filter((line) => line.reason === reason).map(({ line }) => line);
    const shown = numbers.slice(0, MOST_LINES).join(", ") + (numbers.length > MOST_LINES ? ", ..." : "");
    const which = numbers.length === 1 ? `line ${shown}` : `${numbers.length} lines (${shown}), each`;
    return `${trialsPath}: ${which} ${reason}. Moved to ${aside}; the trial runs again if the study has it.`;
  });
}

const MOST_LINES = 10;

const FOLDER = required(rule("a path", (value) => typeof value === "string" && value !== "", 'Give e.g. "out/study".'));

/** What a study was given the store for. */
const OPTION = "runStudy: `store`";
