import { readFile, rename } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../core/errors.js";
import { partOf, removeLeftParts, removeQuietly } from "../../node/part-file.js";
import { causeOf, codeOf } from "../../node/system-error.js";
import type { SuiteReason } from "../../suite/reason.js";

/**
 * Has a file written, whole or not at all; one that says the same already is left as it is, so that its study need not be looked at again. Returns why it could
 * not be written.
 */
export async function writePart(path: string, write: (path: string) => Promise<unknown>): Promise<SuiteReason | null> {
  const fresh = partOf(resolve(path));
  await removeLeftParts(path);
  try {
    await write(fresh);
    const [before, now] = await Promise.all([readFile(path).catch(() => null), readFile(fresh)]);
    if (before === null || !before.equals(now)) await rename(fresh, path);
    return null;
  } catch (error) {
    const said = whyNot(error);
    if (said === null) throw error;
    return { kind: "no-part", file: path, cause: said };
  } finally {
    await removeQuietly(fresh);
  }
}

/** Null for what is wrong with the table that is read, or a stop. */
function whyNot(error: unknown): string | null {
  if (codeOf(error) !== null) return causeOf(error);
  const isOfDatabase = error instanceof InputError && error.cause instanceof Error; // in its own words: those of the error are of files that are read
  return isOfDatabase ? (error.cause as Error).message.split("\n")[0]! : null;
}
