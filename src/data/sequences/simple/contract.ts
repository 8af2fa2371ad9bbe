import { log } from "../../../core/numeric/elementary/log.js";
import type { WindowSet } from "../../window-set.js";

/** A forecast of classes, symbols or frames that needs no network, fitted on the training windows alone. */
export interface SimpleForecast {
  readonly name:
    | "class shares"
    | "last label"
    | "nearest neighbour"
    | "logistic regression"
    | "symbol shares"
    | "symbol pairs"
    | "note shares"
    | "note changes";
  /** The choice made in fitting. */
  readonly detail: string;
  /** Logits of every window at each step that is scored: (windows, S, O) row-major with S = 1, the last step, or all T; the rows of padding mean nothing. */
  readonly predict: (set: WindowSet) => Float32Array;
}

/** Of outputs that exclude one another, log p; of outputs that do not, log p / (1 - p). */
export type Link = "classes" | "notes";

/** The logit of a share that was counted: `of` things, so many of which `is` one; one more of each is assumed, so that none is impossible. */
export function logitOf(link: Link, is: number, of: number, O: number): number {
  const p = (is + 1) / (of + (link === "classes" ? O : 2));
  return link === "classes" ? log(p) : log(p / (1 - p));
}
