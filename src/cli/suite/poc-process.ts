import { spawn } from "node:child_process";
import { masked, secretsOf, wordsForChild } from "../../node/queue/address.js";
import { QUEUE_VARIABLE } from "../../node/queue/option-names.js";
import type { SuiteReason } from "../../suite/reason.js";
import { OF_SUITE } from "../end-with-suite.js";

/** What a process of `gradus poc` left: nothing of it holds the queue's password. */
export interface PocEnd {
  readonly status: number | null;
  /** Why it ended, where it did not do what it was asked for: its errors, or what it said last. */
  readonly reason: SuiteReason;
  readonly stdout: string;
  /** All that it said, the end of it. */
  readonly log: string;
}

const MOST_LOG = 200_000;

/** Runs `gradus poc` in a process of its own, so that thousands leave nothing behind in this one. */
export function pocProcess(words: readonly string[], signal: AbortSignal): Promise<PocEnd> {
  const forChild = wordsForChild(words);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...forChild.words], {
      stdio: ["ignore", "pipe", "pipe", "ipc"], // the last one tells it where this process is killed: see endWithSuite
      env: { ...process.env, ...forChild.environment, NO_COLOR: "1", [OF_SUITE]: "1" },
      detached: true, // Ctrl-C comes to this process alone, which hands it on
    });
    const stop = () => child.kill("SIGINT");
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop(); // while it was waited for: a listener would not hear of it
    const said = { stdout: "", log: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name]!.setEncoding("utf8").on("data", (piece: string) => {
        said.log = (said.log + piece).slice(-MOST_LOG);
        if (name === "stdout") said.stdout = (said.stdout + piece).slice(-MOST_LOG);
      });
    const end = (status: number | null, killedBy: string | null, cause: string | null = null) => {
      signal.removeEventListener("abort", stop);
      const secrets = secretsIn(words);
      const log = masked(said.log, secrets);
      const reason: SuiteReason =
        cause === null ? reasonOf({ status, signal: killedBy, log }) : { kind: "not-started", cause };
      resolve({ status, reason, stdout: masked(said.stdout, secrets), log });
    };
    child.once("error", ({ message }) => end(null, null, message));
    child.once("close", (status, killedBy) => end(status, killedBy));
  });
}

/** Errors of gradus, and of the reader of its words. */
const ERROR = /^(?:gradus|error): /;
const LAST_LINES = 6;

/** In its own words; where it has none for it, how it ended and what it said last. */
export function reasonOf({
  status,
  signal,
  log,
}: {
  readonly status: number | null;
  readonly signal: string | null;
  readonly log: string;
}): SuiteReason {
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  const errors = lines.filter((line) => ERROR.test(line)).map((line) => line.replace(ERROR, ""));
  if (errors.length > 0) return { kind: "said", words: errors.slice(-LAST_LINES).join(" ") };
  const last = lines.at(-1) ?? null;
  return signal === null ? { kind: "ended", status, last } : { kind: "killed", signal, last };
}

function secretsIn(words: readonly string[]): string[] {
  const typed = words.flatMap((word, k) => {
    if (words[k - 1] === "--queue") return [word];
    return word.startsWith("--queue=") ? [word.slice("--queue=".length)] : [];
  });
  return [...typed, process.env[QUEUE_VARIABLE] ?? ""].flatMap(secretsOf);
}
