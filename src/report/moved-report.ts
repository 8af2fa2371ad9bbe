import { escapeHtml } from "../page/html/html.js";
import { LANGUAGES } from "../page/text/language.js";
import type { StudyRecord } from "../study/records/study.js";
import { TEXTS } from "./text/index.js";
import { nextSteps } from "./view/next-step.js";

/** A study's page whose files were moved with it: commands that name them lead to where the record is now; all else stays as it was drawn. */
export function movedReport(page: string, before: StudyRecord, now: StudyRecord): string {
  const commands = (study: StudyRecord) =>
    LANGUAGES.flatMap((language) => nextSteps(study, TEXTS[language]).map(({ command }) => command));
  const changed = commands(now);
  return commands(before).reduce<string>((text, command, k) => {
    const other = changed[k] ?? null;
    return command === null || other === null ? text : text.replaceAll(escapeHtml(command), () => escapeHtml(other));
  }, page);
}
