import { GradusError } from "../../core/errors.js";
import type { LinearFit } from "../../data/linear/fit.js";
import { repeatOutputs, withOneOutput } from "../../data/outputs-per-target.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import type { Network } from "../../network/build.js";
import type { Highway } from "../../network/highway.js";
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
  const { outputsPerTarget = 1 } = train;
  const fit = quickFit(withOneOutput(train), validation && withOneOutput(validation), kernels);
  if (fit === null) return "the equations of the linear forecast have no finite solution";
  const most = Math.min(...network.spec.hiddenSizes);
  const left = besideHighway(fit, oneOfEach(network.highway, outputsPerTarget), train.inputSize);
  const { window, inputSize } = train;
  const isAtOnce = network.cell.reads === "window";
  const read = isAtOnce ? window * inputSize : inputSize;
  const system = systemOf(isAtOnce ? asOneRow(left, train) : left, { inputSize: read, most, power, cut: CUT });
  if (system === null) return "the states of the linear forecast have no finite covariance";
  if (system.states > 0) return { most, ...forEach(left, system, outputsPerTarget) };
  return network.highway === null ? "nothing in the training windows is linear" : NOTHING_LEFT;
}

/** Of a highway with several outputs a target, which differ in their constants alone, the first of each. */
function oneOfEach(highway: Highway | null, count: number): Highway | null {
  if (highway === null || count === 1) return highway;
  return { ...highway, coefficients: highway.coefficients.filter((_, at) => at % count === 0) };
}

/** The same forecast for all outputs of a target: they are told apart by the readout. */
function forEach(fit: LinearFit, system: LinearSystem, count: number): Pick<LinearForm, "fit" | "system"> {
  if (count === 1) return { fit, system };
  const { states, C } = system;
  const repeated = Float64Array.from({ length: C.length * count }, (_, at) => {
    return C[Math.floor(at / states / count) * states + (at % states)]!;
  });
  return { fit: { ...fit, coefficients: repeatOutputs(fit.coefficients, count) }, system: { ...system, C: repeated } };
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
