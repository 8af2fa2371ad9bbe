import { GradusError } from "../../../core/errors.js";
import { askedStudy } from "../../../study/run/asked-study.js";
import { growthOf } from "../../../study/run/growth.js";
import type { StudyStore } from "../../../study/run/store.js";
import type { StudyOptions } from "../../../study/spec/options.js";
import type { GivenTable, ProofChoice } from "../../contract/proof.js";
import { asked, changed, found, keysOf, openDatabase, STORES } from "./database.js";
import { indexedStore } from "./indexed-store.js";
import { takeStudy } from "./study-lock.js";

/** A kept study's row: whose it is, what it was asked for, and what it came to. */
export interface ShelfRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly startedAt: string;
  readonly targets: readonly string[];
  readonly choice: ProofChoice;
  readonly isFinished: boolean;
  readonly decision: string | null;
}

/** The studies that are kept in this browser. The database is made when the first one is. */
export class Shelf {
  readonly #name: string | undefined;
  #database: Promise<IDBDatabase> | null = null;

  constructor(name?: string) {
    this.#name = name;
  }

  /** The newest first. A browser that keeps nothing, as in a private window of some, has none. */
  async list(): Promise<ShelfRow[]> {
    if (!(await this.#isThere())) return [];
    const database = await this.#open();
    const rows = (await asked(database.transaction("studies").objectStore("studies").getAll())) as ShelfRow[];
    return rows.map(withTargets).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  async row(id: string): Promise<ShelfRow> {
    const row = (await found(await this.#open(), "studies", id)) as ShelfRow | undefined;
    if (row === undefined)
      throw new GradusError(
        "There must be a kept study of that name, got none. It may have been removed in another tab.",
      );
    return withTargets(row);
  }

  async table(id: string): Promise<GivenTable> {
    const { name } = await this.row(id);
    return { name, blob: (await found(await this.#open(), "tables", id)) as Blob };
  }

  /** A kept study that goes on with what is asked for; null where there is none. */
  async find(options: StudyOptions, engine: string): Promise<ShelfRow | null> {
    const now = askedStudy(options, engine);
    for (const row of await this.list()) {
      try {
        const manifest = await (await this.store(row.id)).manifest();
        if (manifest === null) continue;
        growthOf(manifest, now, options.timeBudgetSeconds);
        return row;
      } catch (error) {
        if (!(error instanceof GradusError)) throw error; // another study, or one that cannot be read
      }
    }
    return null;
  }

  /** Keeps a study's row, and its table where it is a new one. */
  async put(row: ShelfRow, table: Blob | null): Promise<void> {
    await changed(await this.#open(), ["studies", "tables"], (of) => {
      of("studies").put(row, row.id);
      if (table !== null) of("tables").put(table, row.id);
    });
  }

  async store(id: string): Promise<StudyStore> {
    return indexedStore(await this.#open(), id);
  }

  /** Removes all of it. @throws GradusError while it runs in another tab */
  async remove(id: string): Promise<void> {
    const release = await takeStudy(id);
    try {
      await changed(await this.#open(), STORES, (of) => {
        of("studies").delete(id);
        of("tables").delete(id);
        for (const name of ["records", "trials", "checkpoints"] as const) of(name).delete(keysOf(id));
        const aside = of("set-aside").openCursor();
        aside.onsuccess = () => {
          const cursor = aside.result;
          if (cursor === null) return;
          if ((cursor.value as { readonly id: string }).id === id) cursor.delete();
          cursor.continue();
        };
      });
    } finally {
      await release();
    }
  }

  /** Looking makes no database: nothing at all is stored before somebody asks for it. */
  async #isThere(): Promise<boolean> {
    if (this.#database !== null) return true;
    if (typeof indexedDB === "undefined") return false;
    const databases = await indexedDB.databases().catch(() => []);
    return databases.some(({ name }) => name === (this.#name ?? "gradus"));
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= openDatabase(this.#name).catch((error: unknown) => {
      this.#database = null;
      throw new GradusError(
        `This browser must let the page store what is to be kept, got ${error instanceof Error ? error.message : String(error)} ` +
          "Run the study without keeping it.",
      );
    });
    return this.#database;
  }
}

/** Rows of earlier versions have their targets in the choice alone. */
function withTargets(row: ShelfRow): ShelfRow {
  const { targets = row.choice.read?.target ?? [] } = row as Partial<ShelfRow>;
  return { ...row, targets };
}
