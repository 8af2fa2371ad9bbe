import { GradusError } from "../core/errors.js";
import { LARGEST_SCALED } from "./cells.js";
import type { InputWindows, WindowSet } from "./window-set.js";

/**
 * Throws for the first input that no network can read: not finite, or beyond `LARGEST_SCALED`; the message says where it stands. Rows that no
 * window reads may hold anything, and so may those that only windows of weight 0 read.
 *
 * @param weights null: every window counts
 */
export function ensureFiniteInputs(
  owner: string,
  set: InputWindows,
  { name, weights }: { readonly name: string; readonly weights: Float32Array | null },
): void {
  const { length, window: T, inputs, inputSize, starts, lengths = null } = set;
  if (areFinite(inputs, span(starts, { from: 0, to: T - 1 }), inputSize)) return;
  for (let k = 0; k < length; k++) {
    if (weights !== null && weights[k] === 0) continue;
    const end = starts[k]! + T;
    for (let row = end - (lengths === null ? T : lengths[k]!); row < end; row++) {
      ensureFiniteRow(owner, inputs, { name: `${name}.inputs`, row, columns: inputSize });
    }
  }
}

/** The same for the targets that are asked for. */
export function ensureFiniteTargets(owner: string, set: WindowSet, name: string): void {
  const { length, window: T, targets, targetSize, targetOffsets, starts, weights, lengths, scored } = set;
  const from = targetOffsets[0]! - (scored === "all" ? T - 1 : 0);
  if (areFinite(targets, span(starts, { from, to: targetOffsets.at(-1)! }), targetSize)) return;
  for (let k = 0; k < length; k++) {
    if (weights !== null && weights[k] === 0) continue;
    const there = lengths === null ? T : lengths[k]!;
    for (const offset of targetOffsets) {
      for (let step = 0; step < (scored === "all" ? there : 1); step++) {
        const row = starts[k]! + offset - step;
        ensureFiniteRow(owner, targets, { name: `${name}.targets`, row, columns: targetSize });
      }
    }
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** First and last row of all windows, each from so many rows after its start to so many, both included. */
function span(starts: Uint32Array, { from, to }: Span): Span {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    first = Math.min(first, start);
    last = Math.max(last, start);
  }
  return { from: first + from, to: last + to };
}

/** A look at all rows of a span, read or not: much faster than window by window, and nearly always enough. */
function areFinite(values: Float32Array, { from, to }: Span, columns: number): boolean {
  for (let k = from * columns; k < (to + 1) * columns; k++) {
    if (!(Math.abs(values[k]!) <= LARGEST_SCALED)) return false;
  }
  return true;
}

function ensureFiniteRow(
  owner: string,
  values: Float32Array,
  { name, row, columns }: { readonly name: string; readonly row: number; readonly columns: number },
): void {
  for (let column = 0; column < columns; column++) {
    const value = values[row * columns + column]!;
    if (Math.abs(value) <= LARGEST_SCALED) continue;
    throw new GradusError(
      `${owner}: \`${name}\` must be finite numbers of at most ${LARGEST_SCALED.toExponential()}, got ${value} in row ` +
        `${row + 1}, column ${column + 1}. Correct it, or leave out the windows that read it.`,
    );
  }
}
