import { expect, test } from "vitest";
import { diffusionMethod, SIGMA_CHOICES } from "./diffusion.js";

test("each choice of sigma says its rule, and what is tuned of it", () => {
  const rules = Object.fromEntries(
    SIGMA_CHOICES.map((sigma) => {
      const { recipe, space } = diffusionMethod({ sigma });
      return [sigma, [recipe.sigma?.name, space["sigma.sigma0"]?.high ?? null]];
    }),
  );
  expect(rules).toEqual({ tuned: ["annealed", 1], fixed: ["fixed", 2], auto: ["auto", null] });
});
