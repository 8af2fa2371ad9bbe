import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import type { ListenedSignal } from "../../../core/stop-signal.js";
import { masked, type QueueAddress, secretsOf } from "../address.js";
import { withSslMode, wouldRatherEncrypt } from "./encryption.js";
import { loadPg } from "./load-pg.js";
import { causeInWords, connectionProblem, isOfEncryption, isPassing } from "./problem.js";

export interface DatabaseOptions {
  readonly address: QueueAddress;
  /** Connections at once, at most. */
  readonly connections: number;
  /** As many as must be there at the beginning, or nothing would ever get on. */
  readonly fewestConnections: number;
  /** How long a server that does not answer yet, as one that starts at the same time, is waited for at the beginning. */
  readonly secondsToStart: number;
  /** Whether it must take what is written. */
  readonly writes: boolean;
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
/** One that nobody has used for so long is given back: the pool hands out the latest first, so that a program which waits comes down to what it needs. */
const MILLISECONDS_TO_KEEP = 10_000;
/** Who is told to stop waits no longer than this for a database that is away. */
const MILLISECONDS_TO_STOP = 10_000;
/** PostgreSQL's code of a statement that a server which may only be read refuses. */
const READ_ONLY = "25006";

/** Connections to the queue's database; where it goes away, `patiently` waits until it is back. */
export class Database implements Statements {
  readonly #pool: Pool;
  readonly #sockets: Set<Socket>;
  readonly #options: DatabaseOptions;
  /** How much work waits for the server to come back. */
  #waiting = 0;
  /** From when on waiting has no sense any more. */
  #stopsAt = Number.POSITIVE_INFINITY;

  private constructor(pool: Pool, sockets: Set<Socket>, options: DatabaseOptions) {
    this.#pool = pool;
    this.#sockets = sockets;
    this.#options = options;
    pool.on("error", () => {}); // of an idle connection: the next statement says it
  }

  /** @throws GradusError where it cannot be reached or does not let this user in */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { address } = options;
    try {
      if (!wouldRatherEncrypt(address.secret)) return await Database.#open(options, address.secret);
      return await Database.#open(options, withSslMode(address.secret, "require")).catch((error) => {
        if (!isOfEncryption(error)) throw error;
        return Database.#open(options, withSslMode(address.secret, "disable"));
      });
    } catch (error) {
      throw connectionProblem(error, address, { connections: options.fewestConnections });
    }
  }

  static async #open(options: DatabaseOptions, secret: string): Promise<Database> {
    const { address, connections, secondsToStart } = options;
    const pg = loadPg();
    const sockets = new Set<Socket>();
    const stream = () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once("close", () => sockets.delete(socket));
    };
    let database: Database | null = null;
    try {
      const pool = new pg.Pool({
        ...{
          connectionString: withSslMode(secret, null),
          max: connections,
          keepAlive: true,
          application_name: "gradus",
        },
        ...{ connectionTimeoutMillis: MILLISECONDS_TO_CONNECT, idleTimeoutMillis: MILLISECONDS_TO_KEEP, stream },
      });
      const opened = new Database(pool, sockets, options);
      database = opened;
      await opened.#patiently(
        () => opened.#probe(),
        AbortSignal.timeout(1000 * secondsToStart),
        (why) =>
          `The queue at ${address.place} does not answer yet: ${why}. It is waited for, ${secondsToStart} s at most.`,
      );
      return opened;
    } catch (error) {
      await database?.close();
      throw error;
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

  /** Once that signal comes, a database that is away is waited for ten seconds more, and said so; until what is given back is called. */
  waitsUntil(signal: ListenedSignal): () => void {
    this.#stopsAt = Number.POSITIVE_INFINITY;
    const stop = () => {
      this.#stopsAt = performance.now() + MILLISECONDS_TO_STOP;
      if (this.#waiting > 0)
        this.#options.tell(`The queue at ${this.address.place} is away: it is waited for ten seconds, then this ends.`);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
    return () => signal.removeEventListener("abort", stop);
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
        if (!isPassing(error) || signal?.aborted || this.#pool.ending || performance.now() > this.#stopsAt) {
          if (waits) this.#waiting--;
          throw error;
        }
        if (!waits && this.#waiting++ === 0) tell(away(this.#causeOf(error)));
        waits = true;
        await pause(delay * (0.5 + 0.5 * Math.random()), undefined, signal && { signal }).catch(ignore);
      }
    }
  }

  /** Connections that do not end by themselves, as one that waits for a password, are cut. */
  async close(): Promise<void> {
    const ended = this.#pool.end().catch(ignore);
    await Promise.race([ended, pause(1000, undefined, { ref: false })]);
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Whether there is room for as many connections as are needed, and whether what is written is taken. */
  async #probe(): Promise<void> {
    const { fewestConnections, writes } = this.#options;
    const clients = await Promise.allSettled(Array.from({ length: fewestConnections }, () => this.#pool.connect()));
    for (const one of clients) if (one.status === "fulfilled") one.value.release();
    for (const one of clients) if (one.status === "rejected") throw one.reason;
    if (!writes) return;
    const [found] = await this.query<{ only: string }>("SELECT current_setting('transaction_read_only') AS only");
    if (found!.only === "on") throw Object.assign(new Error("it can only be read"), { code: READ_ONLY });
  }

  #causeOf(error: unknown): string {
    return masked(causeInWords(error), secretsOf(this.address.secret));
  }
}

function ignore(): void {}
