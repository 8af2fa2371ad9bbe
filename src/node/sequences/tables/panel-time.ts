import { InputError } from "../../../core/errors.js";
import { isNumeric } from "../../../read/database/profile.js";
import { planTime } from "../../../read/time/plan-time.js";
import { isTimeLikeName } from "./sequence-names.js";
import type { Table } from "./table.js";

/** Columns of time by which the rows of several objects are told apart. */
interface PanelTime {
  readonly columns: readonly string[];
  /** The one column where it is of numbers, whose order is that of the steps; null for texts and for several. */
  readonly number: string | null;
}

/**
 * The time of a panel: every object has each time once, and several objects have the same one, in whatever order the rows stand.
 *
 * @returns null where no column that holds times, or is called so, is of that kind
 */
export async function panelTime(table: Table, object: string): Promise<PanelTime | null> {
  const others = table.profile.columns.filter(({ name, missing }) => name !== object && missing === 0);
  const numbers = others.filter((column) => isNumeric(column) && isTimeLikeName(column.name)).map(({ name }) => name);
  const possible: (readonly string[])[] = [...numbers.map((name) => [name])];
  if (numbers.length > 1) possible.push(numbers);
  const dates = await dateColumns(table);
  if (dates !== null && !dates.includes(object)) possible.unshift(dates);
  for (const columns of possible) {
    if (!(await isPanel(table, object, columns))) continue;
    return { columns, number: columns.length === 1 && numbers.includes(columns[0]!) ? columns[0]! : null };
  }
  return null;
}

async function isPanel(table: Table, object: string, time: readonly string[]): Promise<boolean> {
  const [own, times] = [await table.texts([object]), await table.texts(time)];
  const seen = new Set<number>();
  const count = new Uint32Array(times.texts.length);
  let rows = 0;
  for (const [row, code] of own.codes.entries()) {
    if (own.texts[code] === "") continue; // it is told where rows are read
    rows++;
    count[times.codes[row]!]!++;
    seen.add(code * count.length + times.codes[row]!);
  }
  const shared = count.reduce((sum, same) => sum + (same > 1 ? same : 0), 0);
  return seen.size === rows && shared >= rows / 2 && count.filter((same) => same > 0).length > 1;
}

/** Columns of texts that are dates or times; null without any. */
export async function dateColumns({ source, profile }: Table): Promise<readonly string[] | null> {
  const texts = profile.columns.filter((column) => column.texts > 0 && !isNumeric(column)).map(({ name }) => name);
  if (texts.length === 0) return null;
  const except = source.columns.filter((name) => !texts.includes(name));
  const { plan } = await planTime(source, profile, { except }).catch((error: unknown) => {
    if (error instanceof InputError) return { plan: null };
    throw error;
  });
  return plan?.columns ?? null;
}
