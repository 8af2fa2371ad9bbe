import { stat } from "node:fs/promises";
import { causeOf, codeOf } from "../../node/system-error.js";
import type { SuiteReason } from "../../suite/reason.js";

/** What lies at a path; of what cannot be read, what is wrong with it. */
export async function whatIs(
  file: string,
): Promise<{ readonly kind: "file" | "folder" } | { readonly problem: SuiteReason }> {
  try {
    const info = await stat(file);
    if (info.isFile()) return { kind: "file" };
    return info.isDirectory() ? { kind: "folder" } : { problem: { kind: "no-plain-file", file } };
  } catch (error) {
    const isMissing = codeOf(error) === "ENOENT";
    return { problem: isMissing ? { kind: "missing", file } : { kind: "unreadable", file, cause: causeOf(error) } };
  }
}
