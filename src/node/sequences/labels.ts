import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { shown } from "../../core/shown.js";
import type { SequenceLabels } from "../../data/sequences/contract.js";
import { isTraining, type LabelOptions, missingNotes, type Told, toldClasses } from "./classes.js";
import type { SequencePart, WrittenLabels } from "./part.js";

/** Whole numbers of more kinds than so many are amounts unless the task says otherwise. */
const MOST_CLASSES = 50;

/**
 * Labels as classes or numbers: by the task; else texts are classes, and whole numbers of at most 50 kinds that each come twice on average.
 *
 * Classes are in the order in which the file lists them, else sorted, numbers by their size. Each is one of the training part.
 *
 * @throws InputError where training sequences have less than two classes or numbers, and for a class elsewhere that they do not have
 */
export function toldLabels(part: SequencePart, options: LabelOptions): Told | null {
  const { labels } = part;
  if (labels === null || options.task === "frames" || options.task === "chars") return null;
  ensureTask(labels, options);
  if (labels.kind === "number") return told(part, labels, options);
  const numbers = labels.texts.map((text) => (text === "" ? Number.NaN : Number(text)));
  const isNumeric = labels.texts.every((text, k) => text === "" || Number.isFinite(numbers[k]));
  const whole = numbers.filter((value) => !Number.isNaN(value));
  const kinds = new Set(whole);
  const isClass =
    labels.listed !== null ||
    options.known !== null ||
    !isNumeric ||
    (whole.every(Number.isInteger) && kinds.size <= MOST_CLASSES && kinds.size <= labels.codes.length / 2);
  const task = options.task ?? (isClass ? "classify" : "regress");
  if (task !== "regress") {
    const own = toldClasses(part, labels, { ...options, isNumeric });
    const isGuess = options.task === undefined && isNumeric && labels.listed === null && options.known === null;
    const note = `${quoted(labels.name)} holds ${own.labels.kind === "class" ? own.labels.classes.length : 0} whole numbers, taken as classes; \`task: "regress"\` takes them as amounts.`;
    return isGuess ? { ...own, notes: [...own.notes, note] } : own;
  }
  const odd = labels.texts.find((text, k) => text !== "" && !Number.isFinite(numbers[k]));
  if (odd !== undefined) {
    const rule = `with the task "regress" a label must be a number, got ${shown(odd)}. Take "classify" or "tag", or fix it.`;
    throw new InputError({ file: options.file, column: labels.name }, rule);
  }
  const values = Float64Array.from(labels.codes, (code) => numbers[code]!);
  return told(part, { ...labels, kind: "number", columns: [labels.name], values }, options);
}

function ensureTask({ of, name }: WrittenLabels, { task, file }: LabelOptions): void {
  const asked = task === "tag" ? "step" : task === "classify" ? "sequence" : of;
  if (asked === of) return;
  const other = task === "tag" ? "classify" : "tag";
  throw new InputError(
    { file, column: name },
    `the task "${task}" needs a label for each ${asked}, got one for each ${of}. Take "${other}".`,
  );
}

function told(
  part: SequencePart,
  { name, of, columns, values }: Extract<WrittenLabels, { kind: "number" }>,
  { file, task, needsDifferent }: LabelOptions,
): Told {
  if (task === "classify" || task === "tag") {
    const rule = `with the task "${task}" a label must be a class, got numbers that are measured. Take "regress".`;
    throw new InputError({ file, column: name }, rule);
  }
  const isOwn = isTraining(part, of);
  for (const [j, column] of columns.entries()) {
    const known = values.filter(
      (value, k) => k % columns.length === j && !Number.isNaN(value) && isOwn(Math.floor(k / columns.length)),
    );
    if (!needsDifferent || known.some((value) => value !== known[0])) continue;
    const got = known.length === 0 ? "none" : `${known[0]} in all ${known.length}`;
    throw new InputError(
      { file, column },
      `the labels of training must differ, got ${got}. Choose another \`target\`.`,
    );
  }
  const labels: SequenceLabels = { name, of, kind: "number", columns, values };
  const without = values.filter(Number.isNaN).length;
  return { labels, notes: without === 0 ? [] : missingNotes(without, of) };
}
