import type { Statements } from "../database/database.js";
import type { Jobs } from "../database/jobs.js";

/**
 * Trials that a stop has ended, and that are wanted all the same, wait again with their checkpoints: those that an earlier program stopped before
 * it ended, and those that a worker ends late by its word. What comes of one that is told to stop still is wanted too.
 *
 * @param wanted keys of the trials of the run that are wanted, in their order on the queue
 */
export async function putBack(
  run: string,
  wanted: readonly string[],
  jobs: Jobs,
  statements: Statements,
): Promise<void> {
  await statements.query(
    "UPDATE gradus.trials SET state = 'running' WHERE run = $1 AND state = 'stopping' AND trial = ANY($2)",
    [run, wanted],
  );
  const back = await statements.query<{ trial: string; job: string }>(
    `UPDATE gradus.trials SET state = 'waiting', worker = NULL, ended = NULL, result = NULL
     WHERE run = $1 AND state = 'stopped' AND trial = ANY($2) RETURNING trial, job`,
    [run, wanted],
  );
  if (back.length === 0) return;
  const place = new Map(wanted.map((trial, position) => [trial, position]));
  await jobs.remove(
    back.map(({ job }) => job),
    statements,
  );
  await jobs.publish(
    back.map(({ job, trial }) => ({ id: job, run, trial, position: place.get(trial)! })),
    statements,
  );
  await statements.query("SELECT pg_notify('gradus', $1)", [`jobs ${jobs.queue}`]);
}
