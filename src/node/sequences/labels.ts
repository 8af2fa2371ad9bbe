import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { shown } from "../../core/shown.js";
import { NO_CLASS, type SequenceLabels, type SequenceTask } from "../../data/sequences/contract.js";
import type { PartName } from "../../data/split.js";
import type { SequencePart, WrittenLabels } from "./part.js";

/** Whole numbers of more kinds than so many are amounts unless the task says otherwise. */
const MOST_CLASSES = 50;

interface LabelOptions {
  readonly file: string;
  readonly task: SequenceTask | undefined;
}

interface Told {
  readonly labels: SequenceLabels;
  readonly notes: readonly string[];
}

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
    !isNumeric ||
    (whole.every(Number.isInteger) && kinds.size <= MOST_CLASSES && kinds.size <= labels.codes.length / 2);
  const task = options.task ?? (isClass ? "classify" : "regress");
  if (task !== "regress") {
    const own = classes(part, labels, { ...options, isNumeric });
    const isGuess = options.task === undefined && isNumeric && labels.listed === null;
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

/** For each label, whether it is of training. */
function isTraining({ parts, offsets }: SequencePart, of: "sequence" | "step"): (place: number) => boolean {
  if (parts === null) return () => true;
  if (of === "sequence") return (k) => parts[k] === "train";
  const own = new Uint8Array(offsets.at(-1)!);
  for (const [k, part] of parts.entries()) if (part === "train") own.fill(1, offsets[k], offsets[k + 1]);
  return (step) => own[step] === 1;
}

function told(
  part: SequencePart,
  { name, of, columns, values }: Extract<WrittenLabels, { kind: "number" }>,
  { file, task }: LabelOptions,
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
    if (known.some((value) => value !== known[0])) continue;
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

function classes(
  part: SequencePart,
  labels: Extract<WrittenLabels, { kind: "texts" }>,
  { file, isNumeric }: LabelOptions & { readonly isNumeric: boolean },
): Told {
  const { name, of } = labels;
  // 1.0000000e+00 and 1 are one class.
  const nameOf = labels.texts.map((text) =>
    text !== "" && isNumeric && /[.e]/i.test(text) ? String(Number(text)) : text,
  );
  const isOwn = isTraining(part, of);
  const found = new Set<string>();
  const elsewhere = new Map<string, { count: number; readonly at: number }>();
  let without = 0;
  for (const [k, code] of labels.codes.entries()) {
    const text = nameOf[code]!;
    if (text === "") without++;
    else if (isOwn(k)) found.add(text);
    else if (elsewhere.has(text)) elsewhere.get(text)!.count++;
    else elsewhere.set(text, { count: 1, at: k });
  }
  const named = [...found].sort((a, b) => (isNumeric ? Number(a) - Number(b) : a < b ? -1 : 1));
  const inOrder = labels.listed?.filter((text) => found.has(text)) ?? [];
  const all = inOrder.length === found.size ? inOrder : named;
  if (all.length < 2) {
    const got = all.length === 0 ? "none" : `${quoted(all[0]!)} for all`;
    throw new InputError(
      { file, column: name },
      `the labels of training must differ, got ${got}. Choose another \`target\`.`,
    );
  }
  if (all.length >= NO_CLASS) {
    throw new InputError(
      { file, column: name },
      `there must be fewer than ${NO_CLASS} classes, got ${all.length}. Take \`task: "regress"\`.`,
    );
  }
  const unseen = [...elsewhere].filter(([text]) => !found.has(text));
  if (unseen.length > 0) throw unseenClass(part, { file, name, of, unseen: unseen[0]!, all });
  const placeOf = new Map(all.map((text, k) => [text, k]));
  const places = nameOf.map((text) => placeOf.get(text) ?? NO_CLASS);
  const codes = Uint16Array.from(labels.codes, (code) => places[code]!);
  return {
    labels: { name, of, kind: "class", classes: all, codes },
    notes: without === 0 ? [] : missingNotes(without, of),
  };
}

function missingNotes(without: number, of: "sequence" | "step"): string[] {
  return [
    `${without === 1 ? `1 ${of} has` : `${without} ${of}s have`} no label: nothing is learned from it or scored on it.`,
  ];
}

function unseenClass(
  { parts, names, offsets }: SequencePart,
  found: {
    readonly file: string;
    readonly name: string;
    readonly of: "sequence" | "step";
    readonly unseen: readonly [text: string, { readonly count: number; readonly at: number }];
    readonly all: readonly string[];
  },
): InputError {
  const [text, { count, at }] = found.unseen;
  const k = found.of === "sequence" ? at : offsets.findLastIndex((offset) => offset <= at);
  const part: PartName = parts?.[k] ?? "test";
  return new InputError(
    { file: found.file, column: found.name },
    `every class of the ${part} part must be in training, ${listed(found.all.map(quoted))}, got ${quoted(text)} ` +
      `(${count} ${found.of}${count === 1 ? "" : "s"}, first in sequence ${quoted(names[k]!)}). Take them out of the ${part} part, or put some of them into training.`,
  );
}
