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
  ensureSum(owner, shares);
  ensure(
    folds === 1 || testShare > 0,
    () =>
      `${owner}: \`folds\` are test parts, got ${folds} of them with \`testShare\` 0. Leave \`folds\` out, or give a share.`,
  );
  if (by === "time") return;
  ensure(
    gap === 0,
    () =>
      `${owner}: \`gap\` leaves out rows between parts in order of time, got ${gap} with \`by\` "group". Leave it out.`,
  );
  ensure(
    segments.length > 1,
    () =>
      `${owner}: \`by\` "group" keeps series whole, and these data are one series. Name the column that tells several apart (\`series\`), or cut by time.`,
  );
  const { validation, test } = groupCounts(segments.length, shares);
  const training = segments.length - validation - Math.ceil(test / folds);
  ensure(
    training >= 1 && validation + test <= segments.length,
    () =>
      `${owner}: \`by\` "group" needs a series or more in every part of each fold, got ${segments.length} series for ` +
      `${validation} to validate and ${test} to test in ${folds} ${folds === 1 ? "fold" : "folds"}. ` +
      `Take ${folds > 1 ? "fewer `folds` or " : ""}smaller shares, or cut by time.`,
  );
}

/** By group with several folds every group may be tested in one of them, and the sum be 1. */
export function ensureSum(
  owner: string,
  { by, validationShare, testShare, folds }: Pick<Shares, "by" | "validationShare" | "testShare" | "folds">,
): void {
  const most = by === "group" && folds > 1 ? 1 + 1e-9 : 1;
  ensure(
    validationShare + testShare < most,
    () =>
      `${owner}: \`validationShare\` and \`testShare\` must sum to ${most > 1 ? "1 at most" : "less than 1"}, ` +
      `got ${validationShare} and ${testShare}. Leave rows to train on.`,
  );
}

function ensureShare(owner: string, name: string, share: number): void {
  ensure(
    share >= 0 && share < 1,
    () => `${owner}: \`${name}\` must be a share from 0 to less than 1, got ${share}. Give e.g. 0.2.`,
  );
}
