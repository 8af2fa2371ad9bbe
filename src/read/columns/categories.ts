import { listed, quoted, shortened } from "../../core/listed.js";
import { type Category, categoryInputs, categoryName } from "../../data/category.js";
import { inColumnBlocks } from "../database/column-blocks.js";
import { isNumeric } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { isMissing, literal } from "../database/sql.js";
import type { Value } from "../host.js";
import type { NotedColumn, NotedProfile } from "../numbers/read-notations.js";
import { findColumns } from "./choose.js";

/** Texts that a column has at most to be read as a category unasked; where it is asked for as an input, MOST_ASKED. */
const MOST = 12;
const MOST_ASKED = 50;
/** Rows for each of them, at least: fewer tell nothing of a value. */
const ROWS_A_VALUE = 10;
/** What is counted roughly is taken with so much to spare. */
const ROUGHLY = 1.5;

interface CategoryOptions {
  /** Columns that are no inputs: those of the time and of the series. */
  readonly except: readonly string[];
  /** Inputs as asked for; undefined: none by name. */
  readonly asked: readonly string[] | undefined;
  /** As a model knows them; undefined: to be found. */
  readonly known: readonly Category[] | undefined;
}

export interface CategorizedTable {
  /** With a column of numbers for each value, behind the table's own. */
  readonly source: Source;
  readonly profile: NotedProfile;
  readonly categories: readonly Category[];
  /** What a model's categories do not know. */
  readonly notes: readonly string[];
}

/** A table whose columns of few texts are numbers too: one column for each of the texts, 1 where it stands and 0 elsewhere, also where the cell is missing. */
export async function categorized(
  source: Source,
  profile: NotedProfile,
  options: CategoryOptions,
): Promise<CategorizedTable> {
  const { known } = options;
  if (known !== undefined) ensureThere(source, profile, { known, inputs: options.asked ?? [] });
  const categories = known ?? (source.slice === undefined ? await findCategories(source, profile, options) : []);
  if (categories.length === 0) return { source, profile, categories, notes: [] };
  const made = categories.flatMap(({ column, values }) => {
    const cell = source.cell(source.columns.indexOf(column));
    return values.map((value) => ({
      name: categoryName(column, value),
      cell: `CASE WHEN trim(${cell}) = ${literal(value)} THEN '1' ELSE '0' END`,
    }));
  });
  const own = source.columns.length;
  return {
    source: {
      ...source,
      columns: [...source.columns, ...made.map(({ name }) => name)],
      cell: (k) => (k < own ? source.cell(k) : made[k - own]!.cell),
    },
    profile: {
      ...profile,
      columns: [...profile.columns, ...made.map(({ name }, k) => oneOrNone(name, own + k, profile.rows))],
    },
    categories,
    notes: known === undefined ? [] : await unknownNotes(source, known),
  };
}

/** The columns of a model: its inputs of numbers, then those that its categories are made of. */
function ensureThere(
  source: Source,
  profile: NotedProfile,
  { known, inputs }: { readonly known: readonly Category[]; readonly inputs: readonly string[] },
): void {
  const coded = categoryInputs(known);
  const names = [...inputs.filter((name) => !coded.includes(name)), ...known.map(({ column }) => column)];
  findColumns(source, profile, { option: "inputs", names });
}

async function findCategories(
  source: Source,
  { rows, columns }: NotedProfile,
  { except, asked }: CategoryOptions,
): Promise<Category[]> {
  const isAsked = ({ name }: NotedColumn) => asked?.includes(name) ?? false;
  const mostOf = (column: NotedColumn) => (isAsked(column) ? MOST_ASKED : Math.min(MOST, rows / ROWS_A_VALUE));
  const texts = columns.filter(
    (column) =>
      column.numbers === 0 &&
      column.texts > 0 &&
      !isNumeric(column) &&
      !except.includes(column.name) &&
      (asked === undefined ? column.missing <= rows / 2 : isAsked(column)),
  );
  const found: Category[] = [];
  await inColumnBlocks(source, texts, async (block) => {
    const cells = block.map(({ index }) => source.cell(index));
    const known = (cell: string) =>
      `list(DISTINCT trim(${cell})) FILTER (WHERE NOT ${isMissing(cell, source.missingValues)})`;
    const [counts] = await source.query(
      `SELECT ${cells.map((cell) => `approx_count_distinct(${cell})`).join(", ")} FROM ${source.relation}`,
    );
    const few = block.filter((column, k) => Number(counts![k]) <= ROUGHLY * mostOf(column) + 1);
    if (few.length === 0) return true;
    const [lists] = await source.query(
      `SELECT ${few.map(({ index }) => `list_sort(${known(source.cell(index))})`).join(", ")} FROM ${source.relation}`,
    );
    for (const [k, column] of few.entries()) {
      const values = ((lists![k] as readonly Value[] | null) ?? []).map(String);
      if (values.length >= 2 && values.length <= mostOf(column)) found.push({ column: column.name, values });
    }
    return true;
  });
  return found;
}

/** The profile of a column of 1 and 0. */
function oneOrNone(name: string, index: number, rows: number): NotedColumn {
  return {
    ...{ name, index, missing: 0, numbers: rows, texts: 0, least: 0, greatest: 1 },
    ...{ notation: { kind: "plain" }, doubt: null, shapes: [], reason: null },
  };
}

/** What nobody asked for is said. */
export function categoryNotes(categories: readonly Category[]): string[] {
  if (categories.length === 0) return [];
  const columns = categories.map(({ column, values }) => `${quoted(column)} (${listed(values.map(shortened), 12)})`);
  return [`Categories, an input for each value that is 1 where it stands and 0 elsewhere: ${listed(columns)}.`];
}

/** What stands in a model's categories that it has not seen. */
async function unknownNotes(source: Source, known: readonly Category[]): Promise<string[]> {
  const notes: string[] = [];
  for (const { column, values } of known) {
    const cell = source.cell(source.columns.indexOf(column));
    const isKnown = `list_contains([${values.map(literal).join(", ")}], trim(${cell}))`;
    const [found] = await source.query(
      `SELECT count(*), min(trim(${cell})) FROM ${source.relation} WHERE NOT ${isMissing(cell, source.missingValues)} AND NOT ${isKnown}`,
    );
    const [count, first] = found!;
    if (Number(count) > 0)
      notes.push(
        `${quoted(column)} has ${Number(count) === 1 ? "1 value" : `${count} values`} that the model does not know, such as ${quoted(shortened(String(first)))}: read as none of ${listed(values.map(shortened), 12)}.`,
      );
  }
  return notes;
}
