import type { Database } from "../host.js";
import type { TablePart } from "./source.js";

/** The rows of a Parquet file as a table of texts. */
export async function parquetTable({ query }: Database, relation: string): Promise<TablePart> {
  const described = await query(`DESCRIBE SELECT * FROM ${relation}`);
  const columns = described.map((row) => String(row[0]));
  const types = described.map((row) => String(row[1]));
  const cell = (k: number) => {
    const name = `"${columns[k]!.replaceAll('"', '""')}"`;
    // In UTC whatever the machine's time zone.
    if (types[k] === "TIMESTAMP WITH TIME ZONE") return `CAST(make_timestamp(epoch_us(${name})) AS VARCHAR)`;
    if (types[k] === "BOOLEAN") return `CAST(CAST(${name} AS INTEGER) AS VARCHAR)`;
    return `CAST(${name} AS VARCHAR)`;
  };
  return {
    ...{ columns, notes: [], relation, cell, width: null, delimiter: null, isNumeric: (k) => NUMERIC.test(types[k]!) },
    rowOf: async (record) => record + 1,
    rowsOf: async (records) => Uint32Array.from({ length: records }, (_, record) => record + 1),
  };
}

/** Types whose texts are numbers with decimal points. */
const NUMERIC = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL\(\d+,\d+\)|BOOLEAN)$/;
