import { ensure } from "../../core/errors.js";
import { isObject } from "../../core/options.js";
import { isList, text } from "../../core/rules.js";
import { shown } from "../../core/shown.js";
import { PART_NAMES } from "../split.js";
import { NO_CLASS, type SequenceData } from "./contract.js";

/** Fails with the rule of a member unless it holds. */
type Hold = (holds: boolean, message: () => string) => asserts holds;

/**
 * Checks that sequences keep their contract, as those made by hand may not. One pass over all numbers.
 *
 * @param caller the public function that was given them as `data`
 * @throws GradusError for the first member that breaks its rule, with the value and where it stands
 */
export function ensureSequences(caller: string, data: SequenceData): void {
  const hold: Hold = (holds, message) => ensure(holds, () => `${caller}: \`data.${message()}`);
  hold(
    text.allows(data.source),
    () => `source\` must be a text, got ${shown(data.source)}. Name where they come from.`,
  );
  ensureTexts(hold, "notes", data.notes, "Give [] for none.");
  ensureDistinct(hold, "columns", data.columns);
  hold(data.columns.length > 0, () => "columns` must name one number of a step or more, got []. Name each.");
  ensureDistinct(hold, "names", data.names);
  ensureOffsets(hold, data);
  ensureSteps(hold, data);
  ensureLabels(hold, data);
  ensureParts(hold, data);
}

function ensureTexts(hold: Hold, member: string, list: readonly string[], advice: string): void {
  hold(isList(list), () => `${member}\` must be a list of texts, got ${shown(list)}. ${advice}`);
  const at = list.findIndex((entry) => !text.allows(entry));
  hold(at < 0, () => `${member}\` must be a list of texts, got ${shown(list[at])} at [${at}]. ${advice}`);
}

/** Texts, no two alike. */
function ensureDistinct(hold: Hold, member: string, list: readonly string[]): void {
  ensureTexts(hold, member, list, "Give a list of names.");
  const first = new Map<string, number>();
  for (const [at, name] of list.entries()) {
    const before = first.get(name);
    hold(
      before === undefined,
      () => `${member}\` must differ from each other, got ${shown(name)} at [${before}] and [${at}]. Rename one.`,
    );
    first.set(name, at);
  }
}

function ensureOffsets(hold: Hold, { offsets, names }: SequenceData): void {
  ensureArray(hold, "offsets", offsets, Uint32Array);
  ensureLength(hold, "offsets", offsets, { length: names.length + 1, what: `1 more than the ${names.length} names` });
  hold(
    offsets[0] === 0,
    () => `offsets\` must begin with 0, got ${offsets[0]}. Sequence k is steps [k] to [k + 1] - 1.`,
  );
  const at = offsets.findIndex((offset, k) => k > 0 && offset < offsets[k - 1]!);
  hold(
    at < 0,
    () =>
      `offsets\` must not fall, got ${offsets[at - 1]} and then ${offsets[at]} at [${at}]. Sequence k is steps [k] to [k + 1] - 1.`,
  );
}

function ensureSteps(hold: Hold, { steps, columns, offsets }: SequenceData): void {
  const count = offsets.at(-1)!;
  hold(
    isObject(steps) && (steps.kind === "numbers" || steps.kind === "symbols"),
    () => `steps\` must be of the kind "numbers" or "symbols", got ${shown(steps?.kind ?? steps)}.`,
  );
  if (steps.kind === "symbols") {
    const what = `the ${count} steps up to the last of \`offsets\``;
    ensureArray(hold, "steps.codes", steps.codes, Uint16Array);
    ensureLength(hold, "steps.codes", steps.codes, { length: count, what });
    const at = steps.codes.findIndex((code) => code >= columns.length);
    hold(
      at < 0,
      () =>
        `steps.codes\` must be places in the ${columns.length} \`columns\`, got ${steps.codes[at]} at [${at}]. Add a column, or correct the code.`,
    );
    return;
  }
  const what = `${count} steps up to the last of \`offsets\` x ${columns.length} \`columns\``;
  ensureArray(hold, "steps.values", steps.values, Float64Array);
  ensureLength(hold, "steps.values", steps.values, { length: count * columns.length, what });
  ensureFinite(hold, "steps.values", { values: steps.values, columns, row: "step" });
}

