import type { Source } from "./source.js";

interface LoadOptions {
  readonly rows: number;
  /** Columns to read as numbers. */
  readonly numbers: readonly number[];
  /** Columns to read as text, "" for missing; `onText` gets them row by row, in an array that is used again. */
  readonly texts?: readonly number[];
  /** Returning false ends the reading. */
  readonly onText?: (record: number, cells: readonly string[]) => boolean;
}

/** Reads some columns in one streaming pass; numbers into one Float64Array each, NaN for what is not a number. */
export async function loadColumns(source: Source, options: LoadOptions): Promise<Float64Array[]> {
  const { rows, numbers, texts = [], onText = () => true } = options;
  const arrays = numbers.map(() => new Float64Array(rows));
  const selected = [
    ...numbers.map((k) => `coalesce(${source.number(k)}, 'NaN'::DOUBLE)`),
    ...texts.map((k) => `CASE WHEN ${source.isMissing(k)} THEN '' ELSE ${source.text(k)} END`),
  ];
  if (selected.length === 0) return arrays;
  const cells = new Array<string>(texts.length);
  let record = 0;
  for await (const chunk of source.stream(`SELECT ${selected.join(", ")} FROM ${source.relation}`)) {
    const count = chunk.rowCount;
    arrays.forEach((array, j) => {
      const vector = chunk.getColumnVector(j);
      for (let k = 0; k < count; k++) array[record + k] = vector.getItem(k) as number;
    });
    if (texts.length > 0) {
      const vectors = texts.map((_, j) => chunk.getColumnVector(numbers.length + j));
      for (let k = 0; k < count; k++) {
        for (let j = 0; j < vectors.length; j++) cells[j] = vectors[j]!.getItem(k) as string;
        if (!onText(record + k, cells)) return arrays;
      }
    }
    record += count;
  }
  return arrays;
}
