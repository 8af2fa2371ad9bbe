import type { StudyRecord } from "./study.js";

/** In a study's folder: a folder for each verdict that another record took the place of, with its record, report, curves and models. */
export const KEPT_VERDICTS = "verdicts-before";

const KEPT = new RegExp(`[/\\\\]${KEPT_VERDICTS}[/\\\\][^/\\\\]+$`);

/** The record as it is kept: what it names lies beside it, as the study's own folder has those of a later verdict. @param name of its folder, seen from the study's */
export function inKeptPlace(study: StudyRecord, name: string): StudyRecord {
  const { place } = study;
  return place === null ? study : { ...study, place: { ...place, folder: `${withoutSlash(place.folder)}/${name}` } };
}

/** Of a verdict that is kept in a study's folder, that folder; else the place's own. */
export function studyFolder({ folder }: NonNullable<StudyRecord["place"]>): string {
  return withoutSlash(folder).replace(KEPT, "");
}

function withoutSlash(folder: string): string {
  return folder.replace(/\/$/, "");
}
