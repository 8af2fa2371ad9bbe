import { join } from "node:path";
import type { ReadableStore } from "../../study/run/estimate-study.js";
import { isThere, reading } from "../read-named.js";
import { runStore } from "./run-store.js";
import { readTrials } from "./trials-file.js";

/** The study that `runStore` keeps in the folder, to look at: no lock is taken, and lines that cannot be used stay where they are. */
export function lookInto(folder: string): ReadableStore {
  const { manifest, evaluation } = runStore(folder);
  const path = join(folder, "run", "trials.jsonl");
  return {
    manifest,
    evaluation,
    async finished(expected) {
      if (!(await isThere(path, "`store`"))) return { results: new Map(), setAside: [] };
      const { trials } = await reading(path, "`store`", () => readTrials(path, { ...expected, aside: null }));
      const results = trials.map(({ trial, record, parameters }) => [trial, { record, parameters }] as const);
      return { results: new Map(results), setAside: [] };
    },
  };
}
