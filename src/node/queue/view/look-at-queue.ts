import type { QueueView, RunView, WorkerView } from "../../../web/contract/queue.js";
import type { QueueAddress } from "../address.js";
import type { Statements } from "../database/database.js";
import { openToLook } from "../database/open-queue.js";
import { hasTables } from "../database/schema.js";
import { silentTrials } from "../silent-trials.js";

/** What is on a queue just now. @throws GradusError in one line for whatever keeps this user from it */
export async function lookAtQueue(address: QueueAddress): Promise<QueueView> {
  const database = await openToLook(address);
  try {
    return await viewOf(database, database.address.place);
  } finally {
    await database.close();
  }
}

/** Ages are by the database's clock; what was lost, or left without a trial, more than an hour ago is history. */
export async function viewOf(database: Statements, place: string): Promise<QueueView> {
  if (!(await hasTables(database))) return { place, workers: [], runs: [] };
  const workers = await database.query<WorkerView>(
    `SELECT host, pid, cpu, node, gradus, engine, bits, queue, concurrency, busy, done, failed, seconds,
       extract(epoch FROM now() - since)::float8 AS "secondsSinceStart", extract(epoch FROM now() - seen)::float8 AS "secondsSilent",
       seen < now() - make_interval(secs => lost_after) AS "isLost"
     FROM gradus.workers WHERE seen > now() - interval '1 hour' ORDER BY "isLost", host, since`,
  );
  const silent = await silentTrials(database);
  const runs = await database.query<Omit<RunView, "silent"> & { readonly run: string }>(
    `SELECT r.run, r.label, r.host, r.pid, r.queue,
       count(t.trial) FILTER (WHERE t.state = 'waiting')::int AS waiting,
       count(t.trial) FILTER (WHERE t.state IN ('running', 'stopping'))::int AS running,
       count(t.trial) FILTER (WHERE t.ended IS NOT NULL)::int AS ended,
       count(t.trial) FILTER (WHERE t.failures > 0)::int AS failing,
       extract(epoch FROM now() - r.since)::float8 AS "secondsSinceStart",
       extract(epoch FROM now() - r.seen)::float8 AS "secondsSilent",
       (SELECT count(*)::int FROM gradus.workers w
        WHERE w.queue = r.queue AND w.seen >= now() - make_interval(secs => w.lost_after)) AS workers
     FROM gradus.runs r LEFT JOIN gradus.trials t ON t.run = r.run GROUP BY r.run
     HAVING count(t.trial) > 0 OR r.seen > now() - interval '1 hour' ORDER BY r.since`,
  );
  return {
    place,
    workers,
    runs: runs.map(({ run, ...view }) => ({
      ...view,
      silent: silent.flatMap(({ run: of, key: _, ...trial }) => (of === run ? [trial] : [])),
    })),
  };
}
