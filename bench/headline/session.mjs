// On what and by which version runs were made.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { engineName } from "../../dist/kernels/select.js";

const root = join(import.meta.dirname, "..", "..");

export function session() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    node: process.version,
    gradus: version,
    commit: commit(),
    engine: engineName(),
  };
}

function commit() {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
