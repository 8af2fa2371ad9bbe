import { GradusError } from "../../../core/errors.js";
import { packed, unpacked } from "../../../core/stored/packed.js";
import { sha256 } from "../../../core/stored/sha256.js";
import { checkpointRecord, parseCheckpoint, type TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { CheckpointStore, TrialKey } from "../../../study/run/store.js";
import { changed, found, keysOf } from "./database.js";

/** Keeps where each trial under way has got to: its packed checkpoint with a checksum, whole or not at all, as a transaction is; what cannot be used is set aside. */
export function indexedCheckpoints(database: IDBDatabase, id: string): CheckpointStore {
  const put = (name: "checkpoints" | "set-aside", row: unknown, key?: IDBValidKey) =>
    changed(database, [name], (of) => of(name).put(row, key));
  return {
    async read(key) {
      const row = await found(database, "checkpoints", [id, key.trial]);
      if (row === undefined) return { checkpoint: null, setAside: null };
      try {
        return { checkpoint: checkpointIn(row, key), setAside: null };
      } catch (error) {
        if (!(error instanceof GradusError)) throw error;
        await put("set-aside", { id, row });
        await changed(database, ["checkpoints"], (of) => of("checkpoints").delete([id, key.trial]));
        return { checkpoint: null, setAside: `a kept checkpoint ${error.message}. The run begins anew.` };
      }
    },
    async write(checkpoint, key) {
      const parts = packed(checkpointRecord({ ...checkpoint, ...key }));
      const bytes = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
      await put("checkpoints", { digest: sha256(bytes), bytes } satisfies Row, [id, key.trial]);
    },
    remove: (key) => changed(database, ["checkpoints"], (of) => of("checkpoints").delete([id, key.trial])),
    clear: () => changed(database, ["checkpoints"], (of) => of("checkpoints").delete(keysOf(id))),
  };
}

interface Row {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

function checkpointIn(row: unknown, key: TrialKey): TrialCheckpoint {
  const { digest, bytes } = row as Partial<Row>;
  if (!(bytes instanceof Uint8Array)) throw new GradusError("is none");
  if (sha256(bytes) !== digest) throw new GradusError("is damaged or was changed: its checksum is another");
  return parseCheckpoint(unpacked(bytes, GradusError), key);
}
