import type { NetworkWithHighway } from "../poc/network-with-highway.js";
import { findingWords, highwayWords, openWords, taskWords } from "../poc/words-before.js";
import type { Texts } from "../report/text/texts.js";
import type { FindingRecord } from "../study/records/audit.js";
import type { StudyOptions } from "../study/spec/options.js";
import type { StudyTask } from "../study/spec/task.js";
import type { Terminal } from "./terminal.js";

/** Says what is learnt from what, what was found in it, and its parts. */
export function sayTask({ record }: Pick<StudyTask, "record">, texts: Texts, terminal: Terminal): void {
  for (const { kind, text } of taskWords(record, texts))
    terminal.chat(kind === "note" ? `  ${texts.chatNote(text)}` : text);
}

export function sayHighway(
  highway: NetworkWithHighway["highway"],
  texts: Pick<Texts, "chatHighway">,
  terminal: Terminal,
): void {
  for (const { text } of highwayWords(highway, texts)) terminal.chat(text);
}

/** What was found in the data, a line each, before anything is trained on them. */
export function sayFindings(audit: readonly FindingRecord[], texts: Texts, terminal: Terminal): void {
  for (const { kind, text } of findingWords(audit, texts)) {
    const severity = kind === "warning" ? texts.severity.warning : texts.severity.note;
    terminal.chat(severity.toLowerCase() + texts.severityColon + text); // as other notes begin
  }
}

/** Why there may be no verdict. */
export function sayOpen(options: StudyOptions, texts: Texts, terminal: Terminal): void {
  for (const { text } of openWords(options, texts)) terminal.chat(texts.chatNote(text));
}
