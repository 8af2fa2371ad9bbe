import type { FloatArray } from "../../core/float-array.js";
import type { Form, MeanVariance } from "../contract.js";

export type Allocate = (length: number) => FloatArray;

/** Mean and variance arrays of one length; no variance in the plain form. */
export function allocateMeanVariance(allocate: Allocate, form: Form, length: number): MeanVariance {
  return { mean: allocate(length), variance: form === "plain" ? null : allocate(length) };
}

/** An array of rows that a step reads or writes: step t begins at `start + t * stride`. */
export interface Steps extends MeanVariance {
  readonly start: number;
  /** 0 where all steps share the same rows. */
  readonly stride: number;
}

/** A value of a step as an operation sees it: (B, width) rows of it at step t, and the rows of its gradient. */
export interface Operand {
  readonly width: number;
  readonly value: Steps;
  /** Null where no gradient is wanted: data. */
  readonly gradient: Steps | null;
}

/** Where the rows of step t begin. */
export function rowsAt({ start, stride }: Steps, t: number): number {
  return start + t * stride;
}
