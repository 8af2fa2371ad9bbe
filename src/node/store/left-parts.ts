import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileOfLeftPart, removeQuietly } from "../part-file.js";
import { isRunningHere } from "../process-mark.js";
import { PROBE } from "../write.js";
import { CHECKPOINT_NAME } from "./checkpoint-files.js";

/** What gradus writes there whole or not at all: no other name is touched, the folder may be the user's own. */
const PLACES = [
  { within: ".", written: /^(?:report\.html|study\.json|curves\.csv)$/ },
  { within: "run", written: /^(?:(?:manifest|evaluation|seconds|live|command)\.json|trials\.jsonl)$/ },
  { within: join("run", "under-way"), written: CHECKPOINT_NAME },
  { within: "models", written: /\.json$/ },
];

/**
 * Removes from a study's folder what writers that were killed have left behind: half-written files and probes. Those of a process
 * that runs stay: `train --out` writes there without the lock.
 */
export async function removeLeftPartsOfStudy(folder: string): Promise<void> {
  for (const { within, written } of PLACES) {
    const names = await readdir(join(folder, within)).catch(() => []);
    for (const name of names) {
      const file = fileOfLeftPart(name) ?? name;
      const isPart = file !== name && written.test(file);
      if (isPart || isLeftProbe(file)) await removeQuietly(join(folder, within, name));
    }
  }
}

function isLeftProbe(name: string): boolean {
  const pid = name.startsWith(`${PROBE}.`) ? name.slice(PROBE.length + 1) : "";
  return /^[1-9]\d*$/.test(pid) && !isRunningHere(Number(pid));
}
