import { GradusError } from "../../../core/errors.js";
import { sealedJson } from "../../../core/stored/seal.js";
import { parseEvaluationSize, parseManifest } from "../../../study/records/parse.js";
import { secondsIn } from "../../../study/records/seconds-spent.js";
import { parseTrialLine, type StoredTrial, trialLine } from "../../../study/records/trial-line.js";
import type { StudyStore } from "../../../study/run/store.js";
import { asked, changed, found, keysOf } from "./database.js";
import { indexedCheckpoints } from "./indexed-checkpoints.js";
import { takeStudy } from "./study-lock.js";

/**
 * Keeps a study in IndexedDB, as `runStore` does in a folder: the same texts with the same checksums, in transactions that the disk has when they
 * are done. Rows that cannot be used, damaged or of another study, are moved to the store "set-aside".
 */
export function indexedStore(database: IDBDatabase, id: string): StudyStore {
  const record = async (name: string) => found(database, "records", [id, name]);
  const keep = (name: string, text: string) =>
    changed(database, ["records"], (of) => of("records").put(text, [id, name]));
  const setAside = (rows: readonly (readonly [IDBValidKey, unknown])[]) =>
    changed(database, ["trials", "set-aside"], (of) => {
      for (const [key, row] of rows) {
        of("set-aside").add({ id, row });
        of("trials").delete(key);
      }
    });
  return {
    lock: () => takeStudy(id),
    async manifest() {
      const text = await record("manifest");
      return text === undefined ? null : readable(() => parseManifest(String(text), "manifest"));
    },
    write: (manifest) => keep("manifest", sealedJson(manifest)),
    async evaluation() {
      const text = await record("evaluation");
      return text === undefined ? null : readable(() => parseEvaluationSize(String(text), "evaluation"));
    },
    writeEvaluation: (size) => keep("evaluation", sealedJson(size)),
    async secondsSpent() {
      const text = await record("seconds");
      if (text === undefined) return { seconds: 0, setAside: null };
      const seconds = secondsIn(String(text));
      if (seconds !== null) return { seconds, setAside: null };
      await changed(database, ["records", "set-aside"], (of) => {
        of("set-aside").add({ id, row: text });
        of("records").delete([id, "seconds"]);
      });
      return { seconds: 0, setAside: "The kept study's seconds were damaged: they are counted from here." };
    },
    writeSeconds: (seconds) => keep("seconds", sealedJson({ seconds })),
    async finished(expected) {
      const trials = database.transaction("trials").objectStore("trials");
      const [keys, rows] = await Promise.all([asked(trials.getAllKeys(keysOf(id))), asked(trials.getAll(keysOf(id)))]);
      const usable: StoredTrial[] = [];
      const others: [IDBValidKey, unknown][] = [];
      const reasons = new Map<string, number>();
      for (const [k, row] of rows.entries()) {
        try {
          usable.push(parseTrialLine(String(row), expected));
        } catch (error) {
          const reason = (error as Error).message;
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
          others.push([keys[k]!, row]);
        }
      }
      if (others.length > 0) await setAside(others);
      return {
        results: new Map(usable.map(({ trial, record, parameters }) => [trial, { record, parameters }])),
        setAside: [...reasons].map(
          ([reason, count]) =>
            `${count === 1 ? "a kept run" : `${count} kept runs, each`} ${reason}; it runs again if the study has it.`,
        ),
      };
    },
    save: (result, key) =>
      changed(database, ["trials"], (of) => of("trials").put(trialLine({ ...key, ...result }), [id, key.trial])),
    checkpoints: indexedCheckpoints(database, id),
  };
}

/** What a page can do about a damaged record. */
function readable<Record>(parse: () => Record): Record {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof GradusError)) throw error;
    const [problem] = error.message.split(/ (?:Remove this file|The trials beside it)/);
    throw new GradusError(
      `The study kept in this browser must be readable, got ${problem} Remove it here, and start anew.`,
    );
  }
}
