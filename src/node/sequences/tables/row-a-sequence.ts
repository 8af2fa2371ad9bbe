import { InputError } from "../../../core/errors.js";
import { listed, quoted } from "../../../core/listed.js";
import { findColumns, leftOutNote, optionCode, refuseUnusable } from "../../../read/columns/choose.js";
import { isNumeric } from "../../../read/database/profile.js";
import type { Reading } from "../options.js";
import { channelNames, numbered, type SequencePart } from "../part.js";
import { absentNote, namedLabel, readLabelColumns, targetName } from "./label-column.js";
import type { Table } from "./table.js";
import { NotFirst } from "./unequal-rows.js";

/** How tables with a row a sequence are read: decided by the first, for all files. */
export interface RowPlan {
  readonly target: readonly string[] | null;
  /** Columns that name the sequence; none: they are numbered. */
  readonly naming: readonly string[];
  /** Columns as the options name them; null: all others, however many each file has. */
  readonly inputs: readonly string[] | null;
}

interface RowOptions extends Reading {
  readonly plan: RowPlan | null;
  /** Whether rows of the file are of unequal length, so that the last column is none of labels. */
  readonly endEarly: boolean;
}

/** How the note of the table begins that says so. */
const NO_HEADER = "The file has no header";
/** Targets that are places. */
const PLACES: readonly string[] = ["first", "last"];
/** Kinds that labels have at most to be told from values unasked. */
const MOST_KINDS = 50;
/** Whether a column is named as one that numbers sequences. */
export function namesSequences(name: string): boolean {
  return NAMING.test(name.trim());
}

const NAMING = /^(?:id|name|case|sequence|series|sample|no|nr|index|row)(?:[ _]?(?:id|no|nr|name))?$/i;

/**
 * Reads a table with a row a sequence, as those of the UCR archive: a label and the values, one step after the other. Missing values at the end of a row
 * are none: it is shorter.
 */
export async function readRowsAsSequences(
  table: Table,
  options: RowOptions,
): Promise<{ readonly read: SequencePart; readonly plan: RowPlan }> {
  const { channels = 1 } = options;
  const notes: string[] = [];
  const plan = options.plan ?? (await planOf(table, options, notes));
  if (options.endEarly && plan.target?.includes(table.source.columns.at(-1)!)) throw labelsAtEnd(table);
  if (plan.target !== null) findColumns(table.source, table.profile, { option: "target", names: plan.target });
  const columns = await valueColumns(table, plan, notes);
  if (columns.length % channels > 0) {
    const rule = `\`channels\` must divide the ${columns.length} values of a row, got ${channels}.`;
    throw new InputError(
      { file: table.source.file },
      `${rule} Take a divisor, or name the columns of values with \`inputs\`.`,
    );
  }
  const { offsets, values, shorter } = cutRows(await table.numbers(columns), { rows: table.rows, channels });
  if (shorter > 0)
    notes.push(`${shorter} of ${table.rows} rows end in missing values, which were taken for their end.`);
  const labels = plan.target === null ? null : await readLabelColumns(table, plan.target, options);
  return {
    plan,
    read: {
      columns: channelNames(channels),
      names: await namesOf(table, plan),
      offsets,
      steps: { kind: "numbers", values },
      labels: labels && { ...labels, of: "sequence" },
      parts: null,
      readAs: { channels, ...(plan.target !== null && { target: plan.target }) },
      // That a file has no header is no news here.
      notes: [...table.source.notes.filter((note) => !note.startsWith(NO_HEADER)), ...notes],
    },
  };
}

