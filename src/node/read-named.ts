import { readFile, stat } from "node:fs/promises";
import { GradusError } from "../core/errors.js";
import { causeOf } from "./write.js";

/** The text of a file that the user named; errors name the option, the path and the cause. */
export async function readNamed(path: string, option: string): Promise<string> {
  return reading(path, option, async () => {
    if (!(await stat(path)).isFile()) throw Object.assign(new Error(), { code: "ENOTFILE" });
    return readFile(path, "utf8");
  });
}

/** Does what reads from a place that the user named; what fails there is an error that names option and place. */
export async function reading<Result>(path: string, option: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(
      `${option}: "${path}" must be a file that can be read, got ${causeOf(error)}. Check it, or choose another place.`,
    );
  }
}
