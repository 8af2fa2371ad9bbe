import type { DuckDBConnection } from "@duckdb/duckdb-wasm/blocking";
import { type RecordBatch, RecordBatchReader } from "apache-arrow";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { readable } from "../../read/database/query-error.js";
import type { Database } from "../../read/host.js";
import { stoppedReading } from "../../read/stopped-reading.js";
import { listsOf, rowsOf } from "./arrow-values.js";
import type { PageEngine } from "./engine.js";

/** DuckDB's memory at first, and at most: a page has 4 GB of addresses for it. */
const MEGABYTES = 256;
const MOST_MEGABYTES = 2048;

const SETTINGS = ["SET autoinstall_known_extensions = false", "SET autoload_known_extensions = false"];

/** The work goes on this long before it lets messages in, as that of a stop; a query that gives few rows is not interrupted. */
const TURN_MILLISECONDS = 100;

/** Opens DuckDB for queries on a file. Its memory is bounded by 256 MB until it asks for more. */
export function openDatabase(engine: PageEngine, file: string, signal: ListenedSignal | undefined): Database {
  const connection = engine.connect();
  let megabytes = MEGABYTES;
  const limitMemory = () => void connection.query(`SET memory_limit = '${megabytes}MB'`);
  let turn = performance.now();
  const messages = async () => {
    if (performance.now() - turn < TURN_MILLISECONDS) return;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    turn = performance.now();
  };
  for (const setting of SETTINGS) connection.query(setting);
  limitMemory();
  async function* batches(sql: string, isStream: boolean): AsyncGenerator<RecordBatch> {
    try {
      await messages();
      if (signal?.aborted) throw stoppedReading(file);
      for (const batch of RecordBatchReader.from(resultOf(connection, sql, isStream))) {
        await messages();
        if (signal?.aborted) throw stoppedReading(file);
        yield batch;
      }
    } catch (error) {
      throw readable(inDuckdbsWords(error), file);
    }
  }
  return {
    async query(sql) {
      const rows = [];
      for await (const batch of batches(sql, false)) rows.push(...rowsOf(batch));
      return rows;
    },
    async *stream(sql) {
      for await (const batch of batches(sql, true))
        yield { rowCount: batch.numRows, lists: (column) => listsOf(batch.data.children[column]!) };
    },
    async takeMoreMemory() {
      if (2 * megabytes > MOST_MEGABYTES) return false;
      megabytes *= 2;
      limitMemory();
      return true;
    },
    close: () => connection.close(),
  };
}

/** The parts of a query's result, the header first; one that is streamed is worked on from part to part. */
function* resultOf(connection: DuckDBConnection, sql: string, isStream: boolean): Generator<Uint8Array> {
  let header = connection.useUnsafe((bindings, id) => bindings.startPendingQuery(id, sql, isStream));
  while (header === null) header = connection.useUnsafe((bindings, id) => bindings.pollPendingQuery(id));
  yield header;
  for (;;) {
    const part = connection.useUnsafe((bindings, id) => bindings.fetchQueryResults(id));
    if (part?.length === 0) return;
    if (part !== null) yield part;
  }
}

/** Without what DuckDB-WASM says around an error; that the module's own memory is full is one too. */
function inDuckdbsWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = error.message.replace(/^Unexpected StatusCode from .* and with self reported error as/s, "");
  const isFull = error instanceof RangeError || /std::bad_alloc|\bOOM\b|out of bounds|cannot enlarge/i.test(message);
  if (isFull) return new Error(`Out of Memory: ${message}`);
  return message === error.message ? error : new Error(message);
}
