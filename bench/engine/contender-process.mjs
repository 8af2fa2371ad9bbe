import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A contender in a process of its own, asked one line at a time. */
export class Contender {
  tooSlow = false;

  /** Null when the process ends before it says its versions: the contender is not installed. */
  static async start({ name, command: [program, ...args], env = process.env, shape, clock = "cpu" }, cwd) {
    const child = spawn(program, args, { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.resume();
    child.stdin.on("error", () => undefined);
    const { value, done } = await lines.next();
    if (done) return null;
    return new Contender(name, shape, clock, child, lines, JSON.parse(value).versions);
  }

  constructor(name, shape, clock, child, lines, versions) {
    Object.assign(this, { name, shape, clock, child, lines, versions });
  }

  async ask(command) {
    this.child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await this.lines.next();
    return done ? { error: "the process ended" } : JSON.parse(value);
  }

  stop() {
    this.child.stdin.end();
  }
}
