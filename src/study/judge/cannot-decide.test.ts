import { expect, test } from "vitest";
import { methodsNamed } from "../spec/methods/index.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { cannotDecide } from "./cannot-decide.js";

const { task, criteria, targetError, size } = smallStudyOptions;
const notes = (names: readonly string[], seeds: number) =>
  cannotDecide({ methods: methodsNamed(names), task, criteria, targetError, size: { ...size, seeds } });

test("a plan that cannot end in a go is told before it runs: too few seeds, diffusion's optimiser not alone", () => {
  expect(notes(["sgd", "soap-cosine", "diffusion"], 5)).toEqual([]);
  expect(notes(["soap", "diffusion"], 5)).toEqual([]);
  expect(notes(["sgd", "diffusion"], 3)).toEqual([
    "fewer than 5 seeds decide nothing, got 3: the figures will stand without a verdict.",
    '"diffusion" runs with soap, which is not among the methods without diffusion: no gain can be credited to diffusion. Add it.',
  ]);
  expect(notes(["sgd"], 5)).toEqual([]);
});
