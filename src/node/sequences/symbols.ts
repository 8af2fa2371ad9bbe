import type { FilePart, SequencePart } from "./part.js";

/** Symbols beyond which the rarest are one: each is an input and an output of the network. */
export const MOST_SYMBOLS = 1000;
/** Stands for all of the rare ones. */
export const RARE = "\ufffd";

type Symbols = Pick<SequencePart, "columns" | "isOpen" | "steps" | "notes">;

/** The texts of several files in one set of symbols, sorted by code point. */
export function mergedSymbols(files: readonly FilePart[]): Omit<Symbols, "notes"> {
  const columns = inOrder(files.flatMap(({ read }) => read.columns));
  const codeOf = new Map(columns.map((symbol, k) => [symbol, k]));
  const codes = new Uint16Array(files.reduce((sum, { read }) => sum + read.offsets.at(-1)!, 0));
  let at = 0;
  for (const { read } of files) {
    if (read.steps.kind !== "symbols") continue;
    const places = read.columns.map((symbol) => codeOf.get(symbol)!);
    for (const code of read.steps.codes) codes[at++] = places[code]!;
  }
  return { columns, isOpen: true, steps: { kind: "symbols", codes } };
}

/** The same with the rarest symbols made one where there are more than 1,000; a note says so. */
export function withoutRare<Part extends Symbols>(part: Part): Part {
  const { columns, steps } = part;
  if (steps.kind !== "symbols" || columns.length <= MOST_SYMBOLS) return part;
  const counts = new Float64Array(columns.length);
  for (const code of steps.codes) counts[code]!++;
  const byCount = [...columns.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b);
  const kept = byCount.slice(0, MOST_SYMBOLS - 1).map((code) => columns[code]!);
  const all = inOrder([...kept, RARE]);
  const placeOf = new Map(all.map((symbol, k) => [symbol, k]));
  const places = columns.map((symbol) => placeOf.get(symbol) ?? placeOf.get(RARE)!);
  const rare = byCount.slice(MOST_SYMBOLS - 1);
  const count = rare.reduce((sum, code) => sum + counts[code]!, 0);
  const note =
    `The text has ${columns.length} different characters; the ${rare.length} rarest, ${count} of ${steps.codes.length} characters in all, ` +
    `were taken as one, "${RARE}".`;
  return {
    ...part,
    columns: all,
    steps: { kind: "symbols", codes: steps.codes.map((code) => places[code]!) },
    notes: [...part.notes, note],
  };
}

function inOrder(symbols: Iterable<string>): string[] {
  return [...new Set(symbols)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
}
