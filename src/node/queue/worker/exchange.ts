import type { Statements } from "../database/database.js";
import type { Job, Jobs } from "../database/jobs.js";

/** A trial that this worker may run, and with which attempt it speaks of it. */
export interface Taken {
  readonly run: string;
  /** Of its study, for people. */
  readonly label: string;
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
  /** Of one that is released: what of this machine kept it from running. */
  readonly fault?: string;
  /** Of one that is released: why the data of its study could not be read here. */
  readonly unread?: { readonly label: string; readonly reason: string };
}

/** Attempts in a row that got nowhere before a trial is set aside: a machine may be to blame once, hardly three of them. */
export const MOST_FAILURES = 3;

/** A worker that was not heard of for this long is none to wait for: four of its beats. */
export const SECONDS_ALIVE = 8;

/** The next trial for a worker, its attempt counted; null where none waits that is for it. @param leaves runs of which it takes none */
export async function take(
  jobs: Jobs,
  { worker, leaves }: { readonly worker: string; readonly leaves: readonly string[] },
  statements: Statements,
): Promise<Taken | null> {
  const others: string[] = []; // given back at the end: until then they are not found again
  for (;;) {
    const job = await jobs.take(leaves, statements);
    if (job !== null && (await isForOthers(job, { worker, queue: jobs.queue }, statements))) {
      others.push(job.id);
      continue;
    }
    const taken = job && (await takeJob(job, worker, statements));
    if (job !== null && taken === undefined) {
      await jobs.remove([job.id], statements); // of a run that is over, or of a trial that has ended
      continue;
    }
    await jobs.again(others, statements);
    return taken ?? null;
  }
}

async function takeJob({ run, trial }: Job, worker: string, statements: Statements): Promise<Taken | undefined> {
  const [taken] = await statements.query<Taken>(
    `UPDATE gradus.trials t SET state = 'running', attempt = attempt + 1, worker = $3, started = now(), heard = now()
     FROM gradus.runs r WHERE r.run = t.run AND t.run = $1 AND t.trial = $2 AND t.state = 'waiting'
     RETURNING t.run, r.label, t.trial, t.job, t.attempt, t.spec, r.folds, r.checkpoint_seconds AS "checkpointSeconds",
       (SELECT bytes FROM gradus.checkpoints c WHERE c.run = t.run AND c.trial = t.trial) AS checkpoint`,
    [run, trial, worker],
  );
  return taken;
}

/**
 * Whether a trial that got nowhere on this worker is left to one on which it was not tried: a worker that is alive and takes its study's trials,
 * as a study's own program does not beside another.
 */
async function isForOthers(
  { run, trial }: Job,
  { worker, queue }: { readonly worker: string; readonly queue: string },
  statements: Statements,
): Promise<boolean> {
  const found = await statements.query(
    `SELECT 1 FROM gradus.trials t JOIN gradus.workers w ON w.queue = $4 AND NOT w.worker = ANY(t.failed_by) AND NOT t.run = ANY(w.leaves)
     WHERE t.run = $1 AND t.trial = $2 AND $3 = ANY(t.failed_by) AND w.seen > now() - make_interval(secs => greatest(w.lost_after, $5))
       AND NOT EXISTS (SELECT 1 FROM gradus.runs r WHERE r.host = w.host AND r.pid = w.pid) LIMIT 1`,
    [run, trial, worker, queue, SECONDS_ALIVE],
  );
  return found.length > 0;
}

/** Writes down how a trial has ended, unless somebody else has it by now; may be done twice. Returns whether it was still this attempt's. */
export async function report(
  { mark, kind, result, note }: Ended,
  jobs: Jobs,
  statements: Statements,
): Promise<boolean> {
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
  return ended.length > 0;
}

interface GivingBack {
  readonly note: string | null;
  /** Whether the attempt counts as one that got nowhere, unless it left a checkpoint. */
  readonly counts: boolean;
}

/**
 * A trial that this attempt does not bring to its end: it waits for another, or is set aside, or ends where its study is stopping. Returns
 * whether it was still this attempt's.
 */
export async function giveBack(
  { run, trial, attempt, job }: Mark,
  { note, counts }: GivingBack,
  jobs: Jobs,
  statements: Statements,
): Promise<boolean> {
  const [found] = await statements.query<{ state: string }>(
    `WITH progress AS (SELECT count(*) > 0 AS made FROM gradus.checkpoints WHERE run = $1 AND trial = $2 AND attempt = $3),
       counted AS (SELECT t.run, t.trial, t.state = 'stopping' AS stopping,
           CASE WHEN NOT $4 THEN t.failures WHEN p.made THEN 1 ELSE t.failures + 1 END AS failures,
           CASE WHEN NOT $4 THEN t.failed_by WHEN p.made THEN ARRAY[t.worker] ELSE t.failed_by || t.worker END AS failed_by
         FROM gradus.trials t, progress p
         WHERE t.run = $1 AND t.trial = $2 AND t.attempt = $3 AND t.state IN ('running', 'stopping')),
       changed AS (UPDATE gradus.trials t SET failures = c.failures, failed_by = c.failed_by, worker = NULL, note = coalesce($5, t.note),
           state = CASE WHEN c.stopping THEN 'stopped' WHEN c.failures >= $6 THEN 'aside' ELSE 'waiting' END,
           ended = CASE WHEN c.stopping OR c.failures >= $6 THEN nextval('gradus.ended') END
         FROM counted c WHERE t.run = c.run AND t.trial = c.trial RETURNING t.run, t.state)
     SELECT state, pg_notify('gradus', CASE state WHEN 'waiting' THEN 'jobs ' || $7 ELSE 'run ' || run END) FROM changed`,
    [run, trial, attempt, counts, note, MOST_FAILURES, jobs.queue],
  );
  if (found?.state === "waiting") await jobs.again([job], statements);
  else if (found !== undefined) await jobs.remove([job], statements);
  return found !== undefined;
}
