import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { hostname } from "node:os";
import type { TrialContext, TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import { MachineFault } from "../../../study/threads/failure.js";
import type { EngineOptions } from "../../../study/threads/messages.js";
import { machineRecord } from "../../machine.js";
import { masked, secretsOf } from "../address.js";
import type { DataPlace } from "../data/data-place.js";
import { type FoldsAtHand, FoldsCache } from "../data/stored-folds.js";
import { checkpointFrom, toBytes } from "../data/trial-bytes.js";
import type { Database, Statements } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";
import { Listener } from "../database/listener.js";
import { isPassing } from "../database/problem.js";
import type { EngineMark } from "../who-can-take.js";
import { type Ended, type Mark, report, type Taken, take } from "./exchange.js";
import { Faults } from "./faults.js";
import { FreeSlots } from "./free-slots.js";
import { Heartbeat } from "./heartbeat.js";
import { LeftStudies } from "./left-studies.js";
import { type RunningTrial, RunningTrials } from "./running-trials.js";
import { Slot } from "./slot.js";

export interface QueueWorkerOptions {
  readonly database: Database;
  readonly jobs: Jobs;
  /** Where it looks for data, in this order. */
  readonly data: readonly DataPlace[];
  /** Data that need not be looked for. */
  readonly atHand?: FoldsAtHand;
  readonly engine: EngineOptions;
  readonly mark: EngineMark;
  /** Trials at once, a thread each. */
  readonly concurrency: number;
  /** Modules that every thread imports first. */
  readonly modules: readonly string[];
  /** Seconds without a word after which others may take its trials. */
  readonly lostAfterSeconds: number;
  /** Whether it may take a trial now. */
  readonly mayTake?: () => boolean;
  readonly tell: (note: string) => void;
}

/** What came of telling the queue of an end and asking it for a trial. */
interface Exchanged {
  /** Whether the trial that has ended was still this worker's. */
  readonly isHeld: boolean;
  readonly next: Taken | null;
}

/** A study's data cannot be had here: those of others may be. */
class Unread extends Error {}

const NOTHING: Exchanged = { isHeld: false, next: null };

/** Takes trials off the queue and runs them in threads of its own, until its signal; what it has begun by then goes back to the queue with its checkpoint. */
export class QueueWorker {
  readonly #options: QueueWorkerOptions;
  readonly #name = randomUUID();
  readonly #folds: FoldsCache;
  readonly #running: RunningTrials;
  readonly #heartbeat: Heartbeat;
  readonly #faults: Faults;
  readonly #left: LeftStudies;
  readonly #free = new FreeSlots();

  constructor(options: QueueWorkerOptions) {
    this.#options = options;
    const { database, jobs, mark, concurrency, lostAfterSeconds, tell } = options;
    this.#folds = new FoldsCache(options.data, options.atHand);
    this.#faults = new Faults({ lostAfterSeconds, tell });
    this.#left = new LeftStudies({ lostAfterSeconds, tell });
    this.#running = new RunningTrials(database);
    this.#heartbeat = new Heartbeat({
      ...{ database, jobs, mark, concurrency, lostAfterSeconds, worker: this.#name },
      ...{ running: this.#running, leaves: () => this.#left.all },
    });
  }

  /** @throws GradusError where nothing can run on this machine */
  async run(given: AbortSignal): Promise<void> {
    const { database, jobs, concurrency, engine, modules } = this.#options;
    const listener = new Listener(database, {
      hear: (word) => {
        if (word === "" || word === `jobs ${jobs.queue}`) this.#free.wake(1);
        if (word === "" || word === `stop ${jobs.queue}`) this.#heartbeat.soon();
      },
    });
    const leaving = new AbortController();
    const { signal } = leaving;
    const leave = () => {
      leaving.abort();
      this.#free.end();
    };
    given.addEventListener("abort", leave);
    if (given.aborted) leave();
    setMaxListeners(0, signal); // a trial at once each
    const slots = Array.from({ length: concurrency }, () => new Slot(engine, modules));
    try {
      await database.patiently(() => listener.open(), signal);
      await database.patiently(() => this.#heartbeat.beat(), signal);
      this.#heartbeat.start();
      const serving = slots.map((slot) => this.#serve(slot, signal).finally(() => slot.close()));
      this.#free.start();
      for (const one of serving) one.catch(leave); // the others give back what they run
      const [failed] = (await Promise.allSettled(serving)).filter(({ status }) => status === "rejected");
      if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
    } finally {
      given.removeEventListener("abort", leave);
      this.#free.end();
      listener.close();
      await this.#heartbeat.end();
    }
  }

  /** One slot's life: the end of one trial and the beginning of the next are one transaction. */
  async #serve(slot: Slot, signal: AbortSignal): Promise<void> {
    const { mayTake = () => true } = this.#options;
    let ended = null as Ended | null;
    await this.#free.sleep();
    while (ended !== null || !signal.aborted) {
      const { fault, unread, mark }: Partial<Ended> = ended ?? {};
      const isWell = fault === undefined && unread === undefined;
      const isFree: boolean = !signal.aborted && mayTake() && !this.#faults.isPausing && isWell;
      const { isHeld, next }: Exchanged =
        ended !== null || isFree ? await this.#exchange(ended, isFree, signal) : NOTHING;
      if (fault !== undefined && isHeld) this.#faults.found(fault);
      if (unread !== undefined && isHeld) this.#leave(mark!.run, unread); // data of a study that is over are gone by right
      ended = next && (await this.#runOne(next, slot, signal));
      if (next === null && unread === undefined && !signal.aborted) await this.#free.sleep();
    }
  }

  #leave(run: string, unread: NonNullable<Ended["unread"]>): void {
    this.#left.leave(run, unread);
    this.#heartbeat.soon(); // the study's own program trains where nobody else can
  }

  /** A result is not given up: where the database is away, this waits. */
  async #exchange(ended: Ended | null, takes: boolean, signal: AbortSignal): Promise<Exchanged> {
    const { database, jobs } = this.#options;
    const once = () =>
      database.transaction(async (statements) => {
        const isHeld = ended !== null && (await report(ended, jobs, statements));
        return { isHeld, next: takes && !signal.aborted ? await this.#take(statements) : null };
      });
    try {
      if (ended === null)
        return await this.#free.ask(
          () => database.patiently(once, signal),
          ({ next }) => next !== null,
        );
      const exchanged = await database.patiently(once);
      this.#running.remove(ended.mark);
      return exchanged;
    } catch (error) {
      if (ended === null && signal.aborted && isPassing(error)) return NOTHING;
      throw error;
    }
  }

  #take(statements: Statements): Promise<Taken | null> {
    return take(this.#options.jobs, { worker: this.#name, leaves: this.#left.resting }, statements);
  }

  async #runOne(taken: Taken, slot: Slot, signal: AbortSignal): Promise<Ended> {
    const { tell } = this.#options;
    const mark: Mark = { run: taken.run, trial: taken.trial, attempt: taken.attempt, job: taken.job }; // not its checkpoint's bytes, for as long as it runs
    const released: Ended = { mark, kind: "released", result: null, note: null };
    const spec = JSON.parse(taken.spec) as TrialSpec;
    const running = this.#running.add(mark);
    const leave = () => running.stop.abort();
    signal.addEventListener("abort", leave);
    if (signal.aborted) leave();
    const started = performance.now();
    try {
      const from = taken.checkpoint && (await checkpointFrom(taken.checkpoint));
      const seconds = taken.checkpointSeconds;
      const result = await slot.run(
        {
          ...{ spec, folds: await this.#dataOf(taken, running) },
          keeping: seconds === null ? null : { seconds, from },
          onEpoch: (record) => running.epoch(record),
          onCheckpoint: (checkpoint) => running.checkpoint(checkpoint),
          onRefused: (reason) => tell(`${spec.id}: its checkpoint is of no use, the run begins anew: ${reason}`),
        },
        running.stop.signal,
      );
      await running.settle();
      this.#faults.ended();
      const stopped = result.record.outcome === "stopped";
      if (stopped && signal.aborted) return released;
      this.#heartbeat.count(stopped ? null : "done", (performance.now() - started) / 1000);
      return { mark, kind: stopped ? "stopped" : "done", result: await toBytes(this.#named(result)), note: null };
    } catch (error) {
      await running.settle();
      if (running.stop.signal.aborted) return released;
      const note = this.#inWords(error);
      if (error instanceof Unread) return { ...released, unread: { label: taken.label, reason: note } };
      if (error instanceof MachineFault) return { ...released, fault: note };
      tell(`${spec.id} failed: ${note.split("\n")[0]}`);
      this.#heartbeat.count("failed", (performance.now() - started) / 1000);
      return { mark, kind: "failed", result: null, note };
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  /** @throws Unread where this machine cannot have them */
  async #dataOf({ run, folds }: Taken, { stop }: RunningTrial): Promise<readonly TrialContext[]> {
    try {
      const read = await this.#options.database.patiently(() => this.#folds.get(folds), stop.signal);
      if (this.#left.meet(run)) this.#heartbeat.soon();
      return read;
    } catch (error) {
      throw new Unread(this.#inWords(error));
    }
  }

  #inWords(error: unknown): string {
    const { secret } = this.#options.database.address;
    return masked(error instanceof Error ? error.message : String(error), secretsOf(secret));
  }

  /** The result with the machine that it comes from. */
  #named({ record, parameters }: TrialResult): TrialResult {
    const { cpu, node } = machineRecord();
    const { steps = 0, secondsWall = 0 } = record.epochs.at(-1) ?? {};
    const ranOn = {
      ...{ machine: hostname(), cpu, node, engine: this.#options.mark.engine },
      secondsPerStep: steps === 0 ? null : secondsWall / steps,
    };
    return { record: { ...record, ranOn }, parameters };
  }
}
