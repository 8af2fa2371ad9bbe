import { GradusError } from "../errors.js";
import type { Kernels } from "./contract.js";
import { referenceKernels } from "./reference/index.js";

export const ENGINES = ["auto", "wasm", "reference"] as const;
export type EngineName = (typeof ENGINES)[number];

/** The engine of that name and, where `auto` had to choose, why it chose so. */
export function selectKernels({ engine = "auto" }: { readonly engine?: EngineName } = {}): {
  readonly kernels: Kernels;
  readonly reason: string;
} {
  if (engine === "wasm") throw new GradusError('--engine: "wasm" is not built yet. Use "reference".');
  return { kernels: referenceKernels(), reason: "the reference engine is the only one built" };
}
