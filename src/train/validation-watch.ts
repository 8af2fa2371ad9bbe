import type { StopSignal } from "../core/stop-signal.js";
import type { WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import { type Metric, reportScale } from "../metric/contract.js";
import type { Network } from "../network/build.js";
import { ended, evenBatch, type Predictor, predictorFor } from "./predictor.js";
import { shareOf, type Team } from "./team/team.js";
import { Turns } from "./turns.js";

interface ValidationOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** Read at every call. */
  readonly parameters: FloatArray;
  readonly set: WindowSet;
  readonly metric: Metric;
  readonly errorScale: number;
  readonly team: Team;
  /** Factor of the steps from one validation to the next within epochs; null: none there. */
  readonly growth: number | null;
  readonly now: () => number;
  readonly signal: StopSignal | null;
}

/** The validations of a run: what they measure, and after which steps. */
export class ValidationWatch {
  readonly #predictor: Predictor;
  readonly #set: WindowSet;
  readonly #metric: Metric;
  readonly #scale: number;
  readonly #growth: number | null;
  readonly #turns: Turns;
  /** Batches of this member's share, and those of the largest. */
  readonly #batches: number;
  readonly #rounds: number;
  #measuredAt = 0;
  #due = Infinity;

  constructor(options: ValidationOptions) {
    const { network, kernels, parameters, set, metric, errorScale, team, growth } = options;
    const { worldSize } = team;
    const windows = Array.from({ length: worldSize }, (_, rank) => {
      const { from, to } = shareOf(set.length, { rank, worldSize });
      return to - from;
    });
    const batches = windows.map((count) => Math.ceil(count / evenBatch(count, set)));
    const batch = evenBatch(windows[team.rank]!, set);
    this.#batches = batches[team.rank]!;
    this.#rounds = Math.max(...batches);
    this.#turns = new Turns(options);
    this.#predictor = predictorFor(set, { network, kernels, parameters, batch, team });
    this.#set = set;
    this.#metric = metric;
    this.#scale = reportScale(metric, errorScale);
    this.#growth = growth;
  }

  /**
   * The metric of the plain network as it is after so many steps, in the unit of the records; null: stopped on the way, for all of the team.
   * Lets other work of the thread run now and then.
   */
  async measure(steps: number): Promise<number | null> {
    const work = this.#predictor.byBatch(this.#set, [this.#metric]);
    this.#turns.begin();
    for (let round = 1; round < this.#rounds; round++) {
      if (round <= this.#batches) work.next();
      if (!(await this.#turns.goOn())) return null;
    }
    this.#turns.vote();
    const [value] = ended(work) as [number];
    this.measuredAt = steps;
    return value * this.#scale;
  }

  /** Steps of the run at the last validation; set, it is as if that had been done. */
  get measuredAt(): number {
    return this.#measuredAt;
  }

  set measuredAt(steps: number) {
    this.#measuredAt = steps;
    this.#due = this.#growth === null ? Infinity : Math.max(steps + 1, Math.ceil(steps * this.#growth));
  }

  /** Whether to validate after so many steps of the run, within an epoch; at its end that is always done. */
  isDue(steps: number): boolean {
    return steps >= this.#due;
  }
}
