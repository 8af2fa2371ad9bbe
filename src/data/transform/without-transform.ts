import type { WindowSet } from "../window-set.js";

/** The set as errors are measured on it: its targets as they are, and nothing to undo. */
export function withoutTransform({ undo: _, untransformed, ...set }: WindowSet): WindowSet {
  return untransformed === undefined ? set : { ...set, targets: untransformed };
}

/** The set as networks are trained on it: its targets transformed, and nothing to undo. */
export function asEntered({ undo: _, untransformed: __, ...set }: WindowSet): WindowSet {
  return set;
}
