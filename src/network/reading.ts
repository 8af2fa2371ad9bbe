import type { Cell } from "./cell.js";
import type { NetworkSpec } from "./spec.js";

/** Numbers that the first layer reads at once: those of a step, or of the whole window. */
export function firstInputs({ inputSize, window }: Pick<NetworkSpec, "inputSize" | "window">): number {
  return inputSize * (window ?? 1);
}

/** Steps of a pass over windows of so many rows: as many, or one where the cell reads them whole. */
export function stepsOfPass({ cell }: { readonly cell: Pick<Cell, "reads"> }, rows: number): number {
  return cell.reads === "window" ? 1 : rows;
}
