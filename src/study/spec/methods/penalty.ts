import { plainRecipe } from "../../../train/method-recipe.js";
import type { MethodSpec } from "../../records/method.js";

/** The paper's penalty objective with exact ridge steps, an epoch being a round: for one Elman layer and small data. */
export const penaltyMethod: MethodSpec = {
  name: "penalty",
  recipe: {
    ...plainRecipe,
    trainer: { name: "penalty", lambda: 1 },
    sigma: { name: "annealed", sigma0: 0.1, annealFraction: 0.6 },
  },
  space: {
    "trainer.lambda": { low: 1e-2, high: 10, scale: "log" },
    "sigma.sigma0": { low: 0.02, high: 0.5, scale: "log" },
  },
};
