import { LARGEST_SCALED } from "./cells.js";
import type { WindowSet } from "./window-set.js";

/**
 * The first number of a set that no network can be trained on, with where it stands: not finite, or beyond `LARGEST_SCALED`. Null when all are
 * well. Only rows that windows read are looked at; for runs that have failed, since it takes a pass over every window.
 */
export function faultyCell(set: WindowSet): string | null {
  const { window: T, starts, targetOffsets, lengths, scored } = set;
  const back = scored === "all" ? T : 1;
  for (let k = 0; k < set.length; k++) {
    const first = starts[k]!;
    const there = lengths === null ? T : lengths[k]!;
    for (let row = first + T - there; row < first + T; row++) {
      const fault = faultIn("inputs", set.inputs, { row, columns: set.inputSize });
      if (fault !== null) return fault;
    }
    for (const offset of targetOffsets) {
      for (let step = 0; step < Math.min(back, there); step++) {
        const row = first + offset - step;
        const fault = faultIn("targets", set.targets, { row, columns: set.targetSize });
        if (fault !== null) return fault;
      }
    }
  }
  return null;
}

function faultIn(
  name: string,
  values: Float32Array,
  { row, columns }: { readonly row: number; readonly columns: number },
): string | null {
  for (let column = 0; column < columns; column++) {
    const value = values[row * columns + column]!;
    if (!(Math.abs(value) <= LARGEST_SCALED)) {
      return `\`${name}\` must be finite numbers of at most ${LARGEST_SCALED.toExponential()}, got ${value} in row ${row + 1}, column ${column + 1}`;
    }
  }
  return null;
}
