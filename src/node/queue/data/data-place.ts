import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { GradusError } from "../../../core/errors.js";
import { causeOf, codeOf } from "../../system-error.js";
import { makeFolder, writeWhole, writing } from "../../write.js";
import type { Database, Statements } from "../database/database.js";
import { compressed, decompressed, fingerprint } from "./bytes.js";

/** Where contents lie that every worker fetches once, by their SHA-256. */
export interface DataPlace {
  /** By what name its giver knows the folder of such a place. */
  readonly option: string;
  /** For people. */
  readonly name: string;
  /** What is there stays; a file that is damaged is written anew. */
  put(sha: string, bytes: Uint8Array): Promise<void>;
  /** Null where it is not there. @throws GradusError for one that is damaged or cannot be read */
  get(sha: string): Promise<Uint8Array | null>;
  /** Of what no run needs any more. */
  remove(sha: string): Promise<void>;
}

/** No value of a row is longer: PostgreSQL reads one whole, and a gigabyte is its end. */
const PART_BYTES = 4 * 2 ** 20;

/** In the folder that is given, else in the queue's own database. */
export function dataPlace(folder: string | null, database: Database): DataPlace {
  return folder === null ? dataInDatabase(database) : dataInFolder(folder, database.address.names.dataFolder);
}

function dataInDatabase(database: Database): DataPlace {
  return {
    option: database.address.names.dataFolder,
    name: "the database",
    async put(sha, bytes) {
      const [found] = await database.query("SELECT 1 FROM gradus.data WHERE sha = $1 LIMIT 1", [sha]);
      if (found !== undefined) return;
      const packed = await compressed(bytes);
      await database.transaction(async (statements) => {
        for (let part = 0; part === 0 || part * PART_BYTES < packed.length; part++) {
          const piece = packed.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
          await statements.query("INSERT INTO gradus.data VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
            sha,
            part,
            piece,
          ]);
        }
      });
    },
    async get(sha) {
      const pieces: Buffer[] = [];
      for (;;) {
        const [row] = await database.query<{ bytes: Buffer }>(
          "SELECT bytes FROM gradus.data WHERE sha = $1 AND part = $2",
          [sha, pieces.length],
        );
        if (row === undefined) break;
        pieces.push(row.bytes);
        if (row.bytes.length < PART_BYTES) break;
      }
      return pieces.length === 0 ? null : whole(sha, Buffer.concat(pieces), "the database");
    },
    async remove() {}, // the statement that ends a run has done it
  };
}

/** A folder that every machine sees, as of a network's disk: the database then holds no data. */
export function dataInFolder(folder: string, option: string): DataPlace {
  const pathOf = (sha: string) => join(folder, `${sha}.deflate`);
  return {
    option,
    name: folder,
    async put(sha, bytes) {
      const path = pathOf(sha);
      const found = await readFile(path).catch(() => null); // what keeps it from being read is told by the writing
      if (found !== null && (await unpacked(sha, found)) !== null) return;
      await writing(path, option, async () => {
        await makeFolder(folder);
        await writeWhole(path, await compressed(bytes));
      });
    },
    async get(sha) {
      try {
        return await whole(sha, await readFile(pathOf(sha)), folder);
      } catch (error) {
        if (codeOf(error) === "ENOENT") return null;
        if (error instanceof GradusError) throw error;
        throw new GradusError(`${option}: ${pathOf(sha)} must be readable, got ${causeOf(error)}. Correct its rights.`);
      }
    },
    async remove(sha) {
      await rm(pathOf(sha), { force: true }).catch(() => {}); // the folder may be away by then: the study has ended
    },
  };
}

/** Where a worker looks for data, in this order: each study has put its own into one of them, as its `--queue-data` says. */
export function placesToRead(database: Database, folder: string | null): readonly DataPlace[] {
  return folder === null
    ? [dataInDatabase(database)]
    : [dataInDatabase(database), dataInFolder(folder, database.address.names.dataFolder)];
}

/** Removes what no run needs any more. */
export async function removeUnneeded(statements: Statements): Promise<void> {
  await statements.query(
    "DELETE FROM gradus.data d WHERE NOT EXISTS (SELECT 1 FROM gradus.run_data r WHERE r.sha = d.sha)",
  );
}

async function unpacked(sha: string, packed: Buffer): Promise<Uint8Array | null> {
  const bytes = await decompressed(packed).catch(() => null);
  return bytes !== null && fingerprint(bytes) === sha ? bytes : null;
}

async function whole(sha: string, packed: Buffer, where: string): Promise<Uint8Array> {
  const bytes = await unpacked(sha, packed);
  if (bytes !== null) return bytes;
  throw new GradusError(
    `queue: the data ${sha.slice(0, 12)} in ${where} must be whole, got a damaged copy. Start the study again.`,
  );
}
