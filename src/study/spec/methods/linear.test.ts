import { expect, test } from "vitest";
import { methodsNamed } from "./index.js";
import { linearMethod } from "./linear.js";

const startAndRate = ({ recipe }: { recipe: { initialiser: object; rate: { name: string } } }) => [
  recipe.initialiser,
  recipe.rate.name,
];

test("a method named -linear begins where diffusion does, by its course of the rate, so that what is left between them is sigma's and the path's", () => {
  for (const [start, rate] of [
    ["linear", "constant"],
    ["auto", "cosine"],
  ] as const) {
    const [linear, diffusion] = methodsNamed(["soap-linear", "diffusion"], { start, rate });
    expect(startAndRate(linear!)).toEqual(startAndRate(diffusion!));
    expect(linear!.recipe.objective).toEqual({ name: "plain" });
  }
});

test("beside a diffusion that starts at random it has the automatic start, as by itself", () => {
  const [linear] = methodsNamed(["soap-linear"], { start: "random" });
  expect(linear).toEqual(linearMethod("soap"));
  expect(linear!.recipe.initialiser).toEqual({ name: "auto" });
});
