/** What is kept of studies in this browser. Keys of all but "studies" begin with a study's id. */
export const STORES = ["studies", "tables", "records", "trials", "checkpoints", "set-aside"] as const;
export type StoreName = (typeof STORES)[number];

const NAME = "gradus";
const VERSION = 1;

/** Opens the database, made where there is none. */
export function openDatabase(name = NAME): Promise<IDBDatabase> {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    for (const store of STORES) request.result.createObjectStore(store, { autoIncrement: store === "set-aside" });
  };
  return asked(request);
}

export function asked<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Changes several things at once: all of it or nothing; when it returns, the disk has it. */
export async function changed(
  database: IDBDatabase,
  names: readonly StoreName[],
  change: (store: (name: StoreName) => IDBObjectStore) => void,
): Promise<void> {
  const transaction = database.transaction([...names], "readwrite", { durability: "strict" });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("The browser ended a transaction."));
  });
  try {
    change((name) => transaction.objectStore(name));
  } catch (error) {
    transaction.abort(); // what was put before would be kept
    await done.catch(() => {});
    throw error;
  }
  return done;
}

/** One value; undefined where there is none. */
export function found(database: IDBDatabase, name: StoreName, key: IDBValidKey): Promise<unknown> {
  return asked(database.transaction(name).objectStore(name).get(key));
}

/** Keys that begin with a study's id. */
export function keysOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]); // arrays come after all texts
}

/** Whether the browser has no more room for this page. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === "QuotaExceededError";
}
