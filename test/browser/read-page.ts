import type { ReadOptions } from "../../src/read/read-options.js";
import { loadEngine } from "../../src/web/read/engine.js";
import { readTableInPage } from "../../src/web/read/read-table.js";
import { outcomeOf } from "./read-outcome.js";

/** A page that reads the files given to it in a Web Worker, and that worker: the same script. */
interface Asked {
  readonly files: readonly File[];
  readonly options: readonly ReadOptions[];
}

if (typeof document === "undefined") {
  addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
    const started = performance.now();
    const engine = await loadEngine(unpackedModule);
    const loaded = performance.now() - started;
    const outcomes: string[] = [];
    const times: number[] = [];
    for (const [k, file] of data.files.entries()) {
      const begun = performance.now();
      const reading = readTableInPage({ name: file.name, blob: file }, data.options[k]!, engine);
      outcomes.push(await outcomeOf(file.name, reading));
      times.push(performance.now() - begun);
    }
    const connection = engine.connect();
    let reached = "";
    try {
      connection.query("SELECT * FROM read_parquet('x.parquet')");
    } catch (error) {
      reached = (error as Error).message;
    }
    postMessage({ outcomes, times, loaded, reached, heap: heapOf() });
  });
} else {
  Object.assign(globalThis, { readFiles });
}

/** The module lies packed beside the page. */
async function unpackedModule(): Promise<Response> {
  const { body } = await fetch("duckdb.wasm.gz");
  const unpacked = body!.pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
}

/** Bytes of the module's own memory. */
function heapOf(): number {
  const { DUCKDB_BINDINGS: bindings } = globalThis as unknown as {
    DUCKDB_BINDINGS: { mod: { HEAPU8: Uint8Array } };
  };
  return bindings.mod.HEAPU8.byteLength;
}

/** Reads the files of the page's field. */
function readFiles(options: readonly ReadOptions[]): Promise<unknown> {
  const { files } = document.querySelector("input")!;
  return new Promise((resolve, reject) => {
    const worker = new Worker("page.js");
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ files: [...files!], options });
  });
}
