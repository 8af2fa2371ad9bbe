import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { InputError } from "../../core/errors.js";
import { causeOf, remedyOf } from "../system-error.js";

/**
 * What the system says of a file or folder.
 *
 * @throws InputError when there is none
 */
export async function statOf({ file, path }: { readonly file: string; readonly path: string }): Promise<Stats> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === "ENOENT" ? "there is no such file" : `it cannot be opened, got ${causeOf(error)}`;
    const remedy = remedyOf(error, `check the path; it is taken relative to ${process.cwd()}.`);
    throw new InputError({ file }, `${reason}. ${remedy}`);
  });
}
