import { ensure } from "../core/errors.js";
import type { WindowSet } from "./window-set.js";

/**
 * Throws unless the set's weights and lengths are what `WindowSet` says of them: one for each window, weights finite and >= 0 with one
 * that counts, lengths whole numbers from 1 to T.
 *
 * To be called once, where data enter; what runs on them trusts them.
 */
export function ensureWeightsAndLengths(owner: string, { length, window: T, weights, lengths }: WindowSet): void {
  if (weights !== null) {
    ensure(
      weights.length === length,
      () => `${owner}: \`weights\` must hold one number for each of the ${length} windows, got ${weights.length}.`,
    );
    const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
    ensure(wrong < 0, () => `${owner}: \`weights\` must be finite and >= 0, got ${weights[wrong]} at ${wrong}.`);
    ensure(
      weights.some((weight) => weight > 0),
      () => `${owner}: one of the \`weights\` must be > 0, got none.`,
    );
  }
  if (lengths === null) return;
  ensure(
    lengths.length === length,
    () => `${owner}: \`lengths\` must hold one number for each of the ${length} windows, got ${lengths.length}.`,
  );
  const wrong = lengths.findIndex((steps) => !(Number.isInteger(steps) && steps >= 1 && steps <= T));
  ensure(
    wrong < 0,
    () => `${owner}: \`lengths\` must be whole numbers from 1 to ${T}, got ${lengths[wrong]} at ${wrong}.`,
  );
}
