import { canonicalJson } from "../../../core/stored/canonical.js";
import type { EpochRecord } from "../../../study/records/trial.js";
import type { ExecutionHooks } from "../../../study/run/executor.js";
import type { TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import { fingerprint } from "../data/bytes.js";
import { checkpointFrom, resultFrom, toBytes } from "../data/trial-bytes.js";
import type { Database, Statements } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";
import { putBack } from "./put-back.js";
import { OURSELVES, RUN_IS_OURS, removeTrials } from "./run-row.js";
import { setAsideResult } from "./set-aside.js";

/** One trial that is waited for. */
interface Pending {
  readonly spec: TrialSpec;
  /** Epochs that were told, so that none is told twice where it is run again. */
  told: number;
}

interface EndedRow {
  readonly trial: string;
  readonly state: "done" | "stopped" | "aside";
  readonly note: string | null;
  readonly result: Buffer | null;
}

/** Trials that are on the queue at once, for each that workers run at once: a fetch sorts all that wait, so they are few. */
const AHEAD = 3;
const FEWEST_AHEAD = 200;
const AT_ONCE = 500;
const RESULTS_AT_ONCE = 64;

/** The trials of one call of the executor, on the queue and back. */
export class Batch {
  readonly #run: string;
  readonly #database: Database;
  readonly #jobs: Jobs;
  readonly #hooks: ExecutionHooks;
  readonly #pending: Map<string, Pending>;
  /** In the order in which they are put on the queue. */
  readonly #keys: readonly string[];
  #published = 0;
  #returned = 0;

  constructor(
    { run, database, jobs }: { readonly run: string; readonly database: Database; readonly jobs: Jobs },
    specs: readonly TrialSpec[],
    hooks: ExecutionHooks,
  ) {
    this.#run = run;
    this.#database = database;
    this.#jobs = jobs;
    this.#hooks = hooks;
    this.#pending = new Map(specs.map((spec) => [keyOf(spec), { spec, told: 0 }]));
    this.#keys = [...this.#pending.keys()];
  }

  /** Whether every trial has come back. */
  get isDone(): boolean {
    return this.#pending.size === 0;
  }

  /** Drops what an earlier call of this run left behind, its own trials apart: those go on, or have their results there already. */
  async begin(): Promise<void> {
    await this.#database.patiently(() =>
      this.#database.transaction(async (statements) => {
        await removeTrials(this.#run, this.#keys, this.#jobs, statements);
        await putBack(this.#run, this.#keys, this.#jobs, statements);
      }),
    );
  }

  /** Puts as many trials on the queue as should wait there. @param atOnce trials that all workers run at once */
  async publish(atOnce: number): Promise<void> {
    const most = Math.max(FEWEST_AHEAD, AHEAD * atOnce);
    for (;;) {
      const from = this.#published;
      const room = most - (from - this.#returned);
      const isLate = room < most / 4 && from > 0; // a few at a time would be a transaction for each result
      if (from === this.#keys.length || room <= 0 || (isLate && from + room < this.#keys.length)) return;
      const keys = this.#keys.slice(from, from + Math.min(AT_ONCE, room));
      const part = keys.flatMap((key) => {
        const pending = this.#pending.get(key); // one that a killed coordinator had put there may be back already
        return pending === undefined ? [] : [{ key, spec: pending.spec }];
      });
      const begun = await this.#checkpoints(part.map(({ spec }) => spec));
      await this.#database.patiently(() =>
        this.#database.transaction((statements) => this.#insert(part, { from, begun }, statements)),
      );
      this.#published += keys.length;
    }
  }

  /** Where earlier runs, here and without the queue, have left trials. */
  async #checkpoints(specs: readonly TrialSpec[]): Promise<{ trial: string; bytes: string }[]> {
    const found: { trial: string; bytes: string }[] = [];
    for (const spec of specs) {
      const checkpoint = this.#hooks.checkpoints?.from(spec.id);
      if (checkpoint) found.push({ trial: keyOf(spec), bytes: (await toBytes(checkpoint)).toString("hex") });
    }
    return found;
  }

  async #insert(
    part: readonly { readonly key: string; readonly spec: TrialSpec }[],
    { from, begun }: { readonly from: number; readonly begun: readonly { trial: string; bytes: string }[] },
    statements: Statements,
  ): Promise<void> {
    const rows = part.map(({ key, spec }, k) => ({
      ...{ trial: key, job: jobId(this.#run, key), spec: JSON.stringify(spec), position: from + k },
    }));
    const fresh = await statements.query<{ trial: string }>(
      `INSERT INTO gradus.trials (run, trial, job, spec)
       SELECT $1, trial, job, spec FROM jsonb_to_recordset($2::jsonb) AS given(trial text, job uuid, spec text)
       ON CONFLICT DO NOTHING RETURNING trial`,
      [this.#run, JSON.stringify(rows)],
    );
    const isFresh = new Set(fresh.map(({ trial }) => trial));
    const jobs = rows.filter(({ trial }) => isFresh.has(trial));
    const ids = jobs.map(({ job }) => job);
    await this.#jobs.remove(ids, statements); // left by a run that was forgotten
    await this.#jobs.publish(
      jobs.map(({ job, trial, position }) => ({ id: job, run: this.#run, trial, position })),
      statements,
    );
    await statements.query(
      `INSERT INTO gradus.checkpoints SELECT $1, trial, 0, decode(bytes, 'hex')
       FROM jsonb_to_recordset($2::jsonb) AS given(trial text, bytes text) ON CONFLICT DO NOTHING`,
      [this.#run, JSON.stringify(begun)],
    );
    await statements.query("SELECT pg_notify('gradus', $1)", [`jobs ${this.#jobs.queue}`]);
  }

  /**
   * Results that are there, in the order in which they came; each is removed once the next one is asked for: then it is kept elsewhere. None
   * are where another program has taken the run, as after a connection was lost: they are its results.
   */
  async *ended(): AsyncGenerator<TrialResult, void, undefined> {
    for (;;) {
      const rows = await this.#database.patiently(() =>
        this.#database.query<EndedRow>(
          `SELECT trial, state, note, result FROM gradus.trials WHERE run = $1 AND ended IS NOT NULL AND ${RUN_IS_OURS} ORDER BY ended LIMIT $4`,
          [this.#run, ...OURSELVES, RESULTS_AT_ONCE],
        ),
      );
      const taken: string[] = [];
      let isOneBack = false;
      try {
        for (const row of rows) {
          if (row.state === "stopped" && !this.#hooks.signal.aborted) {
            isOneBack = true; // an earlier program's stop, heard late
            continue;
          }
          const pending = this.#pending.get(row.trial);
          if (pending !== undefined) {
            const result = await this.#resultOf(row, pending);
            if (result !== null) yield result;
            this.#pending.delete(row.trial);
            this.#returned++;
          }
          taken.push(row.trial);
        }
      } finally {
        if (taken.length > 0) await this.#remove(taken);
      }
      if (isOneBack) await this.#putBack();
      if (rows.length < RESULTS_AT_ONCE) return;
    }
  }

  async #putBack(): Promise<void> {
    await this.#database.patiently(() =>
      this.#database.transaction((statements) => putBack(this.#run, this.#keys, this.#jobs, statements)),
    );
  }

  /** Tells epochs of trials under way. */
  async tellProgress(): Promise<void> {
    const rows = await this.#database.query<{ seq: string; trial: string; epochs: string }>(
      "DELETE FROM gradus.progress WHERE run = $1 RETURNING seq, trial, epochs",
      [this.#run],
    );
    for (const { trial, epochs } of rows.sort((a, b) => Number(a.seq) - Number(b.seq))) {
      const pending = this.#pending.get(trial);
      if (pending !== undefined) this.#tell(pending, JSON.parse(epochs));
    }
  }

  /** Ends trials under way at their next chance; those that wait do not begin. */
  async stop(): Promise<void> {
    await this.#database.patiently(() =>
      this.#database.transaction(async (statements) => {
        const waiting = await statements.query<{ job: string }>(
          "UPDATE gradus.trials SET state = 'stopped', ended = nextval('gradus.ended') WHERE run = $1 AND state = 'waiting' RETURNING job",
          [this.#run],
        );
        await this.#jobs.remove(
          waiting.map(({ job }) => job),
          statements,
        );
        await statements.query("UPDATE gradus.trials SET state = 'stopping' WHERE run = $1 AND state = 'running'", [
          this.#run,
        ]);
        await statements.query("SELECT pg_notify('gradus', $1)", [`stop ${this.#jobs.queue}`]);
      }),
    );
  }

  /** Whether a worker still has one of the trials. */
  async isUnderWay(): Promise<boolean> {
    const [found] = await this.#database.patiently(() =>
      this.#database.query("SELECT 1 FROM gradus.trials WHERE run = $1 AND state IN ('running', 'stopping') LIMIT 1", [
        this.#run,
      ]),
    );
    return found !== undefined;
  }

  /** Hands on where trials have got to that did not end: another run may take them up without the queue. */
  async keepCheckpoints(): Promise<void> {
    const { checkpoints = null } = this.#hooks;
    if (checkpoints === null) return;
    const rows = await this.#database.query<{ trial: string }>("SELECT trial FROM gradus.checkpoints WHERE run = $1", [
      this.#run,
    ]);
    for (const { trial } of rows) {
      const pending = this.#pending.get(trial);
      if (pending !== undefined) await this.#keepCheckpoint(trial, pending.spec);
    }
  }

  async #keepCheckpoint(trial: string, spec: TrialSpec): Promise<void> {
    const [row] = await this.#database.query<{ bytes: Buffer }>(
      "SELECT bytes FROM gradus.checkpoints WHERE run = $1 AND trial = $2",
      [this.#run, trial],
    );
    const checkpoint = row && (await checkpointFrom(row.bytes));
    if (checkpoint) this.#hooks.checkpoints?.save(spec.id, checkpoint);
  }

  async #resultOf({ trial, state, note, result: bytes }: EndedRow, pending: Pending): Promise<TrialResult | null> {
    if (state === "aside") return setAsideResult(pending.spec, note);
    if (state === "stopped") await this.#keepCheckpoint(trial, pending.spec);
    if (bytes === null) return null;
    const result = await resultFrom(bytes);
    this.#tell(pending, result.record.epochs);
    return result;
  }

  #tell(pending: Pending, epochs: readonly EpochRecord[]): void {
    for (const record of epochs) {
      if (record.epoch !== pending.told + 1) continue;
      pending.told++;
      this.#hooks.onEpoch(pending.spec.id, record);
    }
  }

  async #remove(trials: readonly string[]): Promise<void> {
    await this.#database.patiently(() =>
      this.#database.query(`DELETE FROM gradus.trials WHERE run = $1 AND trial = ANY($4) AND ${RUN_IS_OURS}`, [
        this.#run,
        ...OURSELVES,
        trials,
      ]),
    );
  }
}

/** By what a trial is known on the queue: all that it is asked for. */
function keyOf(spec: TrialSpec): string {
  return fingerprint(canonicalJson(spec)).slice(0, 32);
}

/** The same for the same trial of the same run, so that a job cannot be there twice. */
function jobId(run: string, trial: string): string {
  const hex = fingerprint(`${run} ${trial}`).slice(0, 32);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-5$3-8$4-$5");
}