function ensureLabels(hold: Hold, { labels, names, offsets }: SequenceData): void {
  if (labels === null) return;
  hold(
    isObject(labels) && (labels.kind === "class" || labels.kind === "number"),
    () => `labels\` must be null or of the kind "class" or "number", got ${shown(labels?.kind ?? labels)}.`,
  );
  hold(text.allows(labels.name), () => `labels.name\` must be a text, got ${shown(labels.name)}. Say what is told.`);
  hold(
    labels.of === "sequence" || labels.of === "step",
    () => `labels.of\` must be "sequence" or "step", got ${shown(labels.of)}.`,
  );
  const count = labels.of === "sequence" ? names.length : offsets.at(-1)!;
  const each = `one for each of the ${count} ${labels.of}s`;
  if (labels.kind === "class") {
    const { classes, codes } = labels;
    ensureDistinct(hold, "labels.classes", classes);
    ensureArray(hold, "labels.codes", codes, Uint16Array);
    ensureLength(hold, "labels.codes", codes, { length: count, what: each });
    const at = codes.findIndex((code) => code >= classes.length && code !== NO_CLASS);
    hold(
      at < 0,
      () =>
        `labels.codes\` must be places in the ${classes.length} \`classes\`, or ${NO_CLASS} for none, got ${codes[at]} at [${at}]. Add a class, or correct the code.`,
    );
    return;
  }
  const { columns, values } = labels;
  ensureDistinct(hold, "labels.columns", columns);
  hold(columns.length > 0, () => "labels.columns` must name one number or more, got []. Name each.");
  ensureArray(hold, "labels.values", values, Float64Array);
  const what = `${columns.length} \`columns\`, ${each}`;
  ensureLength(hold, "labels.values", values, { length: count * columns.length, what });
  ensureFinite(hold, "labels.values", { values, columns, row: labels.of });
}

function ensureParts(hold: Hold, { parts, names }: SequenceData): void {
  if (parts === null) return;
  hold(isList(parts), () => `parts\` must be null or a list, got ${shown(parts)}. Give null for parts by shares.`);
  ensureLength(hold, "parts", parts, { length: names.length, what: `one for each of the ${names.length} \`names\`` });
  const at = parts.findIndex((part) => !PART_NAMES.includes(part));
  const known = PART_NAMES.map((part) => JSON.stringify(part)).join(", ");
  hold(at < 0, () => `parts\` must be of ${known}, got ${shown(parts[at])} at [${at}]. Name it as one of these.`);
}

type TypedArray = typeof Uint16Array | typeof Uint32Array | typeof Float64Array;

/** In a list a code could be -1 or 0.5. */
function ensureArray(hold: Hold, member: string, value: unknown, type: TypedArray): void {
  hold(
    value instanceof type,
    () => `${member}\` must be a ${type.name}, got ${shown(value)}. Give ${type.name}.from(...).`,
  );
}

function ensureLength(
  hold: Hold,
  member: string,
  value: { readonly length: number },
  { length, what }: { readonly length: number; readonly what: string },
): void {
  hold(
    value.length === length,
    () => `${member}\` must have ${length} entries, ${what}, got ${value.length}. Correct whichever is wrong.`,
  );
}

/** NaN is a number that is missing. */
function ensureFinite(
  hold: Hold,
  member: string,
  {
    values,
    columns,
    row,
  }: { readonly values: Float64Array; readonly columns: readonly string[]; readonly row: "sequence" | "step" },
): void {
  const at = values.findIndex((value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY);
  hold(at < 0, () => {
    const place = `${row} ${Math.floor(at / columns.length)}, ${shown(columns[at % columns.length])}`;
    return `${member}\` must be finite, or NaN where one is missing, got ${values[at]} at [${at}], ${place}. Correct it.`;
  });
}
