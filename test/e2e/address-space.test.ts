import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradus, sample, scratch, small } from "./command.js";

const limits = test.runIf(process.platform === "linux"); // elsewhere the system sets no such limit, or does not tell
const GIBIBYTE = 1024;

function modelsOf(out: string): string[] {
  return readdirSync(join(out, "models"))
    .sort()
    .map((file) => readFileSync(join(out, "models", file), "utf8"));
}

limits(
  "a study in 15 GiB of addresses, room for one engine, trains on one thread, says so, and gives the bits of two",
  async () => {
    const [free, limited] = [join(scratch(), "free"), join(scratch(), "limited")];
    const study = ["poc", sample, ...small, "--workers", "2", "--out"];
    expect((await gradus([...study, free])).status).toBe(0);
    const { status, stderr } = await gradus([...study, limited], { addressMebibytes: 15 * GIBIBYTE });
    expect(stderr).toContain("note: Addresses are limited to 15.0 GiB (ulimit -v), enough for 1 of 2 threads");
    expect(status).toBe(0);
    expect(modelsOf(limited)).toEqual(modelsOf(free));
  },
);

limits(
  "in 5 GiB every command that trains or forecasts takes the reference engine with a word, and wasm by name is refused",
  async () => {
    const out = join(scratch(), "model.json");
    const training = ["train", sample, ...["--target", "temp_max", "--window", "4", "--hidden", "4", "--epochs", "1"]];
    const limit = { addressMebibytes: 5 * GIBIBYTE };
    const word = "no memory for WebAssembly could be had";
    for (const args of [
      [...training, "--out", out],
      ["predict", out, sample],
    ]) {
      const { status, stderr } = await gradus(args, limit);
      expect(stderr).toContain(word);
      expect(status).toBe(0);
    }
    const { status, stderr } = await gradus([...training, "--engine", "wasm", "--out", out], limit);
    expect(stderr).toMatch(/^gradus: wasmKernels: memory must be available.*raise a limit/m);
    expect(stderr).not.toMatch(/ {4}at /);
    expect(status).toBe(2);
  },
);

limits.each([
  ["16 GiB, room for one engine, bench times it", 16, /^engine wasm-/m, /note: Addresses are limited to 16\.0 GiB/],
  ["36 GiB, room for three, bench times two threads beside one alone", 36, /^engine wasm-/m, /^/],
  [
    "2 GiB bench times the reference engine on one thread",
    2,
    /^engine reference-/m,
    /note: Addresses are limited to 2\.0 GiB/,
  ],
])("in %s", async (_what, gibibytes, engine, note) => {
  const bench = ["bench", "--hidden", "32", "--seconds", "0.01", "--workers", "2", "--json"];
  const { status, stdout, stderr } = await gradus(bench, { addressMebibytes: gibibytes * GIBIBYTE });
  expect(stderr).toMatch(engine);
  expect(stderr).toMatch(note);
  expect(status).toBe(0);
  const { rows } = JSON.parse(stdout) as { readonly rows: readonly { readonly threads: number }[] };
  expect(new Set(rows.map(({ threads }) => threads))).toEqual(new Set(gibibytes === 36 ? [1, 2] : [1]));
});

limits("in 1.2 GiB, where V8 would abort the process, every command says so before its work", async () => {
  for (const args of [
    ["train", sample],
    ["predict", "model.json", sample],
    ["demo", "adding"],
    ["bench"],
    ["explain"],
  ]) {
    const { status, stderr } = await gradus(args, { addressMebibytes: 1.2 * GIBIBYTE });
    expect(stderr).toMatch(
      /^gradus: addresses must be limited to 1\.5 GiB or more \(ulimit -v\), got 1\.20 GiB\. Allow more: ulimit -v /m,
    );
    expect(status).toBe(2);
  }
});
