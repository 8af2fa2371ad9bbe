import type { Statements } from "../database/database.js";
import { silentTrialInWords, silentTrials } from "../silent-trials.js";

const MILLISECONDS_BETWEEN_LOOKS = 10_000;

/** Tells once of each trial of a study that its worker has, and of which nothing is heard: nobody else would, since the worker lives. */
export class TellSilent {
  readonly #run: string;
  readonly #tell: (note: string) => void;
  #last = Number.NEGATIVE_INFINITY;
  #told = new Set<string>();

  constructor({ run, tell }: { readonly run: string; readonly tell: (note: string) => void }) {
    this.#run = run;
    this.#tell = tell;
  }

  /** Looks now and then. */
  async look(statements: Statements): Promise<void> {
    if (performance.now() - this.#last < MILLISECONDS_BETWEEN_LOOKS) return;
    this.#last = performance.now();
    const silent = await silentTrials(statements, this.#run);
    for (const one of silent) if (!this.#told.has(one.key)) this.#tell(silentTrialInWords(one, Date.now()));
    this.#told = new Set(silent.map(({ key }) => key)); // what is over is forgotten
  }
}
