import type { DecimalMark } from "../../data/table-notation.js";
import { timeName } from "../../data/time/time-names.js";
import type { ColumnProfile, TableProfile } from "../database/profile.js";
import { measureColumns } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { byNotation } from "./by-notation.js";
import { type ColumnEvidence, evidenceOf } from "./decide-notation.js";
import type { NumberNotation } from "./notation.js";
import { countPlainCells } from "./plain-cells.js";
import { findShapes, type Shape } from "./shapes.js";

interface NotationOptions {
  /** Columns that hold no numbers: those of the time and of the series. */
  readonly except: readonly string[];
  /** As asked for. */
  readonly decimal: DecimalMark | undefined;
  /** As a model has it, for what is in doubt. */
  readonly remembered: DecimalMark | null;
}

/** A profile whose columns know their notation, and what proves the decimal mark of those in doubt. */
export interface NotedProfile extends TableProfile {
  readonly columns: readonly NotedColumn[];
  /** The decimal mark of the table; null where no number shows one, or several columns differ. */
  readonly decimal: DecimalMark | null;
}

export interface NotedColumn extends ColumnProfile {
  /** Cells that are no plain numbers, by how they are written. */
  readonly shapes: readonly Shape[];
  /** Where its cells alone would not have decided. */
  readonly reason: NotationReason | null;
}

export type NotationReason =
  | { readonly kind: "column"; readonly column: string }
  | { readonly kind: "delimiter" | "asked" | "model" };

interface Looked {
  readonly column: ColumnProfile;
  readonly shapes: readonly Shape[];
  readonly evidence: ColumnEvidence;
}

/**
 * Decides for every column how its numbers are written, by all of its cells, and measures those again that are not written plainly.
 *
 * A mark that may be the decimal one or group digits is what other columns prove: a table has one convention. Else it is what the delimiter proves: where
 * commas part the columns they are no decimal marks. What is still open is in doubt, and refused by whoever needs the column.
 */
export async function readNotations(
  source: Source,
  profile: TableProfile,
  { except, decimal, remembered }: NotationOptions,
): Promise<NotedProfile> {
  const kept = profile.columns.filter(
    ({ name, index }) => !except.includes(name) && !(source.isNumeric?.(index) ?? false),
  );
  const shapes = await findShapes(
    source,
    kept.filter(({ texts }) => texts > 0).map(({ index }) => index),
  );
  const hasComma = [...shapes.values()].some((own) => own.some(({ text }) => text?.includes(",")));
  const isSure = source.delimiter === "," && !hasComma && remembered !== ",";
  const plain = await countPlainCells(source, kept, isSure);
  const looked = kept.map((column): Looked => {
    const own = shapes.get(column.index) ?? [];
    return { column, shapes: own, evidence: evidenceOf(plain.get(column.index)!, own, column.name) };
  });
  const proofs = { ".": proofOf(looked, "."), ",": proofOf(looked, ",") };
  const proven: DecimalMark | "both" | null =
    proofs["."] === null ? (proofs[","] === null ? null : ",") : proofs[","] === null ? "." : "both";
  const decided = new Map(
    looked.map((one) => {
      const proof = proven === null || proven === "both" ? null : { mark: proven, column: proofs[proven]! };
      return [
        one.column.index,
        { ...one, ...decide(one, { source, decimal, remembered, proof, isMixed: proven === "both" }) },
      ] as const;
    }),
  );
  const measured = await measureAgain(source, [...decided.values()]);
  const columns = profile.columns.map((column): NotedColumn => {
    const found = decided.get(column.index);
    if (found === undefined) return { ...column, shapes: [], reason: null };
    const { doubt, reason } = found;
    return { ...(measured.get(column.index) ?? column), shapes: found.shapes, doubt, reason };
  });
  return {
    ...profile,
    columns,
    decimal: decimal ?? (proven === "both" ? null : proven) ?? commonOf([...decided.values()]),
  };
}

/** The first column whose cells are numbers by that mark alone. */
function proofOf(looked: readonly Looked[], mark: DecimalMark): string | null {
  const other = mark === "." ? "," : ".";
  const found = looked.find(({ column, evidence: { only, both, hasUngrouped, doubt } }) => {
    if (mayBeYears(column)) return false; // a year and a month may have a point between them
    if (only["."] > 0 || only[","] > 0) return only[mark] > only[other];
    return both > 0 && hasUngrouped && doubt.mark === mark;
  });
  return found?.column.name ?? null;
}

/** Of a column whose name may be that of a counter or an axis, its numbers tell. */
function mayBeYears({ name, least, greatest }: ColumnProfile): boolean {
  const kind = timeName(name);
  return kind === "weak" ? least >= 1500 && greatest <= 2200 : kind !== null;
}

interface Decided {
  readonly notation: NumberNotation;
  readonly doubt: ColumnProfile["doubt"];
  readonly reason: NotationReason | null;
}

function decide(
  { evidence }: Looked,
  context: {
    readonly source: Source;
    readonly decimal: DecimalMark | undefined;
    readonly remembered: DecimalMark | null;
    readonly proof: { readonly mark: DecimalMark; readonly column: string } | null;
    readonly isMixed: boolean;
  },
): Decided {
  const { notations, only, both, hasUngrouped, doubt, isEvery } = evidence;
  const by = (mark: DecimalMark, reason: NotationReason | null = null): Decided => ({
    notation: notations[mark],
    doubt: null,
    reason,
  });
  if (context.decimal !== undefined) return by(context.decimal, both > 0 ? { kind: "asked" } : null);
  if (only["."] !== only[","]) return by(only["."] > only[","] ? "." : ",");
  if (both === 0) return by(".");
  if (hasUngrouped) return by(doubt.mark);
  const { proof, source, remembered, isMixed } = context;
  // Where commas part the columns, decimal points are the rule.
  if (source.delimiter === "," && doubt.mark === "." && proof?.mark !== "," && remembered !== "," && !isMixed)
    return by(".", { kind: "delimiter" });
  if (proof !== null) return by(proof.mark, { kind: "column", column: proof.column });
  if (isMixed) return { ...by("."), doubt };
  if (remembered !== null) return by(remembered, { kind: "model" });
  // In quotes, all with three digits behind a comma, they may be thousands or have been written by a program with decimal commas.
  if (source.delimiter === "," && !(doubt.mark === "," && isEvery)) return by(".", { kind: "delimiter" });
  return { ...by("."), doubt };
}

/** Where numbers have no mark that matters, but one was taken all the same. */
function commonOf(decided: readonly Decided[]): DecimalMark | null {
  const marks = new Set(
    decided
      .filter(({ reason }) => reason !== null)
      .map(({ notation }) => (notation.kind === "marked" ? notation.decimal : ".")),
  );
  return marks.size === 1 ? [...marks][0]! : null;
}

/** Measures the columns of each notation but the plain one. */
async function measureAgain(
  source: Source,
  decided: readonly (Looked & Decided)[],
): Promise<ReadonlyMap<number, ColumnProfile>> {
  const found = new Map<number, ColumnProfile>();
  for (const { notation, columns: group } of byNotation(decided)) {
    if (notation.kind === "plain") continue;
    const { columns } = await measureColumns(
      source,
      group.map(({ column }) => column.index),
      notation,
    );
    for (const column of columns) found.set(column.index, column);
  }
  return found;
}
