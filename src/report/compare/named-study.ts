import { ensureArgument, isObject } from "../../core/options.js";
import { isList, required, rule } from "../../core/rules.js";
import { ensureStudy } from "../../study/records/ensure-study.js";
import type { StudyRecord } from "../../study/records/study.js";

/** A study with the name that it goes by in a comparison: its folder's. */
export interface NamedStudy {
  readonly name: string;
  readonly study: StudyRecord;
}

const STUDIES = required(
  rule(
    "a list of one study or more, each with a name",
    (value) =>
      isList(value) && value.length > 0 && value.every((one) => isObject(one) && typeof one["name"] === "string"),
    "Give [{ name, study }, ...].",
  ),
);

/** Throws unless every one is a study's record, whole and of one piece. */
export function ensureNamedStudies(caller: string, studies: readonly NamedStudy[]): void {
  ensureArgument(caller, studies, ["studies", STUDIES]);
  for (const { study } of studies) ensureStudy(caller, study);
}
