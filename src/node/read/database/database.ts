import { freemem } from "node:os";
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from "@duckdb/node-api";
import { packageNotLoaded } from "../../../core/optional-package.js";
import type { ListenedSignal } from "../../../core/stop-signal.js";
import { readable } from "./query-error.js";
import { stoppedReading } from "./table-file.js";

/** SQL on files, its errors in the words of this program; a stop interrupts the query under way. */
export interface Database {
  readonly query: (sql: string) => Promise<DuckDBValue[][]>;
  /** `rows` is how many there are, where that is known: a query for few is planned once, not twice. */
  readonly stream: (sql: string, rows?: number) => AsyncGenerator<DuckDBDataChunk>;
  /** Lets DuckDB take twice the memory; false where too little of it is free. */
  readonly takeMoreMemory: () => Promise<boolean>;
  readonly close: () => void;
}

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
      if (!signal?.aborted) throw readable(error, file);
    }
    throw stoppedReading(file);
  };
  let megabytes = MEGABYTES;
  return {
    query: (sql) => guarded(async () => (await connection.runAndReadAll(sql)).getRows()),
    async *stream(sql, rows = Number.POSITIVE_INFINITY) {
      const result = await guarded(() => (rows <= FEW_ROWS ? connection.run(sql) : connection.stream(sql)));
      for (;;) {
        const chunk = await guarded(() => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk;
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
