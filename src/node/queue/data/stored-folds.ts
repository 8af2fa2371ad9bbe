import { GradusError } from "../../../core/errors.js";
import type { TrialContext } from "../../../study/spec/trial.js";
import { fingerprint } from "./bytes.js";
import type { DataPlace } from "./data-place.js";
import { arraysIn, type FoldsParts, foldsFrom } from "./folds-parts.js";

/** By what the data of a study are known: the fingerprint of the text that names all the others. */
export function foldsFingerprint({ skeleton }: FoldsParts): string {
  return fingerprint(skeleton);
}

export async function storeFolds(parts: FoldsParts, place: DataPlace): Promise<void> {
  for (const [sha, bytes] of parts.arrays) await place.put(sha, bytes);
  await place.put(foldsFingerprint(parts), Buffer.from(parts.skeleton)); // last: who finds it finds all
}

/** Data that a program has made itself, by their fingerprint. */
export interface FoldsAtHand {
  readonly sha: string;
  readonly folds: readonly TrialContext[];
}

/** How many studies' data a worker keeps at once: it may go from one to the other and back with every trial. */
const MOST_KEPT = 4;

/** The data of the studies that a worker serves, each fetched once. */
export class FoldsCache {
  readonly #places: readonly DataPlace[];
  readonly #atHand: FoldsAtHand | null;
  readonly #kept = new Map<string, Promise<readonly TrialContext[]>>();

  constructor(places: readonly DataPlace[], atHand: FoldsAtHand | null = null) {
    this.#places = places;
    this.#atHand = atHand;
  }

  /** @throws GradusError where they are in none of the places, or damaged */
  get(sha: string): Promise<readonly TrialContext[]> {
    if (sha === this.#atHand?.sha) return Promise.resolve(this.#atHand.folds);
    const found = this.#kept.get(sha) ?? this.#fetch(sha);
    this.#kept.delete(sha);
    this.#kept.set(sha, found); // the latest last
    for (const old of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(old);
    found.catch(() => this.#kept.delete(sha)); // the next one tries again
    return found;
  }

  async #fetch(sha: string): Promise<readonly TrialContext[]> {
    const skeleton = Buffer.from(await this.#bytes(sha)).toString("utf8");
    const arrays = new Map<string, Uint8Array>();
    for (const one of arraysIn(skeleton)) arrays.set(one, await this.#bytes(one));
    return foldsFrom(skeleton, arrays);
  }

  async #bytes(sha: string): Promise<Uint8Array> {
    for (const place of this.#places) {
      const bytes = await place.get(sha);
      if (bytes !== null) return bytes;
    }
    throw new GradusError(
      `queue: the data ${sha.slice(0, 12)} must be where this worker looks for it, got nothing in ${this.#places.map(({ name }) => name).join(" and in ")}. ` +
        `Give the worker the shared folder of that study's ${this.#places[0]!.option}.`,
    );
  }
}
