import { GradusError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { SequenceData } from "../../data/sequences/contract.js";

/** The steps in a model's columns, whatever their order in the data; further columns are left out, and symbols that the model does not know stand for nothing. */
export function inColumnsOf(data: SequenceData, columns: readonly string[]): SequenceData {
  const { steps, source } = data;
  const placeOf = new Map(columns.map((name, place) => [name, place]));
  if (steps.kind === "symbols") {
    const places = data.columns.map((symbol) => placeOf.get(symbol) ?? columns.length);
    return {
      ...data,
      columns,
      steps: { kind: "symbols", codes: steps.codes.map((code) => places[code] ?? columns.length) },
    };
  }
  const isOpen = data.labels === null && steps.values.every((value) => value === 0 || value === 1);
  const missing = columns.filter((name) => !data.columns.includes(name));
  // A piece that lacks a note is silent there; of other data every column is needed.
  if (missing.length > 0 && !isOpen) {
    throw new GradusError(
      `${source}: the sequences must have the columns that the model was trained on; ${listed(missing.map(quoted))} ${missing.length > 1 ? "are" : "is"} missing. ` +
        `It has ${listed(data.columns.map(quoted))}: name the columns as then.`,
    );
  }
  const I = data.columns.length;
  const rows = steps.values.length / I;
  const from = columns.map((name) => data.columns.indexOf(name));
  const values = new Float64Array(rows * columns.length);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns.length; i++)
      values[row * columns.length + i] = from[i]! < 0 ? 0 : steps.values[row * I + from[i]!]!;
  }
  return { ...data, columns, steps: { kind: "numbers", values } };
}
