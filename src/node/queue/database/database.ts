import { setTimeout as pause } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { packageNotLoaded } from "../../../core/optional-package.js";
import { masked, type QueueAddress, secretsOf } from "../address.js";
import { causeInWords, connectionProblem, isPassing } from "./problem.js";

export interface DatabaseOptions {
  readonly address: QueueAddress;
  /** Connections at once. */
  readonly connections: number;
  /** How long a server that does not answer yet, as one that starts at the same time, is waited for at the beginning. */
  readonly secondsToStart: number;
  /** A word for the user: that the database is away, and that it is back. */
  readonly tell: (note: string) => void;
}

/** What runs statements: the database, or one transaction of it. */
export interface Statements {
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

const LONGEST_PAUSE = 5000;
/** A server that is gone without a word, as one whose cable was pulled, is given up after this. */
const MILLISECONDS_TO_CONNECT = 10_000;

/** Connections to the queue's database; where it goes away, `patiently` waits until it is back. */
export class Database implements Statements {
  readonly #pool: Pool;
  readonly #options: DatabaseOptions;
  /** How much work waits for the server to come back. */
  #waiting = 0;

  private constructor(pool: Pool, options: DatabaseOptions) {
    this.#pool = pool;
    this.#options = options;
    pool.on("error", () => {}); // of an idle connection: the next statement says it
  }

  /** @throws GradusError where it cannot be reached or does not let this user in */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { address, connections, secondsToStart } = options;
    const { default: pg } = await import("pg").catch((error: Error) => {
      throw packageNotLoaded("The queue is reached by", "pg@8.16.3", error);
    });
    try {
      const pool = new pg.Pool({
        connectionString: asLibpq(address.secret),
        max: connections,
        connectionTimeoutMillis: MILLISECONDS_TO_CONNECT,
        keepAlive: true,
        application_name: "gradus",
      });
      const database = new Database(pool, options);
      const isLate = AbortSignal.timeout(1000 * secondsToStart);
      await database.#patiently(
        () => database.query("SELECT 1"),
        isLate,
        (why) =>
          `The queue at ${address.place} does not answer yet: ${why}. It is waited for, ${secondsToStart} s at most.`,
      );
      return database;
    } catch (error) {
      throw connectionProblem(error, address);
    }
  }

  get address(): QueueAddress {
    return this.#options.address;
  }

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query(text, [...values])).rows;
  }

  /** Runs the work whole or not at all. */
  async transaction<Made>(work: (statements: Statements) => Promise<Made>): Promise<Made> {
    const client = await this.#pool.connect();
    client.on("error", ignore);
    let broken = false;
    try {
      await client.query("BEGIN ISOLATION LEVEL READ COMMITTED"); // whatever the server has as its usual one
      const made = await work({ query: async (text, values = []) => (await client.query(text, [...values])).rows });
      await client.query("COMMIT");
      return made;
    } catch (error) {
      broken = isPassing(error);
      if (!broken) await client.query("ROLLBACK").catch(ignore);
      throw error;
    } finally {
      client.off("error", ignore);
      client.release(broken);
    }
  }

  /** A connection of its own, to be released: for listening and locks of a session. */
  connection(): Promise<PoolClient> {
    return this.#pool.connect();
  }

  /**
   * Does the work, again and again while the server is away: work that may be done twice. Tells once that it waits, and once that it goes on.
   * A signal ends the waiting with the error.
   */
  patiently<Made>(work: () => Promise<Made>, signal?: AbortSignal): Promise<Made> {
    return this.#patiently(
      work,
      signal,
      (why) => `The queue at ${this.address.place} is away: ${why}. Nothing is lost; this goes on when it is back.`,
    );
  }

  async #patiently<Made>(
    work: () => Promise<Made>,
    signal: AbortSignal | undefined,
    away: (why: string) => string,
  ): Promise<Made> {
    const { tell } = this.#options;
    for (let delay = 100, waits = false; ; delay = Math.min(2 * delay, LONGEST_PAUSE)) {
      try {
        const made = await work();
        if (waits && --this.#waiting === 0) tell(`The queue at ${this.address.place} is back.`);
        return made;
      } catch (error) {
        if (!isPassing(error) || signal?.aborted || this.#pool.ending) {
          if (waits) this.#waiting--;
          throw error;
        }
        if (!waits && this.#waiting++ === 0) tell(away(this.#causeOf(error)));
        waits = true;
        await pause(delay * (0.5 + 0.5 * Math.random()), undefined, signal && { signal }).catch(ignore);
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.end().catch(ignore);
  }

  #causeOf(error: unknown): string {
    return masked(causeInWords(error), secretsOf(this.address.secret));
  }
}

/** `sslmode` as libpq has it: "require" encrypts and checks no certificate, verify-full checks it. */
function asLibpq(address: string): string {
  return /[?&]sslmode=/.test(address) && !/[?&]uselibpqcompat=/.test(address)
    ? `${address}&uselibpqcompat=true`
    : address;
}

function ignore(): void {}
