import { randomStream } from "../core/numeric/random.js";
import { scoredSteps } from "../data/scored-rows.js";
import { thinWindows } from "../data/thin-windows.js";
import type { Windows } from "../data/windows.js";
import { initialise } from "../initialisers/initialise.js";
import { isMostlyLinear } from "../initialisers/linear/mostly-linear.js";
import { planReadout } from "../initialisers/readout-products.js";
import { bestReadout } from "../initialisers/solve-readout.js";
import type { Kernels } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork, type Network } from "../network/build.js";
import { HIGHWAY_KINDS, type Highway, type HighwayKind } from "../network/highway.js";
import type { NetworkOptions } from "../network/spec.js";
import { unitsRead } from "../network/units-read.js";
import { plain } from "../objective/plain.js";
import { fittedHighway } from "./fit-highway.js";
import { unreadTarget } from "./last.js";

/** What may be asked for: a kind, or the one of those that are held that does best on the validation part. */
export const HIGHWAY_CHOICES = [...HIGHWAY_KINDS, "auto"] as const;
export type HighwayChoice = (typeof HIGHWAY_CHOICES)[number];

const HELD_KINDS = HIGHWAY_KINDS.filter((kind) => kind !== "trained");

/** A kind, and by what it was chosen. */
export interface ChosenHighway {
  readonly kind: HighwayKind;
  /** Fitted; null for "none". */
  readonly highway: Highway | null;
  /** Mean squared validation error of each kind that was tried, in scaled units. */
  readonly errors: readonly { readonly kind: HighwayKind; readonly error: number }[];
}

/** More cost more and change little: what is compared differs by the highway alone. Rows of windows for each unit, training and validation. */
const ROWS_A_UNIT = 16;
const LEAST_ROWS = 256;
/** Units of a layer that are drawn for it at most: what is compared differs by the highway alone. */
const MOST_UNITS = 32;
/** Of the error without one, what there may be beside a highway at most. */
const BETTER = 0.98;

/**
 * Chooses a highway without training: beside each kind stands the same drawn network of at most 32 units a layer, its readout solved on the training windows, penalty
 * by validation; the kind with the least mean squared validation error is taken if it is 2 % below that without a highway and at most half the variance of the
 * targets: what is mostly not linear a network learns sooner without a highway in its way. Readouts are solved on 16 windows a unit, at least 256, of
 * each part, evenly thinned.
 *
 * One that is trained starts as "linear" does, so nothing tells them apart before training: it is taken where it is asked for.
 *
 * It is a rule of thumb: what a network would learn in training it does not know, so it may take a highway where a trained network needs none.
 *
 * @param kernels an engine, to choose sooner. Default: none, in double precision, the same choice on every machine and engine
 */
export function chooseHighway(
  windows: Windows,
  network: Omit<NetworkOptions, "inputSize" | "outputSize" | "highway">,
  kernels: Kernels | null = null,
): ChosenHighway {
  const { inputSize, outputSize, window } = windows.train;
  const kinds = HELD_KINDS.filter((kind) => kind !== "last" || unreadTarget(windows) === undefined);
  const highways = kinds.map((kind) => fittedHighway(windows, kind, "chooseHighway", kernels));
  const hiddenSizes = network.hiddenSizes.map((units) => Math.min(units, MOST_UNITS));
  const beside = highways.map((highway) =>
    buildNetwork({ ...network, hiddenSizes, inputSize, outputSize, window, highway: highway ?? "none" }),
  );
  const rows = Math.max(LEAST_ROWS, ROWS_A_UNIT * (unitsRead(beside[0]!.spec) + 1));
  const errors = onLease(kernels ?? referenceKernels({ precision: "float64" }), (leased) =>
    errorsBeside(beside, thinned(windows, { train: rows, validation: rows }), leased),
  );
  const [alone, ...others] = errors as [number, ...number[]];
  const least = Math.min(...others);
  const chosen = least < BETTER * alone && isMostlyLinear(least, windows.validation) ? errors.indexOf(least) : 0;
  return {
    kind: kinds[chosen] ?? "none",
    highway: highways[chosen] ?? null,
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
function errorsBeside(beside: readonly Network[], { train, validation }: Windows, kernels: Kernels): number[] {
  const [network] = beside;
  const { layout, spec } = network!;
  const parameters = kernels.allocate(layout.length);
  const features = { network: network!, kernels, parameters, objective: plain(), sigma: 0, set: train };
  const productsOf = planReadout(features, { most: Math.max(train.length, validation.length), beside });
  const nothing = new Float64Array((unitsRead(spec) + 1) * spec.outputSize);
  initialise(layout, parameters, { random: randomStream(1) });
  const [known, judged] = [productsOf(train), productsOf(validation)];
  return beside.map((_, k) => bestReadout(known[k]!, judged[k]!, nothing)?.meanSquare ?? Infinity);
}
