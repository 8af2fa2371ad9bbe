// Compiles the library into dist/. A failed build leaves no half-written dist behind.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

let compiler;
try {
  compiler = require.resolve("typescript/bin/tsc");
} catch {
  if (existsSync(join(root, "dist", "index.js"))) process.exit(0); // installed from the registry: dist is shipped
  throw new Error("build: TypeScript is not installed and dist/ is missing. Run `npm ci` first.");
}
rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit", cwd: root });
