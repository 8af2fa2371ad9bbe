import { hostname } from "node:os";
import { machineRecord } from "../../machine.js";
import type { Database } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";
import type { EngineMark } from "../who-can-take.js";
import { giveBack, type Mark } from "./exchange.js";
import { HeardFor } from "./heard-for.js";
import { reapLost } from "./reap.js";
import type { RunningTrials } from "./running-trials.js";

export interface HeartbeatOptions {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly worker: string;
  readonly mark: EngineMark;
  readonly concurrency: number;
  readonly lostAfterSeconds: number;
  readonly running: RunningTrials;
  /** Runs whose data the worker cannot read: their programs do not count on it. */
  readonly leaves: () => readonly string[];
}

/** Epochs reach who watches this often. */
const MILLISECONDS_BETWEEN_TICKS = 500;
const MILLISECONDS_BETWEEN_BEATS = 2000;
const BEATS_BETWEEN_REAPS = 2;

/**
 * Keeps the queue informed that a worker lives and where its trials are, and hears which of them are no longer its own: those that are stopped,
 * or that others took over when it was not heard of. Runs on the main thread, which never trains.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #counts = { done: 0, failed: 0, seconds: 0 };
  /** Failures that the queue has been told of: others add those that it took over, so that only what is new is added. */
  #failuresTold = 0;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  /** When the next beat is due. */
  #due = Number.NEGATIVE_INFINITY;
  #beats = 0;
  readonly #heard = new HeardFor(5 * MILLISECONDS_BETWEEN_BEATS, () => performance.now());
  /** Trials that the queue has as this worker's, and that it did not know at the last beat either. */
  #strangers = new Set<string>();

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), MILLISECONDS_BETWEEN_TICKS);
  }

  /** The next tick is a beat. */
  soon(): void {
    this.#due = Number.NEGATIVE_INFINITY;
    this.#tick();
  }

  /** @param what null: an attempt that neither finished nor failed */
  count(what: "done" | "failed" | null, seconds: number): void {
    if (what !== null) this.#counts[what]++;
    this.#counts.seconds += seconds;
  }

  /** Says that the worker has gone for good; its trials are given back by then. */
  async end(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#running;
    const { database, worker } = this.#options;
    await database.query("DELETE FROM gradus.workers WHERE worker = $1", [worker]).catch(() => {}); // or it counts as lost after a while
  }

  async beat(): Promise<void> {
    const { database, jobs, worker, mark, concurrency, lostAfterSeconds, running, leaves } = this.#options;
    const { cpu, node } = machineRecord();
    const { done, failed, seconds } = this.#counts;
    const failuresNew = failed - this.#failuresTold;
    const known = running.all(); // before the question: one that is taken meanwhile is not in the answer
    await database.query(
      `INSERT INTO gradus.workers AS workers (worker, queue, host, pid, cpu, node, gradus, engine, bits, concurrency, lost_after, busy, done, failed, seconds, leaves)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT (worker) DO UPDATE SET seen = now(), busy = $12, done = $13, failed = workers.failed + $14, seconds = $15, leaves = $16`,
      [
        ...[worker, jobs.queue, hostname(), process.pid, cpu, node, mark.gradus, mark.engine, mark.bits],
        ...[concurrency, lostAfterSeconds, known.length, done, failuresNew, seconds, leaves()],
      ],
    );
    this.#failuresTold = failed;
    await this.#tellNews();
    const mine = await database.query<Mark & { state: string }>(
      "SELECT run, trial, attempt, job, state FROM gradus.trials WHERE worker = $1 AND state IN ('running', 'stopping')",
      [worker],
    );
    const keys = new Set(mine.filter(({ state }) => state === "running").map(keyOf));
    for (const trial of known) if (!keys.has(keyOf(trial.mark))) trial.stop.abort();
    await this.#returnStrangers(mine.filter((one) => !running.has(one)));
  }

  /** Which trials get on: one of which nothing is heard hangs, though this thread beats. */
  async #tellNews(): Promise<void> {
    const { database, running } = this.#options;
    const marks = running.all().flatMap((trial) => (trial.takeNews() ? [trial.mark] : []));
    if (marks.length === 0) return;
    await database.query(
      `UPDATE gradus.trials t SET heard = now() FROM jsonb_to_recordset($1::jsonb) AS told(run text, trial text, attempt integer)
       WHERE t.run = told.run AND t.trial = told.trial AND t.attempt = told.attempt`,
      [JSON.stringify(marks)],
    );
  }

  /** A trial that was taken while the connection broke, so that nobody here heard of it, goes back. */
  async #returnStrangers(found: readonly Mark[]): Promise<void> {
    const { database, jobs } = this.#options;
    const again = found.filter((mark) => this.#strangers.has(keyOf(mark)));
    this.#strangers = new Set(found.map(keyOf));
    for (const mark of again) {
      await database.transaction((statements) => giveBack(mark, { note: null, counts: false }, jobs, statements));
    }
  }

  #tick(): void {
    this.#running ??= this.#work()
      .then(
        () => {},
        () => {
          this.#heard.lost(); // the database is away: the slots tell it, and the next tick tries again
        },
      )
      .finally(() => {
        this.#running = null;
      });
  }

  async #work(): Promise<void> {
    const { database, jobs } = this.#options;
    await this.#tellEpochs();
    const now = performance.now();
    if (now < this.#due) return;
    this.#due = now + MILLISECONDS_BETWEEN_BEATS; // before the beat: one that is asked for meanwhile comes all the same
    await this.beat();
    const heardFor = this.#heard.again();
    if (++this.#beats % BEATS_BETWEEN_REAPS === 0) await reapLost(database, jobs, { heardFor });
  }

  async #tellEpochs(): Promise<void> {
    const { database, running } = this.#options;
    const rows = running.all().flatMap((trial) => {
      const epochs = trial.takeEpochs();
      return epochs.length === 0 ? [] : [{ ...trial.mark, epochs: JSON.stringify(epochs) }];
    });
    if (rows.length === 0) return;
    await database.query(
      `INSERT INTO gradus.progress (run, trial, attempt, epochs) SELECT run, trial, attempt, epochs
       FROM jsonb_to_recordset($1::jsonb) AS told(run text, trial text, attempt integer, epochs text)
       WHERE EXISTS (SELECT 1 FROM gradus.runs r WHERE r.run = told.run)`,
      [JSON.stringify(rows.map(({ run, trial, attempt, epochs }) => ({ run, trial, attempt, epochs })))],
    );
  }
}

function keyOf({ run, trial, attempt }: Mark): string {
  return `${run} ${trial} ${attempt}`;
}
