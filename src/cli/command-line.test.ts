import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { commandInto, commandLine } from "./command-line.js";

test("a shell takes the command apart into the words that it was made of", () => {
  const words = ["poc", "a b.csv", "--target", "it's", '$HOME `x` "y" \\', "--criteria", "time=25%,test=2%", "*", ""];
  const line = commandLine(words).replace(/^gradus /, "");
  const out = execFileSync("sh", ["-c", `printf '%s\\0' ${line}`]).toString();
  expect(out.split("\0").slice(0, -1)).toEqual(words);
  expect(commandLine(["poc", "data/x.csv", "--criteria", "time=25%"])).toBe(
    "gradus poc data/x.csv --criteria time=25%",
  );
});

test("the same command for another folder names that folder alone, and runs", () => {
  const words = ["poc", "my data.csv", "--out", "a", "--dry-run", "--time-budget", "40s"];
  expect(commandInto("a-2", words)).toBe("gradus poc 'my data.csv' --time-budget 40s --out a-2");
  expect(commandInto("b", ["poc", "x.csv", "--out=a"])).toBe("gradus poc x.csv --out b");
});
