import { InputError } from "../../../core/errors.js";
import { quoted } from "../../../core/listed.js";
import { optionCode, restartsCounting } from "../../read/columns/choose.js";
import type { Table } from "./table.js";

/** Columns that name sequences, where nothing counts their steps. */
const NAMES =
  /^(?:case|seq|sequence|series|sample|trial|episode|unit|engine|subject|recording|piece|id)(?:[_ ]?(?:id|no|nr|number|name))?$/i;

/** The column that names the sequence of a row, as the rows show it. */
export interface FoundSequence {
  readonly column: string;
  readonly note: string;
}

/**
 * The column whose value stays as long as another one counts rows, and changes where that begins anew: the rows of a sequence. Without a counter, the
 * column that is named so and whose values stand in runs.
 *
 * @throws InputError where they stand apart: then only the user can tell
 */
export async function findSequence(table: Table): Promise<FoundSequence | null> {
  const whole = table.profile.columns.filter(
    ({ missing, numbers, texts }) => missing === 0 && (numbers > 0 || texts > 0),
  );
  const numeric = whole.filter(({ texts }) => texts === 0);
  const arrays = await table.numbers(numeric.map(({ name }) => name));
  const counter = arrays.findIndex(restartsCounting);
  if (counter >= 0) {
    const values = arrays[counter]!;
    const isStart = (row: number) => values[row]! < values[row - 1]!;
    const k = arrays.findIndex((own, at) => at !== counter && changesAt(own, isStart));
    let column = numeric[k]?.name ?? null;
    for (const { name, texts } of whole) {
      if (column !== null || texts === 0) continue;
      if (changesAt((await table.texts([name])).codes, isStart)) column = name;
    }
    if (column !== null) {
      const counts = quoted(numeric[counter]!.name);
      const note = `A row was taken as a step, ${counts} counts them, of the sequence that ${quoted(column)} names; \`sequence\` names another column.`;
      return { column, note };
    }
  }
  for (const { name } of whole.filter((column) => NAMES.test(column.name.trim()))) {
    const { codes, texts } = await table.texts([name]);
    if (texts.length < 2 || texts.length > codes.length / 2) continue;
    if (!changesAt(codes, (row) => codes[row] !== codes[row - 1])) throw apart(table, name);
    const note = `A row was taken as a step of the sequence that ${quoted(name)} names; \`sequence\` names another column.`;
    return { column: name, note };
  }
  return null;
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
