import type { SliceSpec } from "../params/layout.js";

/** Units of a layer and inputs of it. */
export interface LayerSizes {
  readonly inputSize: number;
  readonly hiddenSize: number;
}

/**
 * A recurrent cell as data: its tensors and the operations of one step. Engines run the list; nothing else knows the cell.
 *
 * Values have names and H entries each. At the start of a step there are "input" (the layer's I inputs) and, under its own
 * name, each state of the step before: 0 before the first step.
 */
export interface Cell {
  readonly name: string;
  /** The equations of a step, for people. */
  readonly equations: string;
  /**
   * What a network of such cells reads: the window's steps one after the other, or the whole window at once, which is then one step of rows times inputs numbers.
   * Default "step"
   */
  readonly reads?: "step" | "window";
  /** The layer's tensors in the order in which they lie in memory. */
  slices(sizes: LayerSizes): readonly SliceSpec[];
  /** In order; each reads values that exist by then and makes one. A state's new value comes last to bear its name. */
  readonly operations: readonly Operation[];
  /** Values carried to the next step, made by the operation of that name; the first is the layer's output. */
  readonly states: readonly string[];
  /**
   * Tensors by which units follow a linear recurrence to first order, by name; absent: no start in closed form is known. The activation has a slope at
   * `operatingPoint`. Null where the cell cannot rest there.
   */
  followLinear?(recurrence: LinearRecurrence, operatingPoint: OperatingPoint): LinearTensors | null;
}

/** s_t = A s_{t-1} + B (x_t - rest), s the output of R units less what it is at rest. */
export interface LinearRecurrence {
  /** (R, R), row-major. */
  readonly A: Float64Array;
  /** (R, I), row-major. */
  readonly B: Float64Array;
  /** Value of every input at rest: 0 for data. */
  readonly rest: number;
}

/** Where an activation is used as a straight line: h(m) = value + slope (m - at). */
export interface OperatingPoint {
  readonly at: number;
  readonly value: number;
  /** Not 0. */
  readonly slope: number;
}

export interface LinearTensors {
  /** Of R units and I inputs, row-major, a slice's name each. */
  readonly tensors: Readonly<Record<string, Float64Array>>;
  /** Output of a unit at rest. */
  readonly rest: number;
}

/** An operation of a cell's step: a new kind is a type here, a file in the reference engine and one in assembly/cell/. */
export type Operation = AffineOperation | ActivationOperation | ProductOperation | SumOperation | BlendOperation;

/** into = sum of matrix times value + bias. Under weight noise its variance counts noise and spread of what it reads. */
export interface AffineOperation {
  readonly kind: "affine";
  readonly into: string;
  readonly terms: readonly { readonly matrix: string; readonly of: string }[];
  /** Name of a slice; null: none. */
  readonly bias: string | null;
}

/** into = h(of), h the network's activation or the one named. */
export interface ActivationOperation {
  readonly kind: "activation";
  readonly into: string;
  readonly of: string;
  /** Name in the registry of activations; null: the network's own. */
  readonly activation: string | null;
}

/** into = left right, entry by entry. */
export interface ProductOperation {
  readonly kind: "product";
  readonly into: string;
  readonly left: string;
  readonly right: string;
}

/** into = left + right, entry by entry. */
export interface SumOperation {
  readonly kind: "sum";
  readonly into: string;
  readonly left: string;
  readonly right: string;
}

/** into = gate left + (1 - gate) right, entry by entry. */
export interface BlendOperation {
  readonly kind: "blend";
  readonly into: string;
  readonly gate: string;
  readonly left: string;
  readonly right: string;
}
