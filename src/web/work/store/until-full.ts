import type { CheckpointStore, StudyStore } from "../../../study/run/store.js";
import { isFull } from "./database.js";
import type { MemoryStore } from "./memory-store.js";

/**
 * A store that is kept in the browser as long as there is room, and has all in memory besides: where the browser has no more, the study goes on
 * unkept, which is told once. What had been kept stays kept.
 */
export function untilFull(
  kept: StudyStore & { readonly checkpoints?: CheckpointStore },
  memory: MemoryStore,
  onFull: () => void,
): StudyStore {
  let isUnkept = false;
  const keep = async (write: () => Promise<void> | undefined) => {
    if (isUnkept) return;
    try {
      await write();
    } catch (error) {
      if (!isFull(error)) throw error;
      isUnkept = true;
      onFull();
    }
  };
  const both = async (write: (store: StudyStore) => Promise<void>) => {
    await write(memory);
    await keep(() => write(kept));
  };
  return {
    lock: () => kept.lock(),
    manifest: async () => (await memory.manifest()) ?? (await kept.manifest()),
    write: (manifest) => both((store) => store.write(manifest)),
    evaluation: async () => (await memory.evaluation()) ?? (await kept.evaluation()),
    writeEvaluation: (size) => both((store) => store.writeEvaluation(size)),
    async secondsSpent() {
      const own = await memory.secondsSpent();
      return own.seconds > 0 ? own : kept.secondsSpent();
    },
    writeSeconds: (seconds) => both((store) => store.writeSeconds(seconds)),
    async finished(expected) {
      const [own, others] = [await memory.finished(expected), await kept.finished(expected)];
      return { results: new Map([...others.results, ...own.results]), setAside: others.setAside };
    },
    save: (result, key) => both((store) => store.save(result, key)),
    checkpoints: {
      async read(key) {
        const own = await memory.checkpoints.read(key);
        return own.checkpoint !== null || !kept.checkpoints ? own : kept.checkpoints.read(key);
      },
      async write(checkpoint, key) {
        await memory.checkpoints.write(checkpoint, key);
        await keep(() => kept.checkpoints?.write(checkpoint, key));
      },
      async remove(key) {
        await memory.checkpoints.remove(key);
        await keep(() => kept.checkpoints?.remove(key));
      },
      async clear() {
        await memory.checkpoints.clear();
        await keep(() => kept.checkpoints?.clear());
      },
    },
  };
}

export const FULL =
  "The browser has no more room for what this page keeps. The study goes on and loses nothing while the page is open, but what is to come is not kept. " +
  "Remove kept studies, or download this one when it is done.";
