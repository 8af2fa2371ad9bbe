import { freemem } from "node:os";
import type { DuckDBConnection, DuckDBListVector, DuckDBValue } from "@duckdb/node-api";
import { InputError } from "../../core/errors.js";
import { packageNotLoaded } from "../../core/optional-package.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { readable } from "../../read/database/query-error.js";
import type { Database, Value } from "../../read/host.js";
import { stoppedReading } from "../../read/stopped-reading.js";
import { causeOf, remedyOf } from "../system-error.js";

/** DuckDB's memory at first. */
const MEGABYTES = 256;

/** Rows that may stand in memory as a whole, in a block of columns. */
const FEW_ROWS = 2048;

/**
 * Opens DuckDB for queries on a file. Its memory is bounded by 256 MB until it asks for more.
 *
 * @param file what errors call the file
 */
export async function openDatabase(file: string, signal: ListenedSignal | undefined): Promise<Database> {
  const { connection, close } = await connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      if (!signal?.aborted) return await work();
    } catch (error) {
      if (!signal?.aborted) throw tooManyFiles(error, file) ?? readable(error, file);
    }
    throw stoppedReading(file);
  };
  let megabytes = MEGABYTES;
  return {
    query: (sql) =>
      guarded(async () =>
        (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => plain(value))),
      ),
    async *stream(sql, rows = Number.POSITIVE_INFINITY) {
      const result = await guarded(() => (rows <= FEW_ROWS ? connection.run(sql) : connection.stream(sql)));
      for (;;) {
        const chunk = await guarded(() => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield {
          rowCount: chunk.rowCount,
          lists: (column) => {
            const vector = chunk.getColumnVector(column) as DuckDBListVector;
            return { offset: (row) => vector.getEntryOffset(row), items: vector.childVector };
          },
        };
      }
    },
    async takeMoreMemory() {
      if (2 * megabytes * 2 ** 20 > freemem() / 2) return false;
      megabytes *= 2;
      await connection.run(`SET memory_limit = '${megabytes}MB'`);
      return true;
    },
    close() {
      signal?.removeEventListener("abort", interrupt);
      close();
    },
  };
}

/** A value of DuckDB's as one of JavaScript's. */
function plain(value: DuckDBValue): Value {
  if (value === null || typeof value !== "object") return value;
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plain);
  return String(value);
}

function tooManyFiles(error: unknown, file: string): InputError | null {
  if (!(error instanceof Error && error.message.endsWith("Too many open files"))) return null;
  const limit = Object.assign(new Error(error.message), { code: "EMFILE" });
  return new InputError({ file }, `the file cannot be read, got ${causeOf(limit)}. ${remedyOf(limit, "")}`);
}

async function connect(): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  const duckdb = await import("@duckdb/node-api").catch((error: Error) => {
    throw packageNotLoaded("Files are read by", "@duckdb/node-api@1.5.6-r.1", error);
  });
  const instance = await duckdb.DuckDBInstance.create(":memory:", {
    memory_limit: `${MEGABYTES}MB`,
    threads: "2",
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
