import { expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { buildNetwork } from "../network/build.js";
import { explain } from "./explain.js";
import type { ExplainProgress } from "./record.js";
import { smallTask } from "./testing/small.js";

test("one seed gives one record, plain JSON, every part of it filled; progress ends on its total", {
  tags: ["slow"],
}, async () => {
  const last = new Map<string, { done: number; total: number }>();
  const onProgress = ({ part, done, total }: ExplainProgress) => {
    expect(done).toBeLessThanOrEqual(total);
    last.set(part, { done, total });
  };
  const first = await explain({ ...smallTask(), onProgress });
  expect(last.size).toBe(7);
  for (const [part, { done, total }] of last) expect(done, part).toBe(total);
  const second = await explain(smallTask());
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  expect(first.outcome).toEqual({ kind: "finished" });
  for (const [part, value] of Object.entries(first)) expect(value, part).not.toBeNull();
  expect(first.subject.command).toBeNull();
  const other = await explain({ ...smallTask(), seed: 2 });
  expect(other.noise).not.toEqual(first.noise);
});

test("a stop is an outcome: what was finished stays, the rest is null", async () => {
  const stop = new AbortController();
  const parts: string[] = [];
  const record = await explain({
    ...smallTask(),
    signal: stop.signal,
    onProgress: ({ part }) => {
      parts.push(part);
      if (part === "initialisation") stop.abort();
    },
  });
  expect(record.outcome).toEqual({ kind: "stopped" });
  expect(record.landscape).not.toBeNull();
  expect(record.initialisation).toBeNull();
  expect(record.thresholds).toBeNull();
  expect(parts).not.toContain("curvature");
});

test("windows that do not fit the network are refused with both sizes", async () => {
  const misfit = { ...smallTask(), network: buildNetwork({ inputSize: 3, hiddenSizes: [4] }) };
  await expect(explain(misfit)).rejects.toThrow(GradusError);
  await expect(explain(misfit)).rejects.toThrow(/2 inputs and 1 outputs, the network takes 3/);
});

test("targets that the loss does not take are refused before anything is computed", async () => {
  const misfit = { ...smallTask(), loss: { name: "binary-cross-entropy" } };
  await expect(explain(misfit)).rejects.toThrow(/binary-cross-entropy: targets must be 0 or 1/);
});
