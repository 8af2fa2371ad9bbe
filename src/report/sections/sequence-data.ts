import type { Html } from "../../page/html/html.js";
import { lead } from "../../page/html/section.js";
import { facts, table } from "../../page/html/table.js";
import { integer, percent } from "../../page/text/numbers.js";
import { PART_NAMES } from "../../study/records/sequences.js";
import { canReadMore } from "../view/can-read-more.js";
import { capital } from "../view/capital.js";
import { countedNames, sequenceFacts, type TaskOnSequences } from "../view/sequence-words.js";
import type { StudyView } from "../view/study-view.js";

/** What a report says of sequences: no order in time, no rows ahead, but how many of which lengths, and how the classes are spread over the parts. */
export function sequenceData(view: StudyView, task: TaskOnSequences): readonly (Html | null)[] {
  const { texts } = view;
  const { kind, window, inputs, classes, sequences } = task;
  const written = sequenceFacts(task, { texts, print: integer });
  return [
    facts([
      [texts.source, texts.sourceOf(task.source, texts.taskKind[kind])],
      [texts.toldLabel, texts.told[kind]?.(written) ?? written.targets],
      [texts.sequencesLabel, texts.sequencesOf(written, integer(task.rows))],
      ...(classes.length <= MOST_CLASSES ? [] : [[texts.classesLabel, countedNames(classes, texts)] as const]),
      [texts.inputsLabel, kind === "chars" ? texts.symbols(written.classes) : countedNames(inputs, texts)],
      [texts.windowLabel, texts.sequenceWindow[sequences.windows](integer(window), !canReadMore(task))],
    ]),
    partsTable(view, task),
    classes.length === 0 ? null : classShares(view, task),
  ];
}

/** Sequences and what is told have columns of their own where they are not the windows. */
function partsTable({ texts }: StudyView, { parts, sequences }: TaskOnSequences): Html {
  const columns = [
    { head: texts.windows, of: (part: Part) => parts[part].windows },
    { head: texts.sequencesColumn, of: (part: Part) => sequences[part].sequences },
    { head: texts.toldColumn, of: (part: Part) => sequences[part].told },
  ].filter(({ of }, k) => k === 0 || PART_NAMES.some((part) => of(part) !== parts[part].windows));
  return table({
    caption: texts.sequencesCaption,
    hint: texts.scrollHint,
    columns: [{ head: texts.part }, ...columns.map(({ head }) => ({ head, align: "right" as const }))],
    rows: PART_NAMES.map((part) => ({
      cells: [texts.partName[part], ...columns.map(({ of }) => integer(of(part)))],
    })),
  });
}

type Part = (typeof PART_NAMES)[number];

/** Rows that are read at a glance. */
const MOST_CLASSES = 20;

function classShares({ texts }: StudyView, { classes, targets, sequences }: TaskOnSequences): Html {
  const counts = sequences.train.classes;
  if (classes.length > MOST_CLASSES) {
    const order = counts.map((_, k) => k).toSorted((a, b) => counts[a]! - counts[b]!);
    const [least, most] = [order[0]!, order.at(-1)!];
    return lead(
      texts.classExtremes({
        classes: integer(classes.length),
        rarest: classes[least]!,
        least: integer(counts[least]!),
        commonest: classes[most]!,
        most: integer(counts[most]!),
      }),
    );
  }
  const share = (part: Part, k: number) => {
    const { told, classes: own } = sequences[part];
    return told === 0 ? integer(0) : `${integer(own[k]!)} (${percent(own[k]! / told)})`;
  };
  return table({
    caption: texts.classCaption(targets[0]!),
    hint: texts.scrollHint,
    columns: [
      { head: texts.classColumn },
      ...PART_NAMES.map((part) => ({ head: capital(texts.partName[part]), align: "right" as const })),
    ],
    rows: classes.map((name, k) => ({ cells: [name, ...PART_NAMES.map((part) => share(part, k))] })),
  });
}
