import { readRecord } from "../../core/stored/read.js";
import { sealedJson } from "../../core/stored/seal.js";
import { ensureStudy } from "./ensure-study.js";
import { EVALUATION_SCHEMA, EVALUATION_VERSION, type EvaluationSize, evaluationSizeSchema } from "./evaluation-size.js";
import { MANIFEST_SCHEMA, MANIFEST_VERSION, manifestSchema, type StudyManifest } from "./manifest.js";
import { STUDY_SCHEMA, STUDY_VERSION, type StudyRecord, studySchema } from "./study.js";

/**
 * A study's record out of the text of study.json.
 *
 * @param file what errors call it. Default "study.json"
 * @throws GradusError for a text that is not one, of another version, or with anything in it that does not belong there
 */
export function parseStudy(json: string, file = "study.json"): StudyRecord {
  return readRecord(json, file, {
    schema: studySchema,
    name: STUDY_SCHEMA,
    version: STUDY_VERSION,
    isSealed: true,
    action: "Give a study.json that this gradus wrote, or run the study again.",
  });
}

/**
 * The text of study.json: what `parseStudy` reads, whose checksum tells a file that was damaged or changed.
 */
export function studyJson(study: StudyRecord): string {
  ensureStudy("studyJson", study);
  return sealedJson(study);
}

/** Trials have their study's identity in them, so that a manifest that is lost takes none with it. */
const ACTION =
  "Remove this file and repeat the command: its finished trials are kept. Or choose another folder for the study.";

/** The trials beside such a manifest are of that version too: they would be set aside. */
const OTHER_VERSION =
  "The trials beside it are of that version too, and of no use here: choose another folder for the study, or remove the whole folder that this " +
  "file lies in and start anew.";

/** A manifest out of its text; errors as for `parseStudy`. */
export function parseManifest(json: string, file: string): StudyManifest {
  return readRecord(json, file, {
    schema: manifestSchema,
    name: MANIFEST_SCHEMA,
    version: MANIFEST_VERSION,
    isSealed: true,
    action: ACTION,
    actionOnVersion: OTHER_VERSION,
  });
}

/** The size of an evaluation out of its text; errors as for `parseStudy`. */
export function parseEvaluationSize(json: string, file: string): EvaluationSize {
  return readRecord(json, file, {
    schema: evaluationSizeSchema,
    name: EVALUATION_SCHEMA,
    version: EVALUATION_VERSION,
    isSealed: true,
    action: ACTION,
  });
}
