import { dampedRidge } from "../core/numeric/damped-ridge.js";
import { residualSquares } from "../core/numeric/linear-algebra.js";
import { multiply } from "../core/numeric/matrix-product.js";
import { scoredSteps } from "../data/scored-rows.js";
import { thinTrusted } from "../data/thin-windows.js";
import type { WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { Network } from "../network/build.js";
import { stepsOfPass } from "../network/reading.js";
import { unitsRead } from "../network/units-read.js";
import { plain } from "../objective/plain.js";
import { isMostlyLinear } from "./linear/mostly-linear.js";
import { planReadout, type ReadoutProducts } from "./readout-products.js";
import { writeReadout } from "./ridge-readout.js";

/** Ridge penalties, in units of each feature's own sum of squares: the same for units of any amplitude. */
const STRENGTHS: readonly number[] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];
/** Without validation windows to choose by. */
const USUAL_STRENGTH = 1e-3;
/** Of the largest sum of squares: keeps units that give nothing from making the equations singular. */
const LEAST = 1e-12;

/** Of the training windows, those that a readout is solved on; of few windows more, see below. */
const SHARE = 1 / 4;
/** Rows for each of the H + 1 features, at least. */
const ROWS_A_FEATURE = 12;
const LEAST_ROWS = 200;
/** Windows at most, unless there are that many features. */
const MOST_WINDOWS = 1000;

/** Of one pass: half a second, in which nothing else is heard. */
const MOST_MULTIPLY_ADDS = 5e9;

