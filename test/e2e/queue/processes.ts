import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
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

export function running(args: readonly string[], queue: string, env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [join(root, "bin", "gradus.js"), ...args], {
    cwd: root,
    env: { ...process.env, GRADUS_QUEUE: queue, ...env },
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

/** Until it has said so. */
export async function saying(one: Running, words: RegExp): Promise<void> {
  for (let tries = 0; !words.test(one.said()); tries++) {
    if (tries > 600) throw new Error(`never said ${words}: ${one.said()}`);
    await pause(50);
  }
}

/** The study without its times and machines, and the bytes of its models. */
export function resultOf(out: string) {
  const models = readdirSync(join(out, "models")).sort();
  return {
    study: withoutTimes(parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json")),
    models: models.map((name) => [name, readFileSync(join(out, "models", name), "utf8")]),
  };
}
