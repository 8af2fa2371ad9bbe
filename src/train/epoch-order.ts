import type { RandomStream } from "../core/numeric/random.js";
import { isUneven, LengthOrder } from "../data/by-length.js";
import type { WindowSet } from "../data/window-set.js";

/** Batches that are sorted by length together: so many that a batch's sequences are nearly of one length, so few that it is another batch every epoch. */
const BATCHES_TOGETHER = 50;

interface EpochOrderOptions {
  readonly set: Pick<WindowSet, "length" | "window" | "lengths">;
  readonly batchSize: number;
  /** Of the run's orders alone: the same seed, the same orders, whatever trains. */
  readonly random: RandomStream;
}

/**
 * The random order in which the windows of an epoch are cut into batches. Where they are of unequal length, every batch holds windows of about one length,
 * since all of a batch run as many steps as its longest: windows are shuffled, sorted by length within some 50 batches, cut, and the batches shuffled.
 */
export class EpochOrder {
  readonly #options: EpochOrderOptions;
  readonly #buckets: Buckets | null;

  constructor(options: EpochOrderOptions) {
    this.#options = options;
    this.#buckets = isUneven(options.set) ? new Buckets(options) : null;
  }

  /** Draws the next epoch's order into `out`, (windows); allocates nothing. */
  draw(out: Uint32Array): void {
    this.#options.random.permutation(out.length, out);
    this.#buckets?.arrange(out);
  }

  /** Where its stream is, as of `RandomStream`. */
  state(): readonly number[] {
    return this.#options.random.state();
  }

  restore(state: readonly number[]): void {
    this.#options.random.restore(state);
  }
}

class Buckets {
  readonly #options: EpochOrderOptions;
  readonly #order: LengthOrder;
  readonly #sorted: Uint32Array;
  /** (full batches), the place of each. */
  readonly #places: Uint32Array;
  readonly #stretch = { from: 0, to: 0 };

  constructor(options: EpochOrderOptions) {
    const { set, batchSize } = options;
    this.#options = options;
    this.#order = new LengthOrder(set.lengths!, set.window);
    this.#sorted = new Uint32Array(set.length);
    this.#places = new Uint32Array(Math.floor(set.length / batchSize));
  }

  /** Brings shuffled windows into batches of about one length, the one that is not full last. */
  arrange(windows: Uint32Array): void {
    const { batchSize: B, random } = this.#options;
    const stretch = this.#stretch;
    for (stretch.from = 0; stretch.from < windows.length; stretch.from = stretch.to) {
      stretch.to = Math.min(windows.length, stretch.from + B * BATCHES_TOGETHER);
      this.#order.sort(windows, this.#sorted, stretch);
    }
    const full = this.#places.length;
    const rest = windows.length - full * B;
    // The batch that is not full is cut out anywhere among the last that are sorted together: else it would always be the longest.
    const first = Math.floor((windows.length - 1) / (B * BATCHES_TOGETHER)) * BATCHES_TOGETHER;
    const before = first + random.integer(full - first + 1);
    random.permutation(full, this.#places);
    for (let batch = 0; batch < full; batch++) {
      this.#copy(windows, batch * B + (batch < before ? 0 : rest), this.#places[batch]! * B, B);
    }
    this.#copy(windows, before * B, full * B, rest);
  }

  #copy(into: Uint32Array, from: number, to: number, count: number): void {
    for (let k = 0; k < count; k++) into[to + k] = this.#sorted[from + k]!;
  }
}
