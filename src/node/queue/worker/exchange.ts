import type { Statements } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";

/** A trial that this worker may run, and with which attempt it speaks of it. */
export interface Taken {
  readonly run: string;
  readonly trial: string;
  readonly job: string;
  readonly attempt: number;
  readonly spec: string;
  /** Fingerprint of the data. */
  readonly folds: string;
  readonly checkpointSeconds: number | null;
  readonly checkpoint: Buffer | null;
}

export type Mark = Pick<Taken, "run" | "trial" | "attempt" | "job">;

/** How a trial has ended on this worker. */
export interface Ended {
  readonly mark: Mark;
  readonly kind: "done" | "stopped" | "failed" | "released";
  /** Of one that is done or stopped. */
  readonly result: Buffer | null;
  /** Why it failed. */
  readonly note: string | null;
}

/** Attempts in a row that got nowhere before a trial is set aside: a machine may be to blame once, hardly three of them. */
export const MOST_FAILURES = 3;

/** The next trial for a worker, its attempt counted; null where none waits. */
export async function take(jobs: Jobs, worker: string, statements: Statements): Promise<Taken | null> {
  for (;;) {
    const [job] = await jobs.take(1, statements);
    if (job === undefined) return null;
    const [taken] = await statements.query<Taken>(
      `UPDATE gradus.trials t SET state = 'running', attempt = attempt + 1, worker = $3, started = now()
       FROM gradus.runs r WHERE r.run = t.run AND t.run = $1 AND t.trial = $2 AND t.state = 'waiting'
       RETURNING t.run, t.trial, t.job, t.attempt, t.spec, r.folds, r.checkpoint_seconds AS "checkpointSeconds",
         (SELECT bytes FROM gradus.checkpoints c WHERE c.run = t.run AND c.trial = t.trial) AS checkpoint`,
      [job.run, job.trial, worker],
    );
    if (taken !== undefined) return taken;
    await jobs.remove([job.id], statements); // of a run that is over, or of a trial that has ended
  }
}

/** Writes down how a trial has ended, unless somebody else has it by now; may be done twice. */
export async function report({ mark, kind, result, note }: Ended, jobs: Jobs, statements: Statements): Promise<void> {
  if (kind === "failed" || kind === "released") {
    return giveBack(mark, { note, counts: kind === "failed" }, jobs, statements);
  }
  const ended = await statements.query(
    `WITH ended AS (UPDATE gradus.trials SET state = $4, result = $5, ended = nextval('gradus.ended')
       WHERE run = $1 AND trial = $2 AND attempt = $3 AND state IN ('running', 'stopping') RETURNING run)
     SELECT pg_notify('gradus', 'run ' || run) FROM ended`,
    [mark.run, mark.trial, mark.attempt, kind, result],
  );
  if (ended.length > 0) await jobs.remove([mark.job], statements);
}

interface GivingBack {
  readonly note: string | null;
  /** Whether the attempt counts as one that got nowhere, unless it left a checkpoint. */
  readonly counts: boolean;
}

/** A trial that this attempt does not bring to its end: it waits for another, or is set aside, or ends where its study is stopping. */
export async function giveBack(
  { run, trial, attempt, job }: Mark,
  { note, counts }: GivingBack,
  jobs: Jobs,
  statements: Statements,
): Promise<void> {
  const [found] = await statements.query<{ state: string }>(
    `WITH progress AS (SELECT count(*) > 0 AS made FROM gradus.checkpoints WHERE run = $1 AND trial = $2 AND attempt = $3),
       counted AS (SELECT t.run, t.trial, t.state = 'stopping' AS stopping,
           CASE WHEN NOT $4 THEN t.failures WHEN p.made THEN 1 ELSE t.failures + 1 END AS failures
         FROM gradus.trials t, progress p
         WHERE t.run = $1 AND t.trial = $2 AND t.attempt = $3 AND t.state IN ('running', 'stopping')),
       changed AS (UPDATE gradus.trials t SET failures = c.failures, worker = NULL, note = coalesce($5, t.note),
           state = CASE WHEN c.stopping THEN 'stopped' WHEN c.failures >= $6 THEN 'aside' ELSE 'waiting' END,
           ended = CASE WHEN c.stopping OR c.failures >= $6 THEN nextval('gradus.ended') END
         FROM counted c WHERE t.run = c.run AND t.trial = c.trial RETURNING t.run, t.state)
     SELECT state, pg_notify('gradus', CASE state WHEN 'waiting' THEN 'jobs ' || $7 ELSE 'run ' || run END) FROM changed`,
    [run, trial, attempt, counts, note, MOST_FAILURES, jobs.queue],
  );
  if (found?.state === "waiting") await jobs.again([job], statements);
  else if (found !== undefined) await jobs.remove([job], statements);
}
