import { GradusError } from "../../core/errors.js";
import type { ModelNeeds, ReadOptions, ReadTable } from "../../poc/read-table.js";
import { UnclearTarget } from "../../read/columns/default-target.js";
import { TextTarget } from "../../read/columns/text-target.js";
import { ownPart } from "../contract/own-part.js";
import type { GivenTable, ProofEvents } from "../contract/proof.js";
import type { PageEngine } from "../read/engine.js";

/** Reads tables in a page: for a study, and for a model. */
export interface TableReader {
  read(table: GivenTable, options: ReadOptions, tell: TellReading): Promise<ReadTable>;
  readForModel(table: GivenTable, options: ReadOptions, needs: ModelNeeds): Promise<ReadTable>;
}

export type TellReading = (how: ProofEvents["reading"]) => void;

/** Reads by DuckDB, which is loaded with the first table. */
export const pageReader: TableReader = {
  async read(table, options, tell) {
    refuseSequences(table.name);
    const { reading, engine } = await loaded(tell);
    tell({ step: "table", fraction: null });
    return reading.readTableInPage(table, options, engine).catch(withTasks);
  },
  async readForModel(table, options, needs) {
    const { reading, engine } = await loaded(() => {});
    return reading.readTableInPageForModel(table, options, { engine, needs });
  },
};

/** The build gives it this name, beside this module's file: packed, since not every server packs what it serves. */
const DATABASE = "./duckdb-eh.wasm.gz";

interface Loaded {
  readonly reading: typeof import("../read/read-table.js");
  readonly engine: PageEngine;
}

let kept: Promise<Loaded> | null = null;

function loaded(tell: TellReading): Promise<Loaded> {
  kept ??= load(tell).catch((error: unknown) => {
    kept = null; // the next table tries again
    throw error;
  });
  return kept;
}

async function load(tell: TellReading): Promise<Loaded> {
  const [reading, { loadEngine }] = await ownPart(
    Promise.all([import("../read/read-table.js"), import("../read/engine.js")]),
  );
  return { reading, engine: await loadEngine(() => moduleOf(tell)) };
}

/** The module on its way through the unpacking; its size is that of the packed file. */
async function moduleOf(tell: TellReading): Promise<Response> {
  const answer = await ownPart(fetch(new URL(/* @vite-ignore */ DATABASE, import.meta.url)));
  if (!answer.ok || answer.body === null) throw new Error(`the page's server has no ${DATABASE.slice(2)}`);
  const size = Number(answer.headers.get("content-length"));
  let done = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      done += piece.length;
      tell({ step: "engine", fraction: size > 0 ? Math.min(1, done / size) : null });
      controller.enqueue(piece);
    },
  });
  const unpacked = answer.body.pipeThrough(counted).pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
}

/** Files that hold sequences by their names: sktime's, and IDX. */
const OF_SEQUENCES = /\.(?:ts|arff)(?:\.gz)?$|ubyte(?:\.gz)?$/i;

function refuseSequences(name: string): void {
  if (!OF_SEQUENCES.test(name)) return;
  throw new GradusError(
    `${name}: a page reads tables to forecast, got a file of sequences. Use the command line: npx gradus poc ${name}`,
  );
}

/** A target of texts may be a class, which is told by the command line. */
function withTasks(error: unknown): never {
  if (error instanceof TextTarget || (error instanceof UnclearTarget && error.isOfTexts)) {
    error.message = `${error.message} If it holds classes, use the command line, which tells one of each sequence or row: npx gradus poc TABLE --task classify, or --task tag.`;
  }
  throw error;
}
