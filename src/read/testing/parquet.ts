/** Writes what a query gives as a Parquet file; `options` as DuckDB writes them, e.g. "COMPRESSION zstd". */
export async function writeParquetOf(query: string, path: string, options = ""): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options === "" ? "" : `, ${options}`})`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Every codec and layout that DuckDB writes. */
export const PARQUET_LAYOUTS = [
  "COMPRESSION uncompressed",
  "COMPRESSION snappy",
  "COMPRESSION gzip",
  "COMPRESSION zstd",
  "COMPRESSION brotli",
  "COMPRESSION lz4_raw",
  "ROW_GROUP_SIZE 2048",
  "PARQUET_VERSION v2, ROW_GROUP_SIZE 2048",
] as const;

/** Rows with times a minute apart, numbers, NULL among them, words that come again, and words that do not. */
export function measuredRows(rows: number): string {
  return `SELECT TIMESTAMP '2020-01-01' + k * INTERVAL 1 MINUTE AS t, CASE WHEN k % 7 <> 3 THEN sin(k) END AS wave, (k * 7919) % 1000 AS n,
    CAST(k AS FLOAT) / 3 AS third, CASE WHEN k % 2 = 0 THEN 'even' ELSE 'odd' END AS kind, 'w' || k AS word, k % 3 = 0 AS flag
    FROM range(${rows}) AS r(k)`;
}

/** A value of each type that DuckDB writes, with NULL and with those at the ends of their ranges. */
export const ALL_TYPES = `SELECT * FROM (VALUES
  (1::TINYINT, 2::SMALLINT, 3::INTEGER, 4::BIGINT, 5::HUGEINT, 6::UTINYINT, 7::USMALLINT, 8::UINTEGER, 9::UBIGINT, 1.25::DECIMAL(4,2), 1.25::DECIMAL(18,4),
   12345678901234567890.25::DECIMAL(38,10), 0.1::FLOAT, 0.1::DOUBLE, true, DATE '2020-01-02', TIMESTAMP '2020-01-02 03:04:05.123456', TIMESTAMP_S '2020-01-02 03:04:05',
   TIMESTAMP_MS '2020-01-02 03:04:05.123', TIMESTAMP_NS '2020-01-02 03:04:05.123456789', TIMESTAMPTZ '2020-01-02 03:04:05+02', TIME '03:04:05.5', '03:04:05+02'::TIMETZ,
   'tés"t, a', 'a\\x5Cb"c'::BLOB, INTERVAL '1 month 3 days 4 seconds', '12345678-1234-1234-1234-123456789abc'::UUID),
  ((-128)::TINYINT, (-32768)::SMALLINT, (-2147483648)::INTEGER, (-9223372036854775808)::BIGINT, (-170141183460469231731687303715884105728)::HUGEINT, 255::UTINYINT, 65535::USMALLINT,
   4294967295::UINTEGER, 18446744073709551615::UBIGINT, (-99.99)::DECIMAL(4,2), (-0.0001)::DECIMAL(18,4), (-0.0000000001)::DECIMAL(38,10), '-inf'::FLOAT, 'nan'::DOUBLE, false,
   DATE '1582-10-15', TIMESTAMP '1969-12-31 23:59:59.999999', TIMESTAMP_S '1900-01-01 00:00:00', TIMESTAMP_MS '1969-12-31 23:59:59.999', TIMESTAMP_NS '1969-12-31 23:59:59.999999999',
   TIMESTAMPTZ '1969-12-31 23:59:59.5-05', TIME '23:59:59.999999', '00:00:00+00'::TIMETZ, E'line\\nend', '\\x00\\xFF'::BLOB, INTERVAL '1 day', '00000000-0000-0000-0000-000000000000'::UUID),
  (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '-0.0'::FLOAT, 5e-324::DOUBLE, NULL, DATE '9999-12-31', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', ''::BLOB, NULL, NULL),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3.4028235e38::FLOAT, 1.7976931348623157e308::DOUBLE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   '\\N', NULL, NULL, NULL)
) AS v(i8, i16, i32, i64, i128, u8, u16, u32, u64, d4, d18, d38, f32, f64, b, day, us, s, ms, ns, tz, clock, zoned, word, bytes, span, id)`;
