import { ensureArgument, isObject } from "../core/options.js";
import { required, rule } from "../core/rules.js";
import type { StudyRecord } from "./records/study.js";

const STUDY = required(
  rule(
    "a study's record",
    (value) => isObject(value) && isObject(value["plan"]),
    "Give the record that runStudy returned.",
  ),
);

/**
 * A copy of a study without the fields that depend on the clock or the machine: those named `seconds...`, `startedAt`, `headline`, `command` or
 * `ranOn` wherever they are, and `place`, `studyFile`, `verdict`, `machine` and `plan.budget`. The same seed gives the same copy, bit for bit.
 *
 * @example
 * JSON.stringify(withoutTimes(first)) === JSON.stringify(withoutTimes(second)); // two runs of one seed
 */
export function withoutTimes(study: StudyRecord): Record<string, unknown> {
  ensureArgument("withoutTimes", study, ["study", STUDY]);
  const { verdict, machine, place, studyFile, ...rest } = study;
  const { budget, ...plan } = rest.plan;
  return strip({ ...rest, plan });
}

function strip(record: object): Record<string, unknown> {
  const kept = Object.entries(record).filter(
    ([name]) => !/^(seconds([A-Z]|$)|(startedAt|headline|command|ranOn)$)/.test(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, stripValue(value)]));
}

function stripValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripValue);
  return typeof value === "object" && value !== null ? strip(value) : value;
}
