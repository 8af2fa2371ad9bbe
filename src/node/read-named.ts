import { readFile, stat } from "node:fs/promises";
import { GradusError } from "../core/errors.js";
import { causeOf, codeOf, remedyOf } from "./system-error.js";

/** The text of a file that the user named; errors name the option, the path and the cause. */
export async function readNamed(path: string, option: string): Promise<string> {
  return (await readNamedBytes(path, option)).toString("utf8");
}

/** Its bytes. */
export async function readNamedBytes(path: string, option: string): Promise<Buffer> {
  return reading(path, option, async () => {
    await ensureFile(path);
    return readFile(path);
  });
}

/** Whether there is something of that name; one that cannot be looked at is an error, not absent. */
export async function isThere(path: string, option: string): Promise<boolean> {
  return reading(path, option, async () => {
    try {
      await ensureFile(path);
      return true;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    }
  });
}

/** Throws unless a path leads to a file. A pipe or a device may have no end, or no beginning: who opens it waits for ever. */
export async function ensureFile(path: string): Promise<void> {
  if ((await stat(path)).isFile()) return;
  throw Object.assign(new Error(), { code: "ENOTFILE" });
}

/** Does what reads from a place that the user named; what fails there is an error that names option and place. */
export async function reading<Result>(path: string, option: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(
      `${option}: "${path}" must be a file that can be read, got ${causeOf(error)}. ${remedyOf(error, "check it, or choose another place.")}`,
    );
  }
}
