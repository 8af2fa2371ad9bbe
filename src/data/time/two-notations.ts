import { TIME_FORMATS } from "./formats/index.js";

/** The first cell that is a time of another notation than those before it. */
export interface Mixed {
  readonly record: number;
  readonly first: string;
  readonly other: string;
}

/** Times of two notations in one column, none of which reads enough of them; null for anything else. */
export function twoNotations(cells: readonly string[]): Mixed | null {
  const from = cells.findIndex((cell) => cell !== "");
  const first = cells[from];
  if (first === undefined) return null;
  const reads = ({ parse }: (typeof FORMATS)[number], cell: string) => !Number.isNaN(parse(cell));
  const mine = FORMATS.filter((format) => reads(format, first));
  if (mine.length === 0) return null;
  const record = cells.findIndex((cell) => cell !== "" && !mine.some((format) => reads(format, cell)));
  const other = cells[record];
  return other === undefined || !FORMATS.some((format) => reads(format, other)) ? null : { record, first, other };
}

const FORMATS = TIME_FORMATS.filter(({ evidence, refusal }) => evidence !== "name" && refusal === undefined);
