import {
  type Data,
  DataType,
  type Decimal,
  type Float64,
  type List,
  type RecordBatch,
  type Utf8,
  Vector,
} from "apache-arrow";
import type { Lists, Value } from "../../read/host.js";

/** The rows of a part of a result. */
export function rowsOf(batch: RecordBatch): Value[][] {
  const columns = batch.schema.fields.map((_, k) => batch.getChildAt(k)!);
  return Array.from({ length: batch.numRows }, (_, row) =>
    columns.map((column) => plainValue(column.get(row), column.type)),
  );
}

function plainValue(value: unknown, type: DataType): Value {
  if (value instanceof Vector) return Array.from(value as Iterable<unknown>, (item) => plainValue(item, value.type));
  if (value !== null && DataType.isDecimal(type)) return decimalOf(value as Uint32Array, type);
  return value as Value;
}

/** DuckDB hands over whole numbers of 128 bits as decimals. */
function decimalOf(words: Uint32Array, { scale }: Decimal): bigint | string {
  const bits = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const whole = BigInt.asIntN(128, bits);
  if (scale === 0) return whole;
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A column of lists, of numbers or of texts. */
export function listsOf(column: Data): Lists {
  const { valueOffsets, children } = column as Data<List>;
  const [child] = children as readonly Data[];
  return { offset: (row) => valueOffsets[row]!, items: { getItem: itemsOf(child!) } };
}

function itemsOf(items: Data): (at: number) => number | string | null {
  const isKnown = knownIn(items);
  if (DataType.isFloat(items.type)) {
    const { values } = items as Data<Float64>;
    return (at) => (isKnown(at) ? values[at]! : null);
  }
  if (!DataType.isUtf8(items.type)) throw new Error(`lists of ${items.type} are not read`);
  const { values, valueOffsets } = items as Data<Utf8>;
  const [from = 0, to = from] = [valueOffsets[0], valueOffsets[items.length]];
  const bytes = values.subarray(from, to);
  const whole = DECODER.decode(bytes);
  // Where each byte is a character, a piece of all is cut out: decoding each text by itself takes ten times as long.
  const isAscii = whole.length === bytes.length;
  const textOf = (start: number, end: number) =>
    isAscii ? whole.slice(start - from, end - from) : DECODER.decode(values.subarray(start, end));
  return (at) => (isKnown(at) ? textOf(valueOffsets[at]!, valueOffsets[at + 1]!) : null);
}

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/** Whether there is a value, by the bits that say so; without bits there are all. */
function knownIn({ nullBitmap, nullCount }: Data): (at: number) => boolean {
  if (nullCount === 0 || !nullBitmap?.length) return () => true;
  return (at) => ((nullBitmap[at >> 3]! >> (at & 7)) & 1) === 1;
}
