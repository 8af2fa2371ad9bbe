import type { FloatArray, Form, Moments } from "../contract.js";

export type Allocate = (length: number) => FloatArray;

/** Mean and variance arrays of one length; no variance in the plain form. */
export function allocateMoments(allocate: Allocate, form: Form, length: number): Moments {
  return { mean: allocate(length), variance: form === "plain" ? null : allocate(length) };
}
