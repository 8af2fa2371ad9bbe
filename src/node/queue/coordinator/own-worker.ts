import { hostname } from "node:os";
import { SECONDS_ALIVE } from "../worker/exchange.js";
import { HeardFor } from "../worker/heard-for.js";
import { QueueWorker, type QueueWorkerOptions } from "../worker/queue-worker.js";
import { reapLost } from "../worker/reap.js";

interface OwnWorkerOptions extends Omit<QueueWorkerOptions, "mayTake"> {
  readonly run: string;
}

/** Workers that are there. */
interface Seen {
  readonly able: number;
  /** Of those that could take the trials, how many cannot read the study's data. */
  readonly unread: number;
  /** Of another kind. */
  readonly others: number;
  /** Trials that the able ones run at once. */
  readonly threads: number;
  readonly kinds: string | null;
}

const MILLISECONDS_BETWEEN_LOOKS = 2000;
/** After a longer one this program may have slept, or the database been away. */
const LONGEST_GAP = 5 * MILLISECONDS_BETWEEN_LOOKS;

/**
 * The coordinator's own worker: it trains while no other worker of its queue is there that can, and takes nothing more once one is. Those of other studies' coordinators
 * are none: two that counted each other would both wait for ever.
 */
export class OwnWorker {
  readonly #options: OwnWorkerOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;
  #problem: unknown = null;
  #isAlone = false;
  #last = Number.NEGATIVE_INFINITY;
  readonly #heard = new HeardFor(LONGEST_GAP, () => performance.now());
  #told = "";
  #threads = 0;

  constructor(options: OwnWorkerOptions) {
    this.#options = options;
  }

  /** Sees whether other workers are there, now and then; says so when that changes. */
  async look(): Promise<void> {
    if (this.#problem !== null) throw this.#problem;
    const { database, jobs, concurrency, run } = this.#options;
    if (performance.now() - this.#last < MILLISECONDS_BETWEEN_LOOKS) return;
    this.#last = performance.now();
    const [found] = await database.patiently(() =>
      database.query<Seen>(
        `WITH seen AS (UPDATE gradus.runs SET seen = now() WHERE run = $1)
         SELECT count(*) FILTER (WHERE w.queue = $2 AND NOT $1 = ANY(w.leaves))::int AS able,
           count(*) FILTER (WHERE w.queue = $2 AND $1 = ANY(w.leaves))::int AS unread, count(*) FILTER (WHERE w.queue <> $2)::int AS others,
           coalesce(sum(concurrency) FILTER (WHERE w.queue = $2 AND NOT $1 = ANY(w.leaves)), 0)::int AS threads,
           string_agg(DISTINCT gradus || ' with engine ' || engine || ' (' || bits || ')', ', ') FILTER (WHERE w.queue <> $2) AS kinds
         FROM gradus.workers w WHERE w.seen > now() - make_interval(secs => $3) AND NOT (w.host = $4 AND w.pid = $5)
           AND NOT EXISTS (SELECT 1 FROM gradus.runs r WHERE r.host = w.host AND r.pid = w.pid AND r.seen > now() - interval '1 minute')`,
        [run, jobs.queue, SECONDS_ALIVE, hostname(), process.pid],
      ),
    );
    this.#isAlone = found!.able === 0;
    this.#threads = found!.threads;
    if (this.#isAlone && concurrency > 0) this.#start();
    this.#tell(found!);
    const heardFor = this.#heard.again();
    // Its worker may begin as late as the last one is lost: it would have to listen for as long again.
    await database.patiently(() => reapLost(database, jobs, { heardFor }));
  }

  /** Trials that all workers run at once. */
  get threads(): number {
    return Math.max(this.#threads, this.#options.concurrency);
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  #start(): void {
    this.#running ??= new QueueWorker({ ...this.#options, mayTake: () => this.#isAlone })
      .run(this.#stop.signal)
      .catch((error) => {
        this.#problem = error;
      });
  }

  #tell({ able, unread, others, threads, kinds }: Seen): void {
    const { tell, concurrency, mark } = this.#options;
    const here =
      concurrency === 0
        ? "the trials wait for one"
        : `this program trains, on ${concurrency} ${concurrency === 1 ? "thread" : "threads"}`;
    const now =
      able > 0
        ? `${able} ${able === 1 ? "worker takes" : "workers take"} the trials, ${threads} at once`
        : `No worker is there: ${here}`;
    const blind = unread === 0 ? "" : `; ${unread} cannot read its data, and ${unread === 1 ? "leaves" : "leave"} it`;
    const unable =
      others === 0
        ? ""
        : `; ${others} can take none of them, being of gradus ${kinds}, where these need gradus ${mark.gradus} with engine ${mark.engine} (${mark.bits})`;
    const words = `Queue: ${now}${blind}${unable}.`;
    if (words !== this.#told) tell(words);
    this.#told = words;
  }
}
