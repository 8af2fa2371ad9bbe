import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { GradusError } from "../../core/errors.js";
import { rule } from "../../core/rules.js";
import { causeOf, codeOf, remedyOf } from "../system-error.js";

/** The URL of a file that is given as one, or as an absolute path; null for anything else: a thread does not know what a path is relative to. */
export function fileUrlOf(module: unknown): string | null {
  if (typeof module === "string" && isAbsolute(module)) return pathToFileURL(module).href;
  const text = module instanceof URL ? module.href : module;
  return typeof text === "string" && URL.canParse(text) && new URL(text).protocol === "file:" ? text : null;
}

/** The rule of an option that names modules. */
export const modulesRule = rule(
  "a list of modules, each a file's URL or absolute path",
  (value) => Array.isArray(value) && value.every((module) => fileUrlOf(module) !== null),
  'Give e.g. [new URL("./my-optimizer.js", import.meta.url)].',
);

/** Imports a module of the user's in this thread; whatever it does on import is told by the option that names it. */
export async function loadModule(option: string, module: string): Promise<object> {
  try {
    return await import(module);
  } catch (error) {
    throw failed(`\`${option}\` must load in every worker thread, got "${module}"`, error, {
      remedy: "Correct its path, or what it does on import.",
    });
  }
}

/** What `rule` says did not hold because of `error`; a limit of the system on open files is no fault of the user's code. */
export function failed(rule: string, error: unknown, { remedy }: { readonly remedy: string }): GradusError {
  const isLimit = ["EMFILE", "ENFILE"].includes(codeOf(error) ?? "");
  const reason = isLimit ? `${causeOf(error)}. ${remedyOf(error, remedy)}` : `${told(error)} ${remedy}`;
  return new GradusError(`${rule}, which failed: ${reason}`, { cause: error });
}

/** What was thrown, which need not be an error, as a sentence. */
function told(error: unknown): string {
  const message = error instanceof Error && error.message !== "" ? error.message.split("\n")[0]! : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
