import type { SchemaElement } from "hyparquet";
import { nestedText } from "./nested-text.js";

/** How the values of a column go through a text: written there, and made by DuckDB what its own reader of Parquet gives. */
export interface ColumnType {
  /** A cell of CSV, of a value that is there. */
  readonly text: (value: unknown) => string;
  /** SQL: the value of a cell. */
  readonly sql: (cell: string) => string;
  /** Whether it is made of the bytes or whole numbers of the file, not of what the package makes of them. */
  readonly isRaw?: boolean;
}

/** Stands for a missing value. Texts stand in quotes, and are never taken for it. */
export const NULL_TEXT = "\\N";

/**
 * The type of a column. From its element of the schema goes what would make dates and fractions of JavaScript of its numbers, which hold less.
 *
 * @param isNested whether it holds lists or structures, whose texts are near those of DuckDB's
 */
export function typeOf(element: SchemaElement, isNested: boolean): ColumnType {
  if (isNested) return { text: (value) => quoted(nestedText(value)), sql: (cell) => cell };
  const type = columnType(element);
  if (type.isRaw) {
    delete element.converted_type;
    delete element.logical_type;
  }
  return type;
}

function columnType(element: SchemaElement): ColumnType {
  const { logical_type: logical, converted_type: converted } = element;
  if (logical?.type === "DECIMAL") return decimal(element);
  if (logical?.type === "TIMESTAMP")
    return logical.unit === "NANOS" ? NANOSECONDS : timestamp(MICROSECONDS[logical.unit]);
  if (logical?.type === "TIME") return time(MICROSECONDS[logical.unit], logical.isAdjustedToUTC);
  if (logical?.type === "UUID") return { text: String, sql: (cell) => `CAST(${cell} AS UUID)` };
  if (logical?.type === "FLOAT16") return { text: numberText, sql: (cell) => `CAST(${cell} AS FLOAT)` };
  switch (converted) {
    case "DECIMAL":
      return decimal(element);
    case "TIMESTAMP_MILLIS":
      return timestamp(MICROSECONDS.MILLIS);
    case "TIMESTAMP_MICROS":
      return timestamp(MICROSECONDS.MICROS);
    case "TIME_MILLIS":
      return time(MICROSECONDS.MILLIS, false);
    case "TIME_MICROS":
      return time(MICROSECONDS.MICROS, false);
    case "DATE":
      return { text: String, sql: (cell) => `CAST(DATE '1970-01-01' + CAST(${cell} AS INTEGER) AS DATE)`, isRaw: true };
    case "INTERVAL":
      return interval();
    case "UTF8":
    case "ENUM":
    case "JSON":
      return { text: (value) => quoted(stringOf(value)), sql: (cell) => cell };
    default:
      return plain(element);
  }
}

/** Microseconds in a unit. */
const MICROSECONDS = { MILLIS: 1000, MICROS: 1, NANOS: 0.001 } as const;

function plain({ type, converted_type: converted, logical_type: logical }: SchemaElement): ColumnType {
  switch (type) {
    case "BOOLEAN":
      return { text: String, sql: (cell) => `CAST(${cell} AS BOOLEAN)` };
    case "FLOAT":
    case "DOUBLE":
      return { text: numberText, sql: (cell) => `CAST(${cell} AS ${type})` };
    case "INT32":
    case "INT64":
      return whole(integerType(type, converted, logical));
    case "INT96":
      return INT96;
    case "BYTE_ARRAY":
    case "FIXED_LEN_BYTE_ARRAY":
      return logical?.type === "STRING"
        ? { text: (value) => quoted(stringOf(value)), sql: (cell) => cell }
        : { text: (value) => quoted(blobText(value as Uint8Array)), sql: (cell) => `CAST(${cell} AS BLOB)` };
    default:
      throw new Error(`unsupported type: ${type}`);
  }
}

function integerType(
  type: "INT32" | "INT64",
  converted: SchemaElement["converted_type"],
  logical: SchemaElement["logical_type"],
): string {
  const [isSigned, bits] =
    logical?.type === "INTEGER"
      ? [logical.isSigned, logical.bitWidth]
      : [!converted?.startsWith("UINT"), Number(/\d+$/.exec(converted ?? "")?.[0] ?? type.slice(3))];
  const name = { 8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT" }[bits];
  if (name === undefined) throw new Error(`unsupported type: whole numbers of ${bits} bits`);
  return isSigned ? name : `U${name}`;
}

function whole(type: string): ColumnType {
  return { text: String, sql: (cell) => `CAST(${cell} AS ${type})` };
}

/** Minus zero, too, keeps its sign. */
function numberText(value: unknown): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}

const MOST_DIGITS = 38;

function decimal({ precision = 0, scale = 0 }: SchemaElement): ColumnType {
  // Beyond, DuckDB takes the nearest number of double precision.
  const type = precision > MOST_DIGITS ? "DOUBLE" : `DECIMAL(${precision},${scale})`;
  return {
    isRaw: true,
    text(value) {
      const unscaled = value instanceof Uint8Array ? bigEndian(value) : BigInt(value as number | bigint);
      const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
      const sign = unscaled < 0n ? "-" : "";
      return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    },
    sql: (cell) => `CAST(${cell} AS ${type})`,
  };
}

function bigEndian(bytes: Uint8Array): bigint {
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(8 * bytes.length, value);
}

/** Those with a time zone are in UTC, and shown so. */
function timestamp(microseconds: number): ColumnType {
  return {
    text: (value) => String(BigInt(value as number | bigint) * BigInt(microseconds)),
    sql: (cell) => `make_timestamp(CAST(${cell} AS BIGINT))`,
    isRaw: true,
  };
}

const NANOSECONDS: ColumnType = {
  text: String,
  sql: (cell) => `make_timestamp_ns(CAST(${cell} AS BIGINT))`,
  isRaw: true,
};

/** An older form of nanoseconds, of which microseconds are read. */
const INT96: ColumnType = {
  text: (value) => String(floorDivided(value as bigint, 1000n)),
  sql: (cell) => `make_timestamp(CAST(${cell} AS BIGINT))`,
};

function floorDivided(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function time(microseconds: number, hasZone: boolean): ColumnType {
  return {
    isRaw: true,
    text: (value) => String(Math.floor(Number(value) * microseconds)),
    sql: (cell) => {
      const text = `CAST(TIME '00:00:00' + to_microseconds(CAST(${cell} AS BIGINT)) AS VARCHAR)`;
      return hasZone ? `${text} || '+00'` : text;
    },
  };
}

/** Three numbers of 32 bits, little end first. */
function interval(): ColumnType {
  return {
    isRaw: true,
    text(value) {
      const bytes = value as Uint8Array;
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      const [months, days, milliseconds] = [0, 4, 8].map((at) => view.getUint32(at, true));
      return `${months} months ${days} days ${milliseconds} milliseconds`;
    },
    sql: (cell) => `CAST(${cell} AS INTERVAL)`,
  };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function stringOf(value: unknown): string {
  return value instanceof Uint8Array ? decoder.decode(value) : String(value);
}

/** As DuckDB writes it: ASCII that can be seen, and the numbers of all other bytes. */
function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f && !ESCAPED.has(byte)
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}

/** A quote of either kind, and the backslash. */
const ESCAPED = new Set([0x22, 0x27, 0x5c]);
