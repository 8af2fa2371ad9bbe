import { hostname } from "node:os";
import type { PoolClient } from "pg";
import { GradusError } from "../../../core/errors.js";
import type { ListenedSignal } from "../../../core/stop-signal.js";
import { type DataPlace, removeUnneeded } from "../data/data-place.js";
import type { Database, Statements } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";
import type { QueueNames } from "../option-names.js";

/** A study on the queue. */
export interface Run {
  readonly run: string;
  /** For people. */
  readonly label: string;
  /** Fingerprint of the data, and of all that it names. */
  readonly folds: string;
  readonly contents: readonly string[];
  readonly checkpointSeconds: number | null;
}

/** A coordinator that was killed may be in the server's list until its connection is found dead. */
const MILLISECONDS_TO_WAIT = 30_000;

/** A wait in pieces, between which a stop is heard. */
const MILLISECONDS_AT_ONCE = 1000;

/**
 * Takes the run for this session alone: two programs that collect one run's results would each get a part.
 *
 * @throws GradusError where another has it still after half a minute, or the signal comes meanwhile
 */
export async function lockRun(
  client: PoolClient,
  run: string,
  { signal, names }: { readonly signal: ListenedSignal; readonly names: QueueNames },
): Promise<void> {
  await client.query("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3");
  await client.query(`SET lock_timeout = ${MILLISECONDS_AT_ONCE}`);
  for (const until = performance.now() + MILLISECONDS_TO_WAIT; ; ) {
    try {
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [lockName(run)]);
      return;
    } catch (error) {
      if ((error as { readonly code?: string }).code !== "55P03") throw error;
      if (performance.now() < until && !signal.aborted) continue;
    }
    const { rows } = await client.query("SELECT host, pid, since FROM gradus.runs WHERE run = $1", [run]);
    const holder = rows[0] === undefined ? "another program" : `process ${rows[0].pid} of ${rows[0].host}`;
    throw new GradusError(
      `${names.address} must be free of this very study, got one that ${holder} runs there. Wait for it, or give this one another ${names.study}.`,
    );
  }
}

/** What a program that was killed after its last result has left there: for one that finds all results at hand. Another's run stays. */
export async function removeLeft(
  run: string,
  queue: { readonly database: Database; readonly jobs: Jobs; readonly data: DataPlace },
): Promise<void> {
  const { database } = queue;
  const client = await database.connection();
  try {
    const { rows } = await client.query(
      `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free FROM gradus.runs WHERE run = $2`,
      [lockName(run), run],
    );
    if (rows[0]?.free === true) await removeRun(run, queue);
  } finally {
    client.release(true); // and with it the lock
  }
}

function lockName(run: string): string {
  return `gradus run ${run}`;
}

/** By what the row of a run names the program that has it. */
export const OURSELVES: readonly [host: string, pid: number] = [hostname(), process.pid];

/** In a statement whose first parameter is the run, the next ones OURSELVES: whether no other program has taken it meanwhile. */
export const RUN_IS_OURS =
  "EXISTS (SELECT 1 FROM gradus.runs own WHERE own.run = $1 AND own.host = $2 AND own.pid = $3)";

/** Writes the run down, with what it needs, before the data: what no run needs may be removed at any time. */
export async function writeRun(run: Run, database: Database, queue: string): Promise<void> {
  await database.transaction(async (statements) => {
    await lockData(statements);
    await statements.query(
      `INSERT INTO gradus.runs (run, queue, label, folds, checkpoint_seconds, host, pid) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (run) DO UPDATE SET checkpoint_seconds = $5, host = $6, pid = $7, since = now(), seen = now()`,
      [run.run, queue, run.label, run.folds, run.checkpointSeconds, ...OURSELVES],
    );
    await statements.query("INSERT INTO gradus.run_data SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING", [
      run.run,
      [run.folds, ...run.contents],
    ]);
  });
}

/** Until the transaction's end: a run that begins finds data there that it needs, or puts them there after another's end has removed them. */
async function lockData(statements: Statements): Promise<void> {
  await statements.query("SELECT pg_advisory_xact_lock(hashtext('gradus data'))");
}

/** A run that is over leaves nothing behind, in the database and in the place of its data. */
export async function removeRun(
  run: string,
  { database, jobs, data }: { readonly database: Database; readonly jobs: Jobs; readonly data: DataPlace },
): Promise<void> {
  await database.transaction(async (statements) => {
    await lockData(statements);
    await removeTrials(run, [], jobs, statements);
    await statements.query("DELETE FROM gradus.progress WHERE run = $1", [run]);
    const unneeded = await statements.query<{ sha: string }>(
      `SELECT sha FROM gradus.run_data WHERE run = $1
       EXCEPT SELECT sha FROM gradus.run_data WHERE run <> $1`,
      [run],
    );
    await statements.query("DELETE FROM gradus.runs WHERE run = $1", [run]);
    await removeUnneeded(statements);
    for (const { sha } of unneeded) await data.remove(sha);
    await statements.query("SELECT pg_notify('gradus', $1)", [`stop ${jobs.queue}`]);
  });
}

/** The trials of a run but for these: their workers stop at their next word. */
export async function removeTrials(
  run: string,
  kept: readonly string[],
  jobs: Jobs,
  statements: Statements,
): Promise<void> {
  const removed = await statements.query<{ job: string }>(
    "DELETE FROM gradus.trials WHERE run = $1 AND NOT trial = ANY($2) RETURNING job",
    [run, kept],
  );
  await jobs.remove(
    removed.map(({ job }) => job),
    statements,
  );
}

/** What coordinators left that nobody has taken up for a week. */
export async function removeForgotten(database: Database): Promise<void> {
  await database.transaction(async (statements) => {
    await lockData(statements);
    await statements.query("DELETE FROM gradus.runs WHERE seen < now() - interval '7 days'");
    await statements.query(
      "DELETE FROM gradus.progress p WHERE NOT EXISTS (SELECT 1 FROM gradus.runs r WHERE r.run = p.run)",
    );
    await removeUnneeded(statements);
  });
}
