import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

/** What a program can call: it has options and no flags. */
const FOLDERS = [
  ...["core", "data", "explain", "initialisers", "kernels", "loss", "metric", "model", "network", "node", "objective"],
  ...["optim", "params", "read", "schedule", "smoothing", "study", "train"],
];

/** Files that only commands use, or that hold the words of commands. */
const OF_COMMANDS = [
  "src/node/queue/address.ts", // takes passwords out of a command's words
  "src/node/queue/option-names.ts", // has a name for callers in code beside each flag
  "src/node/queue/worker/run-worker.ts",
  "src/node/store/command-file.ts",
  "src/node/track/",
  "src/node/ui/",
];
/** Node.js's own. */
const OF_NODE = /--(eval|no-|experimental-|disable-wasm-trap-handler)/;

test("what a program calls speaks of no flag of the command line, which its caller does not have", () => {
  const named = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|testing|style\.ts$/.test(file))
      .map((file) => join("src", folder, file)),
  )
    .filter((file) => !OF_COMMANDS.some((known) => file.startsWith(known)))
    .flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, "") // comments may say where something comes from
        .split("\n")
        .filter((line) => /(?<!var)["'`( ]--(?!this)[a-z][a-z-]+/.test(line) && !OF_NODE.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(named).toEqual([]);
});
