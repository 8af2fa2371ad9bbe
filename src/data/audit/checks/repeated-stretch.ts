import { type Series, valuesOf } from "../../series.js";
import { labelOfRow } from "../../timestamp.js";
import { type AuditSubject, type Check, JUDGED } from "../check.js";

/** Rows that are compared at once; a repeat of twice as many is surely found. */
const STRETCH = 12;
/** Of the target in these rows: with fewer values (nights without sun, days without rain) a repeat is no surprise. */
const FEWEST_VALUES = 8;

/** Stretches of rows that stand in the data before: a file joined with a part of itself, or a series that repeats to the last digit. */
export const repeatedStretches: Check = {
  name: "repeated stretches",
  find(subject) {
    const { series, split } = subject;
    const repeats = repeatsOf(subject);
    const [first] = repeats;
    if (first === undefined) return [];
    const isRepeat = new Uint8Array(series.rows);
    for (const { row, length } of repeats) isRepeat.fill(1, row, row + length);
    const count = isRepeat.reduce((sum, one) => sum + one, 0);
    let judged = 0;
    for (const part of JUDGED) {
      for (const { start, end } of split[part]) for (let row = start; row < end; row++) judged += isRepeat[row]!;
    }
    return [
      {
        ...({ code: "repeated-stretch", severity: judged > 0 ? "warning" : "note" } as const),
        ...{ count, judged },
        first: labelOfRow(series, first.row),
        original: labelOfRow(series, first.original),
      },
    ];
  },
};

interface Repeat {
  readonly row: number;
  readonly original: number;
  readonly length: number;
}

/** Every twelfth stretch is kept by its hash, and every stretch after it is looked up: a twelfth of the memory, and nothing long escapes. */
function repeatsOf({ series, columns, targets }: AuditSubject): readonly Repeat[] {
  const values = columns.map((name) => valuesOf(series, name));
  const rowHash = rowHashes(series, values);
  const judgedBy = targets.map((name) => valuesOf(series, name));
  const kept = new Map<number, number>();
  const repeats: Repeat[] = [];
  const isSame = (row: number, other: number) => values.every((column) => column[row] === column[other]);
  for (const { start, end } of series.segments) {
    let free = start; // the first row of no repeat yet
    for (let row = start; row + STRETCH <= end; row++) {
      const hash = stretchHash(rowHash, row);
      const original = kept.get(hash);
      if (original !== undefined && original + STRETCH <= row && row >= free && isRich(judgedBy, row)) {
        let length = 0;
        while (row + length < end && original + length < row && isSame(row + length, original + length)) length++;
        if (length >= STRETCH) {
          let before = 0;
          while (row - before > free && original > before && isSame(row - before - 1, original - before - 1)) before++;
          repeats.push({ row: row - before, original: original - before, length: length + before });
          free = row + length;
        }
      }
      if (original === undefined && (row - start) % STRETCH === 0) kept.set(hash, row);
    }
  }
  return repeats;
}

function isRich(targets: readonly Float64Array[], row: number): boolean {
  return targets.some((values) => new Set(values.subarray(row, row + STRETCH)).size >= FEWEST_VALUES);
}

function rowHashes({ rows }: Series, columns: readonly Float64Array[]): Int32Array {
  const hashes = new Int32Array(rows);
  for (const values of columns) {
    const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
    for (let row = 0; row < rows; row++) {
      const mixed = Math.imul(hashes[row]! ^ words[2 * row]!, 0x9e3779b1);
      hashes[row] = Math.imul((mixed ^ (mixed >>> 15)) + words[2 * row + 1]!, 0x85ebca77);
    }
  }
  return hashes;
}

function stretchHash(rowHash: Int32Array, row: number): number {
  let hash = 0;
  for (let k = row; k < row + STRETCH; k++) hash = Math.imul(hash ^ rowHash[k]! ^ (hash >>> 13), 0x01000193);
  return hash;
}
