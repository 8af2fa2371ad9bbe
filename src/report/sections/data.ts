import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { facts, table } from "../../page/html/table.js";
import { integer } from "../../page/text/numbers.js";
import type { Texts } from "../text/texts.js";
import { capital } from "../view/capital.js";
import { type FindingLine, findingLines } from "../view/finding-lines.js";
import { isOnSequences } from "../view/sequence-words.js";
import type { StudyView } from "../view/study-view.js";
import { sequenceData } from "./sequence-data.js";

/** The section on the data: source, parts and the notes from reading it. */
export function dataSection(view: StudyView): Html {
  const { texts } = view;
  const { task } = view.study;
  // Notes on sequences begin with no name of a column.
  const noteOf = (note: string) => (isOnSequences(task) ? capital(texts.note(note)) : texts.note(note));
  return section("data", texts.dataHeading, [
    auditList(view),
    isOnSequences(task) ? sequenceData(view, task) : rowsData(view),
    html`<h3>${texts.notesHeading}</h3>${lines(task.notes.map(noteOf)) ?? lead(texts.noNotes)}`,
  ]);
}

/** What is said of rows: unbroken stretches of them, time, rows ahead. */
function rowsData(view: StudyView): readonly Html[] {
  const { study, texts } = view;
  const { task } = study;
  const folds = [...task.earlierFolds, task.parts];
  const parts = folds.flatMap((fold, k) =>
    (["train", "validation", "test"] as const).map((name) => ({
      name: folds.length === 1 ? texts.partName[name] : texts.partOfFold(texts.partName[name], integer(k + 1)),
      part: fold[name],
    })),
  );
  return [
    facts([
      [texts.source, texts.sourceOf(task.source, texts.taskKind[task.kind])],
      [texts.rowsLabel, rowsText(view)],
      [texts.targetsLabel, task.targets.join(texts.listComma)],
      [texts.inputsLabel, task.inputs.join(texts.listComma)],
      [texts.timeLabel, timeText(view)],
      [texts.windowLabel, windowText(view)],
      ...(task.split === null
        ? []
        : [
            [
              texts.splitLabel,
              texts.splitBy[task.split.by]({ folds: integer(folds.length), gap: integer(task.split.gap) }),
            ] as const,
          ]),
      [texts.missingLabel, texts.missing[task.missing]],
      ...(task.transform.length === 0
        ? []
        : [[texts.transformLabel, task.transform.map((name) => texts.transform[name]).join(texts.listComma)] as const]),
    ]),
    table({
      caption: task.split === null ? texts.sequencesCaption : CAPTION[task.split.by](texts),
      hint: texts.scrollHint,
      columns: [
        { head: texts.part },
        { head: texts.windows, align: "right" },
        ...(task.segments > 1 ? [{ head: texts.segmentsColumn, align: "right" as const }] : []),
        { head: texts.from },
        { head: texts.to },
      ],
      rows: parts.map(({ name, part }) => ({
        cells: [
          name,
          integer(part.windows),
          ...(task.segments > 1 ? [integer(part.segments)] : []),
          texts.rowLabel(part.from),
          texts.rowLabel(part.to),
        ],
      })),
    }),
  ];
}

/** What was found before the first run; a task that is no series is not looked at. */
function auditList({ study, texts }: StudyView): Html | null {
  const { kind, audit } = study.task;
  if (kind !== "series") return null;
  const found = findingLines(audit, texts);
  const item = ({ severity, text }: FindingLine) =>
    html`<li class="finding"><strong class="${severity}">${texts.severity[severity]}</strong>${texts.severityColon}${text}</li>`;
  return html`<h3>${texts.auditHeading}</h3>${found.length === 0 ? lead(texts.noFindings) : html`<ul class="plain">${found.map(item)}</ul>`}`;
}

/** Separate sequences, one window each, are counted instead of unbroken stretches. */
function rowsText({ study: { task }, texts }: StudyView): string {
  const { train, validation, test } = task.parts;
  if (task.split !== null) return texts.rows(integer(task.rows), integer(task.segments));
  return texts.sequences(integer(task.rows), integer(train.windows + validation.windows + test.windows));
}

function timeText({ study: { task }, texts }: StudyView): string {
  if (task.time !== null) return texts.time(task.time);
  return task.split === null ? texts.noTimeOfSequences : texts.noTime;
}

function windowText({ study: { task }, texts }: StudyView): string {
  const window = integer(task.window);
  return task.horizon.to === 0 ? texts.windowWithTarget(window) : texts.window(window, horizonText(task.horizon));
}

const CAPTION: Readonly<Record<"time" | "group", (texts: Texts) => string>> = {
  time: (texts) => texts.splitCaption,
  group: (texts) => texts.groupCaption,
};

function horizonText({ from, to }: StudyView["study"]["task"]["horizon"]): string {
  return from === to ? integer(from) : `${integer(from)}–${integer(to)}`;
}
