/** Parts of the time after which a silent worker counts as lost: a folder on a network may show a file that late. The last one goes on. */
const PAUSES = [1 / 3, 1, 4];
/** Of one that was not met again for so long nothing is remembered: it has ended, or others have its trials. */
const MILLISECONDS_TO_FORGET = 600_000;

interface Left {
  readonly times: number;
  readonly until: number;
  readonly reason: string;
}

/** Studies whose data a worker cannot read: it leaves them to others and serves the rest, and looks again now and then. */
export class LeftStudies {
  readonly #lostAfterSeconds: number;
  readonly #tell: (note: string) => void;
  readonly #now: () => number;
  readonly #left = new Map<string, Left>();

  constructor({
    lostAfterSeconds,
    tell,
    now = () => performance.now(),
  }: {
    readonly lostAfterSeconds: number;
    readonly tell: (note: string) => void;
    /** Milliseconds. */
    readonly now?: () => number;
  }) {
    this.#lostAfterSeconds = lostAfterSeconds;
    this.#tell = tell;
    this.#now = now;
  }

  /** Its data could not be read. Of trials that were taken at once the first one counts. @param label the study's name for people */
  leave(run: string, { label, reason }: { readonly label: string; readonly reason: string }): void {
    const before = this.#left.get(run);
    if (before !== undefined && this.#now() < before.until) return;
    const times = (before?.times ?? 0) + 1;
    const pause = PAUSES[Math.min(times, PAUSES.length) - 1]!;
    this.#left.set(run, { times, reason, until: this.#now() + 1000 * pause * this.#lostAfterSeconds });
    if (reason === before?.reason) return;
    this.#tell(`This worker leaves the study ${label} to others, and looks for its data again now and then: ${reason}`);
  }

  /** Its data were read. Returns whether it was left. */
  meet(run: string): boolean {
    return this.#left.delete(run);
  }

  /** Those of which no trial is taken now. */
  get resting(): readonly string[] {
    return this.all.filter((run) => this.#now() < this.#left.get(run)!.until);
  }

  /** Those whose data could not be read when they were last looked for. */
  get all(): readonly string[] {
    for (const [run, { until }] of this.#left) {
      if (this.#now() > until + MILLISECONDS_TO_FORGET) this.#left.delete(run);
    }
    return [...this.#left.keys()];
  }
}
