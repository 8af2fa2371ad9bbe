import { expect, test } from "vitest";
import type { SequenceLabels, SequenceSteps } from "./contract.js";
import { taskOf } from "./task-of.js";

const numbers = (...values: number[]): SequenceSteps => ({ kind: "numbers", values: Float64Array.from(values) });
const classes = (of: "sequence" | "step"): SequenceLabels => ({
  ...{ name: "y", of, kind: "class", classes: ["a", "b"], codes: Uint16Array.of(0, 1) },
});
const told = (of: "sequence" | "step"): SequenceLabels => ({
  ...{ name: "y", of, kind: "number", columns: ["y"], values: Float64Array.of(1, 2) },
});
const task = (steps: SequenceSteps, labels: SequenceLabels | null) => taskOf({ source: "s", steps, labels });

test("labels tell the task, then the steps", () => {
  expect(task(numbers(1, 2), classes("sequence"))).toBe("classify");
  expect(task(numbers(1, 2), classes("step"))).toBe("tag");
  expect(task(numbers(1, 2), told("sequence"))).toBe("regress");
  expect(task(numbers(1, 2), told("step"))).toBe("regress");
  expect(task(numbers(1, 0), null)).toBe("frames");
  expect(task({ kind: "symbols", codes: Uint16Array.of(0, 1) }, null)).toBe("chars");
});

test("numbers without labels have no task", () => {
  expect(() => task(numbers(1, 0.5), null)).toThrow("must be of 0 and 1 alone, got 0.5.");
});
