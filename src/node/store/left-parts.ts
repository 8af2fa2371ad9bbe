import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isRunningHere } from "../process-mark.js";
import { PROBE } from "../write.js";
import { CHECKPOINT_NAME } from "./checkpoint-files.js";

/** What gradus writes there whole or not at all: no other name is touched, the folder may be the user's own. */
const PLACES = [
  { within: ".", written: /^(?:report\.html|study\.json|curves\.csv)$/ },
  { within: "run", written: /^(?:manifest\.json|evaluation\.json|trials\.jsonl)$/ },
  { within: join("run", "under-way"), written: CHECKPOINT_NAME },
  { within: "models", written: /\.json$/ },
];

/**
 * Removes from a study's folder what writers that were killed have left behind: half-written files and probes. Those of a process
 * that runs stay, since a command still writes its results after it has given the lock back.
 */
export async function removeLeftParts(folder: string): Promise<void> {
  for (const { within, written } of PLACES) {
    const names = await readdir(join(folder, within)).catch(() => []);
    for (const name of names) {
      const [, file, pid] = /^(.+?)\.([1-9]\d*)(?:\.\2)?(?:\.part)?$/.exec(name) ?? [];
      if (file === undefined || isRunningHere(Number(pid))) continue;
      const isLeft = file === PROBE || (written.test(file) && name === `${file}.${pid}.part`);
      if (isLeft) await rm(join(folder, within, name), { force: true }).catch(() => {}); // it is in nobody's way
    }
  }
}