async function planOf(table: Table, options: RowOptions, notes: string[]): Promise<RowPlan> {
  const { sequence, inputs = null } = options;
  if (inputs !== null) findColumns(table.source, table.profile, { option: "inputs", names: inputs });
  const target = await targetOf(table, options, notes);
  if (sequence !== undefined) {
    findColumns(table.source, table.profile, { option: "sequence", names: sequence });
    return { target, naming: sequence, inputs };
  }
  const first = table.source.columns.find((name) => !(target ?? []).includes(name) && !(inputs ?? []).includes(name));
  const isNaming =
    first !== undefined &&
    (namesSequences(first) || table.profile.columns.find(({ name }) => name === first)!.numbers === 0);
  const found = isNaming ? await table.texts([first]) : null;
  if (found === null || found.unnamed >= 0 || found.texts.length < table.rows) return { target, naming: [], inputs };
  notes.push(`The sequences are called as ${quoted(first!)} says.`);
  return { target, naming: [first!], inputs };
}

async function targetOf(table: Table, options: RowOptions, notes: string[]): Promise<readonly string[] | null> {
  const { target, labels, task, model } = options;
  if (model !== undefined && target?.some((name) => !PLACES.includes(name) && !table.has(name))) {
    notes.push(absentNote(target));
    return null;
  }
  const own = target?.map((name) => targetName(table, name)) ?? [];
  if (own.length > 0 && (await isWithoutLabel(table, own, options))) {
    const { length } = table.source.columns;
    notes.push(
      `A row has the ${length} numbers of a sequence and no label: there is nothing to compare predictions with.`,
    );
    return null;
  }
  if (own.length > 0 && options.channels === undefined)
    notes.push("A row was taken as a sequence; `sequence` takes it as a step of the one that a column names.");
  if (own.length > 0) return own;
  if (labels !== undefined || task === "frames") return null;
  const name =
    namedLabel(table) ?? (await (task === "regress" ? outerNumber(table, options) : outerLabel(table, options)));
  if (name !== null)
    notes.push(`Labels are those of ${quoted(name)}, a row is a sequence; \`target\` names another column.`);
  return name === null ? null : [name];
}

/** Whether rows without a header have just the numbers that the model reads, and no class of it where the label would be. */
async function isWithoutLabel(
  { source, classes: classesIn }: Table,
  [label]: readonly string[],
  { model, channels = 1 }: RowOptions,
): Promise<boolean> {
  if (model?.window === undefined || source.columns.length !== model.window * channels) return false;
  if (!source.notes.some((note) => note.startsWith(NO_HEADER))) return false;
  const { classes } = model;
  if (classes === null) return true;
  const { texts } = await classesIn(label!);
  return !texts.every((text) => text === "" || classes.includes(kindOf(text)));
}

/** 1.0000000e+00 and 1 are one kind. */
function kindOf(text: string): string {
  return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}

/** The first column or the last, whichever alone has few kinds of whole numbers or texts; null where neither has. */
async function outerLabel(table: Table, { endEarly, task, model }: RowOptions): Promise<string | null> {
  const { columns } = table.profile;
  const [first, last] = [columns[0]!.name, columns.at(-1)!.name];
  const found: string[] = [];
  let ofOne: string | null = null;
  for (const name of endEarly ? [first] : new Set([first, last])) {
    const { texts } = await table.classes(name);
    const isWhole = texts.every(
      (text) => text === "" || !Number.isFinite(Number(text)) || Number.isInteger(Number(text)),
    );
    const kinds = new Set(texts.filter((text) => text !== "").map(kindOf)).size;
    if (isWhole && kinds >= 2 && kinds <= Math.min(MOST_KINDS, table.rows / 2)) found.push(name);
    if (isWhole && kinds === 1) ofOne ??= name;
  }
  // That its labels are all alike is told where classes are made of them.
  if (found.length === 0 && task === "classify" && model === undefined) return ofOne;
  if (found.length < 2) return found[0] ?? null;
  throw eitherEnd(table, [first, last]);
}

/**
 * The numbers to be told of rows that are sequences: the last column, or the first where the last is called as one of many values, v24 after v23, or where
 * rows end early.
 *
 * @throws InputError where names do not say which
 */
