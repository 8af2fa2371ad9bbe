import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { EpochRecord } from "../../../study/records/trial.js";
import { toBytes } from "../data/trial-bytes.js";
import type { Database } from "../database/database.js";
import type { Mark } from "./exchange.js";

/** One trial that this worker runs: what it tells while it runs, and how it is stopped. */
export class RunningTrial {
  readonly mark: Mark;
  readonly stop = new AbortController();
  readonly #database: Database;
  #epochs: EpochRecord[] = [];
  /** Whether there was an epoch or a checkpoint since the queue was told so. */
  #hasNews = false;
  #writing: Promise<void> | null = null;
  /** To be written when the one before has been. */
  #next: TrialCheckpoint | null = null;

  constructor(database: Database, mark: Mark) {
    this.#database = database;
    this.mark = mark;
  }

  epoch(record: EpochRecord): void {
    this.#hasNews = true;
    this.#epochs.push(record);
  }

  takeEpochs(): readonly EpochRecord[] {
    const taken = this.#epochs;
    this.#epochs = [];
    return taken;
  }

  takeNews(): boolean {
    const had = this.#hasNews;
    this.#hasNews = false;
    return had;
  }

  /**
   * Of those that come while an earlier one is being written the last is kept: the database sets the pace, and the one of a stop is not lost. One that
   * cannot be written costs work, not the trial.
   */
  checkpoint(checkpoint: TrialCheckpoint): void {
    this.#hasNews = true;
    this.#next = checkpoint;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
    });
  }

  async settle(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#next !== null) {
      const next = this.#next;
      this.#next = null;
      await this.#write(next).catch(() => {});
    }
  }

  async #write(checkpoint: TrialCheckpoint): Promise<void> {
    const { run, trial, attempt } = this.mark;
    await this.#database.query(
      `INSERT INTO gradus.checkpoints SELECT run, trial, attempt, $4 FROM gradus.trials
       WHERE run = $1 AND trial = $2 AND attempt = $3 AND state IN ('running', 'stopping')
       ON CONFLICT (run, trial) DO UPDATE SET attempt = excluded.attempt, bytes = excluded.bytes`,
      [run, trial, attempt, await toBytes(checkpoint)],
    );
  }
}

/** The trials that a worker runs just now. */
export class RunningTrials {
  readonly #database: Database;
  readonly #all = new Map<string, RunningTrial>();

  constructor(database: Database) {
    this.#database = database;
  }

  add(mark: Mark): RunningTrial {
    const trial = new RunningTrial(this.#database, mark);
    this.#all.set(keyOf(mark), trial);
    return trial;
  }

  remove(mark: Pick<Mark, "run" | "trial" | "attempt">): void {
    this.#all.delete(keyOf(mark));
  }

  has(mark: Pick<Mark, "run" | "trial" | "attempt">): boolean {
    return this.#all.has(keyOf(mark));
  }

  all(): RunningTrial[] {
    return [...this.#all.values()];
  }
}

function keyOf({ run, trial, attempt }: Pick<Mark, "run" | "trial" | "attempt">): string {
  return `${run} ${trial} ${attempt}`;
}
