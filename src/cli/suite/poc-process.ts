import { spawn } from "node:child_process";
import { masked, QUEUE_VARIABLE, secretsOf } from "../../node/queue/address.js";

/** What a process of `gradus poc` left: nothing of it holds the queue's password. */
export interface PocEnd {
  readonly status: number | null;
  /** Its errors, a line each. */
  readonly errors: readonly string[];
  readonly stdout: string;
  /** All that it said, the end of it. */
  readonly log: string;
}

const MOST_LOG = 200_000;

/** Runs `gradus poc` in a process of its own, so that thousands leave nothing behind in this one. */
export function pocProcess(words: readonly string[], signal: AbortSignal): Promise<PocEnd> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...words], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
      detached: true, // Ctrl-C comes to this process alone, which hands it on
    });
    const stop = () => child.kill("SIGINT");
    signal.addEventListener("abort", stop);
    const said = { stdout: "", log: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (piece: string) => {
        said.log = (said.log + piece).slice(-MOST_LOG);
        if (name === "stdout") said.stdout = (said.stdout + piece).slice(-MOST_LOG);
      });
    const end = (status: number | null, failure: readonly string[] = []) => {
      signal.removeEventListener("abort", stop);
      const secrets = secretsIn(words);
      const log = masked(said.log, secrets);
      const lines = log.split("\n").filter((line) => line.startsWith(ERROR));
      const errors = [...failure, ...lines.map((line) => line.slice(ERROR.length))];
      resolve({ status, errors, stdout: masked(said.stdout, secrets), log });
    };
    child.once("error", ({ message }) => end(null, [message]));
    child.once("close", (status) => end(status));
  });
}

const ERROR = "gradus: ";

function secretsIn(words: readonly string[]): string[] {
  const typed = words.flatMap((word, k) => {
    if (words[k - 1] === "--queue") return [word];
    return word.startsWith("--queue=") ? [word.slice("--queue=".length)] : [];
  });
  return [...typed, process.env[QUEUE_VARIABLE] ?? ""].flatMap(secretsOf);
}
