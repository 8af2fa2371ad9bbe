import { ensureOptions, type OptionRules } from "../../core/options.js";
import { integer, required } from "../../core/rules.js";
import { columnNamesRule, horizonRule, seriesRule, splitRule } from "../rules.js";
import { ensureColumns } from "../series.js";
import { ensureFits, ensureWithin, horizonRange, type MakeWindowsOptions } from "../windows.js";
import type { AuditSubject, Check } from "./check.js";
import { constantInputs } from "./checks/constant.js";
import { farOffValues } from "./checks/far-off-value.js";
import { fewWindows } from "./checks/few-windows.js";
import { gaps } from "./checks/gaps.js";
import { leaks } from "./checks/leak.js";
import { outsideRange } from "./checks/outside-range.js";
import { repeatedRows } from "./checks/repeated-rows.js";
import { repeatedStretches } from "./checks/repeated-stretch.js";
import { repeatedTimes } from "./checks/repeated-times.js";
import { shifts } from "./checks/shift.js";
import { stuckColumns } from "./checks/stuck.js";
import { unseenSeason } from "./checks/unseen-season.js";
import type { DataFinding } from "./finding.js";

/** Everything that is looked for, the gravest first: each stands in a file of its own. */
export const CHECKS: readonly Check[] = [
  leaks,
  farOffValues,
  fewWindows,
  repeatedStretches,
  repeatedTimes,
  repeatedRows,
  outsideRange,
  shifts,
  unseenSeason,
  constantInputs,
  stuckColumns,
  gaps,
];

/** As those of `makeWindows`, without a transform, and without a `horizon` of 0: what is looked for is the target's future. */
export type AuditDataOptions = Omit<MakeWindowsOptions, "allocate" | "transform">;

const OPTIONS = {
  series: required(seriesRule),
  split: required(splitRule),
  inputs: required(columnNamesRule),
  targets: required(columnNamesRule),
  window: required(integer(1)),
  horizon: horizonRule,
} satisfies OptionRules<AuditDataOptions>;

/**
 * Looks at the data before anything is trained on them: inputs that hold the target's future, rows that stand there twice, parts unlike the
 * training part, columns that stand still, gaps in time, too few windows. Warnings come first; nothing is repaired.
 *
 * A finding is a code with its numbers. Thresholds are such that noise, random walks and seasonal series are left alone: see the checks.
 *
 * @throws GradusError as `makeWindows` does for names and parts that make no windows
 * @example
 * const tomorrow = { name: "tomorrow", values: Float64Array.from({ length: 500 }, (_, k) => Math.sin((k + 1) ** 2)) };
 * const today = { name: "today", values: Float64Array.from({ length: 500 }, (_, k) => Math.sin(k ** 2)) };
 * const segments = [{ name: "both", start: 0, end: 500 }];
 * const both = { source: "both", columns: [today, tomorrow], time: null, segments, rows: 500 };
 * const ask = { inputs: ["today", "tomorrow"], targets: ["today"], window: 8 };
 * const [finding] = auditData({ series: both, split: splitSeries(both), ...ask });
 * finding; // { code: "leak", severity: "warning", column: "tomorrow", target: "today", ahead: 1, explained: 1 }
 */
export function auditData(options: AuditDataOptions): readonly DataFinding[] {
  ensureOptions("auditData", options, OPTIONS);
  const { series, split, inputs, targets, window, horizon = 1 } = options;
  for (const [option, names] of Object.entries({ inputs, targets })) {
    ensureColumns(series, names, { owner: "auditData", option });
  }
  const range = horizonRange(horizon);
  ensureWithin("auditData", series, split);
  ensureFits("auditData", { series, split, window, horizon: range.to });
  const columns = [...new Set([...targets, ...inputs])];
  const subject: AuditSubject = { series, split, inputs, targets, columns, window, horizon: range };
  return worstFirst(CHECKS.flatMap(({ find }) => find(subject)));
}

/** Warnings before notes, otherwise in the order they have. */
export function worstFirst(findings: readonly DataFinding[]): readonly DataFinding[] {
  return [
    ...findings.filter(({ severity }) => severity === "warning"),
    ...findings.filter(({ severity }) => severity === "note"),
  ];
}
