import type { CalendarPart } from "../../data/derive/calendar.js";
import type { Undo } from "../../data/transform/undo.js";
import type { LayerRecord } from "../torch/layers.js";

/**
 * A model as the steps from rows of a table to forecasts: plain data that every format writes, so that formats cannot differ in what they compute.
 *
 *     rows (rows, columns) -> features (window, I): chosen, logged or told by the calendar, then (value - mean) / sd in single precision
 *     -> outputs (O): the mean over members of readout(layers(features)) + direct(features)
 *     -> forecasts (rows ahead, targets), by `undo`; of several quantiles each is a target of its own, and those of one target are sorted
 */
export interface ForecastPlan {
  /** Of the rows that are read, in this order. */
  readonly columns: readonly TableColumn[];
  /** R, rows that are read: those of the window, then `ahead` that are to be forecast, of which only time and columns that are known ahead are read. */
  readonly rows: number;
  /** T */
  readonly window: number;
  /** R - T */
  readonly ahead: number;
  /** I, in the order of the network's inputs. */
  readonly features: readonly Feature[];
  /** At least one. */
  readonly members: readonly Member[];
  readonly targets: readonly string[];
  /** K, targets in a row that are quantiles of one: their forecasts are sorted. 1: there are no quantiles. */
  readonly sorted: number;
  /** Rows from the window's last one to the first and the last that are forecast. */
  readonly horizon: { readonly from: number; readonly to: number };
  /** From outputs, row ahead by row ahead and target by target, to forecasts. */
  readonly undo: Undo;
  /** What whoever gives the rows has to know, a sentence each. */
  readonly notes: readonly string[];
}

/** A column of the rows that are read. */
export type TableColumn =
  /** As the table has it. */
  | { readonly kind: "number"; readonly name: string }
  /** 1 where `column` has this value, else 0. */
  | { readonly kind: "category"; readonly name: string; readonly column: string; readonly value: string }
  /** 1 where the value of `column` is missing and was filled in, else 0. */
  | { readonly kind: "missing"; readonly name: string; readonly column: string }
  /** Seconds since 1970-01-01 00:00 of the time as the table writes it, as if in UTC. */
  | { readonly kind: "time"; readonly name: string };

/** One input of the network: scaled = (made - mean) / sd. */
export interface Feature {
  readonly name: string;
  /** Place among the columns. */
  readonly column: number;
  /** Row t of the window is made of row t + rowsAhead. */
  readonly rowsAhead: number;
  readonly make: Make;
  readonly mean: number;
  readonly sd: number;
}

/** What is done to a column's value. */
export type Make =
  | { readonly kind: "value" }
  /** log(value + shift) */
  | { readonly kind: "log"; readonly shift: number }
  /** Sine or cosine of the moment's place in a cycle: see `calendarInputs`. */
  | { readonly kind: "cycle"; readonly part: CalendarPart; readonly wave: "sine" | "cosine" };

/** A network with what stands beside it; or that alone, with no layers. */
export interface Member {
  /** From the bottom; none: there is no network. */
  readonly layers: readonly LayerRecord[];
  /** Whether they read the window's steps one after the other, or all of them at once: one step of T I numbers. */
  readonly reads: "step" | "window";
  /** Null without layers. */
  readonly readout: Readout | null;
  readonly direct: Direct | null;
}

/** W h + b of the top layer's units after the window's last row; of two passes, of the units in which each of them ends. */
export interface Readout {
  /** (O, H) or (O, 2 H), row-major. */
  readonly W: Float32Array;
  /** (O) */
  readonly b: Float32Array;
}

/** What is added to the network's outputs. */
export type Direct =
  /** C x + c, x (F) the features of the window's last `rows` rows, oldest row first. */
  | {
      readonly kind: "affine";
      readonly rows: number;
      /** Places of the features that are read; null: all. */
      readonly inputs: readonly number[] | null;
      /** (O, F), row-major. */
      readonly C: Float64Array;
      /** (O) */
      readonly c: Float64Array;
    }
  /** All features of one of the window's rows for each row ahead, one after the other. */
  | { readonly kind: "repeat"; readonly rows: readonly number[] };

/** O */
export function outputSizeOf({ targets, horizon }: Pick<ForecastPlan, "targets" | "horizon">): number {
  return targets.length * (horizon.to - horizon.from + 1);
}
