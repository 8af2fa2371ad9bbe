import { setTimeout as pause } from "node:timers/promises";
import type { Kernels } from "../../../kernels/contract.js";
import { engineName } from "../../../kernels/select.js";
import type { EngineOptions } from "../../../study/threads/messages.js";
import { gradusVersion } from "../../machine.js";
import { dataInDatabase, dataInFolder } from "../data/data-place.js";
import { openQueue } from "../database/open-queue.js";
import { bitsOf, type EngineMark } from "../who-can-take.js";
import { QueueWorker } from "./queue-worker.js";

export interface RunWorkerOptions {
  readonly address: string;
  readonly dataFolder: string | null;
  readonly lostAfterSeconds: number;
  readonly engine: EngineOptions;
  /** An engine of this thread, to see which bits it gives. */
  readonly kernels: Kernels;
  readonly concurrency: number;
  readonly tell: (note: string) => void;
  readonly signal: AbortSignal;
}

/** A worker's life: connects, serves until its signal, gives back what it has begun. */
export async function runWorker(options: RunWorkerOptions): Promise<void> {
  const { dataFolder, lostAfterSeconds, engine, kernels, concurrency, tell, signal } = options;
  const mark: EngineMark = { gradus: gradusVersion(), engine: engineName(engine), bits: await bitsOf(kernels) };
  const { database, jobs } = await openQueue(options.address, {
    mark,
    isUpkept: false,
    connections: concurrency + 4,
    tell,
  });
  const data = dataFolder === null ? dataInDatabase(database) : dataInFolder(dataFolder);
  tell(
    `Worker of ${database.address.place}: ${concurrency} ${concurrency === 1 ? "trial" : "trials"} at once, ` +
      `gradus ${mark.gradus} with engine ${mark.engine} (${mark.bits}). Ctrl-C ends it.`,
  );
  const worker = new QueueWorker({ database, jobs, data, engine, mark, concurrency, lostAfterSeconds, tell });
  try {
    await worker.run(signal);
  } finally {
    await jobs.close();
    await Promise.race([database.close(), pause(2000, undefined, { ref: false })]);
  }
}
