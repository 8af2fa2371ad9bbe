import { randomStream } from "../core/numeric/random.js";
import { thinWindows } from "../data/thin-windows.js";
import type { Windows } from "../data/windows.js";
import { initialise } from "../initialisers/initialise.js";
import { solveReadout } from "../initialisers/solve-readout.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork } from "../network/build.js";
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

/** More cost more and change little: what is compared differs by the highway alone. */
const MOST_TRAIN = 1000;
const MOST_VALIDATION = 500;
/** Drawn networks whose errors are averaged. */
const DRAWS = 3;

/**
 * Chooses a highway without training: beside each kind stand the same three drawn networks, their readouts solved on the training windows, penalty
 * by validation; the kind with the least validation error is taken, of equal ones the simplest. At most 1,000 training and 500 validation windows, in
 * double precision: the same choice on every machine and engine.
 *
 * It is a rule of thumb: what a network would learn in training it does not know, so it may take a highway where a trained network needs none.
 */
export function chooseHighway(
  windows: Windows,
  network: Omit<NetworkOptions, "inputSize" | "outputSize" | "highway">,
): ChosenHighway {
  const { inputSize, outputSize } = windows.train;
  const kinds = HIGHWAY_KINDS.filter((kind) => kind !== "last" || unreadTarget(windows) === undefined);
  const kernels = referenceKernels({ precision: "float64" });
  const train = thinWindows(windows.train, MOST_TRAIN);
  const validation = thinWindows(windows.validation, MOST_VALIDATION);
  const errors = kinds.map((kind) => {
    const highway = fittedHighway(windows, kind, "chooseHighway") ?? "none";
    const built = buildNetwork({ ...network, inputSize, outputSize, highway });
    let error = 0;
    for (let draw = 1; draw <= DRAWS; draw++) {
      const parameters = kernels.allocate(built.layout.length);
      initialise(built.layout, parameters, { random: randomStream(draw) });
      const solved = { network: built, kernels, parameters, objective: plain(), sigma: 0, set: train, validation };
      error += solveReadout(solved)! ** 2 / DRAWS;
    }
    return { kind, error };
  });
  const least = Math.min(...errors.map(({ error }) => error));
  return { kind: errors.find(({ error }) => error === least)?.kind ?? "none", errors };
}
