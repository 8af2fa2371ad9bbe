import { GradusError } from "../../core/errors.js";
import type { LinearFit } from "../../data/linear/fit.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import type { Network } from "../../network/build.js";
import { besideHighway } from "./beside-highway.js";
import { quickFit } from "./quick-fit.js";
import { type LinearSystem, reducedSystem } from "./system.js";

/** States with less than this share of the largest mean square are dropped: noise would be amplified to the size of the others. */
const CUT = 1e-4;

/** The linear forecast of the training windows and its system for a network. */
export interface LinearForm {
  readonly fit: LinearFit;
  /** Of one state at least. */
  readonly system: LinearSystem;
  /** States that there is room for. */
  readonly most: number;
}

export interface FormSource {
  readonly network: Network;
  readonly kernels: Kernels;
  readonly train: WindowSet;
  readonly validation: WindowSet | null;
  /** As of `reducedSystem`. */
  readonly power: number;
}

/** The form, or in words why there is none. */
export function linearForm({ network, kernels, train, validation, power }: FormSource): LinearForm | string {
  const { kind = "none" } = network.highway ?? {};
  if (kind === "linear" || kind === "trained") return NOTHING_LEFT; // it is the linear forecast
  const fit = quickFit(train, validation, kernels);
  if (fit === null) return "the equations of the linear forecast have no finite solution";
  const most = Math.min(...network.spec.hiddenSizes);
  const left = besideHighway(fit, network.highway, train.inputSize);
  const { window, inputSize } = train;
  const isAtOnce = network.cell.reads === "window";
  const read = isAtOnce ? window * inputSize : inputSize;
  const system = systemOf(isAtOnce ? asOneRow(left, train) : left, { inputSize: read, most, power, cut: CUT });
  if (system === null) return "the states of the linear forecast have no finite covariance";
  if (system.states > 0) return { fit: left, system, most };
  return network.highway === null ? "nothing in the training windows is linear" : NOTHING_LEFT;
}

const NOTHING_LEFT = "nothing that the highway leaves is linear";

/** The same forecast of a window that is read at once: one row of T I inputs, the oldest step first. */
function asOneRow(fit: LinearFit, { window, inputSize }: WindowSet): LinearFit {
  const { rows, inputs } = fit.part;
  const read = inputs ?? Uint32Array.from({ length: inputSize }, (_, i) => i);
  const from = (window - rows) * inputSize;
  const places = Uint32Array.from({ length: rows * read.length }, (_, f) => {
    return from + Math.floor(f / read.length) * inputSize + read[f % read.length]!;
  });
  return { ...fit, part: { rows: 1, inputs: places } };
}

function systemOf(fit: LinearFit, options: Parameters<typeof reducedSystem>[1]): LinearSystem | null {
  try {
    const system = reducedSystem(fit, options);
    return [system.A, system.B, system.C].every((matrix) => matrix.every(Number.isFinite)) ? system : null;
  } catch (error) {
    if (error instanceof GradusError) return null; // a covariance without a Cholesky factor
    throw error;
  }
}
