import { expect, test } from "vitest";
import { parsePlan } from "./say-plan.js";

test("figures are read as they were printed, and anything else is none", () => {
  const plan = { rows: 80, windows: 60, trials: 4, done: 0, seconds: 1.5 };
  expect(parsePlan(JSON.stringify(plan))).toEqual(plan);
  for (const text of ["", "Usage: gradus poc", "3", "null", '{"rows": 80}', "[]"]) expect(parsePlan(text)).toBeNull();
});
