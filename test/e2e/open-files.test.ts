import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradus, root, sample, scratch } from "./command.js";

const brief = ["--target", "temp_max", "--window", "4", "--hidden", "2", "--epochs", "1"];

/** Runs the command where no process may have more files open; a shell with that built-in is needed. */
function limited(
  files: number,
  args: readonly string[],
): Promise<{ readonly status: number; readonly stderr: string }> {
  const command = [process.execPath, join(root, "bin", "gradus.js"), ...args];
  return new Promise((done) => {
    execFile("sh", ["-c", `ulimit -n ${files}; exec "$@"`, "sh", ...command], (error, _stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code), stderr }),
    );
  });
}

test.runIf(process.platform === "linux")(
  "under any limit on open files that Node.js itself bears a command is done, or says so in one line with what to type",
  async () => {
    const model = join(scratch(), "model.json");
    await gradus(["train", sample, ...brief, "--out", model]);
    const commands = [
      ["help"],
      ["predict", model, sample],
      ["train", sample, ...brief, "--out", join(scratch(), "model.json")],
      ["demo", "adding", "--train-size", "64", ...["--batch-sizes", "16"], "--out", scratch()],
      ["bench", "--hidden", "32", "--seconds", "0.001", "--workers", "2"],
    ];
    const refused: string[] = [];
    for (const files of [20, 24, 26, 28, 30]) {
      for (const args of commands) {
        const { status, stderr } = await limited(files, args);
        expect(stderr, `${files}: ${args[0]}`).not.toMatch(/\n\s+at |unexpected failure/);
        expect([0, 2], `${files}: ${args[0]}: ${stderr}`).toContain(status);
        if (status === 2) refused.push(stderr.split("\n").findLast((line) => line !== "")!);
      }
    }
    expect(refused.length).toBeGreaterThan(5);
    for (const line of refused) expect(line).toMatch(/^gradus: .*open files.*ulimit/);
  },
);
