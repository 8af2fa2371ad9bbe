import type { NamedStudy } from "../report/compare/named-study.js";
import { conditionsOf } from "./conditions.js";
import { EFFECTS, effectOf } from "./effects.js";
import { corrected } from "./findings.js";
import { modelOf } from "./model.js";
import { SUITE_SCHEMA, SUITE_VERSION, type SuiteRecord, type SuiteRow } from "./record.js";

/** The row of a study that ended. */
export function rowOf({ name, study }: NamedStudy): SuiteRow {
  const { task, verdict, outcome } = study;
  return {
    name,
    state: outcome === "stopped" ? "stopped" : "done",
    reason: null,
    decision: outcome === "stopped" ? null : verdict.decision,
    source: task.source,
    targets: task.targets,
    conditions: conditionsOf(study),
    effects: { test: effectOf(study, "test"), best: effectOf(study, "best"), time: effectOf(study, "time") },
  };
}

/** The row of a study that there is none of. */
export function refusedRow(name: string, reason: string): SuiteRow {
  const nothing = { decision: null, source: null, targets: [], conditions: null, effects: null };
  return { name, state: "refused", reason, ...nothing };
}

export function suiteRecord(
  studies: readonly SuiteRow[],
  { gradus, command }: Pick<SuiteRecord, "gradus" | "command">,
): SuiteRecord {
  const ended = studies.filter(({ state }) => state === "done");
  return {
    schema: SUITE_SCHEMA,
    version: SUITE_VERSION,
    ...{ gradus, command, studies },
    models: corrected(EFFECTS.map((effect) => modelOf(ended, effect))),
  };
}
