import { setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import type { Database } from "./database.js";
import { isOfDatabase } from "./problem.js";

/** Words on this channel wake who waits: "jobs QUEUE", "run RUN" and "stop QUEUE". */
const CHANNEL = "gradus";

/**
 * Hears what other programs say through the database, over a connection that it makes again when it breaks. Words may be lost meanwhile: whoever
 * waits for one looks again now and then by itself.
 */
export class Listener {
  readonly #database: Database;
  readonly #hear: (word: string) => void;
  readonly #claim: ((client: PoolClient) => Promise<void>) | null;
  readonly #lost: (error: unknown) => void;
  #client: PoolClient | null = null;
  #isClosed = false;

  /**
   * @param claim done on every new connection, e.g. takes a lock of the session
   * @param lost told where that fails on a later connection for another reason than that the database is away: nothing is heard any more
   */
  constructor(
    database: Database,
    {
      hear,
      claim = null,
      lost = () => {},
    }: {
      hear: (word: string) => void;
      claim?: ((client: PoolClient) => Promise<void>) | null;
      lost?: (error: unknown) => void;
    },
  ) {
    this.#database = database;
    this.#hear = hear;
    this.#claim = claim;
    this.#lost = lost;
  }

  async open(): Promise<void> {
    const client = await this.#database.connection();
    try {
      client.on("error", () => {}); // "end" follows
      await this.#claim?.(client);
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#client = client;
    client.on("notification", ({ payload = "" }) => this.#hear(payload));
    client.once("end", () => void this.#again());
  }

  close(): void {
    this.#isClosed = true;
    this.#client?.removeAllListeners("notification");
    this.#client?.release(true);
    this.#client = null;
  }

  async #again(): Promise<void> {
    if (this.#client === null) return;
    this.#client.release(true);
    this.#client = null;
    for (let delay = 200; !this.#isClosed; delay = Math.min(2 * delay, 5000)) {
      await pause(delay);
      try {
        if (!this.#isClosed) await this.open();
        this.#hear(""); // what was said meanwhile is not known
        return;
      } catch (error) {
        if (isOfDatabase(error)) continue; // away still
        this.#lost(error);
        return;
      }
    }
  }
}
