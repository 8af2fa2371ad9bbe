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

const quick = ["bench", "--hidden", "32", "--seconds", "0.05", "--workers"];

test("bench times every objective on one thread and on several, and says what it ran on", async () => {
  const { status, stdout, stderr } = await gradus([...quick, "2", "--json"]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/cores, Node\.js .*\nengine wasm-/);
  const record = JSON.parse(stdout) as BenchRecord;
  expect(record.engine).toMatch(/^wasm-/);
  expect(record.objectives).toEqual(["plain", "activation", "weights"]);
  expect(record.rows.map(({ threads }) => threads)).toEqual([1, 2, 1, 2]);
  for (const { milliseconds, gflops, threads } of record.rows) {
    expect(milliseconds.every((value) => value > 0.01 && value < 10_000)).toBe(true);
    expect(gflops).toBeLessThan(1.1 * threads * record.peakGflops);
    expect(gflops).toBeGreaterThan(0.001 * record.peakGflops); // on a machine that is busy with other tests
  }
});

test("bench prints a line for each shape and the peak that it measured", async () => {
  const { stdout } = await gradus([...quick, "1"]);
  expect(stdout.split("\n").filter((line) => line.includes("elman"))).toHaveLength(2);
  expect(stdout).toContain("128-bit multiply-adds in registers");
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("bench times the cells and the task that are named, and refuses those that do not go together", async () => {
  const { status, stdout } = await gradus([...quick, "1", "--cell", "gru,lstm", "--task", "chars", "--json"]);
  expect(status).toBe(0);
  const { rows } = JSON.parse(stdout) as { readonly rows: readonly { readonly cell: string }[] };
  expect(rows.map(({ cell }) => cell)).toEqual(["gru", "lstm", "gru", "lstm"]);
  const refused = await gradus([...quick, "1", "--cell", "mlp", "--task", "tag"]);
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining("--cell mlp reads a window at once and tells at its last step, got --task tag"),
  ]);
});

test("Ctrl-C ends bench with the lines that were timed whole", async () => {
  let sent = false;
  const started = performance.now();
  const { status, stdout } = await gradus(["bench", "--seconds", "0.5", "--workers", "1"], {
    onStderr(_text, interrupt) {
      if (sent) return;
      sent = true;
      setTimeout(interrupt, 4500);
    },
  });
  expect(status).toBe(130);
  expect(performance.now() - started).toBeLessThan(40_000);
  const lines = stdout.split("\n").filter((line) => line.includes("elman"));
  expect(lines.length).toBeLessThan(6);
  expect(stdout).not.toContain("NaN");
  expect(stdout).toContain("ms a training step");
});

test("bench refuses 256-bit kernels for the reference engine", async () => {
  const { status, stderr } = await gradus(["bench", "--engine", "reference", "--revectorize"]);
  expect(status).toBe(2);
  expect(stderr).toContain("--revectorize is for the WebAssembly engine");
});
