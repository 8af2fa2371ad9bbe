import type { StudyRecord } from "../study/records/study.js";
import { conditionsOf } from "./conditions.js";
import { EFFECTS, effectOf, IS_OF_ERRORS } from "./effects.js";
import { corrected } from "./findings.js";
import { kindOfError, kindsIn } from "./kinds-of-error.js";
import { modelOf } from "./model.js";
import type { SuiteReason } from "./reason.js";
import { SUITE_SCHEMA, SUITE_VERSION, type SuiteModel, type SuiteRecord, type SuiteRow } from "./record.js";

/** Which study of a suite a row is of. */
type Named = Pick<SuiteRow, "name" | "folder">;

/** The row of a study that ended; of one that was stopped, without what its runs so far come to. `reason` is why it was not run again as asked. */
export function rowOf({ name, folder }: Named, study: StudyRecord, reason: SuiteReason | null = null): SuiteRow {
  const { task, verdict, outcome } = study;
  const isDone = outcome !== "stopped";
  return {
    ...{ name, folder, reason },
    state: isDone ? "done" : "stopped",
    decision: isDone ? verdict.decision : null,
    source: task.source,
    targets: task.targets,
    kindOfError: kindOfError(task),
    conditions: conditionsOf(study),
    effects: isDone
      ? { test: effectOf(study, "test"), best: effectOf(study, "best"), time: effectOf(study, "time") }
      : null,
  };
}

/** The row of a study that there is none of. */
export function refusedRow({ name, folder }: Named, reason: SuiteReason): SuiteRow {
  const nothing = { decision: null, source: null, targets: [], kindOfError: null, conditions: null, effects: null };
  return { name, folder, state: "refused", reason, ...nothing };
}

export function suiteRecord(
  studies: readonly SuiteRow[],
  { gradus, command, unnamed }: Pick<SuiteRecord, "gradus" | "command" | "unnamed">,
): SuiteRecord {
  const ended = studies.filter(({ state }) => state === "done");
  return {
    schema: SUITE_SCHEMA,
    version: SUITE_VERSION,
    ...{ gradus, command, unnamed, studies },
    models: corrected(modelsOf(ended)),
  };
}

/** Ratios of errors by what the errors are of; times together. */
function modelsOf(ended: readonly SuiteRow[]): SuiteModel[] {
  const kinds = kindsIn(ended);
  return EFFECTS.flatMap((effect) =>
    IS_OF_ERRORS[effect] && kinds.length > 0
      ? kinds.map((kind) => modelOf(ended, { effect, kindOfError: kind }))
      : [modelOf(ended, { effect, kindOfError: null })],
  );
}
