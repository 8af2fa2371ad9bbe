import { listed, quoted } from "../../../core/listed.js";
import { refuseUnusable } from "../../../read/columns/choose.js";
import type { Reading } from "../options.js";
import { codedTexts, type WrittenLabels } from "../part.js";
import { sequenceName } from "./sequence-names.js";
import type { Table } from "./table.js";

/** Names of columns of labels, in small letters. */
const NAMES = /^(?:labels?|class(?:es)?|target|category|activity|state|outcome)$/i;

/** The last column that is called like labels; "y" is, unless it is a coordinate beside "x". null for none. */
export function labelName(columns: readonly string[]): string | null {
  const last = (pattern: RegExp) => columns.findLast((name) => pattern.test(name.trim())) ?? null;
  return last(NAMES) ?? (last(/^x$/i) === null ? last(/^y$/i) : null);
}

export function namedLabel(table: Table): string | null {
  return labelName(table.source.columns);
}

/** The columns that hold labels as the options or their names say: those name no sequence. With the task "regress" the last one may be such. */
export function labelColumns(table: Table, { target, task, labels }: Reading): readonly string[] {
  if (target !== undefined && target.length > 0) return target.map((name) => placedName(table, name) ?? name);
  const named = namedLabel(table);
  if (named !== null) return [named];
  const last = table.source.columns.at(-1)!;
  return task === "regress" && labels === undefined && sequenceName(last) === null ? [last] : [];
}

/** A table to be predicted has no labels, or has them to be compared. */
export function absentNote(names: readonly string[]): string {
  return `The table has no column ${listed(names.map(quoted))}: there is nothing to compare predictions with.`;
}

/** The name of the column that `target` means: "first" and "last" are places unless a column is called so. */
export function targetName(table: Table, name: string): string {
  return placedName(table, name) ?? table.column("target", name).name;
}

/** The same; null where no column is called so. */
function placedName(table: Table, name: string): string | null {
  if (table.has(name)) return name;
  if (name === "first") return table.source.columns[0]!;
  return name === "last" ? table.source.columns.at(-1)! : null;
}

/**
 * The labels in the columns of a table, one for each row: numbers where the task is to tell numbers or any has a fraction, else texts.
 *
 * @throws InputError for texts where numbers must be
 */
export async function readLabelColumns(
  table: Table,
  names: readonly string[],
  { task }: Pick<Reading, "task">,
): Promise<WrittenLabels> {
  const columns = names.map((name) => table.column("target", name));
  const name = names.join(", ");
  const isPlain = columns.every(
    ({ texts, notation, numbers }) => texts === 0 && numbers > 0 && notation.kind !== "words",
  );
  const common = { name, of: "step" } as const;
  if (names.length === 1 && task !== "regress" && !isPlain) {
    const { texts, codes } = await table.classes(names[0]!);
    return { ...common, kind: "texts", texts, codes: Uint32Array.from(codes), listed: null };
  }
  for (const column of columns)
    await refuseUnusable(table.source, column, { option: "target", asked: true, mayRest: true, mayBeEmpty: true });
  const arrays = await table.numbers(names);
  const [first] = arrays;
  if (
    names.length === 1 &&
    task !== "regress" &&
    first!.every((value) => Number.isNaN(value) || Number.isInteger(value))
  ) {
    const coded = codedTexts(Array.from(first!, (value) => (Number.isNaN(value) ? "" : String(value))));
    return { ...common, kind: "texts", ...coded, listed: null };
  }
  const K = names.length;
  const values = new Float64Array(table.rows * K); // (rows, K)
  for (const [j, own] of arrays.entries()) for (let row = 0; row < table.rows; row++) values[row * K + j] = own[row]!;
  return { ...common, kind: "number", columns: names, values };
}

/** The labels of some rows, in that order. */
export function labelsAt(labels: WrittenLabels, rows: ArrayLike<number>): WrittenLabels {
  if (labels.kind === "texts") {
    return { ...labels, codes: Uint32Array.from(rows, (row: number) => labels.codes[row]!) };
  }
  const K = labels.columns.length;
  const values = new Float64Array(rows.length * K);
  for (let at = 0; at < rows.length; at++)
    for (let j = 0; j < K; j++) values[at * K + j] = labels.values[rows[at]! * K + j]!;
  return { ...labels, values };
}

/** Whether two rows have the same label; a missing one is like any. */
export function isSameLabel(labels: WrittenLabels, row: number, other: number): boolean {
  if (labels.kind === "texts") {
    const [a, b] = [labels.codes[row]!, labels.codes[other]!];
    return a === b || labels.texts[a] === "" || labels.texts[b] === "";
  }
  const K = labels.columns.length;
  for (let j = 0; j < K; j++) {
    const [a, b] = [labels.values[row * K + j]!, labels.values[other * K + j]!];
    if (a !== b && !Number.isNaN(a) && !Number.isNaN(b)) return false;
  }
  return true;
}
