import type { SilentTrial } from "../../web/contract/queue.js";
import type { Statements } from "./database/database.js";

/** Without an epoch or a checkpoint for this long a trial is named: one that is only slow leaves checkpoints every few seconds. */
const SECONDS_UNTIL_NAMED = 600;

interface SilentRow extends SilentTrial {
  readonly run: string;
  /** The same for one silence: a trial that tells something, and is silent again, has another. */
  readonly key: string;
}

/** Trials under way of which nothing was heard for long, though their workers are: by the database's clock. @param run null: of all studies */
export function silentTrials(statements: Statements, run: string | null = null): Promise<SilentRow[]> {
  return statements.query<SilentRow>(
    `SELECT t.run, concat_ws(' ', t.trial, t.attempt, t.heard) AS key, t.spec::json ->> 'id' AS trial, w.host, w.pid,
       extract(epoch FROM now() - t.heard)::float8 AS seconds
     FROM gradus.trials t JOIN gradus.workers w ON w.worker = t.worker
     WHERE t.state IN ('running', 'stopping') AND ($1::text IS NULL OR t.run = $1)
       AND t.heard < now() - make_interval(secs => $2) AND w.seen >= now() - make_interval(secs => w.lost_after)
     ORDER BY t.heard, t.trial`,
    [run, SECONDS_UNTIL_NAMED],
  );
}

/** What is said of one, with the time by this machine's clock. */
export function silentTrialInWords({ trial, host, pid, seconds }: SilentTrial, now: number): string {
  const since = new Date(now - 1000 * seconds).toISOString().slice(0, 16).replace("T", " ");
  return (
    `${trial} on worker ${host}/${pid} has told of no epoch and left no checkpoint for ${Math.floor(seconds / 60)} min, since ${since} UTC, ` +
    "though its worker is heard of: it may hang. Where that worker is ended, others take the run up."
  );
}
