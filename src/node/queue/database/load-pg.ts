import { createRequire } from "node:module";
import type Pg from "pg";
import { packageNotLoaded } from "../../../core/optional-package.js";

/**
 * Loads the driver. As it loads it asks by `Response` whether it runs at Cloudflare's; that name alone makes Node.js 20 load its client for HTTP,
 * whose WebAssembly takes 10 GiB of addresses, which `ulimit -v` counts: those of an engine. For that moment, in which nothing else runs, the
 * name is not there.
 */
export function loadPg(): typeof Pg {
  const response = Object.getOwnPropertyDescriptor(globalThis, "Response");
  if (response?.configurable) Reflect.deleteProperty(globalThis, "Response");
  try {
    return createRequire(import.meta.url)("pg") as typeof Pg;
  } catch (error) {
    throw packageNotLoaded("The queue is reached by", "pg@8.16.3", error as Error);
  } finally {
    if (response?.configurable) Object.defineProperty(globalThis, "Response", response);
  }
}
