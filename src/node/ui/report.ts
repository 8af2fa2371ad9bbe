import { GradusError } from "../../core/errors.js";
import type { PageLanguage } from "../../page/text/language.js";
import { wholeStudy } from "./stored.js";
import { readWithin } from "./within.js";

const MOST_BYTES = 100e6;

/** The report of a study's folder, drawn anew where it is asked for in another language and that can be done; null without one. */
export async function reportOf(folder: string, language: PageLanguage): Promise<string | null> {
  const stored = await readWithin(folder, ["report.html"], MOST_BYTES);
  if (stored?.slice(0, 200).includes(`<html lang="${language}">`)) return stored;
  const study = await wholeStudy(folder);
  if (study === null) return stored;
  const { renderReport } = await import("../../report/index.js");
  try {
    return await renderReport(study, language);
  } catch (error) {
    if (error instanceof GradusError) return stored; // charts are drawn by an optional package
    throw error;
  }
}
