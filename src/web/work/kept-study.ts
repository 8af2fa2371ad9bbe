import type { StudyRecord } from "../../study/records/study.js";
import type { StudyStore } from "../../study/run/store.js";
import type { StudyOptions } from "../../study/spec/options.js";
import type { GivenTable, ProofChoice } from "../contract/proof.js";
import { isFull } from "./store/database.js";
import type { MemoryStore } from "./store/memory-store.js";
import type { Shelf, ShelfRow } from "./store/shelf.js";
import { untilFull } from "./store/until-full.js";

export interface KeepOptions {
  readonly options: StudyOptions;
  readonly engine: string;
  readonly choice: ProofChoice;
  readonly startedAt: string;
  readonly table: GivenTable;
  /** What this page has of the study by now. */
  readonly memory: MemoryStore;
  /** The browser has no more room: the study goes on unkept. */
  readonly onFull: () => void;
}

/** A study that is kept in this browser, as far as there is room. */
export interface KeptRun {
  readonly id: string;
  readonly store: StudyStore;
  /** Writes what it came to into its row. */
  ended(study: StudyRecord): Promise<void>;
}

/** The kept study that goes on with what is asked for, or a new one; null where the browser has no room for its table. */
export async function keptStudy(shelf: Shelf, keep: KeepOptions): Promise<KeptRun | null> {
  const { options, engine, choice, startedAt, table, memory, onFull } = keep;
  const earlier = await shelf.find(options, engine);
  const { targets } = options.task.record;
  const fresh = { name: table.name, bytes: table.blob.size, startedAt, targets, isFinished: false, decision: null };
  const row: ShelfRow = earlier === null ? { id: newId(), ...fresh, choice } : { ...earlier, choice };
  try {
    await shelf.put(row, earlier === null ? table.blob : null);
    const kept = await shelf.store(row.id);
    if (earlier === null) await memory.copyInto(kept);
    return {
      id: row.id,
      store: untilFull(kept, memory, onFull),
      async ended({ outcome, verdict }) {
        const isFinished = outcome === "complete" || outcome === "closed" || outcome === "budget-spent";
        const decision = isFinished ? verdict.decision : null;
        await shelf.put({ ...row, isFinished, decision }, null).catch((error: unknown) => {
          if (!isFull(error)) throw error;
        });
      },
    };
  } catch (error) {
    if (!isFull(error)) throw error;
    onFull();
    return null;
  }
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
