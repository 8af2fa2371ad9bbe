import { executorClaims, type MakeExecutor, sharedTrial } from "../../src/study/testing/executor-claims.js";
import { storeClaims, storedStudy } from "../../src/study/testing/store-claims.js";
import { openDatabase } from "../../src/web/work/store/database.js";
import { indexedStore } from "../../src/web/work/store/indexed-store.js";
import { TrialWorkers } from "../../src/web/work/trial-workers.js";
import { webWorkerExecutor } from "../../src/web/work/web-worker-executor.js";

/** A page that checks the claims on executors and stores on its own: null where one holds, else why not. */
const isIsolated = globalThis.crossOriginIsolated;
const make: MakeExecutor = (workers) =>
  webWorkerExecutor({ engine: { engine: "wasm", build: "simd" }, workers, isIsolated, threads: new TrialWorkers() });

async function told(check: () => Promise<void>): Promise<string | null> {
  try {
    await check();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const study = storedStudy();

async function checkStore(claim: string): Promise<string | null> {
  const { check } = storeClaims.find((one) => one.claim === claim)!;
  const database = await openDatabase(`claims ${claim}`);
  return told(async () =>
    check({
      ...(await study),
      open: () => indexedStore(database, "one"),
      async damage(what, { trial }) {
        const store = database.transaction(`${what}s`, "readwrite").objectStore(`${what}s`);
        const key = ["one", trial];
        await new Promise((done, fail) => {
          const reading = store.get(key);
          reading.onsuccess = () => {
            const writing = store.put(damaged(reading.result), key);
            writing.onsuccess = done;
            writing.onerror = fail;
          };
        });
      },
    }),
  );
}

function damaged(row: string | { readonly digest: string; readonly bytes: Uint8Array }): unknown {
  if (typeof row === "string") return row.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  const bytes = row.bytes.slice();
  bytes[300]! ^= 1;
  return { ...row, bytes };
}

Object.assign(globalThis, {
  checkExecutor: (claim: string) => told(() => executorClaims.find((one) => one.claim === claim)!.check(make)),
  checkStore,
  sharedTrial: () => sharedTrial(make),
});
