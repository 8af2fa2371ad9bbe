import type { Kernels } from "../../../kernels/contract.js";
import type { EngineOptions } from "../../../study/threads/messages.js";
import { loadModule } from "../../threads/user-module.js";
import type { QueueAddress } from "../address.js";
import { placesToRead } from "../data/data-place.js";
import { openQueue } from "../database/open-queue.js";
import { connectionProblem, isOfDatabase } from "../database/problem.js";
import { engineMark } from "../who-can-take.js";
import { QueueWorker } from "./queue-worker.js";

export interface RunWorkerOptions {
  readonly address: QueueAddress;
  readonly dataFolder: string | null;
  readonly lostAfterSeconds: number;
  readonly engine: EngineOptions;
  /** An engine of this thread, to see which bits it gives. */
  readonly kernels: Kernels;
  /** URLs of files that every thread imports first. */
  readonly modules: readonly string[];
  readonly concurrency: number;
  readonly tell: (note: string) => void;
  readonly signal: AbortSignal;
}

/** A worker's life: connects, serves until its signal, gives back what it has begun. */
export async function runWorker(options: RunWorkerOptions): Promise<void> {
  const { dataFolder, lostAfterSeconds, engine, kernels, modules, concurrency, tell, signal } = options;
  for (const module of modules) await loadModule("--module", module); // said now, and not by the first trial
  const mark = await engineMark(engine, { kernels, modules });
  const { database, jobs } = await openQueue(options.address, {
    mark,
    isUpkept: false,
    listeners: 1,
    tell,
  });
  const data = placesToRead(database, dataFolder);
  tell(
    `Worker of ${database.address.place}: ${concurrency} ${concurrency === 1 ? "trial" : "trials"} at once, ` +
      `gradus ${mark.gradus} with engine ${mark.engine} (${mark.bits}). Ctrl-C ends it.`,
  );
  const worker = new QueueWorker({ database, jobs, data, engine, mark, modules, concurrency, lostAfterSeconds, tell });
  database.waitsUntil(signal);
  try {
    await worker.run(signal);
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    if (!signal.aborted) throw connectionProblem(error, database.address);
    tell(
      "The queue is away, so this worker leaves without a word: its trials go on elsewhere, from their last checkpoints.",
    );
  } finally {
    await jobs.close();
    await database.close();
  }
}
