import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { EpochRecord } from "../../../study/records/trial.js";
import { toBytes } from "../data/trial-bytes.js";
import type { Database } from "../database/database.js";
import type { Mark } from "./exchange.js";

/** One trial that this worker runs: what it tells on its way, and how it is stopped. */
export class Way {
  readonly mark: Mark;
  readonly stop = new AbortController();
  readonly #database: Database;
  #epochs: EpochRecord[] = [];
  #writing: Promise<void> | null = null;

  constructor(database: Database, mark: Mark) {
    this.#database = database;
    this.mark = mark;
  }

  epoch(record: EpochRecord): void {
    this.#epochs.push(record);
  }

  takeEpochs(): readonly EpochRecord[] {
    const taken = this.#epochs;
    this.#epochs = [];
    return taken;
  }

  /** While an earlier one is being written, one is left out: the database sets the pace. One that cannot be written costs work, not the trial. */
  checkpoint(checkpoint: TrialCheckpoint): void {
    if (this.#writing !== null) return;
    this.#writing = this.#write(checkpoint)
      .catch(() => {})
      .finally(() => {
        this.#writing = null;
      });
  }

  async settle(): Promise<void> {
    await this.#writing;
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
export class UnderTheWay {
  readonly #database: Database;
  readonly #ways = new Map<string, Way>();

  constructor(database: Database) {
    this.#database = database;
  }

  get size(): number {
    return this.#ways.size;
  }

  add(mark: Mark): Way {
    const way = new Way(this.#database, mark);
    this.#ways.set(keyOf(mark), way);
    return way;
  }

  remove(mark: Pick<Mark, "run" | "trial" | "attempt">): void {
    this.#ways.delete(keyOf(mark));
  }

  has(mark: Pick<Mark, "run" | "trial" | "attempt">): boolean {
    return this.#ways.has(keyOf(mark));
  }

  all(): Way[] {
    return [...this.#ways.values()];
  }
}

function keyOf({ run, trial, attempt }: Pick<Mark, "run" | "trial" | "attempt">): string {
  return `${run} ${trial} ${attempt}`;
}
