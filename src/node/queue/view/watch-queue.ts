import type { QueueAnswer } from "../../../web/contract/queue.js";
import type { QueueAddress } from "../address.js";
import type { Database } from "../database/database.js";
import { openToLook } from "../database/open-queue.js";
import { connectionProblem } from "../database/problem.js";
import { viewOf } from "./look-at-queue.js";

/** A queue that somebody looks at again and again: over one connection, which is opened at the first look and anew after a fault. */
export interface WatchedQueue {
  /** Looks again a second after the last look's end at the soonest; who asks before that gets its answer. */
  look(): Promise<QueueAnswer>;
  close(): Promise<void>;
}

const MILLISECONDS_OF_A_LOOK = 1000;

export function watchQueue(address: QueueAddress): WatchedQueue {
  let database: Database | null = null;
  let last: { readonly answer: Promise<QueueAnswer>; endedAt: number | null } | null = null;
  const close = async () => {
    const closing = database;
    database = null;
    await closing?.close();
  };
  const lookNow = async (): Promise<QueueAnswer> => {
    try {
      database ??= await openToLook(address);
      return { view: await viewOf(database, database.address.place), problem: null };
    } catch (error) {
      await close();
      return { view: null, problem: connectionProblem(error, address).message };
    }
  };
  return {
    look() {
      const isFresh =
        last !== null && (last.endedAt ?? Number.POSITIVE_INFINITY) + MILLISECONDS_OF_A_LOOK > performance.now();
      if (last !== null && isFresh) return last.answer; // one that is under way, too: two at once would open two connections
      const answer = lookNow().finally(() => {
        current.endedAt = performance.now();
      });
      const current: NonNullable<typeof last> = { answer, endedAt: null };
      last = current;
      return answer;
    },
    async close() {
      await last?.answer;
      await close();
    },
  };
}
