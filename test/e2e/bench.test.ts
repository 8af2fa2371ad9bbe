import { expect, test } from "vitest";
import { gradus } from "./command.js";

interface BenchRecord {
  readonly engine: string;
  readonly peakGflops: number;
  readonly objectives: readonly string[];
  readonly rows: readonly {
    readonly threads: number;
    readonly milliseconds: readonly number[];
    readonly gflops: number;
  }[];
}

test("bench times every objective on one thread and on several, as a table and as JSON, and says what it ran on", async () => {
  const flags = ["bench", "--hidden", "32", "--workers", "2"];
  const { status, stdout, stderr } = await gradus(flags);
  expect(status).toBe(0);
  expect(stderr).toMatch(/cores, Node\.js .*; engine wasm-/);
  expect(stdout.split("\n").filter((line) => line.includes("elman"))).toHaveLength(4);
  expect(stdout).toContain("Peak of 128-bit multiply-adds");

  const record = JSON.parse((await gradus([...flags, "--json"])).stdout) as BenchRecord;
  expect(record.engine).toMatch(/^wasm-/);
  expect(record.objectives).toEqual(["plain", "activation", "weights"]);
  expect(record.rows.map(({ threads }) => threads)).toEqual([1, 2, 1, 2]);
  for (const { milliseconds, gflops } of record.rows) {
    expect(milliseconds.every((value) => value > 0.01 && value < 10_000)).toBe(true);
    expect(gflops).toBeGreaterThan(0.01 * record.peakGflops);
    expect(gflops).toBeLessThan(2.2 * record.peakGflops); // two threads
  }
});

test("bench refuses 256-bit kernels for the reference engine", async () => {
  const { status, stderr } = await gradus(["bench", "--engine", "reference", "--revectorize"]);
  expect(status).toBe(2);
  expect(stderr).toContain("--revectorize is for the WebAssembly engine");
});
