import type { Series } from "../series.js";
import type { Split } from "../split.js";
import type { DataFinding } from "./finding.js";

/** What the checks look at: the series, its parts, and what is asked of them. */
export interface AuditSubject {
  readonly series: Series;
  readonly split: Split;
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  /** Inputs and targets, each once. */
  readonly columns: readonly string[];
  readonly window: number;
  readonly horizon: { readonly from: number; readonly to: number };
}

/** One thing to look for; what it finds comes worst first. */
export interface Check {
  readonly name: string;
  readonly find: (subject: AuditSubject) => readonly DataFinding[];
}

/** The parts whose rows a network is judged on. */
export const JUDGED = ["validation", "test"] as const;
