import { workerPool } from "gradus/node";
import { describe, expect, test } from "vitest";
import { wasmKernels } from "../../src/kernels/wasm/index.js";
import { inlineExecutor } from "../../src/study/run/executor.js";
import { executorClaims, type MakeExecutor } from "../../src/study/testing/executor-claims.js";

const now = () => performance.now();
const all: readonly (readonly [name: string, make: MakeExecutor])[] = [
  ["one thread", () => inlineExecutor({ kernels: () => wasmKernels({ build: "simd" }), now })],
  ["worker threads", (workers) => workerPool({ workers, engine: { engine: "wasm", build: "simd" } })],
];

/** The same claims hold in a page: test/browser/claims.test.ts. */
describe.each(all)("%s", (_name, make) => {
  test.each(executorClaims)("$claim", async ({ check }) => {
    await expect(check(make)).resolves.toBeUndefined();
  });
});
