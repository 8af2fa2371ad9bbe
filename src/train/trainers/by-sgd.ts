import { initialisers } from "../../initialisers/index.js";
import { losses } from "../../loss/index.js";
import { objectives } from "../../objective/index.js";
import { optimizers } from "../../optim/index.js";
import { sigmaRules } from "../../schedule/index.js";
import { rateRules } from "../../schedule/rates.js";
import { constant } from "../../schedule/schedule.js";
import { type MethodRecipe, optionsOf } from "../method-recipe.js";
import { train } from "../train.js";
import type { TrainerKind } from "./contract.js";

/** The recipe's choices by stochastic gradient descent in batches: `train`. */
export const bySgd: TrainerKind = {
  name: "sgd",
  describe(recipe) {
    const { objective, optimizer, sigma, rate } = recipe;
    const { diffuses, detail } = objectives.make(objective.name, optionsOf(objective));
    const parts = [`${detail}; ${optimizers.make(optimizer.name, optionsOf(optimizer)).transform.name}`];
    if (rate.name !== "constant") parts.push(`${rate.name} learning rate`);
    if (diffuses && sigma) parts.push(`sigma ${ruleOf(recipe)!.name}`);
    return { diffuses, detail: parts.join(", ") };
  },
  objectiveOf: ({ objective }) => objective,
  train(recipe, run) {
    const { objective, optimizer, rate, initialiser, gain, loss, readoutAtZero, truncation } = recipe;
    const { learningRate, ...course } = optionsOf(rate) as { readonly learningRate: number };
    return train({
      ...run,
      objective: objectives.make(objective.name, optionsOf(objective)),
      optimizer: optimizers.make(optimizer.name, optionsOf(optimizer)).transform,
      learningRate: rateRules.make(rate.name, course).rate(learningRate),
      sigma: ruleOf(recipe) ?? constant(0),
      initialiser: initialisers.make(initialiser.name, optionsOf(initialiser)),
      gain,
      loss: losses.make(loss.name, optionsOf(loss)),
      readoutAtZero,
      ...(truncation && { truncation }),
    });
  },
};

function ruleOf({ sigma }: MethodRecipe) {
  return sigma && sigmaRules.make(sigma.name, optionsOf(sigma)).rule;
}
