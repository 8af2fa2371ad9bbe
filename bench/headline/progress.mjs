// A line on stderr: runs done of all, and the time left at the pace of what has been done.

/** Lines are so far apart where they cannot be written over. */
const EVERY_MS = 30_000;
/** A smoothed epoch takes about so many plain ones. */
const SMOOTHED = 2;

export class Progress {
  #left;
  #all;
  #workers;
  #perEpoch = new Map();
  #saidAt = -EVERY_MS;

  /** @param missing runs of a job that are not stored */
  constructor({ jobs, runs, workers, missing }) {
    this.#workers = workers;
    this.#left = new Map(jobs.map((job) => [job, missing(job)]));
    this.#all = this.#runsLeft();
    for (const run of runs) this.#learn(run);
  }

  done(job, run) {
    this.#learn(run);
    this.#left.set(job, Math.max(1, this.#left.get(job)) - 1);
    this.#say(`${run.task}, ${run.method}`);
  }

  /** Nothing of the job is left, whatever was thought. */
  end(job) {
    this.#left.set(job, 0);
  }

  #learn({ task, ends, smoothed, seconds }) {
    if (ends.length === 0) return;
    const one = { seconds: seconds / (smoothed > 0 ? SMOOTHED : 1), epochs: ends.length };
    const sum = this.#perEpoch.get(task) ?? { seconds: 0, epochs: 0 };
    this.#perEpoch.set(task, { seconds: sum.seconds + one.seconds, epochs: sum.epochs + one.epochs });
  }

  #runsLeft() {
    return [...this.#left.values()].reduce((sum, left) => sum + left, 0);
  }

  #secondsLeft() {
    const known = [...this.#perEpoch.values()].map(({ seconds, epochs }) => seconds / epochs);
    const usual = known.reduce((sum, value) => sum + value, 0) / known.length;
    let seconds = 0;
    for (const [{ task, method }, left] of this.#left) {
      const one = this.#perEpoch.get(task);
      const epoch = (one ? one.seconds / one.epochs : usual) * (Math.max(...method.sigma0) > 0 ? SMOOTHED : 1);
      seconds += left * epoch * Math.max(...method.epochs);
    }
    return seconds / this.#workers;
  }

  #say(what) {
    const isTerminal = process.stderr.isTTY === true;
    if (!isTerminal && performance.now() - this.#saidAt < EVERY_MS) return;
    this.#saidAt = performance.now();
    const left = this.#runsLeft();
    const hours = this.#secondsLeft() / 3600;
    const time = hours < 1 ? `${Math.ceil(60 * hours)} min` : `${hours.toFixed(1)} h`;
    const line = `${this.#all - left}/${this.#all} runs, about ${time} left (${what})`;
    process.stderr.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  }
}
