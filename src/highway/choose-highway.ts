import { randomStream } from "../core/numeric/random.js";
import { scoredSteps } from "../data/scored-rows.js";
import { thinWindows } from "../data/thin-windows.js";
import type { Windows } from "../data/windows.js";
import { initialise } from "../initialisers/initialise.js";
import { planReadout } from "../initialisers/readout-products.js";
import { bestReadout } from "../initialisers/solve-readout.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork, type Network } from "../network/build.js";
import { HIGHWAY_KINDS, type HighwayKind } from "../network/highway.js";
import type { NetworkOptions } from "../network/spec.js";
import { plain } from "../objective/plain.js";
import { fittedHighway } from "./fit-highway.js";
import { unreadTarget } from "./last.js";

/** What may be asked for: a kind, or the one of them that does best on the validation part. */
export const HIGHWAY_CHOICES = [...HIGHWAY_KINDS, "auto"] as const;
export type HighwayChoice = (typeof HIGHWAY_CHOICES)[number];

/** A kind, and by what it was chosen. */
export interface ChosenHighway {
  readonly kind: HighwayKind;
  /** Mean squared validation error of each kind that was tried, in scaled units; the least one is chosen, of equal ones the first. */
  readonly errors: readonly { readonly kind: HighwayKind; readonly error: number }[];
}

/** More cost more and change little: what is compared differs by the highway alone. Rows of windows for each unit, training and validation. */
const ROWS_A_UNIT = 8;
const LEAST_ROWS = 200;
/** Training windows that a highway is fitted on for this choice; half as many of validation. */
const MOST_FITTED = 1000;

/**
 * Chooses a highway without training: beside each kind stands the same drawn network, its readout solved on the training windows, penalty
 * by validation; the kind with the least validation error is taken, of equal ones the simplest. At most 1,000 training and 500 validation windows for the
 * highways and of each 8 a unit, at least 200, for the readouts, evenly thinned, in double precision: the same choice on every machine and engine.
 *
 * It is a rule of thumb: what a network would learn in training it does not know, so it may take a highway where a trained network needs none.
 */
export function chooseHighway(
  windows: Windows,
  network: Omit<NetworkOptions, "inputSize" | "outputSize" | "highway">,
): ChosenHighway {
  const { inputSize, outputSize } = windows.train;
  const few = thinned(windows, { train: MOST_FITTED, validation: MOST_FITTED / 2 });
  const kinds = HIGHWAY_KINDS.filter((kind) => kind !== "last" || unreadTarget(windows) === undefined);
  const beside = kinds.map((kind) => {
    const highway = fittedHighway(few, kind, "chooseHighway") ?? "none";
    return buildNetwork({ ...network, inputSize, outputSize, highway });
  });
  const rows = Math.max(LEAST_ROWS, ROWS_A_UNIT * (beside[0]!.spec.hiddenSizes.at(-1)! + 1));
  const errors = errorsBeside(beside, thinned(few, { train: rows, validation: rows }));
  const least = Math.min(...errors);
  return {
    kind: kinds[errors.indexOf(least)] ?? "none",
    errors: kinds.map((kind, k) => ({ kind, error: errors[k]! })),
  };
}

/** At most so many scored rows of each part. */
function thinned(windows: Windows, most: { readonly train: number; readonly validation: number }): Windows {
  const part = (name: keyof typeof most) =>
    thinWindows(windows[name], Math.ceil(most[name] / scoredSteps(windows[name])));
  return { ...windows, train: part("train"), validation: part("validation") };
}

/** Mean squared validation error of a drawn network with a solved readout, beside each highway. */
function errorsBeside(beside: readonly Network[], { train, validation }: Windows): number[] {
  const kernels = referenceKernels({ precision: "float64" });
  const [network] = beside;
  const { layout, spec } = network!;
  const parameters = kernels.allocate(layout.length);
  const features = { network: network!, kernels, parameters, objective: plain(), sigma: 0, set: train };
  const productsOf = planReadout(features, { most: Math.max(train.length, validation.length), beside });
  const nothing = new Float64Array((spec.hiddenSizes.at(-1)! + 1) * spec.outputSize);
  initialise(layout, parameters, { random: randomStream(1) });
  const [known, judged] = [productsOf(train), productsOf(validation)];
  return beside.map((_, k) => bestReadout(known[k]!, judged[k]!, nothing)?.meanSquare ?? Infinity);
}
