import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { endianness } from "node:os";
import { join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { packed, unpacked } from "../../core/stored/packed.js";
import { checkpointRecord, parseCheckpoint, type TrialCheckpoint } from "../../study/records/checkpoint.js";
import type { CheckpointStore, TrialKey } from "../../study/run/store.js";
import { causeOf, codeOf } from "../system-error.js";
import { makeFolder, refuseOther, writeWhole, writing } from "../write.js";

/** Name of a checkpoint's file: the trial's identity. */
export const CHECKPOINT_NAME = /^[0-9a-f]{64}\.checkpoint$/;

/**
 * Keeps a file for each trial under way in a folder: a line with the SHA-256 of the rest and the order of this machine's bytes, then the
 * packed checkpoint. Written whole or not at all; what cannot be used is renamed, its bytes as they are.
 */
export function checkpointFiles(folder: string): CheckpointStore {
  const pathOf = ({ trial }: TrialKey) => join(folder, `${trial}.checkpoint`);
  return {
    async read(key) {
      const path = pathOf(key);
      try {
        await refuseOther(path); // a pipe would be read for ever
        return { checkpoint: parseFile(await readFile(path), key), setAside: null };
      } catch (error) {
        if (codeOf(error) === "ENOENT") return { checkpoint: null, setAside: null };
        const problem = error instanceof GradusError ? error.message : `cannot be read, got ${causeOf(error)}`;
        return { checkpoint: null, setAside: `${path}: ${problem}. ${await moved(path)}` };
      }
    },
    async write(checkpoint, key) {
      const path = pathOf(key);
      await writing(path, "a checkpoint", async () => {
        await makeFolder(folder);
        await refuseOther(path);
        await writeWhole(path, Buffer.concat(fileOf(checkpoint, key)));
      });
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    clear: () => removeFinished(folder, () => true),
  };
}

/** Removes the checkpoints of trials that have finished: a process may be killed between writing the one and removing the other. */
export async function removeFinished(folder: string, hasFinished: (trial: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!CHECKPOINT_NAME.test(name) || !hasFinished(name.slice(0, 64))) continue;
    await rm(join(folder, name), { force: true }).catch(() => {}); // it is in nobody's way
  }
}

function fileOf(checkpoint: TrialCheckpoint, key: TrialKey): Uint8Array[] {
  const parts = packed(checkpointRecord({ ...checkpoint, ...key }));
  return [Buffer.from(`${digestOf(parts)} ${endianness()}\n`), ...parts];
}

/** Characters of the first line, its end among them. */
const HEADER = 64 + 4;

function parseFile(bytes: Uint8Array, key: TrialKey): TrialCheckpoint {
  const header = Buffer.from(bytes.subarray(0, HEADER)).toString("latin1");
  const [, digest, order] = /^([0-9a-f]{64}) (LE|BE)\n$/.exec(header) ?? [];
  if (digest === undefined) throw new GradusError("was cut off or is no checkpoint");
  const rest = bytes.subarray(HEADER);
  if (digestOf([rest]) !== digest) throw new GradusError("is damaged, cut off or was changed: its checksum is another");
  if (order !== endianness()) throw new GradusError("is of a machine with another order of bytes");
  return parseCheckpoint(unpacked(rest, GradusError), key);
}

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash("sha256"); // ten times as fast as the one that pages have
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/** Sets a file aside; says so. */
async function moved(path: string): Promise<string> {
  const aside = `${path}.set-aside`;
  try {
    await rename(path, aside);
    return `Moved to ${aside}; the run begins anew.`;
  } catch {
    return "The run begins anew.";
  }
}
