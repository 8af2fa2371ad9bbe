import type { WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import { type Metric, reportScale } from "../metric/contract.js";
import type { Network } from "../network/build.js";
import { evenBatch, type Predictor, predictorFor } from "./predictor.js";
import { shareOf, type Team } from "./team/team.js";

interface ValidationOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** Read at every call. */
  readonly parameters: FloatArray;
  readonly set: WindowSet;
  readonly metric: Metric;
  readonly errorScale: number;
  readonly team: Team;
  /** Steps of an epoch, and validations in it. */
  readonly steps: number;
  readonly perEpoch: number;
}

/** The validations of a run: what they measure, and after which steps of an epoch. */
export class ValidationWatch {
  readonly #predictor: Predictor;
  readonly #set: WindowSet;
  readonly #metric: Metric;
  readonly #scale: number;
  readonly #cuts: ReadonlySet<number>;

  constructor(options: ValidationOptions) {
    const { network, kernels, parameters, set, metric, errorScale, team, steps, perEpoch } = options;
    const share = shareOf(set.length, team);
    const batch = evenBatch(share.to - share.from);
    this.#predictor = predictorFor(set, { network, kernels, parameters, batch, team });
    this.#set = set;
    this.#metric = metric;
    this.#scale = reportScale(metric, errorScale);
    this.#cuts = evenlyWithin(steps, perEpoch);
  }

  /** The metric of the plain network as it is, in the unit of the records. */
  measure(): number {
    return this.#predictor.measure(this.#set, this.#metric) * this.#scale;
  }

  /** Whether to validate after so many steps of an epoch; its end aside, when it always is. */
  isDue(steps: number): boolean {
    return this.#cuts.has(steps);
  }
}

/** Numbers of steps that cut `steps` into `parts` of about the same length, the end aside; fewer where there are not as many steps. */
function evenlyWithin(steps: number, parts: number): ReadonlySet<number> {
  const most = Math.min(parts, steps);
  return new Set(Array.from({ length: most - 1 }, (_, k) => Math.round((steps * (k + 1)) / most)));
}
