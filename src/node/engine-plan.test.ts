import { expect, test } from "vitest";
import { addressSpace, parseAddressSpace } from "./address-space.js";
import { planEngines, threadsThatFit } from "./engine-plan.js";

const GIB = 2 ** 30;

test("what is taken and the limit are read as Linux writes them; no limit and no such file are no limit", () => {
  const status = "Name:\tnode\nVmSize:\t  760000 kB\n";
  const limited =
    "Limit   Soft Limit  Hard Limit  Units\nMax address space         16384000000          unlimited            bytes\n";
  expect(parseAddressSpace({ limits: limited, status })).toEqual({ taken: 760_000 * 1024, limit: 16_384_000_000 });
  const unlimited = "Max address space         unlimited            unlimited            bytes\n";
  expect(parseAddressSpace({ limits: unlimited, status }).limit).toBe(Number.POSITIVE_INFINITY);
  expect(addressSpace().taken).toBeGreaterThanOrEqual(0);
});

test("of 16 GiB with one engine of 10 taken no other fits, of 64 four; without a limit any number", () => {
  const fit = (limit: number) => threadsThatFit({ taken: 11 * GIB, limit: limit * GIB }, 10.1 * GIB);
  expect([16, 22, 23, 64, Number.POSITIVE_INFINITY].map(fit)).toEqual([0, 0, 1, 4, Number.POSITIVE_INFINITY]);
});

test("a plan without limits is what was asked for, on this thread's engine, without a note", () => {
  const plan = planEngines({ engine: "reference" }, 3);
  expect(plan).toMatchObject({ workers: 3, alone: null, notes: [], kernels: { name: "reference-float32" } });
  expect(plan.executor(2)).toMatchObject({ workers: 2, engine: "reference-float32" });
});
