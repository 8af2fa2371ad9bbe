import { appendFile, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../system-error.js";
import { makeFolder, refuseOther, writeWhole } from "../write.js";

/**
 * Makes a file begin with these bytes, by appending to it where it holds the beginning of them: who reads along as it grows loses its place
 * in a file that is replaced. What a crash cut off in the middle is completed so, too; what an earlier command knew beyond them stays.
 */
export async function growFile(path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  await refuseOther(path);
  const held = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  const common = Math.min(held?.length ?? 0, bytes.length);
  if (held === null || !held.subarray(0, common).equals(bytes.subarray(0, common))) await writeWhole(path, bytes);
  else if (common < bytes.length) await appendFile(path, bytes.subarray(common), { flush: true });
}
