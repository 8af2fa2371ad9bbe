import { listed } from "../core/listed.js";
import type { Texts } from "../report/text/texts.js";
import { isOnSequences, sequenceFacts } from "../report/view/sequence-words.js";
import type { TaskRecord } from "../study/records/task.js";
import type { StudyTask } from "../study/spec/task.js";
import type { Terminal } from "./terminal.js";

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

/** Says what is learnt from what, what was found in it, and its parts. */
export function sayTask({ record }: Pick<StudyTask, "record">, texts: Texts, terminal: Terminal): void {
  const { parts, notes } = record;
  terminal.chat(taskLine(record, texts));
  for (const note of notes) terminal.chat(`  ${texts.chatNote(texts.note(note))}`);
  const folds = [...record.earlierFolds, parts];
  for (const [k, { train, validation, test }] of folds.entries()) {
    const fold = folds.length === 1 ? "" : texts.chatFold(String(k + 1), String(folds.length));
    terminal.chat(texts.chatWindows(String(train.windows), String(validation.windows), String(test.windows)) + fold);
  }
}
