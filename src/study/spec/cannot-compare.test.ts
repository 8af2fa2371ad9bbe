import { expect, test } from "vitest";
import { cannotCompare } from "./cannot-compare.js";
import { methodsNamed } from "./methods/index.js";

test("methods with and without diffusion can be compared", () => {
  expect(cannotCompare(methodsNamed(["sgd", "diffusion"]))).toEqual([]);
});

test("without diffusion, and with nothing else, it is said that no criterion can be met", () => {
  expect(cannotCompare(methodsNamed(["sgd", "adam"]))).toEqual([expect.stringMatching(/^none of `methods` diffuses/)]);
  expect(cannotCompare(methodsNamed(["diffusion"]))).toEqual([expect.stringMatching(/^all of `methods` diffuse/)]);
});
