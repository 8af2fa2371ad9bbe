import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gradus, root, sample, scratch } from "./command.js";

describe("gradus init", () => {
  test("writes a study that runs at once, without a terminal", async () => {
    const place = scratch();
    cpSync(sample, join(place, "weather.csv"));
    mkdirSync(join(place, "studies"));
    const small = [
      "--target",
      "temp_max",
      "--hidden",
      "4",
      "--epochs",
      "2",
      "--tuning-trials",
      "1",
      "--seeds",
      "2",
      "--batch-sizes",
      "64",
    ];
    const { status, stdout } = await gradus(["init", "weather.csv", "studies/first.ts", "--out", "results", ...small], {
      cwd: place,
    });
    expect(status).toBe(0);
    expect(stdout).toContain("Next: measure it.\n  gradus poc studies/first.ts\n");
    expect(readFileSync(join(place, "studies", "first.ts"), "utf8")).toContain('file: "../weather.csv",');
    const run = await gradus(["poc", "studies/first.ts"], { cwd: place });
    expect(run.status).toBe(0);
    expect(existsSync(join(place, "results", "report.html"))).toBe(true);
    const again = await gradus(["init", "weather.csv", "studies/first.ts", "--target", "temp_max"], { cwd: place });
    expect(again.stderr).toContain('init: "studies/first.ts" must not be there yet, got a file.');
    expect(again.status).toBe(2);
  });

  const hasPty = spawnSync("script", ["--version"]).status === 0;

  test.skipIf(!hasPty)(
    "asks at a terminal, and again where an answer cannot be (needs the program `script`)",
    async () => {
      const place = scratch();
      cpSync(sample, join(place, "weather.csv"));
      const { status, shown } = await atTerminal(
        place,
        ["init"],
        ["weather.csv", "temp_mx", "temp_max", "7", "", "", "", "none"],
      );
      expect(shown).toContain("A few questions for study.ts. Enter takes what stands in brackets.");
      expect(shown).toContain('That must be a column of numbers, got "temp_mx". Did you mean "temp_max"?');
      expect(shown).toContain("Next: measure it.");
      expect(status).toBe(0);
      const text = readFileSync(join(place, "study.ts"), "utf8");
      expect(text).toContain('target: "temp_max", // other columns: precipitation, temp_min, wind');
      expect(text).toContain("horizon: 7,");
      expect((await gradus(["poc", "study.ts", "--dry-run"], { cwd: place })).status).toBe(0);
    },
  );

  test.skipIf(!hasPty)("takes answers that are typed or pasted ahead (needs the program `script`)", async () => {
    const place = scratch();
    cpSync(sample, join(place, "weather.csv"));
    const pasted = ["temp_max", "7", "", "", "", "none"].join("\r");
    const { status, shown } = await atTerminal(place, ["init", "weather.csv"], [pasted]);
    expect(shown).toContain("Next: measure it.");
    expect(status).toBe(0);
    expect(readFileSync(join(place, "study.ts"), "utf8")).toContain("horizon: 7,");
  });

  test.skipIf(!hasPty).each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("leaves nothing behind after %s (needs the program `script`)", async (_key, character) => {
    const place = scratch();
    cpSync(sample, join(place, "weather.csv"));
    const { status, shown } = await atTerminal(place, ["init", "weather.csv"], ["temp_max", character]);
    expect(shown).toContain("Stopped. Nothing was written.");
    expect(status).toBe(130);
    expect(readdirSync(place)).toEqual(["weather.csv"]);
  });
});

/** Runs the command at a terminal of its own, and types an answer at each prompt. */
function atTerminal(cwd: string, args: readonly string[], answers: readonly string[]) {
  const line = [process.execPath, join(root, "bin", "gradus.js"), ...args].join(" ");
  const child = spawn("script", ["-qec", line, "/dev/null"], { cwd, env: { ...process.env, TERM: "xterm" } });
  const left = [...answers];
  let shown = "";
  let read = 0;
  return new Promise<{ readonly status: number | null; readonly shown: string }>((done, fail) => {
    child.stdout.on("data", (piece) => {
      shown += piece;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals are told is made of them
      const plain = shown.replace(/\u001b\[[\d;]*[A-Za-z]/g, "");
      if (!/\[[^\n]*\] $/.test(plain.slice(read))) return;
      read = plain.length;
      const answer = left.shift();
      if (answer !== undefined) child.stdin.write(answer.length === 1 && answer < " " ? answer : `${answer}\r`);
    });
    child.on("error", fail);
    child.on("close", (status) => done({ status, shown }));
  });
}
