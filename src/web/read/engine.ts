import type { DuckDBBindings, DuckDBConnection } from "@duckdb/duckdb-wasm/blocking";
import { GradusError } from "../../core/errors.js";
import { ownPart } from "../contract/own-part.js";

/** DuckDB in a page's worker, or in a page whose browser has none: it reads the tables of all files that are given to it, one after the other. */
export interface PageEngine {
  readonly connect: () => DuckDBConnection;
  /** Makes bytes known under a name that queries can use. */
  readonly register: (name: string, blob: Blob) => Promise<void>;
  readonly drop: (name: string) => void;
}

/** DuckDB's module: its text, or a response that holds it. A packed one is unpacked on the way. */
export type WasmSource = () => Promise<BufferSource | Response>;

/** What the browser's build has beyond the types of the package, which are those of the build for Node.js. */
interface BrowserBuild {
  readonly BROWSER_RUNTIME: { progressUpdate: () => void };
}

/**
 * Starts DuckDB in this thread. Nothing is asked for beyond the module: extensions are neither looked for nor loaded.
 *
 * @throws GradusError where it cannot be started
 */
export async function loadEngine(wasm: WasmSource): Promise<PageEngine> {
  const duckdb = await ownPart(import("@duckdb/duckdb-wasm/blocking"));
  const { BROWSER_RUNTIME: runtime } = duckdb as unknown as BrowserBuild;
  runtime.progressUpdate = () => {}; // it posts to the page, which does not know the messages
  const bindings = await startedDuckdb(duckdb, runtime as unknown as Runtime, wasm);
  const protocol = duckdb.DuckDBDataProtocol.BROWSER_FILEREADER;
  return {
    connect: () => bindings.connect(),
    // By its handle: DuckDB reads the parts that it needs, and none of it lies in memory. Outside of workers that reader is not there.
    register: async (name, blob) =>
      "FileReaderSync" in globalThis
        ? bindings.registerFileHandle(name, blob, protocol, true)
        : bindings.registerFileBuffer(name, new Uint8Array(await blob.arrayBuffer())),
    drop: (name) => bindings.dropFile(name),
  };
}

type Duckdb = typeof import("@duckdb/duckdb-wasm/blocking");
type Runtime = Duckdb["NODE_RUNTIME"];

/** The one build that is served. The package chooses it in every browser with exceptions in WebAssembly, which all have had since 2022. */
const MODULE = { mainModule: "duckdb.wasm", mainWorker: "" };
const BUILDS = { mvp: MODULE, eh: MODULE };

/** DuckDB with its module in place, its values as they are: whole numbers of 64 bits stay so. */
export async function startedDuckdb(duckdb: Duckdb, runtime: Runtime, wasm: WasmSource): Promise<DuckDBBindings> {
  const bindings = await duckdb.createDuckDB(BUILDS, new duckdb.VoidLogger(), runtime);
  let refuse = (_: unknown) => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  // In the place of its own, which fetches an address and never says that it failed.
  Object.assign(bindings, {
    instantiateWasm(imports: WebAssembly.Imports, done: Done) {
      Object.assign(globalThis, { DUCKDB_RUNTIME: runtime });
      instantiated(wasm, imports).then(({ instance, module }) => done(instance, module), refuse);
      return [];
    },
  });
  try {
    await ownPart(Promise.race([bindings.instantiate(() => {}), refused])); // its module may break off on its way
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(
      `Tables are read by DuckDB, which did not start: ${(error as Error).message}. Load the page again; if that does not help, use another browser.`,
    );
  }
  bindings.open({ path: ":memory:", query: { castBigIntToDouble: false } });
  return bindings;
}

type Done = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

async function instantiated(
  wasm: WasmSource,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const source = await wasm();
  return source instanceof Response
    ? WebAssembly.instantiateStreaming(source, imports)
    : WebAssembly.instantiate(source, imports);
}
