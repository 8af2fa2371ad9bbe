/** What the server of `gradus ui` tells of a queue of trials; `gradus workers --json` prints the same. */

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
  /** Attempts that failed on it, those that ended with it among them. */
  readonly failed: number;
  /** Seconds that its trials took, by its own count. */
  readonly seconds: number;
  readonly secondsSinceStart: number;
  readonly secondsSilent: number;
  readonly isLost: boolean;
}

/** A trial that a worker has, and of which nothing was heard for long though its worker is: it may hang. */
export interface SilentTrial {
  readonly trial: string;
  /** Its worker's. */
  readonly host: string;
  readonly pid: number;
  /** Since the last epoch or checkpoint of it. */
  readonly seconds: number;
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
  readonly silent: readonly SilentTrial[];
}

export interface QueueView {
  readonly place: string;
  readonly workers: readonly WorkerView[];
  readonly runs: readonly RunView[];
}

/** GET queue: what is on it, or why that cannot be seen, in English; both null where the server was started without one. */
export interface QueueAnswer {
  readonly view: QueueView | null;
  readonly problem: string | null;
}

/** Trials an hour since a worker's start; null of one that was lost, whose hours go on without it. */
export function trialsAnHour({ done, secondsSinceStart, isLost }: WorkerView): number | null {
  if (isLost) return null;
  return secondsSinceStart > 0 ? (3600 * done) / secondsSinceStart : 0;
}

/** Seconds after which a study's program, which looks in every two, has gone or sleeps. */
const GONE = 30;

/** What keeps a study from getting on: no worker can take its trials, or its program is not heard of. */
export function hindrancesOf({ workers, waiting, secondsSilent }: RunView): readonly ("nobodyCan" | "gone")[] {
  return [
    ...(workers === 0 && waiting > 0 ? (["nobodyCan"] as const) : []),
    ...(secondsSilent > GONE ? (["gone"] as const) : []),
  ];
}
