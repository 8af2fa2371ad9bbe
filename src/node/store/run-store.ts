import { rename } from "node:fs/promises";
import { join } from "node:path";
import { ensure } from "../../core/errors.js";
import { ensureArgument } from "../../core/options.js";
import { required, rule } from "../../core/rules.js";
import { sealedJson } from "../../core/stored/seal.js";
import { manifestIdentity, type StudyManifest } from "../../study/records/manifest.js";
import { parseEvaluationSize, parseManifest } from "../../study/records/parse.js";
import { secondsIn } from "../../study/records/seconds-spent.js";
import type { StudyStore } from "../../study/run/store.js";
import { isThere, reading, readNamed } from "../read-named.js";
import { ensureWritableFolder, writeNamed, writing } from "../write.js";
import { checkpointFiles, removeFinished } from "./checkpoint-files.js";
import { removeLeftPartsOfStudy } from "./left-parts.js";
import { type Lock, takeLock } from "./lock.js";
import { appendTrial, type ReadTrials, readTrials } from "./trials-file.js";

/**
 * Keeps a study in `folder`/run: manifest.json, written before the first trial and where a study is to grow, evaluation.json, written
 * after the tuning where there is a time budget, seconds.json, what all commands took so far, and trials.jsonl, one line
 * a finished trial, appended and flushed. A trial under way has a file in under-way/ with where it has got to, until its line is there. Lines
 * that cannot be used, damaged, of another study or cut off by a crash, are moved to set-aside.jsonl.
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
  const secondsPath = place("seconds.json");
  const trialsPath = place("trials.jsonl");
  const underWay = place("under-way");
  const manifest = async () =>
    (await isThere(manifestPath, OPTION)) ? parseManifest(await readNamed(manifestPath, OPTION), manifestPath) : null;
  const lockPath = place("lock");
  let lock: Lock | null = null;
  let planned: StudyManifest | null = null;
  /** Whether the folder is the one that was planned in: not from making its lock again until its manifest was looked at. */
  let isSure = true;

  /** Before every write: a folder that was removed may be another study's by now. */
  async function keepFolder(): Promise<void> {
    if (lock === null) return;
    if (await writing(lockPath, OPTION, lock.keep)) isSure = false;
    if (isSure || planned === null) return;
    const found = await manifest();
    if (found === null) await writeNamed(manifestPath, sealedJson(planned), OPTION); // else the trials to come would be of no use
    ensure(
      found === null || manifestIdentity(found) === manifestIdentity(planned),
      () =>
        `${manifestPath}: must be of the study that runs, got another's: the folder was removed, and another command has used it since. ` +
        "Choose another folder and repeat the command.",
    );
    isSure = true;
  }

  return {
    async lock() {
      await ensureWritableFolder(run, OPTION);
      const taken = await writing(lockPath, OPTION, async () => {
        const taken = await takeLock(lockPath, "Wait for it, or choose another folder for the study.");
        await removeLeftPartsOfStudy(folder);
        return taken;
      });
      lock = taken;
      return async () => {
        lock = null;
        await taken.release();
      };
    },
    async manifest() {
      planned = await manifest();
      return planned;
    },
    async write(written) {
      await keepFolder();
      await writeNamed(manifestPath, sealedJson(written), OPTION);
      planned = written;
    },
    async evaluation() {
      if (!(await isThere(evaluationPath, OPTION))) return null;
      return parseEvaluationSize(await readNamed(evaluationPath, OPTION), evaluationPath);
    },
    async writeEvaluation(written) {
      await keepFolder();
      await writeNamed(evaluationPath, sealedJson(written), OPTION);
    },
    async secondsSpent() {
      if (!(await isThere(secondsPath, OPTION))) return { seconds: 0, setAside: null };
      const seconds = secondsIn(await readNamed(secondsPath, OPTION));
      if (seconds !== null) return { seconds, setAside: null };
      const aside = `${secondsPath}.set-aside`;
      await writing(aside, OPTION, () => rename(secondsPath, aside));
      const setAside = `${secondsPath}: damaged, or changed by something else. Moved to ${aside}; the study's seconds are counted from here.`;
      return { seconds: 0, setAside };
    },
    async writeSeconds(seconds) {
      await keepFolder();
      await writeNamed(secondsPath, sealedJson({ seconds }), OPTION);
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
      await keepFolder();
      await writing(trialsPath, OPTION, () => appendTrial(trialsPath, { ...key, ...result }));
    },
    checkpoints: checkpointFiles(underWay),
  };
}

/** Null for a file that gradus did not write so. */
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
