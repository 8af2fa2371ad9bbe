import { InputError } from "../../../core/errors.js";
import { quoted } from "../../../core/listed.js";
import { optionCode, restartsCounting } from "../../../read/columns/choose.js";
import type { NotedColumn } from "../../../read/numbers/read-notations.js";
import { panelTime } from "./panel-time.js";
import { isTimeLikeName, sequenceName } from "./sequence-names.js";
import type { ColumnTexts, Table } from "./table.js";

/** The column that names the sequence of a row, as the rows show it. */
export interface FoundSequence {
  readonly column: string;
  /** The column of numbers that says the order of steps where rows stand apart; null: it is found, or that of the file. */
  readonly time: string | null;
  readonly note: string;
}

/**
 * The column whose value stays as long as another one counts rows, and changes where that begins anew: the rows of a sequence. Without a counter, the
 * column that is named so and whose values stand in runs, or apart from each other beside a time that comes once for each.
 *
 * @param labels columns of labels: they name no sequence
 * @throws InputError where values stand apart without such a time: then only the user can tell
 */
export async function findSequence(table: Table, labels: readonly string[]): Promise<FoundSequence | null> {
  const possible = table.profile.columns.filter(
    ({ name, numbers, texts }) => numbers + texts > 0 && !labels.includes(name),
  );
  // An empty cell in a column that names sequences is an error of its own, and no reason to take another column.
  const gaps = possible.filter(({ name, missing }) => missing > 0 && sequenceName(name) === "certain");
  const whole = possible.filter(({ missing }) => missing === 0);
  return (await byName(table, gaps)) ?? (await byCounter(table, whole)) ?? (await byName(table, whole));
}

async function byCounter(table: Table, whole: readonly NotedColumn[]): Promise<FoundSequence | null> {
  const numeric = whole.filter(({ texts }) => texts === 0);
  const arrays = await table.numbers(numeric.map(({ name }) => name));
  for (const [k, { name: counter }] of numeric.entries()) {
    const values = arrays[k]!;
    if (!restartsCounting(values)) continue;
    const isStart = (row: number) => values[row]! < values[row - 1]!;
    const others = whole.filter(({ name }) => name !== counter && canName(name, counter));
    const byRank = [...others.filter(({ name }) => sequenceName(name) !== null), ...others];
    for (const { name } of byRank) {
      const own = numeric.findIndex((column) => column.name === name);
      if (!changesAt(own >= 0 ? arrays[own]! : (await table.texts([name])).codes, isStart)) continue;
      const note = `A row was taken as a step, ${quoted(counter)} counts them, of the sequence that ${quoted(name)} names; \`sequence\` names another column.`;
      return { column: name, time: null, note };
    }
  }
  return null;
}

/** In rows sorted by time objects may be counted at each time: then the time changes where their numbers begin anew, and names no sequence. */
function canName(name: string, counter: string): boolean {
  if (isTimeLikeName(counter)) return true;
  if (isTimeLikeName(name)) return false;
  return sequenceName(counter) === null || sequenceName(name) !== null;
}

async function byName(table: Table, columns: readonly NotedColumn[]): Promise<FoundSequence | null> {
  const named = columns.filter(({ name }) => sequenceName(name) !== null && !isTimeLikeName(name));
  const rank = ({ name }: NotedColumn) => (sequenceName(name) === "certain" ? 0 : 1);
  for (const { name } of [...named].sort((a, b) => rank(a) - rank(b))) {
    const found = await table.texts([name]);
    if (!comesAgain(found)) continue;
    const note = `A row was taken as a step of the sequence that ${quoted(name)} names; \`sequence\` names another column.`;
    const time = await panelTime(table, name);
    if (time !== null) return { column: name, time: time.number, note };
    if (sequenceName(name) !== "certain") continue;
    const codes = found.codes.filter((code) => found.texts[code] !== "");
    if (changesAt(codes, (row) => codes[row] !== codes[row - 1])) return { column: name, time: null, note };
    throw apart(table, name);
  }
  return null;
}

/** Whether there are several different texts, each twice on average. */
export function comesAgain({ texts, codes }: ColumnTexts): boolean {
  const names = texts.filter((text) => text !== "").length;
  return names >= 2 && names <= codes.length / 2;
}

/** Whether values stay but at the starts of sequences, and there change to one that was not there before. */
function changesAt(values: Float64Array | Int32Array, isStart: (row: number) => boolean): boolean {
  const seen = new Set([values[0]]);
  for (let row = 1; row < values.length; row++) {
    if ((values[row] !== values[row - 1]) !== isStart(row)) return false;
    if (values[row] === values[row - 1]) continue;
    if (seen.has(values[row])) return false;
    seen.add(values[row]);
  }
  return seen.size > 1;
}

function apart({ source: { file } }: Table, column: string): InputError {
  return new InputError(
    { file, column },
    "what a row is must be told where a column is called so and its values come again, apart from each other. " +
      `Take ${optionCode("sequence", column)} if a row is a step of the sequence that it names, or \`channels\` 1 if a row is a sequence.`,
  );
}
