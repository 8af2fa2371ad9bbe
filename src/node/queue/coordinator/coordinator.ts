import type { Kernels } from "../../../kernels/contract.js";
import type { ExecutionHooks } from "../../../study/run/executor.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import type { EngineOptions } from "../../../study/threads/messages.js";
import type { QueueAddress } from "../address.js";
import { fingerprint } from "../data/bytes.js";
import { type DataPlace, dataPlace, placesToRead } from "../data/data-place.js";
import { partsOf } from "../data/folds-parts.js";
import { foldsFingerprint, storeFolds } from "../data/stored-folds.js";
import type { Database } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";
import { Listener } from "../database/listener.js";
import { openQueue } from "../database/open-queue.js";
import { connectionProblem, isOfDatabase } from "../database/problem.js";
import { type EngineMark, engineMark, queueNamed } from "../who-can-take.js";
import { Batch } from "./batch.js";
import { OwnWorker } from "./own-worker.js";
import { lockRun, type Run, removeForgotten, removeLeft, removeRun, writeRun } from "./run-row.js";
import { TellSilent } from "./tell-silent.js";

export interface CoordinatorOptions {
  readonly address: QueueAddress;
  readonly name: string;
  readonly folds: readonly TrialContext[];
  readonly engine: EngineOptions;
  readonly kernels: () => Kernels;
  readonly modules: readonly string[];
  readonly workers: number;
  readonly dataFolder: string | null;
  readonly lostAfterSeconds: number;
  readonly tell: (note: string) => void;
}

/** Words may be lost with a connection: then results are looked for this often. */
const MILLISECONDS_BETWEEN_LOOKS = 1000;
/** Trials under way have this long to stop; then their last checkpoints are taken as they are. */
const MILLISECONDS_TO_STOP = 10_000;

interface Opened {
  readonly run: string;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly data: DataPlace;
  readonly listener: Listener;
  readonly own: OwnWorker;
}

/** One study on the queue: puts its trials there, hands on what comes back, and trains itself while nobody else does. */
export class Coordinator {
  readonly #options: CoordinatorOptions;
  #opened: Opened | null = null;
  #wake: () => void = () => {};
  /** That it cannot go on: another program took the run while the database was away. */
  #problem: unknown = null;
  /** Whether a word came that nobody waited for. */
  #isWoken = false;
  /** Whether the results of all trials were at hand, so that none was put on the queue. */
  #hadAll = false;

  constructor(options: CoordinatorOptions) {
    this.#options = options;
  }