async function outerNumber(table: Table, { endEarly, model }: RowOptions): Promise<string | null> {
  if (model !== undefined) return null;
  const { columns } = table.source;
  const [first, last] = [columns[0]!, columns.at(-1)!];
  if (endEarly && !namesSequences(first)) return first;
  const isNamed = !table.source.notes.some((note) => note.startsWith(NO_HEADER));
  const isValue = (at: number, beside: number) => stem(columns.at(at)!) === stem(columns.at(beside)!);
  if (isNamed && !endEarly && !isValue(-1, -2)) return last;
  if (isNamed && !isValue(0, 1) && !namesSequences(first)) return first;
  throw eitherEnd(table, [first, last]);
}

/** The name of a value without its number. */
function stem(name: string): string {
  return name.trim().replace(/\d+$/, "");
}

function eitherEnd(table: Table, [first, last]: readonly [string, string]): InputError {
  return new InputError(
    { file: table.source.file },
    `the labels of rows may be those of the first column, ${quoted(first)}, or of the last, ${quoted(last)}. Say which with ${optionCode("target", "first")} or ${optionCode("target", "last")}.`,
  );
}

function labelsAtEnd({ source: { file } }: Table): NotFirst {
  const rule = "where rows are of unequal length their label must be the first cell, got the last column as target.";
  return new NotFirst({ file }, `${rule} Write it first, or fill up the rows with empty cells before it.`);
}

/** The columns of values, in the order of the file or of the option. */
async function valueColumns(table: Table, plan: RowPlan, notes: string[]): Promise<readonly string[]> {
  const { profile, source } = table;
  const used = [...(plan.target ?? []), ...plan.naming];
  const asked = plan.inputs === null ? null : findColumns(source, profile, { option: "inputs", names: plan.inputs });
  const others = asked ?? profile.columns.filter(({ name }) => !used.includes(name));
  const texts = others.filter((column) => column.texts > 0 && !isNumeric(column));
  const columns = asked ?? others.filter((column) => !texts.includes(column));
  if (asked === null && texts.length > 0)
    notes.push(
      leftOutNote(
        "text",
        texts.map(({ name }) => quoted(name)),
      ),
    );
  for (const column of columns)
    await refuseUnusable(source, column, { option: "inputs", asked: true, mayRest: true, mayBeEmpty: true });
  if (columns.length > 0) return columns.map(({ name }) => name);
  throw new InputError(
    { file: source.file },
    `a sequence must have values, got only ${listed(used.map(quoted))}. Is this the right file?`,
  );
}

/** Arrays column by column as (steps, channels), row after row, up to the last value of each. */
function cutRows(
  arrays: readonly Float64Array[],
  { rows, channels }: { readonly rows: number; readonly channels: number },
): { readonly offsets: Uint32Array; readonly values: Float64Array; readonly shorter: number } {
  const offsets = new Uint32Array(rows + 1);
  const lengths = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    let steps = arrays.length;
    while (steps > 0 && Number.isNaN(arrays[steps - 1]![row]!)) steps--;
    const own = Math.ceil(steps / channels);
    lengths[row] = own;
    offsets[row + 1] = offsets[row]! + own;
  }
  const values = new Float64Array(offsets[rows]! * channels);
  for (let row = 0; row < rows; row++) {
    const from = offsets[row]! * channels;
    const to = offsets[row + 1]! * channels;
    for (let at = from; at < to; at++) values[at] = arrays[at - from]![row]!;
  }
  const longest = lengths.reduce((most, own) => Math.max(most, own), 0);
  return { offsets, values, shorter: lengths.filter((own) => own < longest).length };
}

async function namesOf(table: Table, { naming }: RowPlan): Promise<readonly string[]> {
  if (naming.length === 0) return numbered(table.rows);
  const { texts, codes, unnamed } = await table.texts(naming);
  if (unnamed < 0 && texts.length === table.rows) return Array.from(codes, (code) => texts[code]!);
  const column = naming.join(", ");
  throw new InputError(
    { file: table.source.file, column },
    `where a row is a sequence its name must come once, got ${texts.length} names in ${table.rows} rows. Leave out \`channels\` if a row is a step.`,
  );
}
