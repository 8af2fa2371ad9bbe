import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..", "..");
export const sample = join(root, "samples", "seattle-weather.csv");

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Called with all of stderr so far, after each piece; may send a signal. */
  readonly onStderr?: (text: string, interrupt: () => void) => void;
  /** Addresses that the process may take (ulimit -v); a shell with that built-in is needed. */
  readonly addressMebibytes?: number;
  /** Where the process works. Default: the project's folder. */
  readonly cwd?: string;
  /** Flags of Node.js itself. Default: none */
  readonly nodeFlags?: readonly string[];
  /** Variables of the environment besides those of this process. Default: none */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line as a user would, in a process of its own. */
export function gradus(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { onStderr = () => {}, addressMebibytes, cwd = root, env = {}, nodeFlags = [] } = options;
  const command = [process.execPath, ...nodeFlags, join(root, "bin", "gradus.js"), ...args];
  const limited = ["sh", "-c", `ulimit -v ${Math.round(1024 * (addressMebibytes ?? 0))}; exec "$@"`, "sh", ...command];
  const [program, ...words] = addressMebibytes === undefined ? command : limited;
  return new Promise((done, fail) => {
    const child = spawn(program!, words, { cwd, env: { ...process.env, ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (piece) => {
      stdout += piece;
    });
    child.stderr.on("data", (piece) => {
      stderr += piece;
      onStderr(stderr, () => child.kill("SIGINT"));
    });
    child.on("error", fail);
    child.on("close", (status) => done({ status, stdout, stderr }));
  });
}

/** A new empty folder. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), "gradus-test-"));
}

/** A study small enough for a test: real training on the sample series. */
export const small = [
  ...["--target", "temp_max", "--window", "8", "--hidden", "6", "--batch-sizes", "32"],
  ...["--epochs", "4", "--seeds", "3", "--tuning-trials", "2", "--methods", "sgd,momentum,diffusion"],
];
