import type { Database } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";
import { giveBack, type Mark } from "./exchange.js";

/** After a start of the server, or a gap of one's own, every worker gets this much time to be heard of, in seconds beside its own. */
const GRACE_SECONDS = 5;

/**
 * Gives back the trials of workers that were not heard of for as long as they said, by the database's clock. Any program of the queue may do
 * this; of several at once one does.
 *
 * @param options.heardFor seconds that this program itself has had the database without a gap: else all others may have lost it too
 */
export async function reapLost(
  database: Database,
  jobs: Jobs,
  { heardFor }: { readonly heardFor: number },
): Promise<void> {
  await database.transaction(async (statements) => {
    const lost = await statements.query<Mark & { host: string; pid: number; worker: string | null }>(
      `SELECT t.run, t.trial, t.attempt, t.job, t.worker, coalesce(w.host, 'a machine') AS host, coalesce(w.pid, 0) AS pid
       FROM gradus.trials t JOIN gradus.runs r ON r.run = t.run LEFT JOIN gradus.workers w ON w.worker = t.worker
       WHERE t.state IN ('running', 'stopping') AND r.queue = $1 AND (w.worker IS NULL OR (
         w.seen < now() - make_interval(secs => w.lost_after) AND $2 > w.lost_after + $3
         AND pg_postmaster_start_time() < now() - make_interval(secs => w.lost_after + $3)))
       FOR UPDATE OF t SKIP LOCKED`,
      [jobs.queue, heardFor, GRACE_SECONDS],
    );
    for (const { host, pid, worker: _, ...mark } of lost) {
      await giveBack(mark, { note: `its worker, process ${pid} of ${host}, was lost`, counts: true }, jobs, statements);
    }
    // An attempt that ended with its worker is that worker's failure, which cannot count it any more.
    await statements.query(
      `UPDATE gradus.workers w SET failed = w.failed + lost.count
       FROM (SELECT worker, count(*)::int AS count FROM unnest($1::text[]) AS worker GROUP BY worker) AS lost WHERE w.worker = lost.worker`,
      [lost.flatMap(({ worker }) => worker ?? [])],
    );
    // A day: who looks at the list of workers sees for a while which ones were lost.
    await statements.query("DELETE FROM gradus.workers WHERE seen < now() - interval '1 day'");
  });
}
