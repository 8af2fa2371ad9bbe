import * as nodeModule from "node:module";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { GradusError } from "../../core/errors.js";
import { packageNotLoaded } from "../../core/optional-package.js";
import { StudyFileError } from "./problems.js";

/**
 * The default export of a module of JavaScript or TypeScript, which is run for it.
 *
 * Node.js 22.18 and newer run TypeScript themselves, types taken off; jiti does elsewhere.
 *
 * @throws GradusError for one that does not run, with the line where it says so, and for one without a default export
 */
export async function moduleValue(file: string): Promise<unknown> {
  const exported = await run(file).catch((error: unknown) => {
    throw notRun(file, error);
  });
  if ("default" in exported) return exported.default;
  throw new GradusError(
    `${file}: must export a study as its default, got none. Write \`export default { data: { file: "sales.csv" } }\`.`,
  );
}

type Exported = Readonly<Record<string, unknown>>;

async function run(file: string): Promise<Exported> {
  const path = resolve(file);
  const url = pathToFileURL(path).href;
  const isTypeScript = /^\.[mc]?ts$/i.test(extname(file));
  if (!isTypeScript) return (await import(/* @vite-ignore */ url)) as Exported;
  const native = typeStripping();
  if (native !== null) return native(url);
  const { createJiti } = await import("jiti").catch((error: Error) => {
    throw packageNotLoaded("TypeScript is read, where Node.js itself does not, by", "jiti@2.7.0", error);
  });
  // Without caches: nothing is written beside the file, and what it imports is read as it is now.
  return createJiti(url, { fsCache: false, moduleCache: false, interopDefault: false }).import<Exported>(path);
}

/** Newer than the types of the oldest Node.js that runs this. */
interface Newer {
  readonly registerHooks?: (hooks: { readonly load: Load }) => { deregister(): void };
}
type Load = (url: string, context: object, next: (url: string, context: object) => unknown) => unknown;

/** Node.js's own way; null where it has none. */
function typeStripping(): ((url: string) => Promise<Exported>) | null {
  const { typescript } = process.features as { readonly typescript?: unknown };
  const { registerHooks } = nodeModule as unknown as Newer;
  if (!typescript || registerHooks === undefined) return null;
  return async (url) => {
    // A module, whatever a package.json near it says of its folder: with "commonjs" there, as `npm init` writes it, "export" would be an error.
    const hooks = registerHooks({
      load: (asked, context, next) =>
        next(asked, asked === url ? { ...context, format: "module-typescript" } : context),
    });
    try {
      return (await import(/* @vite-ignore */ url)) as Exported;
    } finally {
      hooks.deregister();
    }
  };
}

/** By name: the file's gradus may be another one than this, installed beside it. */
const OF_GRADUS: readonly string[] = ["GradusError", "InputError"];

/**
 * The error of a module that could not be run; where it says a line of the file, with that. One of gradus says by itself what to do, in the names
 * of the function that the file calls.
 */
function notRun(file: string, error: unknown): GradusError {
  const { message = String(error), stack = "" } = error instanceof Error ? error : {};
  const path = resolve(file);
  const lines = [pathToFileURL(path).href, path].flatMap((name) => {
    const at = stack.indexOf(`${name}:`);
    const number = at < 0 ? Number.NaN : Number.parseInt(stack.slice(at + name.length + 1), 10);
    return Number.isNaN(number) ? [] : [`:${number}`];
  });
  if (error instanceof Error && OF_GRADUS.includes(error.name)) {
    if (lines[0] === undefined && error instanceof GradusError) return error; // of what runs the file
    return new StudyFileError([`${file}${lines[0] ?? ""}: ${message}`]);
  }
  const [sentence] = message.replace(/^\w*Error: /, "").split("\n");
  return new GradusError(
    `${file}${lines[0] ?? ""}: must run as a module, got: ${sentence!.trim()}. Correct it there, or write the study as JSON.`,
  );
}
