import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { gradus, scratch } from "./command.js";

const root = resolve(import.meta.dirname, "..", "..");
const sharedData = resolve(root, "..", "shared", "data");
const study = (folder: string) => parseStudy(readFileSync(join(folder, "study.json"), "utf8"), "study.json");

test.each([
  ["penalty", ["--methods", "sgd,penalty"]],
  ["straight-through", ["--methods", "straight-through,diffusion", "--activation", "sign"]],
])("the method %s runs end to end like every other: tuned, evaluated, told in the record", async (name, flags) => {
  const out = join(scratch(), name);
  const data = ["--length", "4", "--train-size", "80", "--validation-size", "30", "--test-size", "30"];
  const size = ["--batch-sizes", "16", "--epochs", "3", "--seeds", "2", "--tuning-trials", "2"];
  const { status } = await gradus(["demo", "adding", ...data, ...size, ...flags, "--out", out]);
  expect(status).toBe(0);
  const trials = study(out).trials.filter(({ method }) => method === name);
  const pilots = name === "straight-through" ? ["pilot", "pilot", "pilot"] : []; // of the reference
  expect(trials.map(({ phase }) => phase)).toEqual(["tuning", "tuning", ...pilots, "evaluation", "evaluation"]);
  for (const { outcome, setting } of trials) {
    expect(outcome).toBe("finished");
    expect(Object.keys(setting)).toHaveLength(2);
  }
  expect(existsSync(join(out, "models", `${name}.json`))).toBe(true);
});

const tiny = ["--trials", "1", "--seeds", "1", "--epochs", "2", "--workers", "1"];
const runBench = promisify(execFile);

const firstStudy = async (name: string) => {
  const out = join(scratch(), name);
  const parts = (await import(`../../bench/studies/${name}.js`)) as {
    default: readonly { name: string; methods: readonly unknown[] }[];
  };
  const [first] = parts.default;
  const flags = ["--data", sharedData, "--parts", first!.name, "--out", out, ...tiny];
  const { stdout } = await runBench(process.execPath, [join(root, "bench", "studies", "run.js"), name, ...flags]);
  const rows = stdout.split("\n").filter((line) => line.startsWith("| "));
  expect(rows.length).toBeGreaterThan(first!.methods.length);
};

test.each(["sign", "effects"])("bench/studies: the first study of %s runs from the built package", firstStudy);

// Real series, which lie beside the repository and not in it.
test.skipIf(!existsSync(sharedData))("bench/studies: sigma runs from the built package, where its series are", () =>
  firstStudy("sigma"),
);
