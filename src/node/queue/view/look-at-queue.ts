import { openDatabase } from "../database/open-queue.js";

/** A worker as the queue knows it. */
export interface WorkerView {
  readonly host: string;
  readonly pid: number;
  readonly cpu: string;
  readonly node: string;
  readonly gradus: string;
  readonly engine: string;
  readonly bits: string;
  readonly queue: string;
  readonly concurrency: number;
  readonly busy: number;
  readonly done: number;
  readonly failed: number;
  /** Seconds that its trials took, by its own count. */
  readonly seconds: number;
  readonly secondsSinceStart: number;
  readonly secondsSilent: number;
  readonly isLost: boolean;
}

/** A study on the queue. */
export interface RunView {
  readonly label: string;
  readonly host: string;
  readonly pid: number;
  readonly queue: string;
  readonly waiting: number;
  readonly running: number;
  /** Results that its program has not taken yet. */
  readonly ended: number;
  /** Trials of which an attempt has failed. */
  readonly failing: number;
  readonly secondsSinceStart: number;
  /** Since its program was last heard of. */
  readonly secondsSilent: number;
  /** Workers that can take its trials. */
  readonly workers: number;
}

export interface QueueView {
  readonly place: string;
  readonly workers: readonly WorkerView[];
  readonly runs: readonly RunView[];
}

/** What is on a queue just now; ages are by the database's clock. */
export async function lookAtQueue(text: string): Promise<QueueView> {
  const database = await openDatabase(text, { connections: 1, tell: () => {} });
  try {
    const workers = await database.query<WorkerView>(
      `SELECT host, pid, cpu, node, gradus, engine, bits, queue, concurrency, busy, done, failed, seconds,
         extract(epoch FROM now() - since)::float8 AS "secondsSinceStart", extract(epoch FROM now() - seen)::float8 AS "secondsSilent",
         seen < now() - make_interval(secs => lost_after) AS "isLost"
       FROM gradus.workers ORDER BY host, since`,
    );
    const runs = await database.query<RunView>(
      `SELECT r.label, r.host, r.pid, r.queue,
         count(t.trial) FILTER (WHERE t.state = 'waiting')::int AS waiting,
         count(t.trial) FILTER (WHERE t.state IN ('running', 'stopping'))::int AS running,
         count(t.trial) FILTER (WHERE t.ended IS NOT NULL)::int AS ended,
         count(t.trial) FILTER (WHERE t.failures > 0)::int AS failing,
         extract(epoch FROM now() - r.since)::float8 AS "secondsSinceStart",
         extract(epoch FROM now() - r.seen)::float8 AS "secondsSilent",
         (SELECT count(*)::int FROM gradus.workers w
          WHERE w.queue = r.queue AND w.seen >= now() - make_interval(secs => w.lost_after)) AS workers
       FROM gradus.runs r LEFT JOIN gradus.trials t ON t.run = r.run GROUP BY r.run ORDER BY r.since`,
    );
    return { place: database.address.place, workers, runs };
  } finally {
    await database.close();
  }
}
