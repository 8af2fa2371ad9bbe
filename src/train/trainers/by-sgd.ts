import { ensure } from "../../core/errors.js";
import { fraction } from "../../core/rules.js";
import { shown } from "../../core/shown.js";
import { initialisers } from "../../initialisers/index.js";
import { losses } from "../../loss/index.js";
import { objectives } from "../../objective/index.js";
import { optimizers } from "../../optim/index.js";
import { sigmaRules } from "../../schedule/index.js";
import { planRate } from "../../schedule/plan-rate.js";
import { rateRules } from "../../schedule/rates.js";
import { constant } from "../../schedule/schedule.js";
import { type MethodRecipe, optionsOf } from "../method-recipe.js";
import { train } from "../train.js";
import type { TrainerKind } from "./contract.js";

/** The recipe's choices by stochastic gradient descent in batches: `train`. */
export const bySgd: TrainerKind = {
  name: "sgd",
  describe(recipe) {
    const { objective, optimizer, sigma } = partsOf(recipe);
    const { diffuses, detail } = objective;
    const parts = [`${detail}; ${optimizer.name}`];
    if (recipe.rate.name !== "constant") parts.push(`${recipe.rate.name} learning rate`);
    const { dropout = 0 } = recipe;
    ensure(fraction.allows(dropout), () => `\`recipe.dropout\` must be ${fraction.what}, got ${shown(dropout)}.`);
    if (dropout > 0) parts.push(`dropout ${dropout}`);
    if (diffuses && recipe.sigma) parts.push(`sigma ${sigma.name}`);
    return { diffuses, detail: parts.join(", ") };
  },
  objectiveOf: ({ objective }) => objective,
  train(recipe, run) {
    const { gain, readoutAtZero, path, truncation, dropout = 0 } = recipe;
    const plainly = { gain, readoutAtZero, path, dropout };
    return train({ ...run, ...partsOf(recipe), ...plainly, ...(truncation && { truncation }) });
  },
};

/** What the recipe's choices stand for, all of them, so that a wrong one is found before anything is trained. */
function partsOf({ trainer, objective, optimizer, rate, sigma, initialiser, loss }: MethodRecipe) {
  const given = Object.keys(optionsOf(trainer));
  ensure(
    given.length === 0,
    () => `\`recipe.trainer\`: trainer "sgd" takes no options, got ${given.join(", ")}. Leave them out.`,
  );
  const { learningRate, ...course } = optionsOf(rate) as { readonly learningRate: number };
  const optimizerOptions = optionsOf(optimizer);
  const sigmaRule = sigma && sigmaRules.make(sigma.name, optionsOf(sigma), "`recipe.sigma`").rule;
  return {
    objective: objectives.make(objective.name, optionsOf(objective), "`recipe.objective`"),
    optimizer: optimizers.make(optimizer.name, optimizerOptions, "`recipe.optimizer`").transform,
    learningRate: planRate(rateRules.make(rate.name, course, "`recipe.rate`"), learningRate),
    sigma: sigmaRule ?? constant(0),
    initialiser: initialisers.make(initialiser.name, optionsOf(initialiser), "`recipe.initialiser`"),
    loss: losses.make(loss.name, optionsOf(loss), "`recipe.loss`"),
  };
}
