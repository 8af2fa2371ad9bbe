import { listed } from "../core/listed.js";
import type { Texts } from "../report/text/texts.js";
import { findingLines } from "../report/view/finding-lines.js";
import { isOnSequences, sequenceFacts } from "../report/view/sequence-words.js";
import { cannotDecide } from "../study/judge/cannot-decide.js";
import type { FindingRecord } from "../study/records/audit.js";
import type { TaskRecord } from "../study/records/task.js";
import { cannotCompare } from "../study/spec/cannot-compare.js";
import type { StudyOptions } from "../study/spec/options.js";
import type { NetworkWithHighway } from "./network-with-highway.js";

/** A line that is told before anything is trained. "grave": there will be no verdict, or hardly one. */
export interface WordLine {
  readonly kind: "fact" | "note" | "warning" | "grave";
  readonly text: string;
}

/** What is learnt from what, what was found in it, and its parts. */
export function taskWords(record: TaskRecord, texts: Texts): WordLine[] {
  const folds = [...record.earlierFolds, record.parts];
  return [
    fact(taskLine(record, texts)),
    ...record.notes.map((note) => ({ kind: "note", text: texts.note(note) }) as const),
    ...folds.map(({ train, validation, test }, k) => {
      const fold = folds.length === 1 ? "" : texts.chatFold(String(k + 1), String(folds.length));
      return fact(texts.chatWindows(String(train.windows), String(validation.windows), String(test.windows)) + fold);
    }),
  ];
}

/** What networks add to, and why; none where that was not asked for. */
export function highwayWords(highway: NetworkWithHighway["highway"], texts: Pick<Texts, "chatHighway">): WordLine[] {
  return highway === null ? [] : [fact(texts.chatHighway(highway))];
}

/** What was found in the data, a line each. */
export function findingWords(audit: readonly FindingRecord[], texts: Texts): WordLine[] {
  return findingLines(audit, texts).map(({ severity, text }) => ({ kind: severity, text }));
}

/** Why the study can end without a verdict whatever it measures. */
export function openWords(options: StudyOptions, texts: Pick<Texts, "warning">): WordLine[] {
  const reasons = [...cannotCompare(options.methods), ...cannotDecide(options)];
  return reasons.map((reason) => ({ kind: "grave", text: texts.warning(reason) }));
}

function fact(text: string): WordLine {
  return { kind: "fact", text };
}

function taskLine(record: TaskRecord, texts: Texts): string {
  const { source, rows, targets, inputs, window, horizon } = record;
  if (isOnSequences(record))
    return texts.chatSequences(source, record.kind, sequenceFacts(record, { texts, print: String }));
  return texts.chatTask({
    source,
    rows: String(rows),
    targets: listed(targets),
    ahead: horizon.to === 0 ? null : [horizon.from, horizon.to],
    window: String(window),
    inputs: inputs.length,
  });
}
