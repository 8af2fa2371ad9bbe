import { NO_CLASS, type SequenceData, type SequenceLabels } from "./contract.js";

/** Steps of a sequence: a number each, or a row of numbers. */
type Steps = readonly (number | readonly number[])[];

/** Sequences of numbers for tests, a list of steps each. */
export function numbersOf(sequences: readonly Steps[], more: Partial<SequenceData> = {}): SequenceData {
  const rows = sequences.flat().map((step) => (typeof step === "number" ? [step] : step));
  const I = rows[0]?.length ?? 1;
  return {
    source: "made",
    columns: Array.from({ length: I }, (_, i) => `x${i}`),
    names: sequences.map((_, k) => `s${k}`),
    offsets: offsetsOf(sequences),
    steps: { kind: "numbers", values: Float64Array.from(rows.flat()) },
    labels: null,
    parts: null,
    notes: [],
    ...more,
  };
}

/** Texts of which each is a sequence of characters, symbols in the order of their code. */
export function symbolsOf(texts: readonly string[], more: Partial<SequenceData> = {}): SequenceData {
  const columns = [...new Set(texts.join(""))].sort();
  return {
    ...numbersOf([]),
    columns,
    names: texts.map((_, k) => `s${k}`),
    offsets: offsetsOf(texts),
    steps: { kind: "symbols", codes: Uint16Array.from([...texts.join("")], (symbol) => columns.indexOf(symbol)) },
    ...more,
  };
}

/** Labels by the name of their class, "" for none. */
export function classesOf(
  of: "sequence" | "step",
  names: readonly string[],
  classes: readonly string[] = [...new Set(names)].filter((name) => name !== "").sort(),
): SequenceLabels {
  const codes = Uint16Array.from(names, (name) => (name === "" ? NO_CLASS : classes.indexOf(name)));
  return { name: "class", of, kind: "class", classes, codes };
}

/** Labels that are numbers, a row of K for each sequence or step. */
export function amountsOf(of: "sequence" | "step", rows: readonly (readonly number[])[]): SequenceLabels {
  const columns = Array.from({ length: rows[0]!.length }, (_, k) => `y${k}`);
  return { name: "amount", of, kind: "number", columns, values: Float64Array.from(rows.flat()) };
}

function offsetsOf(sequences: readonly { readonly length: number }[]): Uint32Array {
  const offsets = new Uint32Array(sequences.length + 1);
  sequences.forEach(({ length }, k) => {
    offsets[k + 1] = offsets[k]! + length;
  });
  return offsets;
}
