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

/** How many studies' data a worker keeps at once: it may go from one to the other and back with every trial. */
const MOST_KEPT = 4;

/** The data of the studies that a worker serves, each fetched once. */
export class FoldsCache {
  readonly #place: DataPlace;
  readonly #kept = new Map<string, Promise<readonly TrialContext[]>>();

  constructor(place: DataPlace) {
    this.#place = place;
  }

  get(sha: string): Promise<readonly TrialContext[]> {
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
    const bytes = await this.#place.get(sha);
    if (bytes !== null) return bytes;
    throw new GradusError(
      `queue: the data ${sha.slice(0, 12)} must be where the workers look for it, got nothing. ` +
        `Give ${this.#place.option} the same shared folder on every machine, or nowhere.`,
    );
  }
}
