import { ensure } from "../../core/errors.js";
import type { Series } from "../series.js";
import { groupCounts } from "./group-counts.js";

/** How a series is cut, with every default filled in. */
export interface Shares {
  readonly by: "time" | "group";
  readonly validationShare: number;
  readonly testShare: number;
  readonly folds: number;
  readonly gap: number;
  readonly seed: number;
}

/** Throws where the parts of a fold could not all have rows, or an option would have no effect. */
export function ensureShares(owner: string, { segments }: Series, shares: Shares): void {
  const { by, validationShare, testShare, folds, gap } = shares;
  ensureShare(owner, "validationShare", validationShare);
  ensureShare(owner, "testShare", testShare);
  ensure(
    validationShare + testShare < 1 || (by === "group" && folds > 1 && validationShare + testShare < 1 + 1e-9),
    () =>
      `${owner}: \`validationShare\` and \`testShare\` must sum to less than 1, ` +
      `got ${validationShare} and ${testShare}. Leave rows to train on.`,
  );
  if (by === "time") return;
  ensure(
    gap === 0,
    () =>
      `${owner}: \`gap\` leaves out rows between parts in order of time, got ${gap} with \`by\` "group". Leave it out.`,
  );
  const { validation, test } = groupCounts(segments.length, shares);
  const training = segments.length - validation - Math.ceil(test / folds);
  ensure(
    training >= 1 && validation + test <= segments.length,
    () =>
      `${owner}: \`by\` "group" needs a series or more in every part of each fold, got ${segments.length} series for ` +
      `${validation} to validate and ${test} to test in ${folds} ${folds === 1 ? "fold" : "folds"}. ` +
      "Name the column that tells series apart (`series`), take fewer `folds` or smaller shares, or cut by time.",
  );
}

function ensureShare(owner: string, name: string, share: number): void {
  ensure(
    share > 0 && share < 1,
    () => `${owner}: \`${name}\` must be a share between 0 and 1, got ${share}. Give e.g. 0.2.`,
  );
}
