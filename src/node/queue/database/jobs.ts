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

  /** The next ones, now this worker's. */
  async take(count: number, statements: Statements): Promise<(Job & { readonly id: string })[]> {
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
    const jobs = await this.#boss.fetch<Job>(this.queue, { batchSize: count, ...({ db } as object) });
    if (problem !== null) throw problem;
    return jobs.map(({ id, data }) => ({ ...data, id }));
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
