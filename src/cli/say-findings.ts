import type { PageLanguage } from "../page/text/language.js";
import { TEXTS } from "../report/text/index.js";
import { findingLines } from "../report/view/finding-lines.js";
import type { FindingRecord } from "../study/records/audit.js";
import type { Terminal } from "./terminal.js";

/** What was found in the data, a line each, before anything is trained on them. */
export function sayFindings(audit: readonly FindingRecord[], language: PageLanguage, terminal: Terminal): void {
  const texts = TEXTS[language];
  for (const { severity, text } of findingLines(audit, texts)) {
    terminal.chat(texts.severity[severity].toLowerCase() + texts.severityColon + text); // as other notes begin
  }
}
