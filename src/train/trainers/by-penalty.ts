import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { integer, number } from "../../core/rules.js";
import { shown } from "../../core/shown.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { elman } from "../../network/cells/elman.js";
import { annealed } from "../../schedule/sigma.js";
import { type MethodRecipe, optionsOf, plainRecipe } from "../method-recipe.js";
import type { TrainerKind } from "./contract.js";
import { type TrainPenaltyOptions, trainPenalty } from "./penalty.js";

/**
 * The penalty objective, whose weights are solved exactly in each round: `trainPenalty`, an epoch being a round.
 *
 * Reads lambda, descentSteps and resetEvery beside its name, sigma (annealed) and the gain, and refuses a choice of anything else; squared
 * loss and one Elman layer alone.
 */
export const byPenalty: TrainerKind = {
  name: "penalty",
  describe(recipe) {
    const { lambda = 1 } = ensureOwnChoices(recipe);
    return {
      diffuses: true,
      detail: `penalty objective, lambda ${lambda}; exact ridge steps, sigma ${sigmaOf(recipe).name}`,
    };
  },
  objectiveOf: () => null,
  limitFor({ hiddenSizes, cell, bidirectional }) {
    if (hiddenSizes.length !== 1) return `trains one recurrent layer, got \`hiddenSizes\` ${shown(hiddenSizes)}`;
    if (bidirectional) return "trains a layer that reads one way, got `bidirectional` true";
    return cell === elman.name ? null : `trains the cell "${elman.name}", got \`cell\` "${cell}"`;
  },
  train(recipe, { network, data, epochs, until = null, seed, metric, errorScale, now, signal }) {
    return trainPenalty({
      ...ensureOwnChoices(recipe),
      network,
      data,
      sigma: sigmaOf(recipe),
      rounds: epochs,
      until,
      seed,
      gain: recipe.gain,
      metric,
      errorScale,
      now,
      signal,
    });
  },
};

type PenaltyOptions = Pick<TrainPenaltyOptions, "lambda" | "descentSteps" | "resetEvery">;

const OPTIONS = {
  lambda: number,
  descentSteps: integer(1),
  resetEvery: integer(0),
} satisfies OptionRules<PenaltyOptions>;

/** Parts of a recipe that choose between ways of "sgd". */
const CHOICES_OF_SGD = [
  "objective",
  "optimizer",
  "rate",
  "initialiser",
  "readoutAtZero",
  "path",
  "truncation",
  "dropout",
] as const satisfies readonly (keyof MethodRecipe)[];

/** The trainer's options; throws for a choice that would have no effect, so that nobody measures one thing and reports another. */
function ensureOwnChoices(recipe: MethodRecipe): PenaltyOptions {
  const { loss, trainer } = recipe;
  const options = optionsOf(trainer);
  ensureOptions('trainer "penalty"', options, OPTIONS);
  ensure(
    loss.name === "squared",
    () =>
      `trainer "penalty": \`loss\` must be the squared one, got "${loss.name}". Use the trainer "sgd" for other losses.`,
  );
  for (const part of CHOICES_OF_SGD) {
    ensure(
      canonicalJson(choiceOf(recipe, part)) === canonicalJson(choiceOf(plainRecipe, part)),
      () =>
        `trainer "penalty": \`${part}\` has no effect and must be that of plainRecipe, ${shown(choiceOf(plainRecipe, part))}, got ` +
        `${shown(choiceOf(recipe, part))}. Leave it as it is there, or use the trainer "sgd".`,
    );
  }
  return options;
}

/** A part of a recipe; no dropout is one of 0. */
function choiceOf(recipe: MethodRecipe, part: (typeof CHOICES_OF_SGD)[number]) {
  const choice = recipe[part];
  return choice === undefined ? 0 : choice;
}

function sigmaOf({ sigma }: MethodRecipe) {
  ensure(
    sigma === null || sigma.name === "annealed",
    () =>
      `trainer "penalty": \`sigma\` must be "annealed" or null, got "${sigma?.name}". The penalty has no rule that watches training.`,
  );
  const { sigma0 = 0, annealFraction = 0.6 } = (sigma ? optionsOf(sigma) : {}) as {
    readonly sigma0?: number;
    readonly annealFraction?: number;
  };
  return annealed({ sigma0, annealFraction });
}
