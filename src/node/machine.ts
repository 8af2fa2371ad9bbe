import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import type { StudyRecord } from "../study/records/study.js";

/** The machine that a study ran on. */
export function machineRecord(): StudyRecord["machine"] {
  return { cpu: cpus()[0]?.model.trim() ?? "unknown", cores: availableParallelism(), node: process.version };
}

/** This package's own version. */
export function gradusVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
