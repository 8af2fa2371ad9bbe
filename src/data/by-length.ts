import type { WindowSet } from "./window-set.js";

type Lengths = Pick<WindowSet, "window" | "lengths">;

/** Places of an array, `to` excluded. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Sorts windows by their length, the shortest first, those of one length in the order they had: so that batches of them hold hardly any padding. */
export class LengthOrder {
  readonly #lengths: Uint32Array;
  /** (T + 2): places where the windows of each length begin. */
  readonly #places: Uint32Array;

  constructor(lengths: Uint32Array, window: number) {
    this.#lengths = lengths;
    this.#places = new Uint32Array(window + 2);
  }

  /** Writes the entries `from` to `to` of `windows`, sorted, to the same places of `into`, another array; allocates nothing. */
  sort(windows: Uint32Array, into: Uint32Array, { from, to }: Stretch): void {
    const places = this.#places.fill(0);
    for (let k = from; k < to; k++) places[this.#lengths[windows[k]!]! + 1]!++;
    places[0] = from;
    for (let length = 1; length < places.length; length++) places[length]! += places[length - 1]!;
    for (let k = from; k < to; k++) into[places[this.#lengths[windows[k]!]!]!++] = windows[k]!;
  }
}

/** Whether windows are of unequal length; where they have lengths that are all alike, nothing is to be gained by an order. */
export function isUneven({ lengths }: Pick<WindowSet, "lengths">): boolean {
  return lengths?.some((length) => length !== lengths[0]) ?? false;
}

/** Windows `from` to `to` of a set, `to` excluded, sorted by length; null where they are of one length: in their own order. */
export function orderByLength(set: Lengths, from: number, to: number): Uint32Array | null {
  if (!isUneven(set)) return null;
  const windows = Uint32Array.from({ length: to - from }, (_, k) => from + k);
  const sorted = new Uint32Array(windows.length);
  new LengthOrder(set.lengths!, set.window).sort(windows, sorted, { from: 0, to: windows.length });
  return sorted;
}

/**
 * Steps that a sequence of the set runs in batches of so many, on average: the longest of its batch, where all are sorted by length and cut into
 * batches. T where none has a length of its own.
 */
export function stepsRun(set: Lengths & Pick<WindowSet, "length">, batchSize: number): number {
  const { length, window, lengths } = set;
  if (lengths === null) return window;
  const order = orderByLength(set, 0, length);
  if (order === null) return lengths[0] ?? window;
  let total = 0;
  for (let from = 0; from < length; from += batchSize) {
    const to = Math.min(length, from + batchSize);
    total += (to - from) * lengths[order[to - 1]!]!;
  }
  return total / length;
}
