import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { KnownSequences } from "./options.js";
import type { SequencePart } from "./part.js";
import { RARE } from "./symbols.js";

/** In place of a symbol: a step at which every column is 0. */
const NO_SYMBOL = 0xffff;

/**
 * Sequences in the columns of a model. Symbols that it does not know are its one for rare ones, where it has that, else they stand for nothing, as notes that
 * it does not know.
 *
 * @throws InputError where a step is made of other columns
 */
export function forModel(part: SequencePart, { columns }: KnownSequences, file: string): SequencePart {
  const { steps } = part;
  const placeOf = new Map(columns.map((name, k) => [name, k]));
  const unknown = part.columns.filter((name) => !placeOf.has(name));
  const missing = part.isOpen === true ? [] : columns.filter((name) => !part.columns.includes(name));
  const rare = placeOf.get(RARE);
  if (missing.length > 0 || (unknown.length > 0 && part.isOpen !== true)) {
    const got =
      missing.length > 0 ? `without ${listed(missing.map(quoted))}` : `with ${listed(unknown.map(quoted))} beside them`;
    throw new InputError(
      { file },
      `a step must be made of what the model was trained on, ${listed(columns.map(quoted))}, got it ${got}. Read it as the training data were, or take another model.`,
    );
  }
  const noted = (what: string) =>
    unknown.length === 0
      ? part.notes
      : [...part.notes, `The model does not know ${listed(unknown.map(quoted))}: ${what}.`];
  if (steps.kind === "symbols") {
    const places = part.columns.map((name) => placeOf.get(name) ?? rare ?? NO_SYMBOL);
    const count = steps.codes.filter((code) => !placeOf.has(part.columns[code]!)).length;
    const of = `${count} of ${steps.codes.length} symbols`;
    const notes = noted(rare === undefined ? `${of}, each stands for nothing` : `${of}, read as "${RARE}"`);
    return { ...part, columns, notes, steps: { kind: "symbols", codes: steps.codes.map((code) => places[code]!) } };
  }
  const own = part.columns.map((name) => placeOf.get(name));
  const rows = steps.values.length / part.columns.length;
  const values = new Float64Array(rows * columns.length); // (steps, I)
  for (let row = 0; row < rows; row++)
    for (const [j, place] of own.entries())
      if (place !== undefined) values[row * columns.length + place] = steps.values[row * own.length + j]!;
  return { ...part, columns, notes: noted("left out"), steps: { kind: "numbers", values } };
}
