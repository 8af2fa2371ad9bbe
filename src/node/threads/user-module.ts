import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { GradusError } from "../../core/errors.js";

/** The URL of a file that is given as one, or as an absolute path; null for anything else: a thread does not know what a path is relative to. */
export function fileUrlOf(module: unknown): string | null {
  if (typeof module === "string" && isAbsolute(module)) return pathToFileURL(module).href;
  const text = module instanceof URL ? module.href : module;
  return typeof text === "string" && URL.canParse(text) && new URL(text).protocol === "file:" ? text : null;
}

/** Imports a module of the user's in this thread; whatever it does on import is told by the option that names it. */
export async function loadModule(option: string, module: string): Promise<object> {
  try {
    return await import(module);
  } catch (error) {
    throw new GradusError(
      `\`${option}\` must load in every worker thread, got "${module}", which failed: ${told(error)} ` +
        "Correct its path, or what it does on import.",
      { cause: error },
    );
  }
}

/** What was thrown, which need not be an error, as a sentence. */
export function told(error: unknown): string {
  const message = error instanceof Error && error.message !== "" ? error.message.split("\n")[0]! : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
