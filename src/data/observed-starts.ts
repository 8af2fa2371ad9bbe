import { GradusError } from "../core/errors.js";
import { unobserved } from "./observed.js";
import type { Series } from "./series.js";
import type { PartName } from "./split.js";
import type { Allocate } from "./window-set.js";

interface ObservedStartsOptions {
  readonly targets: readonly string[];
  /** Rows from a window's first to each target row. */
  readonly offsets: readonly number[];
  readonly allocate: Allocate;
}

/** Keeps the windows whose targets were all observed: a value that a rule filled in is no truth to learn or to be judged by. */
export class ObservedStarts {
  readonly notes: string[] = [];
  readonly #series: Series;
  readonly #options: ObservedStartsOptions;
  readonly #isOpen: Uint8Array | null;

  constructor(series: Series, options: ObservedStartsOptions) {
    this.#series = series;
    this.#options = options;
    this.#isOpen = unobserved(series, options.targets);
  }

  /**
   * Those of a part's windows.
   *
   * @throws GradusError where none is left of some
   */
  of(part: PartName, starts: Uint32Array): Uint32Array {
    const isOpen = this.#isOpen;
    if (isOpen === null) return starts;
    const { offsets, allocate } = this.#options;
    const kept = starts.filter((start) => offsets.every((offset) => isOpen[start + offset] === 0));
    if (kept.length === starts.length) return starts;
    const { source } = this.#series;
    if (kept.length === 0) {
      throw new GradusError(
        `makeWindows: the ${part} part of ${source} must hold a window whose targets were all observed, got ${starts.length} with targets ` +
          "that a rule for missing values filled in. Take another `target`, a nearer `horizon`, or larger parts.",
      );
    }
    const left = starts.length - kept.length;
    this.notes.push(
      `${left} of ${starts.length} windows of the ${part} part are left out: a target of theirs was filled in, not observed.`,
    );
    const own = new Uint32Array(allocate(kept.byteLength));
    own.set(kept);
    return own;
  }
}
