import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseStudy } from "../../../src/study/records/parse.js";
import { withoutTimes } from "../../../src/study/times.js";
import { root } from "../command.js";

/** A command of gradus as a process of its own, that a test may kill. */
export interface Running {
  readonly process: ChildProcess;
  /** All that it has said so far. */
  readonly said: () => string;
  /** Its exit status, null for one that a signal ended. */
  readonly ended: Promise<number | null>;
}

export function running(args: readonly string[], queue: string): Running {
  const child = spawn(process.execPath, [join(root, "bin", "gradus.js"), ...args], {
    cwd: root,
    env: { ...process.env, GRADUS_QUEUE: queue },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece) => {
      said += piece;
    });
  }
  return {
    process: child,
    said: () => said,
    ended: new Promise((done) => child.once("close", (status) => done(status))),
  };
}

/** The study without its times and machines, and the bytes of its models. */
export function resultOf(out: string) {
  const models = readdirSync(join(out, "models")).sort();
  return {
    study: withoutTimes(parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json")),
    models: models.map((name) => [name, readFileSync(join(out, "models", name), "utf8")]),
  };
}
