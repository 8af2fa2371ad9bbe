import { stat } from "node:fs/promises";
import { causeOf, codeOf } from "../../node/system-error.js";

/** What lies at a path; of what cannot be read, what is wrong with it, as the words after its name. */
export async function whatIs(
  path: string,
): Promise<{ readonly kind: "file" | "folder" } | { readonly problem: string }> {
  const must = "must be a file that can be read, got";
  try {
    const info = await stat(path);
    if (info.isFile()) return { kind: "file" };
    return info.isDirectory() ? { kind: "folder" } : { problem: `${must} a pipe or a device.` };
  } catch (error) {
    const cause = codeOf(error) === "ENOENT" ? "nothing of that name, or a link that leads nowhere" : causeOf(error);
    return { problem: `${must} ${cause}.` };
  }
}
