import type { LandscapeName } from "./loss-line.js";
import type { MethodName, TrainingCase } from "./training-case.js";

/** What the page asks of its worker. Each order has a number of its own; a new one ends the one before. */
export type Order =
  | {
      readonly kind: "line";
      readonly id: number;
      readonly name: LandscapeName;
      readonly seed: number;
      readonly from: number;
    }
  | {
      readonly kind: "walk";
      readonly id: number;
      readonly name: LandscapeName;
      readonly seed: number;
      readonly from: number;
    }
  | { readonly kind: "count"; readonly id: number; readonly name: LandscapeName; readonly lines: number }
  | { readonly kind: "train"; readonly id: number; readonly case: TrainingCase; readonly seeds: number }
  | { readonly kind: "pause"; readonly id: number; readonly isPaused: boolean }
  | { readonly kind: "stop"; readonly id: number };

/** What the worker answers, with the number of the order. */
export type Answer = { readonly id: number } & (
  | { readonly kind: "curve"; readonly level: number; readonly values: Float32Array<ArrayBuffer> }
  | { readonly kind: "sampled"; readonly level: number; readonly values: Float32Array<ArrayBuffer> }
  | { readonly kind: "walks"; readonly from: number; readonly plain: Walked; readonly smoothed: Walked }
  | { readonly kind: "counted"; readonly lower: number; readonly same: number; readonly higher: number }
  | { readonly kind: "begun"; readonly floor: number; readonly unit: number }
  | { readonly kind: "epoch"; readonly method: MethodName; readonly seed: number; readonly epoch: EpochPoint }
  | { readonly kind: "trained"; readonly method: MethodName; readonly seed: number; readonly best: number | null }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly message: string }
);

/** Places along the line by level, and the plain loss at the last one. */
export interface Walked {
  readonly places: Float64Array;
  /** (LEVELS + 1), the loss that was descended, at these places. */
  readonly losses: Float64Array;
  readonly end: number;
}

/** A point of a learning curve. */
export interface EpochPoint {
  /** 0: before the first step. */
  readonly epoch: number;
  readonly error: number;
  readonly sigma: number;
  /** Of training alone. */
  readonly seconds: number;
}