  async *run(specs: readonly TrialSpec[], hooks: ExecutionHooks): AsyncGenerator<TrialResult, void, undefined> {
    this.#hadAll = specs.length === 0 && !hooks.signal.aborted;
    if (specs.length === 0 || hooks.signal.aborted) return;
    const opened = await this.#open(hooks).catch((error) => {
      if (!hooks.signal.aborted) throw error;
      return null; // told to stop before it had begun
    });
    if (opened === null) return;
    const batch = new Batch(opened, specs, hooks);
    const silent = new TellSilent({ run: opened.run, tell: this.#options.tell });
    const wake = () => this.#hear();
    hooks.signal.addEventListener("abort", wake);
    const endWaiting = opened.database.waitsUntil(hooks.signal);
    try {
      await batch.begin();
      for (let stopBy: number | null = null; !batch.isDone; ) {
        if (this.#problem !== null) throw this.#problem;
        await opened.own.look();
        yield* batch.ended(); // what a killed program left is there at once
        if (!hooks.signal.aborted) await batch.publish(opened.own.threads);
        else if (stopBy === null) {
          stopBy = performance.now() + MILLISECONDS_TO_STOP;
          await batch.stop();
          continue;
        }
        await batch.tellProgress().catch(() => {}); // the result has it all
        await silent.look(opened.database).catch(() => {}); // the database is away: the next statement says so
        if (stopBy !== null && (performance.now() > stopBy || !(await batch.isUnderWay()))) {
          yield* batch.ended();
          await batch.keepCheckpoints().catch(() => {}); // the local ones are older, and as good
          return;
        }
        if (!batch.isDone) await this.#word();
      }
    } catch (error) {
      if (!isOfDatabase(error)) throw error;
      if (!hooks.signal.aborted) throw connectionProblem(error, opened.database.address);
      this.#options.tell(
        "The queue is away: what it holds of this study stays there, and the same command fetches it.",
      );
    } finally {
      hooks.signal.removeEventListener("abort", wake);
      endWaiting();
    }
  }

  /** Removes the study from the queue, or keeps what is there; where the database is away it stays there, for a week. */
  async close({ keeps }: { readonly keeps: boolean }): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    if (opened === null) {
      if (!keeps && this.#hadAll) await this.#removeLeft().catch(() => {});
      return;
    }
    const { run, database, jobs, data, listener, own } = opened;
    await own.end();
    if (!keeps) await removeRun(run, { database, jobs, data }).catch(() => {});
    listener.close();
    await jobs.close();
    await database.close();
  }

  async #removeLeft(): Promise<void> {
    const { address, tell, engine, kernels, modules, folds, dataFolder } = this.#options;
    const mark = await engineMark(engine, { kernels: kernels(), modules });
    const { database, jobs } = await openQueue(address, { mark, isUpkept: false, listeners: 0, tell });
    try {
      const run = this.#runOn(queueNamed(mark), foldsFingerprint(partsOf(folds)));
      await removeLeft(run, { database, jobs, data: dataPlace(dataFolder, database) });
    } finally {
      await jobs.close();
      await database.close();
    }
  }

  /** The study's name there: the same for whoever gives the same command. */
  #runOn(queue: string, folds: string): string {
    return fingerprint(`${queue}\n${this.#options.name}\n${folds}`).slice(0, 32);
  }

  async #open({ signal, checkpoints }: ExecutionHooks): Promise<Opened> {
    if (this.#opened !== null) return this.#opened;
    const { address, tell, engine, kernels, modules } = this.#options;
    const mark = await engineMark(engine, { kernels: kernels(), modules });
    const { database, jobs } = await openQueue(address, {
      mark,
      isUpkept: true,
      listeners: 2, // its own worker has another
      tell,
    });
    const endWaiting = database.waitsUntil(signal);
    try {
      this.#opened = await this.#begin(
        { database, jobs, mark },
        { signal, checkpointSeconds: checkpoints?.seconds ?? null },
      );
      return this.#opened;
    } catch (error) {
      await jobs.close();
      await database.close();
      throw error;
    } finally {
      endWaiting();
    }
  }

  /** Writes the study down in a queue that is open. */
  async #begin(
    { database, jobs, mark }: Pick<Opened, "database" | "jobs"> & { readonly mark: EngineMark },
    { signal, checkpointSeconds }: Pick<ExecutionHooks, "signal"> & Pick<Run, "checkpointSeconds">,
  ): Promise<Opened> {
    const { name, folds, workers, dataFolder, tell, lostAfterSeconds, engine, modules } = this.#options;
    const queue = queueNamed(mark);
    const parts = partsOf(folds);
    const sha = foldsFingerprint(parts);
    const run = this.#runOn(queue, sha);
    const listener = new Listener(database, {
      hear: (word) => {
        if (word === "" || word === `run ${run}`) this.#hear();
      },
      claim: (client) => lockRun(client, run, { signal, names: database.address.names }),
      lost: (error) => {
        if (!signal.aborted) this.#problem = error;
        this.#hear();
      },
    });
    try {
      await database.patiently(() => listener.open());
      await database.patiently(() => removeForgotten(database));
      const contents = [...parts.arrays.keys()];
      await database.patiently(() =>
        writeRun({ run, label: name, folds: sha, contents, checkpointSeconds }, database, queue),
      );
      const data = dataPlace(dataFolder, database);
      await database.patiently(() => storeFolds(parts, data));
      const own = new OwnWorker({
        ...{ database, jobs, engine, mark, modules, lostAfterSeconds, tell, run },
        ...{ concurrency: workers, data: placesToRead(database, dataFolder), atHand: { sha, folds } },
      });
      return { run, database, jobs, data, listener, own };
    } catch (error) {
      listener.close();
      throw error;
    }
  }

  /** Until somebody says that a trial has ended, or some time has gone. */
  async #word(): Promise<void> {
    if (!this.#isWoken) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, MILLISECONDS_BETWEEN_LOOKS);
        this.#wake = () => {
          clearTimeout(timer);
          done();
        };
      });
      this.#wake = () => {};
    }
    this.#isWoken = false;
  }

  #hear(): void {
    this.#isWoken = true;
    this.#wake();
  }
}
