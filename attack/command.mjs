// The command line as a user runs it, in a process of its own, and what its end must look like.
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { Fault } from "./outcome.mjs";

export const root = resolve(import.meta.dirname, "..");
const program = join(root, "bin", "gradus.js");

/** Seconds within which a command that refuses has to end, and one that trains, on a machine with other work. */
const SECONDS = 10;
export const SECONDS_TO_TRAIN = 40;

/** Options of a study that takes half a second. */
export const quick = [
  ...["--batch-sizes", "16", "--epochs", "2", "--seeds", "2", "--tuning-trials", "1", "--methods", "sgd,diffusion"],
  ...["--hidden", "4", "--workers", "1"],
];
export const adding = [
  "demo",
  "adding",
  "--length",
  "4",
  "--train-size",
  "80",
  "--validation-size",
  "30",
  "--test-size",
  "30",
];

/**
 * Runs gradus; `kill` sends signals after so many milliseconds each. A process that is not at its end in time is a fault of its own.
 */
export function gradus(args, { kill = [], seconds = SECONDS, ...options } = {}) {
  return ended(spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"], ...options }), {
    kill,
    seconds,
  });
}

/** A line for bash in which GRADUS is the command. */
export function shell(line, { seconds = SECONDS, ...options } = {}) {
  const whole = line.replaceAll("GRADUS", `'${process.execPath}' '${program}'`);
  return ended(spawn("bash", ["-c", whole], { stdio: ["ignore", "pipe", "pipe"], ...options }), { kill: [], seconds });
}

function ended(child, { kill, seconds }) {
  const began = performance.now();
  const timers = kill.map(({ after, signal }) => setTimeout(() => child.kill(signal), after));
  let hung = false;
  timers.push(
    setTimeout(() => {
      hung = true;
      child.kill("SIGKILL");
    }, 1000 * seconds),
  );
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"])
    child[name]?.on("data", (piece) => {
      texts[name] += piece;
    });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status, signal) => {
      for (const timer of timers) clearTimeout(timer);
      done({ status, signal, hung, ...texts, seconds: (performance.now() - began) / 1000, limit: seconds });
    });
  });
}

/** Whether a command ended as promised: in time, without a stack, and where it failed with one clear line. Returns its outcome. */
export function ending(kind, { status, signal, hung, limit, stdout, stderr }, { statuses = [0, 2], says = /./ } = {}) {
  const told = stderr.slice(-1500);
  if (hung) throw new Fault(kind, `hung: no end within ${limit} s; it said ${JSON.stringify(told)}`);
  if (/\n\s+at .*[:(]|please report|unexpected failure|node:internal/.test(stderr))
    throw new Fault(kind, `ended in a stack: ${told}`);
  if (!statuses.includes(status))
    throw new Fault(kind, `ended with ${signal ?? `status ${status}`}: ${JSON.stringify(told)}`);
  if (status !== 2) return { kind, outcome: "right" };
  const line = (stderr + stdout).split("\n").findLast((text) => /^(gradus|error): /.test(text));
  if (line === undefined || !says.test(line))
    throw new Fault(kind, `refused in unclear words: ${JSON.stringify(told)}`);
  return { kind, outcome: "refused" };
}
