import { InputError, type InputPlace } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { NO_CLASS, type SequenceLabels, type SequenceTask } from "../../data/sequences/contract.js";
import type { PartName } from "../../data/split.js";
import { isMissingToken } from "../../read/database/missing-tokens.js";
import type { SequencePart, WrittenLabels } from "./part.js";

export interface LabelOptions {
  readonly file: string;
  readonly task: SequenceTask | undefined;
  /** The classes of a model; null: those of training. */
  readonly known: readonly string[] | null;
  /** Whether labels that are all alike are refused, as in training. */
  readonly needsDifferent: boolean;
}

export interface Told {
  readonly labels: SequenceLabels;
  readonly notes: readonly string[];
}

/**
 * Labels as classes, in the order in which the file lists them, else sorted, numbers by their size; those of a model as it has them.
 *
 * @throws InputError where training has less than two, and for a class elsewhere that it does not have
 */
export function toldClasses(
  part: SequencePart,
  labels: Extract<WrittenLabels, { kind: "texts" }>,
  { file, isNumeric, known }: LabelOptions & { readonly isNumeric: boolean },
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
  const other = (has: (text: string) => boolean) => [...found, ...elsewhere.keys()].filter((text) => !has(text));
  const all = known ?? ordered([...found], { listed: labels.listed, isNumeric });
  if (known === null) {
    ensureClasses(all, { file, column: name });
    const [unseen] = other((text) => found.has(text));
    if (unseen !== undefined)
      throw unseenClass(part, { file, name, of, unseen: [unseen, elsewhere.get(unseen)!], all });
  }
  const unknown = other((text) => all.includes(text));
  const placeOf = new Map(all.map((text, k) => [text, k]));
  const places = nameOf.map((text) => placeOf.get(text) ?? NO_CLASS);
  const codes = Uint16Array.from(labels.codes, (code) => places[code]!);
  return {
    labels: { name, of, kind: "class", classes: all, codes },
    notes: [
      ...(without === 0 ? [] : missingNotes(without, of)),
      ...doubtfulNotes(known === null ? all : [], name),
      ...(unknown.length === 0
        ? []
        : [`The model does not know ${listed(unknown.map(quoted))}: no prediction can be right there.`]),
    ],
  };
}

function ordered(
  found: readonly string[],
  { listed: own, isNumeric }: { readonly listed: readonly string[] | null; readonly isNumeric: boolean },
): readonly string[] {
  const inOrder = own?.filter((text) => found.includes(text)) ?? [];
  if (inOrder.length === found.length) return inOrder;
  return [...found].sort((a, b) => (isNumeric ? Number(a) - Number(b) : a < b ? -1 : 1));
}

function ensureClasses(all: readonly string[], place: InputPlace): void {
  if (all.length < 2) {
    const got = all.length === 0 ? "none" : `${quoted(all[0]!)} for all`;
    throw new InputError(place, `the labels of training must differ, got ${got}. Choose another \`target\`.`);
  }
  if (all.length < NO_CLASS) return;
  const rule = `there must be fewer than ${NO_CLASS} classes, got ${all.length}. Take \`task: "regress"\`.`;
  throw new InputError(place, rule);
}

/** For each label, whether it is of training. */
export function isTraining({ parts, offsets }: SequencePart, of: "sequence" | "step"): (place: number) => boolean {
  if (parts === null) return () => true;
  if (of === "sequence") return (k) => parts[k] === "train";
  const own = new Uint8Array(offsets.at(-1)!);
  for (const [k, part] of parts.entries()) if (part === "train") own.fill(1, offsets[k], offsets[k + 1]);
  return (step) => own[step] === 1;
}

/** That some have no label. */
export function missingNotes(without: number, of: "sequence" | "step"): string[] {
  return [
    `${without === 1 ? `1 ${of} has` : `${without} ${of}s have`} no label: nothing is learned from it or scored on it.`,
  ];
}

/** That some classes are written as missing values often are. */
function doubtfulNotes(classes: readonly string[], name: string): string[] {
  const doubtful = classes.filter(isMissingToken);
  if (doubtful.length === 0) return [];
  const are = doubtful.length === 1 ? "is taken as a class" : "are taken as classes";
  return [`Of ${quoted(name)} ${listed(doubtful.map(quoted))} ${are}; \`missingValues\` takes such texts as missing.`];
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
