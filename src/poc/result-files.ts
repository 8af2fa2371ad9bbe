import { studyJson } from "../study/records/parse.js";
import type { StudyResult } from "../study/run/phases/conclude.js";

/** A file of a study's folder, by its path there. */
export interface ResultFile {
  readonly name: string;
  readonly text: string;
}

/** What a study writes when it has ended, in this order: who sees the report knows that all else is there. */
export function resultFiles(
  { study, models, ensembles, simpleModels }: StudyResult,
  { page, curves }: { readonly page: string; readonly curves: string },
): ResultFile[] {
  return [
    { name: "study.json", text: studyJson(study) },
    { name: "curves.csv", text: curves },
    ...[...simpleModels, ...models, ...ensembles].map(({ method, model }) => ({
      name: `models/${method}.json`,
      text: `${JSON.stringify(model, null, 2)}\n`,
    })),
    { name: "report.html", text: page },
  ];
}
