import { expect, test } from "vitest";
import { listed, quoted } from "./listed.js";

test("a list ends after some names with the number of the others", () => {
  const names = Array.from({ length: 5000 }, (_, k) => `c${k}`);
  expect(listed(names, 2)).toBe("c0, c1 and 4998 more");
  expect(listed(names.slice(0, 2), 2)).toBe("c0, c1");
  expect(listed(names).length).toBeLessThan(80);
});

test("a quoted name is visible and fits into a line", () => {
  expect(quoted("a\u001b[2J\nb")).toBe('"a\\x1b[2J\\nb"');
  expect(quoted("x".repeat(1e6))).toBe(`"${"x".repeat(80)}..."`);
});