export interface ReadoutSolverOptions {
  readonly network: Network;
  /** Of a lease that lasts as long as the solver. */
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`. */
  readonly parameters: FloatArray;
  readonly train: WindowSet;
  /** Null: there are none to choose a penalty by. */
  readonly validation: WindowSet | null;
  /** Of the training windows that a readout is solved on, those that are taken: fewer where starts are only compared. Default 1 */
  readonly share?: number;
}

/** Solves the readout of a start, and says what it leaves. */
export interface StartReadout {
  /** @returns an error of the validation windows, null without them; or that there is no solution, and nothing is written */
  solve(): Solved;
  /** Whether a forecast with this error explains at least half of what there is to tell. */
  explainsHalf(error: number): boolean;
}

export type Solved = { readonly isSolved: true; readonly error: number | null } | { readonly isSolved: false };

/** The windows that readouts are solved on and chosen by. */
export function readoutWindows({
  network,
  train,
  validation,
  share = 1,
}: Omit<ReadoutSolverOptions, "kernels" | "parameters">) {
  const features = unitsRead(network.spec) + 1;
  const quarter = Math.min(MOST_WINDOWS, SHARE * train.length) * scoredSteps(train);
  const steps = stepsOfPass(network, train.window);
  const affordable = Math.floor(MOST_MULTIPLY_ADDS / (steps * network.layout.length)) * scoredSteps(train);
  const rows = Math.min(Math.max(LEAST_ROWS, ROWS_A_FEATURE * features, quarter), Math.max(1, affordable));
  return { train: ofRows(train, share * rows), validation: validation === null ? null : ofRows(validation, rows / 2) };
}

/**
 * Solves readouts of a network on the same windows, for one start after another: its passes are planned once.
 *
 * Windows are evenly thinned to a quarter of the training windows, 1,000 at most; but twelve rows for each of the H + 1 features and 200 rows, where
 * there are as many; and no more than a pass of 5e9 multiply-adds goes through. Of the validation windows, half as many.
 */
export class ReadoutSolver implements StartReadout {
  readonly #options: ReadoutSolverOptions;
  readonly #train: WindowSet;
  readonly #validation: WindowSet | null;
  readonly #productsOf: (set: WindowSet) => ReadoutProducts[];

  constructor(options: ReadoutSolverOptions) {
    const { network, kernels, parameters } = options;
    const { train, validation } = readoutWindows(options);
    this.#options = options;
    this.#train = train;
    this.#validation = validation;
    const hasLengths = [this.#train, this.#validation].find((set) => (set?.lengths ?? null) !== null);
    const most = Math.max(this.#train.length, this.#validation?.length ?? 0);
    this.#productsOf = planReadout(
      { network, kernels, parameters, objective: plain(), sigma: 0, set: hasLengths ?? this.#train },
      { most },
    );
  }

  /**
   * Solves W, b exactly for the squared loss of the plain network, the units as they are, by the penalty with the least validation error. Penalties hold
   * the readout to the one that stands in the parameters, and are relative to each feature's mean square: units of a small amplitude are not shrunk away.
   *
   * @returns the root mean square of the scaled validation errors, null without validation windows; or that there is no solution, and nothing is written
   */
  solve(): Solved {
    const { network, parameters } = this.#options;
    const [known] = this.#productsOf(this.#train);
    const judged = this.#validation && this.#productsOf(this.#validation)[0]!;
    const best = bestReadout(known!, judged, readoutOf(this.#options));
    if (best === null) return { isSolved: false };
    writeReadout({ network, parameters }, best.solution);
    return { isSolved: true, error: judged && Math.sqrt(best.meanSquare) };
  }

  explainsHalf(error: number): boolean {
    return isMostlyLinear(error ** 2, this.#options.validation!);
  }
}

/**
 * The readout (H + 1, O), held to `before` by the penalty with the least error on what it is judged by.
 *
 * @param judged null: nothing, and a penalty of 1e-3
 * @returns null where the equations have no finite solution; the mean square of the validation errors, scaled
 */
export function bestReadout(
  known: ReadoutProducts,
  judged: ReadoutProducts | null,
  before: Float64Array,
): { readonly solution: Float64Array; readonly meanSquare: number } | null {
  const O = before.length / Math.sqrt(known.gram.length);
  const left = { ...known, cross: leftBy(before, known) };
  let best: { readonly solution: Float64Array; readonly meanSquare: number } | null = null;
  for (const strength of judged === null ? [USUAL_STRENGTH] : STRENGTHS) {
    const change = dampedRidge({ ...left, penalty: penaltyOf(known, strength) });
    if (change === null) continue;
    const solution = change.map((value, at) => value + before[at]!);
    const squares = judged === null ? 0 : judged.squares + residualSquares(judged, solution);
    const meanSquare = squares / ((judged?.weight ?? 1) * O);
    if (Number.isFinite(meanSquare) && (best === null || meanSquare < best.meanSquare)) {
      best = { solution, meanSquare: Math.max(0, meanSquare) };
    }
  }
  return best;
}

/** At most so many scored rows, in whole windows. */
export function ofRows(set: WindowSet, rows: number): WindowSet {
  return thinTrusted(set, Math.max(1, Math.ceil(rows / scoredSteps(set))));
}

/** Products of the features and what a readout leaves of the targets: its ridge regression is the change of that readout. */
function leftBy(before: Float64Array, { gram, cross }: ReadoutProducts): Float64Array {
  const F = Math.sqrt(gram.length);
  const O = before.length / F;
  const given = multiply(gram, before, [F, F, O]);
  return cross.map((value, at) => value - given[at]!);
}

/** Penalties of a strength in units of each feature's own sum of squares; of b none. */
export function penaltyOf({ gram }: ReadoutProducts, strength: number): Float64Array {
  const F = Math.sqrt(gram.length);
  let largest = 0;
  for (let j = 0; j < F; j++) largest = Math.max(largest, gram[j * F + j]!);
  const penalty = new Float64Array(F); // of b: 0
  for (let j = 0; j < F - 1; j++) penalty[j] = strength * gram[j * F + j]! + LEAST * largest;
  return penalty;
}

/** (H + 1, O), the last row b. */
function readoutOf({ network: { spec, layout }, parameters }: ReadoutSolverOptions): Float64Array {
  const [H, O] = [unitsRead(spec), spec.outputSize];
  const { offset } = layout.blocks.at(-1)!;
  return Float64Array.from({ length: (H + 1) * O }, (_, at) => {
    const [j, o] = [Math.floor(at / O), at % O];
    return parameters[offset + (j < H ? o * H + j : O * H + o)]!;
  });
}
