import type PgBoss from "pg-boss";
import { packageNotLoaded } from "../../../core/optional-package.js";
import type { Database, Statements } from "./database.js";
import { BOSS_SCHEMA, ensureBossVersion, lockSchema } from "./schema.js";

/** What a job of pg-boss says: which trial of which run. */
export interface Job {
  readonly run: string;
  readonly trial: string;
}

export interface NewJob extends Job {
  readonly id: string;
  /** Lower goes first. */
  readonly position: number;
}

/** Heartbeats tell who is lost; pg-boss's own clock only ends what these have overlooked. */
const EXPIRES_AFTER_SECONDS = 30 * 24 * 3600;
/** Our own count of failures decides, which leaves out attempts that got on: see MOST_FAILURES. */
const RETRIES = 1_000_000;

/**
 * What pg-boss's own fetch does, which knows no filter: taking 200 trials of one study to reach another's would hide them from all others. In a WITH, so
 * that it is done once: a subquery that locks may be run for every row that it is joined to, and lock another one each time.
 */
const NEXT_WITHOUT = `WITH next AS (SELECT id FROM ${BOSS_SCHEMA}.job
    WHERE name = $1 AND state < 'active' AND start_after < now() AND NOT data ->> 'run' = ANY($2)
    ORDER BY priority DESC, created_on, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  UPDATE ${BOSS_SCHEMA}.job j SET state = 'active', started_on = now(),
    retry_count = CASE WHEN started_on IS NOT NULL THEN retry_count + 1 ELSE retry_count END
  FROM next WHERE j.name = $1 AND j.id = next.id RETURNING j.id, j.data`;

/** The jobs of one queue, by pg-boss; each call may be part of a transaction. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly queue: string;

  private constructor(boss: PgBoss, queue: string) {
    this.#boss = boss;
    this.queue = queue;
  }

  /** What goes wrong in pg-boss's own upkeep is passed over: it comes again. */
  static async open(database: Database, { queue, isUpkept }: { queue: string; isUpkept: boolean }): Promise<Jobs> {
    const { default: Boss } = await import("pg-boss").catch((error: Error) => {
      throw packageNotLoaded("The queue is kept by", "pg-boss@10.4.2", error);
    });
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => ({ rows: await database.query(text, values) }),
    };
    const boss = new Boss({ db, schema: BOSS_SCHEMA, schedule: false, supervise: isUpkept });
    boss.on("error", () => {});
    const jobs = new Jobs(boss, queue);
    try {
      await database.transaction(async (statements) => {
        await lockSchema(statements); // several programs that start at once make pg-boss's tables once
        await ensureBossVersion(statements, database.address);
        await boss.start();
        if ((await boss.getQueue(queue)) === null) await boss.createQueue(queue);
      });
    } catch (error) {
      await jobs.close(); // its clocks would go on, and keep the program alive
      throw error;
    }
    return jobs;
  }

  async publish(jobs: readonly NewJob[], statements: Statements): Promise<void> {
    if (jobs.length === 0) return;
    await this.#boss.insert(
      jobs.map(({ id, position, run, trial }) => ({
        ...{ id, name: this.queue, priority: -position, data: { run, trial } satisfies Job },
        ...{ retryLimit: RETRIES, expireInSeconds: EXPIRES_AFTER_SECONDS },
      })),
      options(statements),
    );
  }

  /** The next one, now this worker's; null where none waits. @param without runs whose jobs are passed over */
  async take(without: readonly string[], statements: Statements): Promise<(Job & { readonly id: string }) | null> {
    const [job] =
      without.length === 0
        ? await this.#fetch(statements)
        : await statements.query<{ id: string; data: Job }>(NEXT_WITHOUT, [this.queue, without]);
    return job === undefined ? null : { ...job.data, id: job.id };
  }

  async #fetch(statements: Statements): Promise<readonly { readonly id: string; readonly data: Job }[]> {
    let problem: unknown = null;
    // pg-boss takes an error for an empty queue: here it is one.
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => {
        try {
          return { rows: await statements.query(text, values) };
        } catch (error) {
          problem = error;
          throw error;
        }
      },
    };
    const jobs = await this.#boss.fetch<Job>(this.queue, { batchSize: 1, ...({ db } as object) });
    if (problem !== null) throw problem;
    return jobs;
  }

  /** A job whose attempt came to nothing may be taken again. */
  async again(ids: readonly string[], statements: Statements): Promise<void> {
    if (ids.length > 0) await this.#boss.fail(this.queue, ids as unknown as string, {}, options(statements));
  }

  /** Done, or no more wanted. */
  async remove(ids: readonly string[], statements: Statements): Promise<void> {
    if (ids.length > 0) await this.#boss.deleteJob(this.queue, ids as unknown as string, options(statements)); // its types have one, its code a list;
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false, wait: false }).catch(() => {});
  }
}

function options(statements: Statements) {
  return {
    db: {
      executeSql: async (text: string, values: unknown[] = []) => ({ rows: await statements.query(text, values) }),
    },
  };
}
