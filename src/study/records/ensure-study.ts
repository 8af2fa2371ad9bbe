import { GradusError } from "../../core/errors.js";
import { ensurePlain } from "../../core/stored/plain.js";
import { parsed } from "../../core/stored/read.js";
import { type StudyRecord, studySchema } from "./study.js";

/** Throws unless `study` is a study's record, whole and of one piece: every value in it is looked at. `owner` is the function that asks. */
export function ensureStudy(owner: string, study: unknown): asserts study is StudyRecord {
  const refusal = (problem: string) =>
    new GradusError(`${owner}: \`study\`: ${problem}. Give the record that runStudy returned or parseStudy read.`);
  ensurePlain(study, refusal);
  parsed(studySchema, study, refusal);
}
