import { expect, test } from "vitest";
import { diffusion, method, momentum, sgd } from "../testing/records.js";
import { diffusingMethod, referenceMethod } from "./roles.js";

test("the reference is sgd wherever it stands, else the first that does not diffuse", () => {
  expect(referenceMethod([diffusion, momentum, sgd])).toBe(sgd);
  expect(referenceMethod([diffusion, momentum, method("adam")])).toBe(momentum);
  expect(referenceMethod([diffusion])).toBe(undefined);
  expect(referenceMethod([{ ...diffusion, name: "sgd" }])).toBe(undefined);
});

test("the method named diffusion is judged, wherever it stands; without it the first that diffuses", () => {
  const penalty = method("penalty", { diffuses: true });
  expect(diffusingMethod([sgd, penalty, diffusion])).toBe(diffusion);
  expect(diffusingMethod([sgd, penalty])).toBe(penalty);
  expect(diffusingMethod([sgd])).toBeUndefined();
});
