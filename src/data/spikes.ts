import { quoted } from "../core/listed.js";
import { mostOf } from "./resolved.js";
import { rowWords, type Series, valuesOf } from "./series.js";
import { PART_NAMES, type PartName, type Split } from "./split.js";
import { labelOfRow } from "./timestamp.js";

/** A value that lies so many times the spread of the others from their middle is said. Long tails, as of sales, stay far below. */
const FAR = 1e4;
const MOST_NOTES = 6;

/**
 * Notes on values that lie so far from the others that they alone decide a scale or an error: in the training part the standard deviation,
 * by which all others are scaled to nearly one number, elsewhere the errors of their part. A typing error more often than a measurement.
 */
export function spikeNotes(series: Series, split: Split, columns: readonly string[]): string[] {
  const notes = columns.flatMap((name) => {
    const others = middleOf(series, name, split);
    if (others === null) return [];
    const values = valuesOf(series, name);
    return PART_NAMES.flatMap((part) => {
      const far = farthest(values, split[part], others);
      return far === null ? [] : [spikeNote({ series, name, part }, far, others)];
    });
  });
  const more = notes.length - MOST_NOTES;
  return more <= 1 ? notes : [...notes.slice(0, MOST_NOTES), `The same is so of ${more} more parts of columns.`];
}

/** Where most of the training values lie; null where they are one number, beside which every other one would be far. */
function middleOf(series: Series, name: string, { train }: Split): Middle | null {
  const rest = mostOf(valuesOf(series, name), train);
  const centre = rest.reduce((sum, value) => sum + value / rest.length, 0);
  const spread = Math.sqrt(rest.reduce((sum, value) => sum + (value - centre) ** 2 / rest.length, 0));
  return spread > 0 && Number.isFinite(spread) ? { centre, spread } : null;
}

interface Middle {
  readonly centre: number;
  readonly spread: number;
}

interface Far {
  readonly row: number;
  readonly distance: number;
  /** Values of the part that are as far. */
  readonly count: number;
}

function farthest(values: Float64Array, ranges: Split[PartName], { centre, spread }: Middle): Far | null {
  let [row, distance, count] = [-1, FAR, 0];
  for (const { start, end } of ranges) {
    for (let k = start; k < end; k++) {
      const away = Math.abs(values[k]! - centre) / spread;
      if (away < FAR) continue;
      count++;
      if (away > distance) [row, distance] = [k, away];
    }
  }
  return row < 0 ? null : { row, distance, count };
}

function spikeNote(
  { series, name, part }: { readonly series: Series; readonly name: string; readonly part: PartName },
  { row, distance, count }: Far,
  { spread }: Middle,
): string {
  const when = series.time === null ? "" : ` (${labelOfRow(series, row)})`;
  const more = count === 1 ? "" : `, and ${count - 1} more such ${count === 2 ? "value" : "values"}`;
  const effect =
    part === "train"
      ? "Scaled by a standard deviation that it decides, all others become nearly one number"
      : `The errors of the ${part} part say little of any other value`;
  return (
    `${quoted(name)} holds ${valuesOf(series, name)[row]} in ${rowWords(series, row)}${when}${more}: ${distance.toExponential(0)} times the ` +
    `spread of the others (${spread.toPrecision(2)}) from their mean. ${effect}. If it is an error, correct it or mark it as missing; else do without the column.`
  );
}
